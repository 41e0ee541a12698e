// Which files a command line means, and their text. The only place of the terminal that walks directories.
import { type Dirent, readFileSync, readdirSync, statSync } from "node:fs";
import { isAbsolute, join, resolve, sep } from "node:path";
import { pathToFileURL } from "node:url";
import { stripBom } from "../core/text/encoding.ts";
import { globMatcher } from "../core/text/glob.ts";
import { Unusable } from "./verb.ts";

export interface SourceFile {
  /** As the user wrote it, or below what they wrote. */
  readonly path: string;
  readonly uri: string;
  readonly text: string;
  /** The byte order mark that stood before the text, or nothing. */
  readonly mark: string;
  /** Whether mark and text hold every byte of the file: one that does not must never be written back. */
  readonly faithful: boolean;
}

const skipped = new Set(["node_modules", ".git"]);
const markdown = /\.(?:md|markdown)$/i;
const magic = /[*?[{]/;

/** Files in the order given, directories walked for Markdown, patterns expanded. Throws `Unusable` naming what is not there. */
export function findFiles(given: readonly string[], cwd: string): string[] {
  const found = new Set<string>();
  const missing: string[] = [];
  for (const path of given) {
    const stat = statSync(resolve(cwd, path), { throwIfNoEntry: false });
    if (stat?.isDirectory()) for (const file of walk(path, cwd)) found.add(file);
    else if (stat !== undefined) found.add(path);
    else if (!magic.test(path)) missing.push(path);
    else {
      const matches = expand(path, cwd);
      if (matches.length === 0) missing.push(path);
      for (const file of matches) found.add(file);
    }
  }
  if (missing.length > 0) throw new Unusable(`no such file or directory: ${missing.join(", ")}`);
  return [...found];
}

/** Throws `Unusable` where the file cannot be read. */
export function readSource(path: string, cwd: string): SourceFile {
  try {
    const full = resolve(cwd, path);
    return { path, uri: pathToFileURL(full).href, ...decode(readFileSync(full)) };
  } catch (error) {
    throw new Unusable(`cannot read ${path}: ${error instanceof Error ? error.message : String(error)}`);
  }
}

/** Bytes that are no UTF-8 become U+FFFD: the reader decides what that means. */
export function decode(bytes: Buffer): Pick<SourceFile, "text" | "mark" | "faithful"> {
  const whole = bytes.toString("utf8");
  const { text, bom } = stripBom(whole);
  return { text, mark: bom ? "\ufeff" : "", faithful: Buffer.from(whole, "utf8").equals(bytes) };
}

function walk(directory: string, cwd: string): string[] {
  let entries: Dirent[];
  try {
    entries = readdirSync(resolve(cwd, directory), { withFileTypes: true });
  } catch (error) {
    throw new Unusable(`cannot read ${directory}: ${error instanceof Error ? error.message : String(error)}`);
  }
  entries.sort((a, b) => (a.name < b.name ? -1 : 1));
  const files: string[] = [];
  for (const entry of entries) {
    const path = join(directory, entry.name);
    // Linked directories are left out: they may lead in a circle.
    if (entry.isDirectory()) {
      if (!skipped.has(entry.name)) files.push(...walk(path, cwd));
    } else if (
      markdown.test(entry.name) &&
      (entry.isFile() || statSync(resolve(cwd, path), { throwIfNoEntry: false })?.isFile())
    ) {
      files.push(path);
    }
  }
  return files;
}

/** Shells that do not expand patterns hand them over as they are. */
function expand(pattern: string, cwd: string): string[] {
  const parts = pattern.split(/[\\/]/);
  const fixed = parts.findIndex((part) => magic.test(part));
  const base = parts.slice(0, fixed).join(sep) || (isAbsolute(pattern) ? sep : ".");
  if (!statSync(resolve(cwd, base), { throwIfNoEntry: false })?.isDirectory()) return [];
  const matches = globMatcher(parts.slice(fixed).join("/"));
  const root = resolve(cwd, base);
  return walk(base, cwd).filter((path) =>
    matches(
      resolve(cwd, path)
        .slice(root.length + (root.endsWith(sep) ? 0 : 1))
        .split(sep)
        .join("/"),
    ),
  );
}
