// Is this text English? Wording can be judged only where the words are known.
import { verbReadings } from "./verbs.ts";
import { taste } from "./words.ts";

const english = new Set(
  `the a an is are be of to in on and or for with from by when if then that this can must should not no all each user users
 add added create created set show shows display test tests error page button data file with without after before as at it works via
 new only any every per into`.split(/\s+/),
);
const foreign = new Set(
  `el la los las de del una uno para por que es al como más der das und ist nicht mit für ein eine den dem zu von auf wird werden
 le les des une est dans sur pour avec ou et du il elle qui aucun aucune sans toute cette après existants não os da uma são ao por em di il che sono gli nel della
 con sin y cada hay nunca siempre puede pueden como tiene debe desde hasta sobre según entre pode deve sem pelo pela cada
 un cu și este pe sau nu het een van niet zijn voor och att som inte är det w na nie się jest oraz dla i`.split(/\s+/),
);

const strangeScript = /[\u0370-\u1CFF\u2E80-\uD7FF\uF900-\uFAFF]/;
const strangeLetters = /[\u0370-\u1CFF\u2E80-\uD7FF\uF900-\uFAFF]/g;
const latinLetters = /[A-Za-z]/g;
const foreignLetter = /[ñçãõßłąęőűșțăřůğıøåæœ¿¡éèêëàâîôûäöüáíóúìòùươđ\u1E00-\u1EFF]/;
/** Endings that English words do not have; authors leave accents out. */
const foreignEnding = /..(?:ci[oó]n(?:es)?|[aeiou]dad(?:es)?|mente|miento|[ai]d[oa]s|zione|ungen|keit)$/;
const words = /[\p{L}']+/gu;

/** How the telling words of a text speak: for English, for another language, or not at all. */
export function tellingWords(text: string): { readonly ours: number; readonly theirs: number } {
  let ours = 0;
  let theirs = 0;
  for (const word of text.toLowerCase().match(words) ?? []) {
    if (english.has(word) || verbReadings.has(word) || taste.has(word)) ours++;
    else if (foreign.has(word) || foreignLetter.test(word) || foreignEnding.test(word)) theirs++;
  }
  return { ours, theirs };
}

/** So many characters tell a language. */
export const telling = 4_000;

/** True where the beginning of a text is in another language; code in it speaks for none. */
export function beginsForeign(text: string): boolean {
  return isForeign(
    text
      .slice(0, telling)
      .replace(/^ {0,3}(`{3,}|~{3,})[\s\S]*?(?:^ {0,3}\1|$(?![\s\S]))|`[^`\n]*`|\]\([^)\n]*\)/gm, " "),
  );
}

/** True where most of a text is in another language. One letter of another script says about as much as some Latin ones. */
export function isForeign(text: string): boolean {
  const { ours, theirs } = tellingWords(text);
  return theirs > ours + 1 || isStrange(text);
}

function isStrange(text: string): boolean {
  return (
    strangeScript.test(text) && (text.match(strangeLetters)?.length ?? 0) * 5 >= (text.match(latinLetters)?.length ?? 0)
  );
}

/**
 * True unless the text is plainly written in another language: most letters in another script, or more of its telling words
 * foreign than English. Where they leave it open, what stands around the text decides; without it the text counts as English.
 * `abroad` says that the document around it is in another language: a few English terms do not make a text English there.
 */
export function isEnglish(text: string, around = "", abroad = false): boolean {
  if (isStrange(text)) return false;
  const { ours, theirs } = tellingWords(text);
  if (theirs > ours + 1 || (theirs > ours && around === "")) return false;
  if (abroad) return ours > theirs + 3;
  if (ours > theirs || around === "") return true;
  const context = tellingWords(around);
  return theirs > ours ? context.ours > context.theirs : context.ours >= context.theirs;
}
