// The face of core: what the server, the client and the terminal build on. Queries are imported from their own files.
export { type Config, noConfig, type RuleSetting, withRules } from "./config/config.ts";
export { type ParsedConfig, parseConfig, parseRuleSettings } from "./config/parseConfig.ts";
export { buildFileIndex } from "./index/buildFileIndex.ts";
export { buildWorkspaceIndex } from "./index/buildWorkspaceIndex.ts";
export type { FileIndex, Resolution } from "./index/fileIndex.ts";
export type { WorkspaceIndex } from "./index/workspaceIndex.ts";
export { rules } from "./rules/index.ts";
export type { Edit, Finding, Fix, Rule, Severity } from "./rules/rule.ts";
export { createRunner, type ReportedFinding, type RuleFault, type Runner } from "./rules/run.ts";
export {
  type Change,
  createWorkspace,
  type ReadRequest,
  type Snapshot,
  type Workspace,
  type WorkspacePorts,
} from "./workspace/workspace.ts";
