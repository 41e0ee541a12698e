// The reader's language as a page is given it: the sentences that it says, of the thousand there are.
import type { Language } from "../../../core/text/message.ts";
import pages from "../../../l10n/pages.json" with { type: "json" };
import type { PlanView } from "./messages.ts";

export function pageLanguage(view: PlanView, { tag, sentences }: Language): Language {
  const said = pages[view].flatMap((template) => {
    const sentence = sentences[template];
    return sentence === undefined ? [] : [[template, sentence] as const];
  });
  return { tag, sentences: Object.fromEntries(said) };
}
