// The single-byte charsets that UTF-8 is most often misread as, as tables from character to byte.
// Mac Roman comes from old Mac editors, Windows-1252 and Latin-1 from nearly everything else.

export type Charset = "mac-roman" | "windows-1252";

const macRoman =
  "ÄÅÇÉÑÖÜáàâäãåçéèêëíìîïñóòôöõúùûü†°¢£§•¶ß®©™´¨≠ÆØ∞±≤≥¥µ∂∑∏π∫ªºΩæø" +
  "¿¡¬√ƒ≈∆«»…\u00a0ÀÃÕŒœ–—“”‘’÷◊ÿŸ⁄€‹›ﬁﬂ‡·‚„‰ÂÊÁËÈÍÎÏÌÓÔ\uf8ffÒÚÛÙıˆ˜¯˘˙˚¸˝˛ˇ";

/** Bytes 0x80 to 0x9F; a space stands for a byte that Windows-1252 leaves open and decoders pass through. */
const windows1252 = "€ ‚ƒ„…†‡ˆ‰Š‹Œ Ž  ‘’“”•–—˜™š›œ žŸ";

const bytes: Readonly<Record<Charset, ReadonlyMap<number, number>>> = {
  "mac-roman": new Map(Array.from(macRoman, (character, index) => [character.charCodeAt(0), 0x80 + index])),
  "windows-1252": windowsBytes(),
};

/** The byte that `charset` writes for a UTF-16 unit, or -1 where it has none above ASCII. */
export function highByte(charset: Charset, unit: number): number {
  return unit < 0x80 ? -1 : (bytes[charset].get(unit) ?? -1);
}

function windowsBytes(): ReadonlyMap<number, number> {
  const map = new Map<number, number>();
  for (let byte = 0x80; byte <= 0xff; byte++) map.set(byte, byte);
  for (let index = 0; index < windows1252.length; index++) {
    const unit = windows1252.charCodeAt(index);
    if (unit !== 0x20) map.set(unit, 0x80 + index);
  }
  return map;
}
