// From files to a plan: which backlog is which in the sidecar, what the journal of an interrupted run adds, what GitHub has.
import { digest } from "../digest.ts";
import type { ExportDocument } from "../document.ts";
import { refOf } from "../issueBody.ts";
import { findIssue } from "./carryOut.ts";
import { type Decisions, knownTasks, plan, type Plan } from "./plan.ts";
import type { Target } from "./port.ts";
import { look } from "./remote.ts";
import { entriesOf, type ExportOptions, type Journal, type Sidecar, withEntry } from "./sidecar.ts";
import type { Pace, Talk } from "./talk.ts";
import { itemsOf, loginsOf, type Source } from "./wanted.ts";

export interface FileToExport {
  readonly document: ExportDocument;
  /** Its path, from the sidecar's folder. */
  readonly path: string;
  readonly page: string | null;
}

export interface PrepareInput {
  readonly files: readonly FileToExport[];
  readonly target: Target;
  /** The repository that the files come from, "github.com/acme/shop", or nothing. */
  readonly origin: string;
  /** null where there is none yet. */
  readonly sidecar: Sidecar | null;
  readonly journal: Journal | null;
  /** On top of the sidecar's own. */
  readonly options: ExportOptions;
  readonly pace: Pace;
  /** Keys of the only items to push, by their file's URI; null for all. */
  readonly only: ReadonlyMap<string, ReadonlySet<string>> | null;
  readonly decisions: Decisions;
  /** Whether a file that the sidecar names is still there. */
  readonly exists: (path: string) => boolean;
}

/** Reads GitHub and plans. Throws `Trouble` where nothing can be pushed. */
export async function prepare(talk: Talk, input: PrepareInput): Promise<Plan> {
  const before = merged(input.sidecar, input.journal, input.target);
  const settled = await settleIntent(talk, before, input.journal);
  const { sidecar: named, sources } = nameBacklogs(settled, input);
  const options = { ...named.options, ...input.options };
  const tasks = options.tasks ?? "list";
  const items = sources.flatMap(({ document }) => document.items);
  const logins = [...new Set(items.flatMap((item) => loginsOf(item, options)))];
  const backlogs = new Set(sources.map(({ backlog }) => backlog));
  const remote = await look(talk, { entries: entriesOf(named), backlogs, logins, project: options.project ?? null });
  const sidecar = { ...named, target: { ...named.target, id: remote.id } };
  const placed = itemsOf(sources, tasks, knownTasks(sidecar, remote));
  const only = input.only === null ? null : chosen(placed, input.only);
  return plan({ ...input, sources, placed, sidecar, options, remote, only });
}

/** The journal knows more than the file: it was written at each step. */
function merged(sidecar: Sidecar | null, journal: Journal | null, { host, owner, repo }: Target): Sidecar {
  const empty: Sidecar = { version: 1, target: { host, owner, repo, id: null }, backlogs: {} };
  const base = sidecar ?? empty;
  if (journal === null) return base;
  const there = journal.sidecar.target;
  if (`${there.host}/${there.owner}/${there.repo}` !== `${host}/${owner}/${repo}`) return base;
  let result = base;
  for (const [id, { file }] of Object.entries(journal.sidecar.backlogs)) {
    const { file: known = file, items = {} } = result.backlogs[id] ?? {};
    result = { ...result, backlogs: { ...result.backlogs, [id]: { file: known, items } } };
  }
  for (const [ref, entry] of entriesOf(journal.sidecar)) result = withEntry(result, ref, entry);
  return result;
}

/** A creation that was under way when the last run ended: GitHub's lists may show it only now. */
async function settleIntent(talk: Talk, sidecar: Sidecar, journal: Journal | null): Promise<Sidecar> {
  const intent = journal?.intent;
  if (intent == null || entriesOf(sidecar).has(intent.ref)) return sidecar;
  const found = await findIssue(talk, intent.ref);
  return found === null ? sidecar : withEntry(sidecar, intent.ref, { number: found.number, id: found.id, base: {} });
}

/**
 * Each file's key: the one it has in the sidecar, also where it was renamed since, else one made from where it stands, so that
 * two machines and a lost sidecar arrive at the same.
 */
function nameBacklogs(sidecar: Sidecar, input: PrepareInput): { sidecar: Sidecar; sources: readonly Source[] } {
  const backlogs = { ...sidecar.backlogs };
  const sources = input.files.map(({ document, path, page }): Source => {
    const keys = new Set(document.items.map(({ key }) => refOf("", key).slice(1)));
    const known = Object.entries(backlogs).find(([, { file }]) => file === path);
    const renamed = Object.entries(backlogs)
      .filter(([, { file }]) => !input.exists(file) && !input.files.some((other) => other.path === file))
      .map(([id, { items }]) => ({ id, shared: Object.keys(items).filter((key) => keys.has(key)).length }))
      .sort((a, b) => b.shared - a.shared)
      .find(({ shared }) => shared > 0);
    const backlog = known?.[0] ?? renamed?.id ?? digest(`${input.origin}\n${path}`).slice(0, 12);
    backlogs[backlog] = { file: path, items: backlogs[backlog]?.items ?? {} };
    return { document, backlog, file: path, page };
  });
  return { sidecar: { ...sidecar, backlogs }, sources };
}

/** The refs of the chosen items and of their tasks. */
function chosen(
  placed: ReturnType<typeof itemsOf>,
  only: ReadonlyMap<string, ReadonlySet<string>>,
): ReadonlySet<string> {
  const refs = placed.flatMap(({ item, source }) => {
    const keys = only.get(source.document.uri);
    const own = item.id === null ? item.parent : item.key;
    return own !== null && keys?.has(own) === true ? [refOf(source.backlog, item.key)] : [];
  });
  return new Set(refs);
}
