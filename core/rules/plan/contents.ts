// What an overview says that a sprint holds, against what its section commits to.
import type { FileIndex } from "../../index/fileIndex.ts";
import { isGroup } from "../../index/ids.ts";
import { nameOf } from "../../index/naming.ts";
import { sprintKey } from "../../index/planKeys.ts";
import type { Value } from "../../model/item.ts";
import type { Sprint } from "../../model/plan.ts";
import type { Place } from "../../text/span.ts";
import type { Finding } from "../rule.ts";
import { say } from "../../text/message.ts";

/** What a row of an overview promises and the sprint's section does not commit to. */
export function* notCommitted(file: FileIndex): Iterable<Finding> {
  const [rows, sections] = [file.sprints.filter(isTableRow), file.sprints.filter((sprint) => !isTableRow(sprint))];
  for (const row of rows) {
    const own = sections.filter(({ name }) => sprintKey(name.value) === sprintKey(row.name.value));
    const section = own.find(({ commitments }) => commitments.some(({ item }) => item.type === "id"));
    if (section === undefined) continue;
    const committed = new Set(own.flatMap((one) => file.itemsIn(one)));
    for (const { item: reference } of row.commitments) {
      const resolution = reference.type === "id" ? file.resolve(reference, null) : null;
      const [item, ...others] = resolution?.type === "items" ? resolution.items : [];
      if (item === undefined || others.length > 0 || isGroup(item) || committed.has(item)) continue;
      yield {
        at: reference.at,
        message: say`Unexpected \`${nameOf(item)}\` for ${row.name.value}, expected an item that its section commits to`,
        related: [{ at: section.name.at, message: say`The section of ${section.name.value}` }],
      };
    }
  }
}

function isTableRow({ at: { anchor, start } }: Sprint): boolean {
  return /^[^\n]*\|/.test(anchor.text.slice(anchor.text.lastIndexOf("\n", start - 1) + 1));
}

/** Deliverables of an overview of which no word stands in the sprint's section or in the titles of its items. */
export function* notDelivered(file: FileIndex): Iterable<Finding> {
  for (const { name, deliverables } of file.planMentions) {
    const own = file.sprints.filter(
      (sprint) => !isTableRow(sprint) && sprintKey(sprint.name.value) === sprintKey(name),
    );
    const section = own.find(({ commitments }) => commitments.some(({ item }) => item.type === "id"));
    if (deliverables === null || section === undefined) continue;
    const said = own.flatMap((sprint) => [
      sprint.at.anchor.text,
      ...file.itemsIn(sprint).map(({ title }) => title.value),
    ]);
    for (const { text, at } of partsOf(deliverables)) {
      if (isSpokenOf(text, said)) continue;
      yield {
        at,
        severity: "info",
        message: say`Unexpected deliverable \`${text}\` for ${name}, expected one that its section works on`,
        related: [{ at: section.name.at, message: say`The section of ${section.name.value}` }],
      };
    }
  }
}

/** Whether any word of it, by its beginning, stands in one of the texts; true for a text without a word to look for. */
function isSpokenOf(text: string, said: readonly string[]): boolean {
  const words = (text.match(/[\p{L}\d]{3,}/gu) ?? []).map((word) =>
    word.slice(0, Math.min(5, Math.max(3, word.length - 3))),
  );
  const any = new RegExp(`(?<![\\p{L}\\d])(?:${words.join("|")})`, "iu");
  return words.length === 0 || said.some((one) => any.test(one));
}

/** The members of a list, each where it stands; none where the text is not written as it was read. */
function partsOf({ raw, at }: Value<string>): readonly { readonly text: string; readonly at: Place }[] {
  if (at.anchor.text.slice(at.start, at.end) !== raw) return [];
  return [...raw.matchAll(/[^\s,;][^,;\n]*[^\s,;]/g)].map(({ 0: text, index }) => ({
    text,
    at: { ...at, start: at.start + index, end: at.start + index + text.length },
  }));
}

/** Whether a word of one stands in the other, by its first letters; true where one of them has none to compare. */
export function shareWords(a: string, b: string): boolean {
  const words = (text: string) =>
    new Set(
      text
        .toLowerCase()
        .match(/[\p{L}\d]{3,}/gu)
        ?.map((word) => word.slice(0, 5)),
    );
  const [one, other] = [words(a), words(b)];
  return one.size === 0 || other.size === 0 || [...one].some((word) => other.has(word));
}
