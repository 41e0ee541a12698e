// The archive itself, wherever it runs: in a worker thread of the Node server, or between the requests of a browser's.
import { type Config, teaches } from "../../core/config/config.ts";
import { createWorkspace, rules } from "../../core/index.ts";
import { parseRuleSettings } from "../../core/config/parseConfig.ts";
import { createConfigurations } from "../configurations.ts";
import { houseOf } from "../../core/dialects/house.ts";
import { detached, read } from "../../core/dialects/reader.ts";
import type { Reading } from "../../core/model/reading.ts";
import { isBacklog } from "../../core/queries/summary.ts";
import { hashOf } from "../../core/text/hash.ts";
import { speakerOf } from "../../core/text/message.ts";
import { elsewhereOf } from "../../core/workspace/catalogue.ts";
import { foreignKeys, relatedTo } from "../../core/workspace/related.ts";
import { diagnosticsOf } from "../convert.ts";
import type { Archive, ArchivePorts, Judged } from "./archive.ts";
import { type Entry, readFindings, words, writeEntries } from "./entries.ts";
import { createHoldings } from "./holdings.ts";
import { packed } from "./packing.ts";

/** So many characters of texts stay read; the longest unused go first. */
const shelfSize = 2_000_000;

export function openArchive(ports: ArchivePorts): Archive {
  const workspace = createWorkspace({
    read: (request) => read(request, houseOf(request.config)),
    rules,
    onError: ({ rule, uri, error }) => ports.fault(`[${rule}] failed ${uri}: ${String(error)}`),
  });
  const configurations = createConfigurations(workspace, { read: async (uri) => ports.read(uri) }, () => {});
  const configOf = (uri: string) => workspace.snapshot.configOf(uri);
  const holdings = createHoldings(ports, {
    ready: (uri) => (configurations.isReady(uri) ? Promise.resolve() : configurations.ready(uri)),
    covers(uri) {
      const { include, exclude } = configOf(uri).files;
      return include.length + exclude.length === 0 || configurations.covers(uri);
    },
    teaches: (uri) => teaches(configOf(uri)),
  });
  const { entries, catalogue } = holdings;
  const speak = speakerOf(ports.language);
  /** What is on the workspace's shelf, the longest unused first. */
  const shelved = new Map<string, { readonly reading: Reading; readonly hash: string; readonly size: number }>();
  /** Whose findings rest on a file, as far as they were asked for. */
  const restingOn = new Map<string, Set<string>>();
  let related = false;
  let scans = 0;
  let passes = 0;
  let parsed = 0;
  let judged = 0;
  let dirty = false;
  let scanning: Promise<unknown> = Promise.resolve();
  let findingsLoaded: Promise<void> | null = null;

  /** The keys that a file refers to elsewhere, as far as known without reading it. */
  function foreignOf(uri: string): readonly string[] | null {
    const known = entries.get(uri)?.known;
    return known?.config === configKey(configOf(uri)) ? known.foreign : null;
  }

  const relatedOf = (uri: string) => relatedTo(uri, foreignOf, (key) => catalogue.mentioning(key));

  /** Of everything that a file's findings rest on; null while that is not known without reading. */
  function signatureOf(uri: string): string | null {
    const parts = [`${related}`];
    for (const one of [uri, ...relatedOf(uri)].sort()) {
      if (foreignOf(one) === null) return null;
      const resting = restingOn.get(one);
      if (resting === undefined) restingOn.set(one, new Set([uri]));
      else resting.add(uri);
      parts.push(`${one} ${entries.get(one)?.hash} ${configKey(configOf(one))}`);
    }
    return hashOf(parts.join("\n"));
  }

  /** What was found before, where that still holds. */
  function remembered(uri: string, { known }: Entry): Judged | null {
    if (!known?.verdict || known.verdict.signature !== signatureOf(uri)) return null;
    const { items, sprints, verdict } = known;
    return { resultId: verdict.signature, items, sprints, found: verdict.found, diagnostics: verdict.diagnostics };
  }

  /** Reads a file unless it is read; nothing in `keep` makes room for it. False where there is none. */
  async function shelve(uri: string, keep: ReadonlySet<string>): Promise<boolean> {
    const entry = entries.get(uri);
    const there = shelved.get(uri);
    if (entry === undefined) return false;
    if (there?.hash === entry.hash) {
      shelved.delete(uri);
      shelved.set(uri, there);
      return true;
    }
    const text = await ports.read(uri);
    if (text === null) return false;
    const now = holdings.note(entry.stamp, text);
    now.hash ??= hashOf(text);
    const config = configOf(uri);
    const reading = detached(read({ uri, text, edits: null, previous: null }, houseOf(config)));
    parsed++;
    shelved.delete(uri);
    shelved.set(uri, { reading, hash: now.hash, size: text.length });
    workspace.apply({ type: "shelve", readings: [reading], gone: makeRoom(keep) });
    const file = workspace.snapshot.file(uri);
    if (file === null) return false;
    const key = configKey(config);
    const verdict = now.known?.config === key ? now.known.verdict : null;
    const { items, sprints } = reading;
    now.known = { config: key, items: items.length, sprints: sprints.length, foreign: foreignKeys(file), verdict };
    dirty = true;
    return true;
  }

  function makeRoom(keep: ReadonlySet<string>): readonly string[] {
    let size = 0;
    for (const one of shelved.values()) size += one.size;
    const gone: string[] = [];
    for (const [uri, one] of shelved) {
      if (size <= shelfSize) break;
      if (keep.has(uri)) continue;
      size -= one.size;
      shelved.delete(uri);
      gone.push(uri);
    }
    return gone;
  }

  /** Reads a file with all that it is related to, which shows only while reading. */
  async function gather(uri: string): Promise<void> {
    for (let before = -1; ; ) {
      const wanted = new Set([uri, ...relatedOf(uri)]);
      for (const one of wanted) await shelve(one, wanted);
      if (wanted.size === before) return;
      before = wanted.size;
    }
  }

  async function judge(uri: string): Promise<Judged | null> {
    await scanning;
    const entry = entries.get(uri);
    if (entry === undefined || !configurations.covers(uri)) return null;
    if (!entry.mayHoldItems) return { resultId: "none", items: 0, sprints: 0, found: 0, diagnostics: [] };
    await loadFindings();
    const before = remembered(uri, entry);
    if (before !== null) return before;
    await gather(uri);
    const { snapshot } = workspace;
    const now = entries.get(uri);
    const file = snapshot.file(uri);
    if (now?.known == null || file === null) return null;
    const findings = isBacklog(file) ? snapshot.findings(uri) : [];
    judged++;
    const diagnostics = diagnosticsOf(file, findings, { workspace: snapshot.index, page: ports.page, related, speak });
    const signature = signatureOf(uri);
    const verdict = signature === null ? null : { signature, found: findings.length, diagnostics };
    now.known = { ...now.known, verdict };
    dirty = true;
    const { items, sprints } = now.known;
    return { resultId: signature ?? "", items, sprints, found: findings.length, diagnostics };
  }

  function loadFindings(): Promise<void> {
    findingsLoaded ??= ports.load("findings").then((text) => readFindings(text, ports.build, entries));
    return findingsLoaded;
  }

  /** Whoever waits for the scan waits for the last one. */
  function inTurn<Answer>(work: () => Promise<Answer>): Promise<Answer> {
    const done = scanning.then(work);
    scanning = done.catch(() => {});
    return done;
  }

  /** What was read under another configuration is no longer what the file says. */
  async function reconfigure(): Promise<void> {
    await configurations.refresh();
    const gone = [...shelved.keys()].filter((uri) => entries.get(uri)?.known?.config !== configKey(configOf(uri)));
    for (const uri of gone) shelved.delete(uri);
    workspace.apply({ type: "shelve", readings: [], gone });
  }

  function isComplete(complete: boolean): void {
    const elsewhere = elsewhereOf(catalogue, complete, (uri) => shelved.has(uri));
    workspace.apply({ type: "elsewhere", elsewhere });
  }

  return {
    scan: (settings) =>
      inTurn(async () => {
        scans++;
        related = settings.related;
        isComplete(false);
        workspace.apply({ type: "settings", rules: parseRuleSettings(settings.rules, rules).rules });
        await configurations.useOnly(settings.config);
        if (scans > 1) await reconfigure();
        const before = holdings.traced;
        const count = await holdings.scan(settings.folders, settings.exclude);
        dirty ||= holdings.traced !== before;
        isComplete(true);
        return count;
      }),
    look: (uris) =>
      inTurn(async () => {
        passes++;
        const before = [...entries.keys()];
        const keysBefore = new Map(uris.map((uri) => [uri, words(entries.get(uri)?.keys ?? "")]));
        await holdings.look(uris);
        const affected = new Set<string>();
        for (const [uri, keys] of keysBefore) {
          const now = entries.get(uri);
          affected.add(uri);
          for (const one of restingOn.get(uri) ?? []) affected.add(one);
          for (const key of words(now?.keys ?? ""))
            if (!keys.includes(key)) for (const one of catalogue.mentioning(key)) affected.add(one);
          if (now === undefined) restingOn.delete(uri);
        }
        const gone = before.filter((uri) => !entries.has(uri));
        for (const uri of gone) {
          affected.add(uri);
          for (const one of restingOn.get(uri) ?? []) affected.add(one);
          shelved.delete(uri);
        }
        workspace.apply({ type: "shelve", readings: [], gone });
        isComplete(true);
        dirty = true;
        return [...affected];
      }),
    async containing(words) {
      await scanning;
      return holdings.containing(words);
    },
    async reading(uri) {
      await scanning;
      const there = await shelve(uri, new Set([uri]));
      const one = there ? shelved.get(uri) : undefined;
      return one === undefined ? null : packed(one.reading);
    },
    judge,
    async recall(uri, hash) {
      await scanning;
      await loadFindings();
      const entry = entries.get(uri);
      return entry?.hash === hash && configurations.covers(uri) ? remembered(uri, entry) : null;
    },
    async save() {
      if (!dirty) return;
      await loadFindings();
      dirty = false;
      const { files, findings } = writeEntries(entries, ports.build);
      await ports.store("files", files);
      await ports.store("findings", findings);
    },
    counters: async () => ({ scans, passes, traced: holdings.traced, parsed, judged }),
  };
}

const keys = new WeakMap<Config, string>();

/** The same for configurations that say the same. */
function configKey(config: Config): string {
  let key = keys.get(config);
  if (key === undefined) {
    const plain = (_: string, value: unknown) =>
      value instanceof Map || value instanceof Set ? [...(value as Iterable<unknown>)] : value;
    keys.set(config, (key = hashOf(JSON.stringify(config, plain))));
  }
  return key;
}
