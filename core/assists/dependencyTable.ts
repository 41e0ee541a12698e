// A table of what needs what, made from what the items say; offered where the file has none. `dependency-matrix-mismatch` keeps it
// true from then on.
import type { FileIndex } from "../index/fileIndex.ts";
import { isGroup } from "../index/ids.ts";
import type { Item } from "../model/item.ts";
import { lineBreakOf } from "../text/lines.ts";
import { say } from "../text/message.ts";
import { afterwards } from "./afterwards.ts";
import type { Assist } from "./assist.ts";
import { isWholeFile } from "./mould/unit.ts";
import { spellingOf } from "./convert/spelling.ts";

export const dependencyTable: Assist = {
  id: "dependency-table",
  answers: [],
  refactors: true,
  offers({ file, item }) {
    if (item === null || file.matrix.length > 0 || isWholeFile(item) || needing(file).length < 2) return [];
    return [{ choice: "table", title: say`Add a table of all dependencies` }];
  },
  write({ snapshot, file }) {
    const title = say`Add a table of all dependencies`;
    const last = file.chunks.at(-1);
    const rows = needing(file);
    if (last === undefined || rows.length === 0) return say`The text has changed meanwhile: ask again`;
    const { anchor } = last;
    const end = anchor.text.trimEnd().length;
    const depth = /^(#{1,6})\s/m.exec(file.text.slice(file.text.search(/^##\s/m)))?.[1] ?? "##";
    const name = spellingOf(file).nameOf("dependsOn");
    const heading = /^(?:depend|needs|requires|prereq|deps|blocked)/i.test(name) ? "Dependencies" : name;
    const text = ["", "", `${depth} ${heading}`, "", ...drawn(file, rows)];
    const edits = [{ at: { anchor, start: end, end }, text: text.join("\n").replace(/\n/g, lineBreakOf(file.text)) }];
    const after = afterwards(snapshot, { edits, creates: [] })?.files.get(file.uri);
    const isRead =
      after !== undefined &&
      after.matrix.length === rows.length &&
      after.items.length === file.items.length &&
      after.items.every((item, index) => needs(after, item) === needs(file, file.items[index] ?? item));
    return isRead
      ? { choice: "table", title, notes: [], slices: [], edits, creates: [] }
      : say`A table of dependencies would be read as something else in this file`;
  },
};

/** Items with an ID that need others of the file, in its order. */
function needing(file: FileIndex): readonly Item[] {
  return file.items.filter(
    (item) => item.id !== null && !isGroup(item) && file.dependenciesOf(item).some(({ id }) => id !== null),
  );
}

const needs = (file: FileIndex, item: Item): string =>
  file
    .dependenciesOf(item)
    .map(({ id, title }) => id?.value ?? title.value)
    .join();

function drawn(file: FileIndex, items: readonly Item[]): readonly string[] {
  const rows = items.map((item) => [
    `${item.id?.value} (${item.title.value.replace(/[|()]/g, " ").replace(/\s+/g, " ").trim()})`,
    file
      .dependenciesOf(item)
      .flatMap(({ id }) => id?.value ?? [])
      .join(", "),
  ]);
  const all = [["Item", "Depends on"], ...rows];
  const widths = [0, 1].map((column) => Math.max(...all.map((row) => row[column]?.length ?? 0)));
  const line = (row: readonly string[]) =>
    `| ${row.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join(" | ")} |`;
  const [head = [], ...body] = all;
  return [line(head), line(widths.map((width) => "-".repeat(width))), ...body.map(line)];
}
