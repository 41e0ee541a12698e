// The shape of IDs as a document describes it, "<SPRINT>-<STREAM>-<#>" or "US-###", turned into a regular expression.

/** A placeholder in brackets; number signs; letters that stand for digits; any other character. */
const part = /[<{[]([^<>{}[\]]{1,24})[>}\]]|(#+|(?<![\p{L}\d])(?:N{1,5}|X{2,5}|n{1,5}|x{2,5})(?![\p{L}\d]))|[^<{[#]/gu;
const numeric = /^(?:#+|n+|x+|no\.?|num(?:ber)?|nr\.?|seq(?:uence)?|digits?|id|\d+)$/i;

/** Null where the text holds no placeholder for a number, or more than one. */
export function idShape(text: string): { readonly shape: string; readonly pattern: string } | null {
  const shape = text.trim();
  if (!/^[\p{L}\d<>{}[\]#._-]{2,60}$/u.test(shape)) return null;
  let counts = 0;
  let names = 0;
  const pattern = [...shape.matchAll(part)]
    .map(([whole, bracketed, digits]) => {
      const inner = bracketed ?? digits;
      if (inner === undefined) return whole.replace(/[.]/g, "\\$&");
      if (!numeric.test(inner)) {
        names++;
        return "[\\p{L}\\d.]+";
      }
      counts++;
      return inner.length > 1 && /^(?:#+|n+|x+)$/i.test(inner) ? `\\d{${inner.length},}` : "\\d+";
    })
    .join("");
  return counts === 1 && (names > 0 || /\p{L}/u.test(shape)) ? { shape, pattern } : null;
}
