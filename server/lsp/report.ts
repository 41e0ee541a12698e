// `backlint/report`: what was read in one document, as Markdown for people.
import { meanings } from "../../core/queries/meanings.ts";
import { plain } from "../../core/queries/card.ts";
import { positionsOf } from "../../core/queries/positions.ts";
import { type DialectReport, type ReadingReport, readingReport } from "../../core/queries/readingReport.ts";
import { type Place, written } from "../../core/text/span.ts";
import type { ReadingText, StatusParams } from "../protocol.ts";
import type { Session, View } from "../session.ts";
import { fileName } from "../../core/text/uri.ts";
import { amountOf } from "../../core/index/amounts.ts";
import { joined, type Message, oneOf, say, type Speak } from "../../core/text/message.ts";

export async function report(session: Session, { uri }: StatusParams): Promise<ReadingText | null> {
  const view = await session.view(uri);
  return view === null ? null : readingText(session, view);
}

function readingText({ speak }: Session, { uri, file }: View): ReadingText {
  const name = fileName(uri);
  const found = readingReport(file);
  const positions = positionsOf(file);
  const line = (place: Place) => positions.start(place).line + 1;
  const sections = [
    `# ${speak(say`What Backlint read in ${plain(name)}`)}`,
    speak(summaryOf(found)),
    ...found.dialects.map((dialect) => dialectSection(dialect, line, speak)),
    statementSection(found, line, speak),
    unknownSection(found, line, speak),
    unreadSection(found, line, speak),
  ];
  const markdown = `${sections.filter((text) => text !== "").join("\n\n")}\n`;
  return { title: speak(say`Reading of ${name}`), markdown };
}

function summaryOf({ backlog, items, sprints }: ReadingReport): Message {
  if (!backlog) return say`No backlog is in it.`;
  return sprints === 1
    ? say`${amountOf(items, "items")} and ${sprints} sprint.`
    : say`${amountOf(items, "items")} and ${sprints} sprints.`;
}

type LineOf = (place: Place) => number;

function dialectSection({ dialect, at, items, found, missing }: DialectReport, line: LineOf, speak: Speak): string {
  const places = joined(at.slice(0, 8).map(line), ", ");
  const rows = found.map(({ field, items: count, inherited }) => {
    const from = inherited > 0 ? speak(say`${inherited} from the section or table around them`) : "";
    return `| ${speak(meanings[field].word)} | ${count} | ${from} |`;
  });
  const more = at.length - 8;
  const none = oneOf(missing.map((field) => meanings[field].word));
  return [
    `## ${dialect}: ${speak(amountOf(items, "items"))}`,
    speak(more > 0 ? say`From line ${places}, and ${more} more.` : say`From line ${places}.`),
    [speak(say`| Field | Items | |`), "| --- | ---: | --- |", ...rows].join("\n"),
    missing.length > 0 ? speak(say`None of them has ${none}.`) : "",
  ]
    .filter((text) => text !== "")
    .join("\n\n");
}

function statementSection({ statements }: ReadingReport, line: LineOf, speak: Speak): string {
  if (statements.length === 0) return "";
  const lines = statements.map(({ at, kind, what }) => {
    const words = plain(speak(what));
    const said = kind === "claim" ? say`Line ${line(at)}: it claims that ${words}.` : say`Line ${line(at)}: ${words}.`;
    return `- ${speak(said)}`;
  });
  return [`## ${speak(say`What it says about its items`)}`, lines.join("\n")].join("\n\n");
}

function unknownSection({ unknown }: ReadingReport, line: LineOf, speak: Speak): string {
  const habits = unknown.filter(({ items }) => items > 1);
  const single = unknown.length - habits.length;
  if (unknown.length === 0) return "";
  const rows = habits.map(({ name, items, at, meanings: fields }) => {
    const perhaps = fields.length === 0 ? "" : speak(eitherOf(fields.map((field) => meanings[field].word)));
    return `| ${plain(name)} | ${items} | ${line(at[0])} | ${perhaps} |`;
  });
  const head = [speak(say`| Name | Items | Line | Perhaps |`), "| --- | ---: | ---: | --- |"];
  return [
    `## ${speak(say`Names that are not known as fields`)}`,
    rows.length > 0 ? [...head, ...rows].join("\n") : "",
    single === 0
      ? ""
      : speak(
          single === 1 ? say`${single} further name on one item each.` : say`${single} further names on one item each.`,
        ),
    rows.length > 0 ? speak(say`The command *Backlint: Treat Field As…* says what one of them means.`) : "",
  ]
    .filter((text) => text !== "")
    .join("\n\n");
}

/** "a or b or c" */
const eitherOf = (words: readonly Message[]): Message => words.reduce((all, word) => say`${all} or ${word}`);

function unreadSection({ unread }: ReadingReport, line: LineOf, speak: Speak): string {
  if (unread.length === 0) return "";
  const lines = unread.map(({ at, reason, remedy }) => {
    const what = say`Line ${line(at)}, ${plain(written(at))}: ${reason}.`;
    return `- ${speak(remedy === undefined ? what : say`${what} A quick fix on that line makes it readable.`)}`;
  });
  return [`## ${speak(say`Lines that look like items and were not read`)}`, lines.join("\n")].join("\n\n");
}
