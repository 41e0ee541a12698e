// The shapes between which a backlog can be converted, and which one an item has.
import { isRow } from "../../index/naming.ts";
import type { Item } from "../../model/item.ts";
import { written } from "../../text/span.ts";
import { type Message, say } from "../../text/message.ts";
import { isWholeFile } from "../mould/unit.ts";

/** A shape to write items in. */
export type Shape = "table" | "headings" | "list" | "key-value" | "files";

export const shapes: readonly Shape[] = ["table", "headings", "list", "key-value", "files"];

/** How a shape is called in a sentence: "Convert this backlog to a table". */
export const shapeNames: Readonly<Record<Shape, Message>> = {
  table: say`a table`,
  headings: say`heading sections`,
  list: say`a list`,
  "key-value": say`key-value blocks`,
  files: say`one file per item`,
};

/** The shape that an item is written in; "lines" for one that starts on a bold line, which nothing is converted to. */
export function shapeOf(item: Item): Shape | "lines" {
  if (isRow(item)) return "table";
  if (isWholeFile(item)) return "files";
  if (item.dialect === "key-value") return "key-value";
  const head = written(item.head);
  if (/^ {0,3}#{1,6}\s/.test(head) || /^\S[^\n]*\n(?:=+|-+)/.test(head)) return "headings";
  return /^\s*(?:[-*+•]|\d+[.)])\s/.test(head) ? "list" : "lines";
}
