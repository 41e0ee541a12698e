// The `lint --format json` contract.
import type { Reporter } from "./report.ts";

export const report: Reporter = ({ files }) =>
  `${JSON.stringify({ version: 1, files: files.map(({ path, diagnostics }) => ({ path, diagnostics })) })}\n`;
