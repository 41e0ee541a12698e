// Finds what Backlint says to people: the templates of say`…` and of vscode.l10n.t("…") in the sources. The bundles in l10n/
// follow from them.
import { existsSync, readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { buildSync } from "esbuild";
import { rules } from "../core/rules/index.ts";

const folders = ["core", "server", "client", "github"];
/** What stands before a text that people are told. */
const tag = /\b(?:say|l10n\.t\(\s*)$/;
/** What stands before a text that is put into a gap as it is, and is no argument: the gap's beginning, a choice. */
const asItself = /(?:\$\{|\?|:|\+|\|\|)\s*$/;
/** What stands before a slash that opens a regular expression. */
const beforePattern = /(?:[=(,:;!&|?{}[+]|=>|\breturn)\s*$/;

/** The templates by the files that say them, in English: "{0} depends on {1}". Those without a word need no translation. */
export function sentencesBelow(root: string): ReadonlyMap<string, string> {
  const found = new Map<string, string>();
  for (const folder of folders) {
    const files = readdirSync(path.join(root, folder), { recursive: true, encoding: "utf8" });
    for (const file of files.filter((name) => /\.tsx?$/.test(name))) {
      const text = readFileSync(path.join(root, folder, file), "utf8");
      for (const sentence of sentencesIn(text)) found.set(sentence, `${folder}/${file}`);
    }
  }
  // What a rule says of itself stands beside its name, in its proposals and in "Explain This Finding".
  for (const { id, summary, why, noFix = "" } of rules)
    for (const sentence of [summary, why, noFix]) if (sentence !== "") found.set(sentence, `core/rules/${id}.ts`);
  return found;
}

/** What a source says: its templates, and words that stand in their gaps without being messages themselves. */
interface Said {
  readonly templates: string[];
  readonly bare: string[];
}

/** The templates that a source says. */
export function sentencesIn(source: string): readonly string[] {
  return saidIn(source).templates.filter(hasWords);
}

/** Words that nobody could translate: say`${count} ${count === 1 ? "item" : "items"}`. */
export function bareWordsIn(source: string): readonly string[] {
  return saidIn(source).bare.filter(hasWords);
}

function saidIn(source: string): Said {
  const said: Said = { templates: [], bare: [] };
  walk(source, 0, said, false);
  return said;
}

const hasWords = (template: string): boolean => /\p{L}/u.test(template.replace(/\{\d+\}/g, ""));

/** Reads code up to the brace that closes what it stands in; answers where that is. */
function walk(code: string, start: number, said: Said, inGap: boolean): number {
  let depth = 0;
  let at = start;
  while (at < code.length) {
    const sign = code[at] ?? "";
    if (code.startsWith("//", at)) at = endOf(code, "\n", at);
    else if (code.startsWith("/*", at)) at = endOf(code, "*/", at);
    else if (/["'`]/.test(sign)) at = readText(code, at, said, inGap);
    else if (sign === "/" && beforePattern.test(code.slice(Math.max(0, at - 20), at))) at = readPattern(code, at);
    else if (sign === "}" && depth-- === 0) return at;
    else {
      if (sign === "{") depth++;
      at++;
    }
  }
  return at;
}

function endOf(code: string, what: string, from: number): number {
  const found = code.indexOf(what, from);
  return found < 0 ? code.length : found + what.length;
}

/** A string or a template literal from its opening quote to behind the closing one. */
function readText(code: string, start: number, said: Said, inGap: boolean): number {
  const quote = code[start];
  const before = code.slice(Math.max(0, start - 40), start);
  const isSaid = tag.test(before);
  let template = "";
  let gaps = 0;
  let at = start + 1;
  while (at < code.length && code[at] !== quote) {
    // Only a template goes beyond its line: this quote was an apostrophe between tags.
    if (quote !== "`" && code[at] === "\n") return at;
    if (code[at] === "\\") {
      template += code[at + 1] === "n" ? "\n" : (code[at + 1] ?? "");
      at += 2;
    } else if (quote === "`" && code.startsWith("${", at)) {
      template += `{${gaps++}}`;
      at = walk(code, at + 2, said, isSaid) + 1;
    } else template += code[at++];
  }
  if (isSaid) said.templates.push(template);
  else if (inGap && asItself.test(before)) said.bare.push(template);
  return at + 1;
}

function readPattern(code: string, start: number): number {
  let isSet = false;
  let at = start + 1;
  while (at < code.length && code[at] !== "\n" && (isSet || code[at] !== "/")) {
    if (code[at] === "\\") at++;
    else if (code[at] === "[") isSet = true;
    else if (code[at] === "]") isSet = false;
    at++;
  }
  return at + 1;
}

/** The pages of the client by their name, each with what it says: they are sent no other translations. */
export function pagesText(root: string): string {
  const pages = ["board", "graph", "capacity"].map((page) => [page, sentencesOfPage(root, page)] as const);
  return `${JSON.stringify(Object.fromEntries(pages), null, 2)}\n`;
}

function sentencesOfPage(root: string, page: string): readonly string[] {
  const { metafile } = buildSync({
    entryPoints: [`client/webview/${page}.tsx`],
    absWorkingDir: root,
    bundle: true,
    write: false,
    metafile: true,
    outdir: "dist/webview",
    jsx: "automatic",
    jsxImportSource: "preact",
  });
  const inputs = Object.values(metafile.outputs).flatMap((output) => Object.keys(output.inputs));
  const own = inputs.filter((file) => /^(?!node_modules).*\.tsx?$/.test(file));
  return [...new Set(own.flatMap((file) => sentencesIn(readFileSync(path.join(root, file), "utf8"))))].sort();
}

/** The English bundle, for translators; VS Code needs none. */
export function englishBundle(root: string): string {
  return bundleText([...sentencesBelow(root).keys()].map((sentence) => [sentence, sentence]));
}

/** A language's bundle as it is written, without what nobody says any more. */
export function keptBundle(root: string, file: string): string {
  const sentences = sentencesBelow(root);
  const written: Record<string, string> = existsSync(path.join(root, file))
    ? JSON.parse(readFileSync(path.join(root, file), "utf8"))
    : {};
  return bundleText(Object.entries(written).filter(([sentence]) => sentences.has(sentence)));
}

function bundleText(entries: readonly (readonly [string, string])[]): string {
  const sorted = [...entries].sort(([a], [b]) => (a < b ? -1 : 1));
  return `${JSON.stringify(Object.fromEntries(sorted), null, 2)}\n`;
}
