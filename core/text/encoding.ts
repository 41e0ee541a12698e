// What stands between bytes and text: the byte order mark, and files that are no text at all.

const bom = "\ufeff";

/** The text without a leading byte order mark. Markdown offsets count from behind it. */
export function stripBom(text: string): { readonly text: string; readonly bom: boolean } {
  return text.startsWith(bom) ? { text: text.slice(1), bom: true } : { text, bom: false };
}

/** How much of a text `looksBinary` reads, in UTF-16 units. */
export const sampleLength = 8192;
/** The share of undecodable or control characters from which on a sample is no text. */
const tolerated = 0.1;

/** True when the decoded content of a file is no text: it holds a NUL, or too much that no text holds. */
export function looksBinary(text: string): boolean {
  const length = Math.min(text.length, sampleLength);
  let foreign = 0;
  for (let index = 0; index < length; index++) {
    const unit = text.charCodeAt(index);
    if (unit === 0) return true;
    // Tab, LF, VT, FF, CR and ESC occur in text; U+FFFD is what a decoder puts for bytes that are no UTF-8.
    if ((unit < 0x20 && (unit < 9 || unit > 13) && unit !== 27) || unit === 0xfffd) foreign++;
  }
  return foreign > length * tolerated;
}
