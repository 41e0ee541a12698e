// Acceptance criteria that can be decided, as sentences with gaps: what is asked, what is seen, and how much of it.
import { literal, tabStop } from "../../text/snippet.ts";
import type { Proposal } from "./completion.ts";
import type { Spot } from "./spot.ts";
import { type Message, say } from "../../text/message.ts";

interface Template {
  readonly label: Message;
  readonly detail: Message;
  readonly parts: readonly (string | readonly [string])[];
}

/** Each gap holds the words that say what belongs there; no number is ever given. */
const templates: readonly Template[] = [
  {
    label: say`… shows … when …`,
    detail: say`something is seen`,
    parts: [["The page"], " shows ", ['"what is seen"'], " when ", ["this happens"]],
  },
  {
    label: say`… answers … with …`,
    detail: say`an interface answers`,
    parts: ["`", ["GET /path"], "` answers ", ["status"], " with ", ["what is in it"]],
  },
  {
    label: say`… within …`,
    detail: say`something is fast enough`,
    parts: [["What is done"], " ends within ", ["time"], " for ", ["how many or how much"]],
  },
  {
    label: say`… is refused with …`,
    detail: say`something is not possible`,
    parts: [["What is not allowed"], " is refused with ", ['"the message"']],
  },
  {
    label: say`… exits with code …`,
    detail: say`a program ends`,
    parts: ["`", ["command"], "` exits with code ", ["number"], " when ", ["this is so"]],
  },
  {
    label: say`Given … when … then …`,
    detail: say`a scenario`,
    parts: ["Given ", ["a state"], ", when ", ["somebody does this"], ", then ", ["this is seen"]],
  },
];

/** Only when asked for, and only where a criterion begins: whoever writes one of his own is left alone. */
export function criterionProposals({ value, inTable }: Spot, byHand: boolean): readonly Proposal[] {
  if (inTable || !byHand || value.trim().split(/\s+/).length > 2) return [];
  return templates.map(({ label, detail, parts }) => {
    let stop = 0;
    const text = parts.map((part) => (typeof part === "string" ? literal(part) : tabStop(++stop, part[0]))).join("");
    return { label, kind: "snippet", detail, text, snippet: true };
  });
}
