// The reading report for people at a terminal: aligned, and coloured where that helps.
import type { FileIndex } from "../core/index.ts";
import { meanings } from "../core/queries/meanings.ts";
import { positionsOf } from "../core/queries/positions.ts";
import { type DialectReport, readingReport } from "../core/queries/readingReport.ts";
import { type Place, written } from "../core/text/span.ts";
import { counted } from "./reporters/report.ts";
import { english } from "../core/text/message.ts";

type Paint = (style: "bold" | "dim" | "warn", text: string) => string;

const styles = { bold: "1", dim: "2", warn: "33" } as const;
/** More starting lines than this are only counted. */
const shownPlaces = 6;
const longest = 70;

/** What was read in one file, with a line end at its end. */
export function readingText(path: string, file: FileIndex, colour: boolean): string {
  const paint: Paint = (style, text) => (colour ? `\u001b[${styles[style]}m${text}\u001b[0m` : text);
  const positions = positionsOf(file);
  const line = (place: Place) => positions.start(place).line + 1;
  const { backlog, items, sprints, dialects, statements, unknown, unread } = readingReport(file);
  const head = backlog ? `${counted(items, "item")}, ${counted(sprints, "sprint")}` : "no backlog in it";
  const habits = unknown.filter((field) => field.items > 1);
  const single = unknown.length - habits.length;
  const names = habits.map(({ name, items: count, at, meanings: fields }) => [
    shortened(name),
    counted(count, "item"),
    `line ${line(at[0])}`,
    fields.length === 0
      ? ""
      : paint("dim", `perhaps ${fields.map((field) => english(meanings[field].word)).join(" or ")}`),
  ]);
  if (single > 0) names.push([paint("dim", `${counted(single, "further name")} on one item each`)]);
  const lines = unread.map(({ at, reason }) => [
    `line ${line(at)}`,
    `${paint("warn", shortened(written(at)))}\n${" ".repeat(4)}${paint("dim", english(reason))}`,
  ]);
  const said = statements.map(({ at, kind, what }) => [
    `line ${line(at)}`,
    kind === "claim" ? `it claims that ${english(what)}` : english(what),
  ]);
  return [
    `${paint("bold", path)}  ${head}`,
    ...dialects.map((dialect) => dialectText(dialect, line, paint)),
    said.length > 0 ? `  What it says about its items\n${columns(said, 4)}` : "",
    names.length > 0 ? `  Names that are not known as fields\n${columns(names, 4)}` : "",
    lines.length > 0 ? `  Lines that look like items and were not read\n${columns(lines, 4)}` : "",
  ]
    .filter((text) => text !== "")
    .join("\n")
    .concat("\n");
}

function dialectText(report: DialectReport, line: (place: Place) => number, paint: Paint): string {
  const places = report.at.slice(0, shownPlaces).map(line);
  const more = report.at.length > places.length ? ` and ${report.at.length - places.length} more` : "";
  const rows = report.found.map(({ field, items, inherited }) => [
    english(meanings[field].word),
    String(items),
    inherited > 0 ? paint("dim", `${inherited} from around them`) : "",
  ]);
  const missing = report.missing.map((field) => english(meanings[field].word)).join(", ");
  return [
    `  ${paint("bold", report.dialect)}  ${counted(report.items, "item")} ${paint("dim", `from line ${places.join(", ")}${more}`)}`,
    columns(rows, 4),
    missing === "" ? "" : `    ${paint("dim", `without ${missing}`)}`,
  ]
    .filter((text) => text !== "")
    .join("\n");
}

/** Rows with their cells below each other. */
function columns(rows: readonly (readonly string[])[], indent: number): string {
  const widths: number[] = [];
  for (const row of rows) {
    for (const [index, cell] of row.slice(0, -1).entries()) widths[index] = Math.max(widths[index] ?? 0, widthOf(cell));
  }
  return rows
    .map((row) => {
      const cells = row.map((cell, index) =>
        index < row.length - 1 ? cell + " ".repeat((widths[index] ?? 0) - widthOf(cell)) : cell,
      );
      return `${" ".repeat(indent)}${cells.join("  ")}`.trimEnd();
    })
    .join("\n");
}

/** How many columns of a terminal a text takes: colours none, the wide letters of East Asia and emoji two. */
function widthOf(text: string): number {
  let width = 0;
  for (const letter of text.replace(/\u001b\[\d+m/g, "")) {
    width +=
      /[\u1100-\u115f\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6]|\p{Emoji_Presentation}/u.test(
        letter,
      )
        ? 2
        : /[\p{Mn}\u200d\ufe0f]/u.test(letter)
          ? 0
          : 1;
  }
  return width;
}

function shortened(text: string): string {
  const words = text.replace(/\s+/g, " ").trim();
  return words.length > longest ? `${words.slice(0, longest - 1)}…` : words;
}
