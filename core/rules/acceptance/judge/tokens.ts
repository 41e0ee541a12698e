// Cuts a criterion into tokens with their offsets. Everything the judge says about a text is said about these.

/** `name` is an identifier, path, call, product name or ID written as such; `code` stands in backticks; `quote` in quotation marks. */
export type TokenKind = "word" | "name" | "path" | "code" | "quote" | "number" | "compare" | "mark";

export interface Token {
  readonly kind: TokenKind;
  readonly text: string;
  readonly lower: string;
  /** Offsets in the criterion's text. */
  readonly start: number;
  readonly end: number;
}

const pattern = new RegExp(
  [
    /`[^`]+`/u, // 1 code
    /"[^"]+"|“[^”]+”|«[^»]+»|(?<![\p{L}\d])['‘][^'’]{1,80}['’](?![\p{L}\d])/u, // 2 quote
    /https?:\/\/[^\s)]+|(?<![\p{L}\d])\.{0,2}\/[\w.@:{}*[\]-]+(?:\/[\w.@:{}*[\]-]*)*|[\w@.-]+(?:\/[\w@.-]+)*\.(?:tsx?|jsx?|mjs|cjs|json|md|ya?ml|toml|py|rs|go|java|kt|swift|rb|php|cs|css|scss|html|sql|sh|env|txt|csv|xml|pdf|png|svg|log|lock|ini|cfg|conf|proto|prisma|ipynb|wasm|exe|zip)\b|(?<=\s|^)\.[a-z][\w.-]+|(?<=\s|^)[a-z][\w.-]*\/(?:[\w.-]+\/)*(?=[\s,.)]|$)/u, // 3 path
    /[<>]=|[<>≤≥≠=]+|[→⇒➜×]|->|=>/u, // 4 compare
    /[~±+-]?[$€£₹]?\d[\d.,:]*\d?(?:[%+°]|[a-z]{1,3}\b)*(?:x\d+)*(?:-\d+[%a-z]*)?/u, // 5 number
    /[\w$.]*[\w$]\((?!e?s\))[^()\s]{0,30}\)/u, // 6 call
    /@?[\p{L}_$][\p{L}\p{M}\d_$]*(?:[-'’.][\p{L}\d_$]+)*/u, // 7 word or name
    /[^\s]/u, // 8 mark
  ]
    .map((part) => `(${part.source})`)
    .join("|"),
  "iuy",
);

/** By far the most tokens: a word in plain letters up to a space or the end of a phrase. */
const plainWord = /[A-Za-z]+(?=[\s,;:)!?]|\.?$|\.\s)/y;
const space = /\s+/y;

const named = /[a-z\d][A-Z]|_|[a-z]\.[a-z]|^@|^[A-Z]{2,}[-_\d]|^[A-Z]+\d|\d|^(?:GET|POST|PUT|PATCH|DELETE)$/;

/** The tokens of a criterion in order. Total: any text is cut somehow. */
export function tokenize(text: string): readonly Token[] {
  const tokens: Token[] = [];
  let at = 0;
  while (at < text.length) {
    plainWord.lastIndex = at;
    if (plainWord.test(text)) {
      const word = text.slice(at, plainWord.lastIndex);
      tokens.push({
        kind: named.test(word) ? "name" : "word",
        text: word,
        lower: word.toLowerCase(),
        start: at,
        end: plainWord.lastIndex,
      });
      at = plainWord.lastIndex;
    } else {
      pattern.lastIndex = at;
      const match = pattern.exec(text);
      if (match) {
        const whole = match[0];
        tokens.push({
          kind: kindOf(match),
          text: whole,
          lower: whole.toLowerCase().replace("’", "'"),
          start: at,
          end: at + whole.length,
        });
        at += whole.length;
      } else at++;
    }
    space.lastIndex = at;
    if (space.test(text)) at = space.lastIndex;
  }
  return tokens;
}

function kindOf([, code, quote, path, compare, number, call, word]: RegExpExecArray): TokenKind {
  if (word) return named.test(word) ? "name" : "word";
  if (code) return "code";
  if (quote) return "quote";
  if (path) return "path";
  if (compare) return "compare";
  if (number) return "number";
  return call ? "name" : "mark";
}
