// Gathers items that have files of their own into one file beside them; their files go.
import { type Message, say } from "../../text/message.ts";
import type { FileIndex } from "../../index/fileIndex.ts";
import { lineBreakOf } from "../../text/lines.ts";
import { fileName, folderOf } from "../../text/uri.ts";
import type { Snapshot } from "../../workspace/workspace.ts";
import { afterwards } from "../afterwards.ts";
import type { Proposal } from "../assist.ts";
import { isWholeFile } from "../mould/unit.ts";
import { lossOf } from "./proof.ts";
import { type Shape, shapeNames } from "./shape.ts";
import { spellingOf } from "./spelling.ts";
import { takeApart } from "./takeApart.ts";
import { manners, writers } from "./writers.ts";

/** The files of one item each in a file's folder, itself among them, by name; none where it holds more than one. */
export function partsOf(snapshot: Snapshot, file: FileIndex): readonly FileIndex[] {
  const isPart = (one: FileIndex) => {
    const [item] = one.items;
    return item !== undefined && one.items.length === 1 && isWholeFile(item) && one.chunks.length === 1;
  };
  if (!isPart(file)) return [];
  const folder = folderOf(file.uri);
  return [...snapshot.index.files.values()]
    .filter((one) => folderOf(one.uri) === folder && isPart(one))
    .sort((a, b) => (a.uri < b.uri ? -1 : 1));
}

/** `parts` are files of one folder. */
export function gathered(
  snapshot: Snapshot,
  parts: readonly FileIndex[],
  to: Exclude<Shape, "files">,
): Proposal | Message {
  const [first] = parts;
  if (first === undefined) return say`There are no items to gather`;
  const damaged = parts.find(({ original }) => original !== null);
  if (damaged !== undefined) return say`${fileName(damaged.uri)} holds damaged characters: repair them first`;
  const folder = folderOf(first.uri);
  const uri = `${folder}backlog.md`;
  if (snapshot.index.files.has(uri)) return say`A file backlog.md is in the folder already: rename it first`;
  const said = parts.flatMap((file) => file.items.map((item) => takeApart(item, [], 0)));
  let why: Message | null = null;
  for (const manner of manners) {
    const written = writers[to]({ said, spelling: spellingOf(first), manner, level: 2, isFenced: false });
    if (written.type === "refused") return written.why;
    const text = `# Backlog\n\n${written.text}\n`.replace(/\n/g, lineBreakOf(first.text));
    const creates = [{ uri, text }];
    const after = afterwards(snapshot, { edits: [], creates })?.files.get(uri);
    const loss = after === undefined ? null : lossOf(parts, [after]);
    if (after !== undefined && loss === null) {
      const title = say`Gather ${said.length} items as ${shapeNames[to]}`;
      return { choice: to, title, notes: [], slices: [], edits: [], creates, removes: parts.map((part) => part.uri) };
    }
    why = loss?.text ?? say`The text has changed meanwhile: ask again`;
    if (loss?.type === "other") break;
  }
  return say`The items cannot be gathered as ${shapeNames[to]} without loss: ${why ?? ""}`;
}
