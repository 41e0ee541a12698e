// Converts a backlog: all its items that have another shape are taken apart, written in the wanted one, and read back. What would be
// lost is said, and nothing is done.
import { isMessage, type Message, say } from "../../text/message.ts";
import type { FileIndex } from "../../index/fileIndex.ts";
import { lineBreakOf } from "../../text/lines.ts";
import type { TextEdit } from "../../text/edit.ts";
import { fileName } from "../../text/uri.ts";
import type { Snapshot } from "../../workspace/workspace.ts";
import { afterwards } from "../afterwards.ts";
import type { Assist, Proposal } from "../assist.ts";
import { editsOf } from "../textEdits.ts";
import { convertedToFiles } from "./toFiles.ts";
import { gathered, partsOf } from "./gather.ts";
import { lossOf } from "./proof.ts";
import { placed } from "./room.ts";
import { type Shape, shapeNames, shapeOf, shapes } from "./shape.ts";
import { spellingOf } from "./spelling.ts";
import { convertible, type Stretch, stretchesOf } from "./stretches.ts";
import type { Manner } from "./writer.ts";
import { manners, writers } from "./writers.ts";

/** The whole file in another shape, proven; or one plain sentence that says why not. */
export function converted(snapshot: Snapshot, file: FileIndex, to: Exclude<Shape, "files">): Proposal | Message {
  const items = convertible(file, to);
  if (file.items.length === 0) return say`The file holds no items to convert`;
  if (items.length === 0) return say`All items of the file are ${shapeNames[to]} already`;
  if (file.original !== null) return say`The file holds damaged characters: repair them first`;
  const stretches = stretchesOf(file, items);
  if (isMessage(stretches)) return stretches;
  let why: Message | null = null;
  for (const manner of manners) {
    const edits = rewritten(file, stretches, to, manner);
    if (isMessage(edits)) return edits;
    const own = editsOf(file, edits);
    const after = afterwards(snapshot, { edits: own, creates: [] })?.files.get(file.uri);
    if (after === undefined) return say`The parts of the file would be written into each other`;
    const loss = lossOf([file], [after]);
    if (loss === null) return proposal(to, stretches, own);
    why = loss.text;
    if (loss.type === "other") break;
  }
  return say`The items cannot be written as ${shapeNames[to]} without loss: ${why ?? ""}`;
}

/** The edits of the file's text; or what the shape cannot hold. */
export function rewritten(
  file: FileIndex,
  stretches: readonly Stretch[],
  to: Exclude<Shape, "files">,
  manner: Manner,
): readonly TextEdit[] | Message {
  const spelling = spellingOf(file);
  const lineBreak = lineBreakOf(file.text);
  const isFenced =
    to === "key-value" && file.items.some((item) => shapeOf(item) === to && fenced.test(item.at.anchor.text));
  const edits: TextEdit[] = [];
  for (const stretch of stretches) {
    const room = placed(file, stretch, to);
    const written = writers[to]({ said: stretch.said, spelling, manner, level: room.level, isFenced });
    if (written.type === "refused") return written.why;
    edits.push(...room.edits([...stretch.totals, written.text].join("\n\n")));
  }
  return edits.map((edit) => ({ ...edit, text: edit.text.replace(/\n/g, lineBreak) }));
}

const fenced = /^\s*(?:`{3,}|~{3,})/;

function proposal(to: Shape, stretches: readonly Stretch[], edits: Proposal["edits"]): Proposal {
  const count = stretches.reduce((sum, { said }) => sum + said.length, 0);
  return {
    choice: to,
    title: count === 1 ? say`Convert 1 item to ${shapeNames[to]}` : say`Convert ${count} items to ${shapeNames[to]}`,
    notes: [],
    slices: [],
    edits,
    creates: [],
  };
}

/** Whatever is asked for: to a shape in the same file, to files of their own, or from those to one file. */
export function conversion(snapshot: Snapshot, file: FileIndex, to: Shape, folder: string): Proposal | Message {
  if (to === "files") return convertedToFiles(snapshot, file, folder);
  const parts = partsOf(snapshot, file);
  return parts.length > 1 ? gathered(snapshot, parts, to) : converted(snapshot, file, to);
}

/** Where items of a file go that get files of their own, unless somebody says otherwise: a folder of its name. */
export function usualFolder(file: FileIndex): string {
  return `${fileName(file.uri).replace(/\.[^.]*$/, "")}/`;
}

export const convert: Assist = {
  id: "convert",
  answers: [],
  refactors: true,
  isCostly: true,
  offers({ item }) {
    return item === null
      ? []
      : shapes
          .filter((to) => to !== shapeOf(item))
          .map((to) => ({ choice: to, title: say`Convert this backlog to ${shapeNames[to]}` }));
  },
  write({ snapshot, file }, choice) {
    const to = shapes.find((one) => one === choice);
    return to === undefined
      ? say`The text has changed meanwhile: ask again`
      : conversion(snapshot, file, to, usualFolder(file));
  },
};
