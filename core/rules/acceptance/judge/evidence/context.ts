// Evidence that takes in the item: does its title or text settle the open word, or does the criterion only repeat the title?
import type { Found, Subject } from "./clue.ts";

const small = new Set("the a an and or of to in on for with by at is are be as from all".split(" "));

/** Root enough to see that "exporting" and "exports" are about "export". */
function root(word: string): string {
  return word.replace(/(?:ations?|ings?|ions?|ments?|ers?|ed|es|s|e)$/, "");
}

let lastTitle = "";
let lastRoots: ReadonlySet<string> = new Set();

/** Words of a title as roots, for `Subject.title`. An item's criteria come one after another, so the last answer is kept. */
export function titleRoots(title: string): ReadonlySet<string> {
  if (title !== lastTitle) {
    lastRoots = new Set(
      (title.toLowerCase().match(/[a-z][a-z-]{2,}/g) ?? []).filter((word) => !small.has(word)).map(root),
    );
    lastTitle = title;
  }
  return lastRoots;
}

/** How much of the criterion is its item's title again. */
export function context(found: Found, { tokens, title }: Subject): void {
  if (title.size === 0) return;
  const content = tokens.filter((t) => t.kind === "word" && t.lower.length > 2 && !small.has(t.lower));
  if (content.length === 0) return;
  const shared = content.filter((t) => title.has(root(t.lower))).length;
  if (shared === content.length) found("title:repeated");
  else if (shared * 2 >= content.length) found("title:half");
  else if (shared > 0) found("title:some");
}
