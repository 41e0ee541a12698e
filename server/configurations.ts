// Finds, reads and watches `.backlint.json`: the nearest one above a file counts. One that is broken is complained of in
// the file itself, and the last good one stays in force.
import type { Config, Workspace } from "../core/index.ts";
import { includes } from "../core/config/inclusion.ts";
import { baselineUri, withBaseline } from "../core/config/baseline.ts";
import { parseConfig, type ParsedConfig } from "../core/config/parseConfig.ts";
import type { ReportedFinding } from "../core/rules/run.ts";
import type { Chunked } from "../core/queries/positions.ts";
import type { Host } from "./host.ts";
import { decoded, fileName, folderOf, foldersAbove } from "../core/text/uri.ts";

const name = ".backlint.json";
/** A folder that every URI lies in. */
const everywhere = "";

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
  /** Reads a configuration file again, or forgets it. Other files are none of its business. `text` is what it says now, where
   * that is known before it is saved. */
  changed(uri: string, text?: string): Promise<void>;
  /** Whether it is a configuration file, or a baseline that one names. */
  reads(uri: string): boolean;
  /** Reads again whatever was read before. */
  refresh(): Promise<void>;
  /** The one file that counts for every document, where the settings name one. */
  readonly only: string | null;
  /** Takes one file for every document instead of the nearest ones; null goes back to those. */
  useOnly(uri: string | null): Promise<void>;
}

export function createConfigurations(
  workspace: Workspace,
  host: Pick<Host, "read">,
  report: (report: ConfigReport) => void,
  /** Is told of each baseline that is read, so that its changes are told in turn. */
  watch: (uri: string) => void = () => {},
): Configurations {
  /** By folder URI with its closing slash; null where there is none. */
  const known = new Map<string, Config | null>();
  const loading = new Map<string, Promise<void>>();
  const complained = new Set<string>();
  /** Baselines by their URI, with the configuration files that name them. */
  const baselines = new Map<string, Set<string>>();
  let only: { readonly uri: string; config: Config | null } | null = null;

  /** What the file says, complaints told; `last` where it is broken, null where there is none. */
  async function readConfig(uri: string, last: () => Config | null, given?: string): Promise<Config | null> {
    const text = given ?? (await host.read(uri));
    if (text === null) {
      tell({ uri, text: { chunks: [], original: null }, findings: [] });
      return null;
    }
    const { config, findings } = await knowing(parseConfig(text, uri, workspace.runner.rules), uri);
    const anchor = findings[0]?.at.anchor ?? { uri, text };
    tell({ uri, text: { chunks: [{ anchor, start: 0 }], original: null }, findings });
    return config ?? last();
  }

  async function knowing(parsed: ParsedConfig, uri: string): Promise<ParsedConfig> {
    if (parsed.baseline === null) return parsed;
    const baseline = baselineUri(uri, parsed.baseline.path);
    if (baseline === null) return withBaseline(parsed, null, null);
    const named = baselines.get(baseline);
    if (named === undefined) watch(baseline);
    baselines.set(baseline, (named ?? new Set()).add(uri));
    return withBaseline(parsed, baseline, await host.read(baseline));
  }

  async function load(folder: string, text?: string): Promise<void> {
    const before = () => known.get(folder) ?? null;
    const config = await readConfig(folder + name, before, text);
    if (before() !== config && only === null) workspace.apply({ type: "config", folder, config });
    known.set(folder, config);
  }

  async function loadOnly(mine: NonNullable<typeof only>, text?: string): Promise<void> {
    const config = await readConfig(mine.uri, () => mine.config, text);
    mine.config = config;
    if (only === mine) workspace.apply({ type: "config", folder: everywhere, config });
  }

  function tell(one: ConfigReport): void {
    if (one.findings.length > 0) complained.add(one.uri);
    else if (!complained.delete(one.uri)) return;
    report(one);
  }

  function loadOnce(folder: string, text?: string): Promise<void> {
    let running = loading.get(folder);
    if (running === undefined) {
      running = load(folder, text).finally(() => loading.delete(folder));
      loading.set(folder, running);
    }
    return running;
  }

  /** The first folder above that nothing is known of yet; null when the search is over. */
  function unknownAbove(uri: string): string | null {
    if (only !== null) return null;
    for (const folder of foldersAbove(uri)) {
      const config = known.get(folder);
      if (config === undefined) return folder;
      if (config !== null) return null;
    }
    return null;
  }

  async function changed(uri: string, text?: string): Promise<void> {
    for (const config of baselines.get(uri) ?? []) await changed(config);
    if (uri === only?.uri) await loadOnly(only, text);
    if (!uri.endsWith(`/${name}`)) return;
    const folder = uri.slice(0, -name.length);
    await loading.get(folder);
    await loadOnce(folder, text);
  }

  return {
    isReady: (uri) => unknownAbove(uri) === null,
    async ready(uri) {
      for (let folder = unknownAbove(uri); folder !== null; folder = unknownAbove(uri)) await loadOnce(folder);
    },
    covers(uri) {
      if (only !== null) {
        const folder = folderOf(only.uri);
        // Its patterns count from where it lies, which may be beside the documents rather than above them.
        const path = uri.startsWith(folder) ? decoded(uri.slice(folder.length)) : fileName(uri);
        return only.config === null || includes(only.config, path);
      }
      const folder = foldersAbove(uri).find((one) => (known.get(one) ?? null) !== null);
      const config = folder === undefined ? null : (known.get(folder) ?? null);
      return folder === undefined || config === null || includes(config, decoded(uri.slice(folder.length)));
    },
    get only() {
      return only?.uri ?? null;
    },
    reads: (uri) => uri === only?.uri || uri.endsWith(`/${name}`) || baselines.has(uri),
    async refresh() {
      await Promise.all([...loading.values()]);
      if (only !== null) await loadOnly(only);
      await Promise.all([...known.keys()].map((folder) => loadOnce(folder)));
    },
    changed,
    async useOnly(uri) {
      if (uri === (only?.uri ?? null)) return;
      if (only !== null) {
        workspace.apply({ type: "config", folder: everywhere, config: null });
        tell({ uri: only.uri, text: { chunks: [], original: null }, findings: [] });
      }
      only = uri === null ? null : { uri, config: null };
      const hidden = only !== null;
      for (const [folder, config] of known) {
        if (config !== null) workspace.apply({ type: "config", folder, config: hidden ? null : config });
      }
      if (only !== null) await loadOnly(only);
    },
  };
}
