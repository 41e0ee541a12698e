// The first line of a bullet taken apart, and whether its ID is one of those that the file's bullets carry.
import type { ListItem } from "../parse/blocks.ts";
import { markAt, sliceText, trimText, type Text } from "../parse/inline.ts";
import { bulletFamily } from "./facts.ts";
import { readHead, type Head } from "./head.ts";
import type { House } from "./house.ts";
import type { Survey } from "./survey.ts";
import { kindOf } from "./words.ts";
import { statesFields } from "./statesFields.ts";

/** "[ ]", "[x]", and the "[-]", "[~]", "[/]" of work under way. */
export function isBoxed(item: ListItem): boolean {
  return item.checked !== null || /^\[[-~/]\]\s/.test(item.lines[0]?.plain ?? "");
}

/** True where the file uses this kind of ID for its bullets. */
export function identified(head: Head, item: ListItem, survey: Survey, bold: boolean, house: House): boolean {
  if (!head.id) return false;
  // A bold title over fields of work is an item, whatever the headings are.
  if (
    bold &&
    (head.form !== "integer" || head.kind !== null) &&
    survey.bullets.has(bulletFamily(head)) &&
    statesFields(item, house, true)
  )
    return true;
  if (head.form === "integer") return survey.numbered && isBoxed(item);
  if (head.form === "number")
    return survey.numbered ? isBoxed(item) : isBoxed(item) && survey.bullets.has("number") && !survey.larger;
  if (head.word && head.kind)
    return (
      survey.bullets.has(bulletFamily(head)) &&
      (isBoxed(item) || /^\W*\S+\s*\S*/.test(head.title.plain)) &&
      head.kind !== "subtask" &&
      (isBoxed(item) || !survey.larger || survey.headings.size === 0)
    );
  return (
    survey.bullets.has(bulletFamily(head)) &&
    head.title.plain.length > 0 &&
    (isBoxed(item) || head.checked !== null || head.separated || bold)
  );
}

/** Takes a bullet's first line apart: "**T1 — Title.** remark" has its title in the bold part. */
export function bulletHead(
  line: Text,
  survey: Survey,
  boxed: boolean,
  house: House,
): { head: Head; remark: Text | null; bold: boolean } {
  const strong = line.marks.find((mark) => mark.type === "strong" && mark.start <= 6);
  const integers = boxed && survey.numbered;
  if (strong) {
    const inner = readHead(sliceText(line, 0, strong.end), house, integers);
    const rest = trimText(sliceText(line, strong.end));
    const word = inner.title.plain.replace(/\s*[:：]$/, "");
    // "**BUG**: Center the text": the bold word sorts the work, the rest names it.
    const sorts = /^\p{Lu}[\p{Lu} -]{1,24}$/u.test(word) || kindOf(word, house) !== null;
    const colon = word !== inner.title.plain || /^[:：]/.test(rest.plain);
    if (boxed && !inner.id && sorts && colon && rest.plain) {
      const title = trimText(sliceText(line, line.plain.indexOf(word)));
      return { head: { ...inner, title, kind: inner.kind ?? kindOf(word, house) }, remark: null, bold: false };
    }
    if (inner.title.plain) {
      const remark = trimText(sliceText(rest, /^[\s:.–—-]+/.exec(rest.plain)?.[0].length ?? 0));
      const title = /[.:]$/.test(inner.title.plain)
        ? trimText(sliceText(inner.title, 0, inner.title.plain.length - 1))
        : inner.title;
      return { head: { ...inner, title }, remark: remark.plain ? remark : null, bold: true };
    }
  }
  const head = readHead(line, house, integers);
  return {
    head,
    remark: null,
    bold: head.id !== null && markAt(line, line.plain.indexOf(head.id.plain), "strong") !== undefined,
  };
}
