// The files of one run as a workspace: each with the nearest configuration above it, or with the one that was asked for.
import { existsSync, readFileSync } from "node:fs";
import { dirname, join, relative, resolve } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { baselineUri, withBaseline } from "../core/config/baseline.ts";
import { teaches } from "../core/config/config.ts";
import { includes } from "../core/config/inclusion.ts";
import { parseConfig, parseRuleSettings } from "../core/config/parseConfig.ts";
import { houseOf } from "../core/dialects/house.ts";
import { detached, read } from "../core/dialects/reader.ts";
import { type Config, createWorkspace, type ReportedFinding, rules, type Workspace } from "../core/index.ts";
import { english } from "../core/text/message.ts";
import { traceOf } from "../core/workspace/trace.ts";
import { isBacklog } from "../core/queries/summary.ts";
import type { SourceFile } from "./files.ts";
import { Unusable } from "./verb.ts";

export interface Project {
  readonly workspace: Workspace;
  /** The configuration files that were read, with what is wrong in them. */
  readonly configs: readonly ConfigFile[];
  /** The findings of one file; none where it is no backlog or its configuration leaves it out. */
  findings(uri: string): readonly ReportedFinding[];
}

export interface ConfigFile {
  readonly path: string;
  readonly text: string;
  readonly folder: string;
  readonly config: Config | null;
  readonly findings: readonly ReportedFinding[];
}

export interface ProjectOptions {
  readonly cwd: string;
  /** A configuration for every file, or null for the nearest ones. */
  readonly config: string | null;
  /** `id=severity`, over every configuration. */
  readonly rules: readonly string[];
  /** False where the baselines that configurations name are passed over: another one is used, or a new one written. */
  readonly baselines?: boolean;
  /** Only files that can hold items are read. */
  readonly backlogsOnly?: true;
}

/** Throws `Unusable` on a configuration or rule setting given by hand that cannot be used. */
export function openProject(files: readonly SourceFile[], options: ProjectOptions): Project {
  const workspace = createWorkspace({
    read: (request) => read(request, houseOf(request.config)),
    rules,
  });
  workspace.apply({ type: "settings", rules: ruleSettings(options.rules) });
  const configs =
    options.config === null ? nearestConfigs(files, options.cwd) : [givenConfig(options.config, options.cwd)];
  for (const { folder, config } of configs) {
    const own = config === null || options.baselines !== false ? config : { ...config, baseline: null };
    workspace.apply({ type: "config", folder, config: own });
  }
  const { configOf } = workspace.snapshot;
  const wanted =
    options.backlogsOnly === true
      ? files.filter(({ uri, text }) => teaches(configOf(uri)) || traceOf(text).mayHoldItems)
      : files;
  const readings = wanted.map(({ uri, text }) =>
    detached(read({ uri, text, edits: null, previous: null }, houseOf(configOf(uri)))),
  );
  workspace.apply({ type: "shelve", readings, gone: [] });
  const folders = [...configs].sort((a, b) => b.folder.length - a.folder.length);
  return {
    workspace,
    configs,
    findings(uri) {
      const { snapshot } = workspace;
      const file = snapshot.file(uri);
      if (file === null || !isBacklog(file)) return [];
      const near = folders.find(({ folder }) => uri.startsWith(folder));
      const covered = near?.config == null || includes(near.config, decodeURIComponent(uri.slice(near.folder.length)));
      return covered ? snapshot.findings(uri) : [];
    },
  };
}

function ruleSettings(given: readonly string[]): ReturnType<typeof parseRuleSettings>["rules"] {
  const written: Record<string, string> = {};
  for (const one of given) {
    const [id, severity, ...more] = one.split("=");
    if (!id || !severity || more.length > 0) throw new Unusable(`--rule needs ID=SEVERITY, not ${one}`);
    written[id] = severity;
  }
  const { rules: settings, problems } = parseRuleSettings(written, rules);
  if (problems[0] !== undefined) throw new Unusable(`--rule: ${english(problems[0])}`);
  return settings;
}

function givenConfig(path: string, cwd: string): ConfigFile {
  const full = resolve(cwd, path);
  if (!existsSync(full)) throw new Unusable(`no such file: ${path}`);
  const file = readConfig(full, path);
  const [first] = file.findings;
  if (file.config === null) throw new Unusable(`${path}: ${first?.message ?? "no configuration"}`);
  // It speaks for every file of the run, wherever that lies.
  return { ...file, folder: "file:///" };
}

function nearestConfigs(files: readonly SourceFile[], cwd: string): ConfigFile[] {
  const found = new Map<string, ConfigFile | null>();
  const look = (folder: string): ConfigFile | null => {
    const known = found.get(folder);
    if (known !== undefined) return known;
    const path = join(folder, ".backlint.json");
    const above = dirname(folder);
    const config = existsSync(path) ? readConfig(path, relative(cwd, path)) : above === folder ? null : look(above);
    found.set(folder, config);
    return config;
  };
  const used = new Set(files.flatMap(({ uri }) => look(dirname(fileURLToPath(uri))) ?? []));
  return [...used];
}

function readConfig(full: string, path: string): ConfigFile {
  let text: string;
  try {
    text = readFileSync(full, "utf8").replace(/^\ufeff/, "");
  } catch (error) {
    throw new Unusable(`cannot read ${path}: ${error instanceof Error ? error.message : String(error)}`);
  }
  const folder = pathToFileURL(`${dirname(full)}/`).href;
  const uri = pathToFileURL(full).href;
  const parsed = parseConfig(text, uri, rules);
  const baseline = parsed.baseline === null ? null : baselineUri(uri, parsed.baseline.path);
  return { path, text, folder, ...withBaseline(parsed, baseline, baseline === null ? null : textOf(baseline)) };
}

/** Null for a file that cannot be read. */
function textOf(uri: string): string | null {
  try {
    return readFileSync(fileURLToPath(uri), "utf8");
  } catch {
    return null;
  }
}
