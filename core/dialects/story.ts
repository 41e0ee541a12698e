// "As a <role>, I want <goal>, so that <benefit>" in the languages that backlogs are written in.
import type { UserStory, Value } from "../model/item.ts";
import { sliceText, trimText, type Text } from "../parse/inline.ts";
import { spanning, type Place } from "../text/span.ts";

const role =
  "as an?|as the|as|como um|como uma|como un|como una|como|en tant qu[e'’]|als ein\\w*|als|come|作为一个|作为一名|作为|作為|là một|với tư cách là|como usuario";
const goal =
  "i want(?: to)?(?: be able to)?|i need(?: to)?|i would like(?: to)?|i['’]d like(?: to)?|i can|i should be able to|i wish to|we want(?: to)?|we need(?: to)?|i expect(?: to)?|quiero|necesito|deseo|quero|gostaria de|preciso|desejo|je veux|je souhaite|j['’]ai besoin|je peux|möchte ich|will ich|muss ich|kann ich|voglio|vorrei|我想要|我想|我需要|我希望|tôi muốn";
const benefit =
  "so that|so i can|so i|so we|in order to|para que|para poder|para|a fim de|afin qu[e'’]|afin d[e'’]|afin|damit|um|affinché|in modo|così|以便于|以便|从而|這樣|để";
const end = "(?![\\p{L}])";
const starts = new RegExp(`^\\W{0,4}(?:${role})(?:${end}|(?<=[作为為名个]))`, "iu");
const continues = new RegExp(`^\\W{0,4}(?:${goal}|${benefit})(?:${end}|(?<=[想要需希望便于]))`, "iu");
const goalIn = new RegExp(`(?:^|[\\s,，;:.])(${goal})(?:${end}|(?<=[想要需希望]))`, "iu");
const benefitIn = new RegExp(`(?:^|[\\s,，;:.])(${benefit})(?:${end}|(?<=[便于]))`, "iu");
const roleIn = new RegExp(`^\\W{0,4}(${role})(?:${end}|(?<=[作为為名个]))\\s*:?\\s*`, "iu");

/** True for the first line of a story sentence and, once it has begun, for its further lines. */
export function isStoryLine(plain: string, begun: boolean): boolean {
  if (begun && continues.test(plain)) return true;
  if (
    !starts.test(plain) ||
    /^\W{0,4}as (?:soon|long|well|far|many|much|few|often|of|per|if|is|needed|usual|before|follows|expected|described|discussed|agreed|for|to|part|with)(?![\p{L}])/iu.test(
      plain,
    )
  )
    return false;
  if (/^\W{0,4}(?:as an?|en tant qu|作为|作為|là một)/iu.test(plain))
    return (
      plain.length < 600 &&
      !/^\W{0,4}as an? (?:result|consequence|rule|first step|whole|reminder|side effect|follow|starting|fallback|minimum|bonus)/i.test(
        plain,
      )
    );
  return goalIn.test(plain) || plain.split(/\s+/).length <= 6;
}

/** The parts of a story sentence that runs over some lines; null where it has no role. */
export function readStory(lines: readonly Text[], place: (text: Text) => Place): UserStory | null {
  const [first] = lines;
  if (!first) return null;
  let who: Value<string> | null = null;
  let want: Value<string> | null = null;
  let why: Value<string> | null = null;
  const value = (text: Text): Value<string> | null => {
    const inner = trimEnds(text);
    return inner.plain ? { value: inner.plain, raw: inner.plain, at: place(inner) } : null;
  };
  for (const line of lines) {
    let rest = line;
    const named = who ? null : roleIn.exec(rest.plain);
    if (named) rest = sliceText(rest, named[0].length);
    const wish = want ? null : goalIn.exec(rest.plain);
    const wishAt = wish ? wish.index + wish[0].indexOf(wish[1] ?? "") : -1;
    const gain = why ? null : benefitIn.exec(wish ? rest.plain.slice(wishAt + (wish[1]?.length ?? 0)) : rest.plain);
    const gainAt = gain
      ? (wish ? wishAt + (wish[1]?.length ?? 0) : 0) + gain.index + gain[0].indexOf(gain[1] ?? "")
      : -1;
    if (named) who = value(sliceText(rest, 0, wish ? wishAt : gain ? gainAt : undefined));
    if (wish) want = value(sliceText(rest, wishAt + (wish[1]?.length ?? 0), gain ? gainAt : undefined));
    if (gain && (want || wish)) why = value(sliceText(rest, gainAt + (gain[1]?.length ?? 0)));
  }
  const last = lines.at(-1) ?? first;
  return { role: who, goal: want, benefit: why, at: spanning(place(first), place(last)) };
}

function trimEnds(text: Text): Text {
  const inner = trimText(text);
  const from = /^[\s:：,，.*_-]+/.exec(inner.plain)?.[0].length ?? 0;
  const to = inner.plain.length - (/[\s,，.;*_-]+$/.exec(inner.plain)?.[0].length ?? 0);
  return trimText(sliceText(inner, from, Math.max(from, to)));
}
