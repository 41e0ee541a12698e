// Edits may carry tab stops for editors that know them; everywhere else their plain words are taken.

const token =
  /\\([\\$}|,])|\$\{\d+\|((?:\\.|[^,|\\])*)(?:,(?:\\.|[^|\\])*)?\|\}|\$\{\d+:((?:\\.|[^}\\])*)\}|\$(?:\d+|\{\d+\})/gs;

/** The plain words of a snippet: `${1:value}` and `${1|one,two|}` become their first choice, `$1` nothing. */
export function withoutTabStops(snippet: string): string {
  return snippet.replace(token, (_, escaped?: string, choice?: string, words?: string) =>
    escaped !== undefined ? escaped : (choice ?? words ?? "").replace(/\\([\\$}|,])/g, "$1"),
  );
}

/** One tab stop with the words that stand there until they are replaced. */
export function tabStop(number: number, words: string): string {
  return `\${${number}:${literal(words)}}`;
}

/** Text that a snippet is to show as it is. */
export function literal(text: string): string {
  return text.replace(/[\\$}]/g, "\\$&");
}
