// Finds, reads and watches `.backlint.json`: the nearest one above a file counts. One that is broken is complained of in
// the file itself, and the last good one stays in force.
import type { Config, Workspace } from "../core/index.ts";
import { includes } from "../core/config/inclusion.ts";
import { parseConfig } from "../core/config/parseConfig.ts";
import type { ReportedFinding } from "../core/rules/run.ts";
import type { Chunked } from "../core/queries/positions.ts";
import type { Host } from "./host.ts";
import { decoded, foldersAbove } from "./uris.ts";

const name = ".backlint.json";

/** A configuration file with what is wrong in it; an empty list once it is mended. */
export interface ConfigReport {
  readonly uri: string;
  readonly text: Chunked;
  readonly findings: readonly ReportedFinding[];
}

export interface Configurations {
  /** Whether the configuration of a document is known, so that it may be read. */
  isReady(uri: string): boolean;
  /** Settles once it is. Never rejects. */
  ready(uri: string): Promise<void>;
  /** Whether the configuration wants the document looked at. */
  covers(uri: string): boolean;
  /** Reads a configuration file again, or forgets it. Other files are none of its business. */
  changed(uri: string): Promise<void>;
}

export function createConfigurations(
  workspace: Workspace,
  host: Host,
  report: (report: ConfigReport) => void,
): Configurations {
  /** By folder URI with its closing slash; null where there is none. */
  const known = new Map<string, Config | null>();
  const loading = new Map<string, Promise<void>>();
  const complained = new Set<string>();

  async function load(folder: string): Promise<void> {
    const uri = folder + name;
    const text = await host.read(uri);
    if (text === null) {
      apply(folder, null);
      tell({ uri, text: { chunks: [], original: null }, findings: [] });
      return;
    }
    const { config, findings } = parseConfig(text, uri, workspace.runner.rules);
    apply(folder, config ?? known.get(folder) ?? null);
    const anchor = findings[0]?.at.anchor ?? { uri, text };
    tell({ uri, text: { chunks: [{ anchor, start: 0 }], original: null }, findings });
  }

  function apply(folder: string, config: Config | null): void {
    const before = known.get(folder) ?? null;
    known.set(folder, config);
    if (before !== config) workspace.apply({ type: "config", folder, config });
  }

  function tell(one: ConfigReport): void {
    if (one.findings.length > 0) complained.add(one.uri);
    else if (!complained.delete(one.uri)) return;
    report(one);
  }

  function loadOnce(folder: string): Promise<void> {
    let running = loading.get(folder);
    if (running === undefined) {
      running = load(folder).finally(() => loading.delete(folder));
      loading.set(folder, running);
    }
    return running;
  }

  /** The first folder above that nothing is known of yet; null when the search is over. */
  function unknownAbove(uri: string): string | null {
    for (const folder of foldersAbove(uri)) {
      const config = known.get(folder);
      if (config === undefined) return folder;
      if (config !== null) return null;
    }
    return null;
  }

  return {
    isReady: (uri) => unknownAbove(uri) === null,
    async ready(uri) {
      for (let folder = unknownAbove(uri); folder !== null; folder = unknownAbove(uri)) await loadOnce(folder);
    },
    covers(uri) {
      const folder = foldersAbove(uri).find((one) => (known.get(one) ?? null) !== null);
      const config = folder === undefined ? null : (known.get(folder) ?? null);
      return folder === undefined || config === null || includes(config, decoded(uri.slice(folder.length)));
    },
    async changed(uri) {
      if (!uri.endsWith(`/${name}`)) return;
      const folder = uri.slice(0, -name.length);
      await loading.get(folder);
      await loadOnce(folder);
    },
  };
}
