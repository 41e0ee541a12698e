// Gives each item a file of its own. Where it stood, a link leads to it, or nothing where a link would be read as an item.
import { isMessage, type Message, say } from "../../text/message.ts";
import type { FileIndex } from "../../index/fileIndex.ts";
import { lineBreakOf } from "../../text/lines.ts";
import { decoded, folderOf } from "../../text/uri.ts";
import type { Snapshot } from "../../workspace/workspace.ts";
import { afterwards } from "../afterwards.ts";
import type { NewFile, Proposal } from "../assist.ts";
import { editsOf } from "../textEdits.ts";
import { lossOf } from "./proof.ts";
import { placed } from "./room.ts";
import { shapeNames } from "./shape.ts";
import { spellingOf } from "./spelling.ts";
import { convertible, stretchesOf } from "./stretches.ts";
import type { Manner } from "./writer.ts";
import { ownFiles } from "./ownFile.ts";

/** `folder` is where the files go, relative to the file and with a slash at its end; "" for beside it. */
export function convertedToFiles(snapshot: Snapshot, file: FileIndex, folder: string): Proposal | Message {
  const items = convertible(file, "files");
  if (file.items.length === 0) return say`The file holds no items to convert`;
  if (items.length === 0) return say`The file holds one item and no other already`;
  if (file.original !== null) return say`The file holds damaged characters: repair them first`;
  const stretches = stretchesOf(file, items);
  if (isMessage(stretches)) return stretches;
  const spelling = spellingOf(file);
  const base = folderOf(file.uri);
  const home = base + folder.split("/").map(encodeURIComponent).join("/");
  let why: Message | null = null;
  for (const { manner, isLinked } of ways) {
    const creates: NewFile[] = [];
    const edits = stretches.flatMap((stretch) => {
      const sheet = { said: stretch.said, spelling, manner, level: 1, isFenced: false };
      const made = ownFiles(file, sheet, home);
      creates.push(...made);
      const links = made.map(({ uri }, index) => {
        const one = stretch.said[index];
        // Without its ID in front, which would make an item of the point.
        return one === undefined ? "" : `- [${one.title.replace(/[[\]]/g, "")}](${uri.slice(base.length)})`;
      });
      return placed(file, stretch, "files").edits(
        [...stretch.totals, ...(isLinked ? [links.join("\n")] : [])].join("\n\n"),
      );
    });
    const names = new Set(creates.map(({ uri }) => uri));
    if (names.size < creates.length) return say`Two items would get one file name`;
    const there = creates.find(({ uri }) => snapshot.index.files.has(uri));
    if (there !== undefined) return say`The file ${decoded(there.uri.slice(base.length))} is there already`;
    const lineBreak = lineBreakOf(file.text);
    const own = editsOf(
      file,
      edits.map((edit) => ({ ...edit, text: edit.text.replace(/\n/g, lineBreak) })),
    );
    const files = creates.map(({ uri, text }) => ({ uri, text: text.replace(/\n/g, lineBreak) }));
    const after = afterwards(snapshot, { edits: own, creates: files });
    if (after === null) return say`The parts of the file would be written into each other`;
    const loss = lossOf(
      [file],
      [file.uri, ...names].flatMap((uri) => after.files.get(uri) ?? []),
    );
    if (loss === null) {
      const title =
        files.length === 1
          ? say`Convert 1 item to ${shapeNames.files}`
          : say`Convert ${files.length} items to ${shapeNames.files}`;
      return { choice: "files", title, notes: [], slices: [], edits: own, creates: files };
    }
    why = loss.text;
    if (loss.type === "other") break;
  }
  return say`The items cannot be written as ${shapeNames.files} without loss: ${why ?? ""}`;
}

const ways: readonly { readonly manner: Manner; readonly isLinked: boolean }[] = [
  { manner: { kind: false, word: false }, isLinked: true },
  { manner: { kind: true, word: false }, isLinked: true },
  { manner: { kind: false, word: false }, isLinked: false },
  { manner: { kind: true, word: false }, isLinked: false },
];
