// Is this text English? Wording can be judged only where the words are known.

const english = new Set(
  `the a an is are be of to in on and or for with from by when if then that this can must should not no all each user users
 add added create created set show shows display test tests error page button data file with without after before as at it works via
 new only any every per into`.split(/\s+/),
);
const foreign = new Set(
  `el la los las del una uno para por con que y se es en al como más der die das und ist nicht mit für ein eine den dem zu von auf wird werden
 le les des une est dans sur pour avec ou et du il elle qui pas não os da do uma são ao com por em di il che per non sono gli nel della
 un cu și este pe sau nu het een van niet met zijn voor och att som inte är det w na nie się jest oraz dla i`.split(/\s+/),
);

const latin = /[A-Za-z]/g;
const otherScript = /[\p{Script=Cyrillic}\p{Script=Greek}\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\p{Script=Arabic}\p{Script=Hebrew}\p{Script=Devanagari}\p{Script=Thai}]/gu;
const words = /[\p{L}']+/gu;

/**
 * True unless the text is plainly written in another language: most letters in another script, or more of its small words
 * foreign than English. A few English words without small words count as English.
 */
export function isEnglish(text: string): boolean {
  const strange = text.match(otherScript)?.length ?? 0;
  if (strange > 0 && strange * 2 > (text.match(latin)?.length ?? 0)) return false;
  let known = 0;
  let other = 0;
  for (const word of text.toLowerCase().match(words) ?? []) {
    if (english.has(word)) known++;
    else if (foreign.has(word) || /[ñçãõßłąęőűșțăřůğı¿]/.test(word)) other++;
  }
  return other === 0 || known >= other;
}

/** True when the text's own small words say that it is English, so that its surroundings need not be asked. */
export function hasEnglishWords(text: string): boolean {
  for (const word of text.toLowerCase().match(words) ?? []) if (english.has(word)) return true;
  return false;
}
