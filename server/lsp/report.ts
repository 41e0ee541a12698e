// `backlint/report`: what was read in one document, as Markdown for people.
import { meanings } from "../../core/queries/meanings.ts";
import { plain } from "../../core/queries/card.ts";
import { positionsOf } from "../../core/queries/positions.ts";
import { type DialectReport, type ReadingReport, readingReport } from "../../core/queries/readingReport.ts";
import { type Place, written } from "../../core/text/span.ts";
import type { ReadingText, StatusParams } from "../protocol.ts";
import type { Session, View } from "../session.ts";
import { fileName } from "../../core/text/uri.ts";

export async function report(session: Session, { uri }: StatusParams): Promise<ReadingText | null> {
  const view = await session.view(uri);
  return view === null ? null : readingText(view);
}

function readingText({ uri, file }: View): ReadingText {
  const name = fileName(uri);
  const found = readingReport(file);
  const positions = positionsOf(file);
  const line = (place: Place) => positions.start(place).line + 1;
  const sections = [
    `# What Backlint read in ${plain(name)}`,
    summaryOf(found),
    ...found.dialects.map((dialect) => dialectSection(dialect, line)),
    statementSection(found, line),
    unknownSection(found, line),
    unreadSection(found, line),
  ];
  return { title: `Reading of ${name}`, markdown: `${sections.filter((text) => text !== "").join("\n\n")}\n` };
}

function summaryOf({ backlog, items, sprints }: ReadingReport): string {
  if (!backlog) return "No backlog is in it.";
  return `${counted(items, "item")} and ${counted(sprints, "sprint")}.`;
}

function dialectSection({ dialect, at, items, found, missing }: DialectReport, line: (place: Place) => number): string {
  const places = at.slice(0, 8).map(line);
  const more = at.length > places.length ? `, and ${at.length - places.length} more` : "";
  const rows = found.map(({ field, items: count, inherited }) => {
    const from = inherited > 0 ? `${inherited} from the section or table around them` : "";
    return `| ${meanings[field].word} | ${count} | ${from} |`;
  });
  return [
    `## ${dialect}: ${counted(items, "item")}`,
    `From line ${places.join(", ")}${more}.`,
    ["| Field | Items | |", "| --- | ---: | --- |", ...rows].join("\n"),
    missing.length > 0 ? `None of them has ${listed(missing.map((field) => meanings[field].word))}.` : "",
  ]
    .filter((text) => text !== "")
    .join("\n\n");
}

function statementSection({ statements }: ReadingReport, line: (place: Place) => number): string {
  if (statements.length === 0) return "";
  const lines = statements.map(
    ({ at, kind, what }) => `- Line ${line(at)}: ${kind === "claim" ? "it claims that " : ""}${plain(what)}.`,
  );
  return ["## What it says about its items", lines.join("\n")].join("\n\n");
}

function unknownSection({ unknown }: ReadingReport, line: (place: Place) => number): string {
  const habits = unknown.filter(({ items }) => items > 1);
  const single = unknown.length - habits.length;
  if (unknown.length === 0) return "";
  const rows = habits.map(
    ({ name, items, at, meanings: fields }) =>
      `| ${plain(name)} | ${items} | ${line(at[0])} | ${fields.map((field) => meanings[field].word).join(" or ")} |`,
  );
  return [
    "## Names that are not known as fields",
    rows.length > 0 ? ["| Name | Items | Line | Perhaps |", "| --- | ---: | ---: | --- |", ...rows].join("\n") : "",
    single > 0 ? `${counted(single, "further name")} on one item each.` : "",
    rows.length > 0 ? "The command *Backlint: Treat Field As…* says what one of them means." : "",
  ]
    .filter((text) => text !== "")
    .join("\n\n");
}

function unreadSection({ unread }: ReadingReport, line: (place: Place) => number): string {
  if (unread.length === 0) return "";
  const lines = unread.map(({ at, reason, remedy }) => {
    const help = remedy === undefined ? "" : " A quick fix on that line makes it readable.";
    return `- Line ${line(at)}, ${plain(written(at))}: ${reason}.${help}`;
  });
  return ["## Lines that look like items and were not read", lines.join("\n")].join("\n\n");
}

function counted(amount: number, word: string): string {
  return `${amount} ${word}${amount === 1 ? "" : "s"}`;
}

function listed(words: readonly string[]): string {
  return words.length < 2 ? words.join("") : `${words.slice(0, -1).join(", ")} or ${words.at(-1)}`;
}
