// The HTML of a plan view: a page that may load nothing but its own script and style. No vscode import: plain mocha and the
// accessibility check open it too.
import type { Language } from "../../../core/text/message.ts";

export interface PageParts {
  readonly title: string;
  /** What the page is to speak. */
  readonly language: Language;
  /** Address of the page's script and style. */
  readonly script: string;
  readonly style: string;
  /** Where styles may come from: the webview's `cspSource`. */
  readonly source: string;
  /** Fresh for each page. */
  readonly nonce: string;
}

export function pageOf({ title, language, script, style, source, nonce }: PageParts): string {
  const policy = `default-src 'none'; style-src ${source}; script-src 'nonce-${nonce}'; font-src ${source}`;
  return `<!DOCTYPE html>
<html lang="${attribute(language.tag)}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${attribute(policy)}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<link rel="stylesheet" href="${attribute(style)}">
<title>${attribute(title)}</title>
</head>
<body>
<main id="view" data-language="${attribute(JSON.stringify(language))}"></main>
<script nonce="${attribute(nonce)}" src="${attribute(script)}"></script>
</body>
</html>
`;
}

function attribute(text: string): string {
  return text.replace(/&/g, "&amp;").replace(/"/g, "&quot;").replace(/</g, "&lt;");
}
