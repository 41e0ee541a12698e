// Criteria about which there is nothing to weigh: not written yet, or impossible to fail.
import type { Span } from "../../../text/span.ts";

/** A verdict without a score: the rule that names it, and the words that decide. */
export interface Stop {
  readonly reason: "placeholder-text" | "tautological-criterion";
  readonly span: Span | null;
}

const lead = /^(?:[\s\-*•–—✅☐☑✓]|\[[ xX]\])*/u;
// Alone, or first before a colon or dash, or at the end after a colon: "TBD", "TODO: agree on limits", "Latency: TBD".
const placeholderAlone =
  /^(?:tbd|tbc|tba|todo|fixme|xxx+|n\/?a|wip|\?+|\.{3,}|…|-+|_+|none yet|pending|to be (?:defined|determined|decided|confirmed|agreed|discussed|written|announced|added)|not yet (?:defined|written|decided)|lorem ipsum.*|(?:add|insert|write|describe|define|fill in)?\s*(?:acceptance )?criteri(?:a|on)(?: here| goes here| \d+)?|(?:first|second|third|another) criterion)[.!]?$/i;
const placeholderLead = /^(?:tbd|tbc|tba|todo|fixme|xxx)\b\s*(?:[:(–—-]|$)/i;
const placeholderTail =
  /(?:[:=(–—-]|\bis|\bare|\bof|\bwithin|[<>≤≥])\s*(tbd|tbc|tba|todo|\?{2,}|x{2,}\b|to be (?:defined|determined|decided|confirmed|agreed|discussed))\s*[.)]*$/i;
const templateSlot =
  /^(?:[<[{](?:[a-z][^<>[\]{}]*)[>\]}])[.:]?$|\[(?:insert|criteri|describe|your|specific|measurable|add|todo|tbd)[^\]]*\]|<(?:insert|criteri|describe|your)[^>]*>/i;
// "X passes OR the launch is blocked": every outcome passes.
const escapeBranch =
  /\b(?:or|else|otherwise)\b[^.;]*\b(?:is |are |be |gets? |it is )?(blocked|skipped|deferred|postponed|waived|ignored|delayed|rescheduled|descoped|not (?:done|needed|required))\s*[.)]*$/i;
const selfReference =
  /^(?:all |the |every |each )*(?:above |listed |other )?(?:acceptance criteria|criteria|requirements|acs?)(?: (?:above|listed|below))?(?: (?:for|of|in) (?:this|the) (?:story|task|ticket|issue|item|epic|feature))?(?: are| is| have been| has been)? (?:met|satisfied|fulfilled|completed?|done|pass(?:ed|es|ing)?|verified|checked)[.!]?$/i;
const doneIsDone =
  /^(?:the )?(?:story|task|ticket|issue|item|feature|work|epic|it|everything)(?: is| are| has been)? (?:done|complete|completed|finished|resolved|closed)[.!]?$/i;

/** The hard stop that applies, or null. Text is the criterion without markup. */
export function findStop(text: string): Stop | null {
  const skipped = lead.exec(text)?.[0].length ?? 0;
  const body = text.slice(skipped).trimEnd();
  const whole: Span = { start: skipped, end: skipped + body.length };
  if (body === "") return { reason: "placeholder-text", span: null };
  if (placeholderAlone.test(body) || placeholderLead.test(body)) return { reason: "placeholder-text", span: whole };
  const tail = placeholderTail.exec(body);
  if (tail?.[1]) {
    const start = skipped + tail.index + tail[0].indexOf(tail[1]);
    return { reason: "placeholder-text", span: { start, end: start + tail[1].length } };
  }
  const slot = templateSlot.exec(body);
  if (slot && !body.includes("`"))
    return {
      reason: "placeholder-text",
      span: { start: skipped + slot.index, end: skipped + slot.index + slot[0].length },
    };
  const branch = escapeBranch.exec(body);
  if (branch && branch.index > 0)
    return { reason: "tautological-criterion", span: { start: skipped + branch.index, end: skipped + body.length } };
  if (selfReference.test(body) || doneIsDone.test(body)) return { reason: "tautological-criterion", span: whole };
  return null;
}
