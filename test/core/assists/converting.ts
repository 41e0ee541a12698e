// Converts a text to every shape and back, and says what came of it: the engine of the property tests of conversion. What the items
// say is put together here once more, from a reading of nothing but the new text.
import { conversion } from "../../../core/assists/convert/convert.ts";
import { type Shape, shapeOf, shapes } from "../../../core/assists/convert/shape.ts";
import { createWorkspace, type FileIndex, rules, type Snapshot } from "../../../core/index.ts";
import { houseOf } from "../../../core/dialects/house.ts";
import { read } from "../../../core/dialects/reader.ts";
import type { Item } from "../../../core/model/item.ts";
import { english, isMessage } from "../../../core/text/message.ts";
import { applyEdits, sortEdits } from "../../../core/text/edit.ts";

export interface Conversion {
  readonly from: string;
  readonly to: Shape;
  /** Why nothing was done; null where it was. */
  readonly refused: string | null;
  /** What is wrong with what was done; null where nothing is. */
  readonly fault: string | null;
  /** Whether the way back was taken as well. */
  readonly isBack: boolean;
}

const home = "file:///plan/backlog.md";

/** Files by URI. */
export type Files = ReadonlyMap<string, string>;

export function opened(files: Files): Snapshot {
  const workspace = createWorkspace({
    read: (request) => read(request, houseOf(request.config)),
    rules,
    onError: ({ rule, error }) => {
      throw new Error(`Rule ${rule} failed`, { cause: error });
    },
  });
  for (const [uri, text] of files) workspace.apply({ type: "text", uri, text, version: 1 });
  return workspace.snapshot;
}

/** The files after a conversion of one of them, or why there is none. */
export function convertedFiles(files: Files, uri: string, to: Shape): Files | string {
  const snapshot = opened(files);
  const file = snapshot.file(uri);
  if (file === null) return "there is no such file";
  const proposal = conversion(snapshot, file, to, "items/");
  if (isMessage(proposal)) return english(proposal);
  const after = new Map(files);
  const edits = proposal.edits.map(({ at, text }) => ({ ...file.spanOf(at), text }));
  const sorted = sortEdits(edits, file.text.length);
  if (sorted.type !== "sorted") throw new Error("The edits do not apply");
  after.set(uri, applyEdits(file.text, sorted.edits));
  for (const created of proposal.creates) {
    if (after.has(created.uri)) throw new Error(`${created.uri} is there already`);
    after.set(created.uri, created.text);
  }
  for (const gone of proposal.removes ?? []) after.delete(gone);
  return after;
}

export function* conversionsOf(text: string): Iterable<Conversion> {
  const files = new Map([[home, text]]);
  const snapshot = opened(files);
  const file = snapshot.file(home);
  if (file === null || file.items.length === 0) return;
  const own = shapesIn(file);
  const before = portrait(files);
  for (const to of shapes) {
    if (own.size === 1 && own.has(to)) continue;
    const from = [...own].join(" and ");
    const there = convertedFiles(files, home, to);
    if (typeof there === "string") {
      if (!/already$/.test(there)) yield { from, to, refused: there, fault: null, isBack: false };
      continue;
    }
    const fault = sameOr(before, portrait(there)) ?? outsideOf(text, there.get(home) ?? "", file, to);
    const back = fault === null && own.size === 1 ? wayBack(there, [...own][0]) : null;
    const lost = back === null ? null : sameOr(before, portrait(back));
    yield { from, to, refused: null, fault: fault ?? (lost === null ? null : `back: ${lost}`), isBack: back !== null };
  }
}

function shapesIn(file: FileIndex): ReadonlySet<Shape | "lines"> {
  return new Set(file.items.filter((item) => file.childrenOf(item).length === 0).map(shapeOf));
}

/** Null where that is refused. */
function wayBack(files: Files, shape: Shape | "lines" | undefined): Files | null {
  if (shape === undefined || shape === "lines") return null;
  const [uri = home] = [...files.keys()].filter((one) => one !== home);
  const back = convertedFiles(files, uri, shape);
  return typeof back === "string" ? null : back;
}

/** What all items say, by ID and title. */
function portrait(files: Files): ReadonlyMap<string, string> {
  const snapshot = opened(files);
  const found = new Map<string, string>();
  for (const file of snapshot.index.files.values()) {
    for (const item of file.items) {
      const name = `${item.id?.value ?? ""} ${plain(item.title.value)}`;
      found.set(found.has(name) ? `${name} ${found.size}` : name, told(file, item));
    }
  }
  return found;
}

const plain = (text: string) => text.replace(/[`*_]/g, "").replace(/\s+/g, " ").trim();

function told(file: FileIndex, item: Item): string {
  return JSON.stringify([
    item.kind,
    item.estimate?.value,
    item.priority?.raw,
    item.labels.map(({ value }) => value),
    item.status?.value,
    item.owners.map(({ value }) => value),
    item.dependsOn.map(({ at: _, ...reference }) => reference),
    item.criteria.map(({ text, checked }) => [plain(text), checked]),
    item.tasks.map(({ title, hours, done }) => [plain(title), hours, done]),
    item.sprint?.value,
    file.epicOf(item)?.id?.value ?? item.epic?.value,
  ]);
}

function sameOr(before: ReadonlyMap<string, string>, after: ReadonlyMap<string, string>): string | null {
  for (const [name, said] of before)
    if (after.get(name) !== said) return `${name} says ${after.get(name)} instead of ${said}`;
  return after.size === before.size ? null : `${after.size} items are read where ${before.size} were`;
}

/** The lines of no item, which must all be there and in their order. */
function outsideOf(before: string, after: string, file: FileIndex, to: Shape): string | null {
  const taken = file.items
    .filter((item) => shapeOf(item) !== to)
    .map((item) => (shapeOf(item) === "files" ? { start: 0, end: before.length } : file.spanOf(item.at)));
  let at = 0;
  const now = after.split(/\r?\n/);
  let offset = 0;
  for (const line of before.split("\n")) {
    const start = offset;
    offset += line.length + 1;
    const words = line.replace(/\r$/, "");
    const isTaken =
      taken.some((span) => span.start < offset && start < span.end) || !/\p{L}{3}/u.test(words) || words.includes("|");
    if (isTaken) continue;
    const found = now.indexOf(words, at);
    if (found < 0) return `the line “${words}” is gone or moved`;
    at = found;
  }
  return null;
}
