// Makes an author's text harmless inside an issue: nobody is notified, no other issue is written to, nothing is hidden. What
// stands in code stays as it is, and so do addresses. A zero-width space is what works: GitHub links after rendering, so
// backslashes and entities for @ and # do not.

const gap = "&#8203;";
const mention = /(^|[^\w`/&;@])@([a-z\d](?:[a-z\d]|-(?=[a-z\d])){0,38}(?:\/[\w.-]+)?)/gi;
const issueNumber = /(^|[^\w&/])((?:[\w.-]+\/[\w.-]+)?)#(\d+)\b/g;
const shortNumber = /\bGH-(\d+)\b/gi;
const commit = /\b(?=[0-9a-f]*[a-f])(?=[0-9a-f]*\d)[0-9a-f]{40}\b/g;
const address = /https?:\/\/[^\s<>)\]]+/g;
const issueAddress = /^https?:\/\/[^/\s]+\/[\w.-]+\/[\w.-]+\/(?:issues|pull|discussions|commit)\/\w+/;

export interface Neutralised {
  readonly text: string;
  /** Who would have been told, without the @. */
  readonly mentions: readonly string[];
}

/** Several lines of Markdown; line endings become \n. */
export function neutralise(markdown: string): Neutralised {
  const mentions = new Set<string>();
  const lines: string[] = [];
  let fence: string | null = null;
  for (const line of markdown.replace(/\r\n?/g, "\n").split("\n")) {
    const mark = /^ {0,3}(`{3,}|~{3,})/.exec(line)?.[1];
    const closes =
      fence !== null &&
      mark !== undefined &&
      mark[0] === fence[0] &&
      mark.length >= fence.length &&
      /^[ `~]+$/.test(line);
    if (mark !== undefined && (fence === null || closes)) {
      fence = fence === null ? mark : null;
      lines.push(line);
    } else lines.push(fence === null ? outsideFence(line, mentions) : line.replace(/<!--/g, "<!- -"));
  }
  if (fence !== null) lines.push(fence); // or everything after it would be code
  return { text: lines.join("\n"), mentions: [...mentions] };
}

function outsideFence(line: string, mentions: Set<string>): string {
  return line
    .split(/(`+[^`]*`+)/)
    .map((part, at) => (at % 2 === 1 ? part.replace(/<!--/g, "<!- -") : prose(part, mentions)))
    .join("");
}

function prose(text: string, mentions: Set<string>): string {
  const parts: string[] = [];
  let end = 0;
  for (const found of text.matchAll(address)) {
    parts.push(words(text.slice(end, found.index), mentions));
    // An address of an issue writes into that issue, wherever it is.
    parts.push(issueAddress.test(found[0]) ? `\`${found[0]}\`` : found[0]);
    end = found.index + found[0].length;
  }
  parts.push(words(text.slice(end), mentions));
  return parts.join("");
}

function words(text: string, mentions: Set<string>): string {
  return text
    .replace(/<!--/g, "&lt;!--")
    .replace(mention, (_, before: string, who: string) => {
      mentions.add(who);
      return `${before}@${gap}${who}`;
    })
    .replace(
      issueNumber,
      (_, before: string, repository: string, number: string) => `${before}${repository}#${gap}${number}`,
    )
    .replace(shortNumber, (_, number: string) => `GH-${gap}${number}`)
    .replace(commit, (sha) => `${sha.slice(0, 7)}${gap}${sha.slice(7)}`);
}
