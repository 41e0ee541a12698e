// A time-boxed spike where something is still to be decided, and two halves where the text says nothing at all.
import { type Cut, lastResort } from "./cut.ts";
import { deal } from "./deal.ts";
import type { Story } from "./story.ts";
import { say } from "../../text/message.ts";

const undecided =
  /^\W*(?:design|choose|evaluat\w*|investigat\w*|research|analy[sz]e|select|decide|compare|explore|prototype|spike|poc\b|proof of concept)/i;
const open = /\b(?:TBD|TBC|to be (?:decided|determined|defined|confirmed))\b/i;

export function bySpike({ pieces, tasks }: Story): Cut | null {
  const first = tasks.filter(({ text }) => undecided.test(text) || open.test(text));
  const rest = pieces.filter((piece) => !first.includes(piece));
  if (first.length === 0 || rest.length === 0) return null;
  return {
    by: say`into a spike and the rest`,
    note: say`The spike is time-boxed; estimate the rest again after it.`,
    worth: 1,
    chained: true,
    parts: [
      { name: "spike", pieces: first },
      { name: "", pieces: rest },
    ],
    members: [],
  };
}

export function byHalves({ pieces, criteria }: Story): Cut | null {
  const main = criteria.length > 1 ? criteria : pieces;
  const half = Math.ceil(main.length / 2);
  const seeds = [main.slice(0, half), main.slice(half)].map((own, index) => ({
    name: `part ${index + 1}`,
    draws: new Map(own.flatMap(({ terms }) => [...terms])),
    pieces: own,
  }));
  return {
    by: say`into two halves`,
    note: say`Nothing in its text says where to cut: name the halves yourself.`,
    worth: lastResort,
    chained: false,
    parts: deal(seeds, pieces),
    members: [],
  };
}
