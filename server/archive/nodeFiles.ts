// The archive's files on a real disk. It reads them one after the other: the archive has a thread of its own, where waiting
// costs nobody anything and is much faster than asking for thousands of files at once.
import { type Dirent, readFileSync, readdirSync, statSync } from "node:fs";
import { dirname, join, relative, sep } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import ignore from "ignore";
import { hashOf } from "../../core/text/hash.ts";
import { globMatcher } from "../../core/text/glob.ts";
import { cacheFolder, keep } from "../kept.ts";
import type { ArchivePorts, Stamp } from "./archive.ts";

/** Folders that hold what machines made or others wrote. */
const skipped: ReadonlySet<string> = new Set(
  "node_modules bower_components .git .hg .svn .venv venv __pycache__ dist out target coverage .cache .next".split(" "),
);
/** Names that are in a URI what they are in a path. */
const plain = /^[\w.-]+$/;
const markdown = /\.(?:md|markdown)$/i;

/** A `.gitignore`: paths count from behind its folder. */
interface Rule {
  readonly length: number;
  leavesOut(path: string): boolean;
}

type Files = Pick<ArchivePorts, "list" | "stat" | "read">;

/** Markdown files, without what `.gitignore` and the globs given to `list` leave out. */
export function nodeFiles(): Files {
  /** The folders that were listed, with what is left out of them. */
  const roots = new Map<string, (path: string) => boolean>();
  /** By folder: what leaves files out that lie in it or below. */
  const known = new Map<string, readonly Rule[]>();

  /** The rules of a folder and of those above it up to the root. */
  function rulesIn(root: string, folder: string): readonly Rule[] {
    let rules = known.get(folder);
    if (rules === undefined) {
      const above = folder.length <= root.length ? [] : rulesIn(root, dirname(folder));
      const text = textOf(join(folder, ".gitignore"));
      const own = text === null ? null : ignore().add(text);
      rules = own === null ? above : [...above, { length: folder.length + 1, leavesOut: (path) => own.ignores(path) }];
      known.set(folder, rules);
    }
    return rules;
  }

  function isLeftOut(root: string, folder: string, path: string, isFolder: boolean): boolean {
    const slashed = sep === "/" ? path : path.split(sep).join("/");
    if (roots.get(root)?.(slashed.slice(root.length + 1)) === true) return true;
    return rulesIn(root, folder).some(({ length, leavesOut }) =>
      leavesOut(isFolder ? `${slashed.slice(length)}/` : slashed.slice(length)),
    );
  }

  function* walk(root: string, folder: string): Generator<readonly Stamp[]> {
    const stamps: Stamp[] = [];
    const below: string[] = [];
    const uri = pathToFileURL(folder).href;
    for (const entry of entriesOf(folder)) {
      const { name } = entry;
      const path = `${folder}${sep}${name}`;
      // Linked folders are left out: they may lead in a circle.
      if (entry.isDirectory()) {
        if (!skipped.has(name) && !isLeftOut(root, folder, path, true)) below.push(path);
      } else if (markdown.test(name) && !isLeftOut(root, folder, path, false)) {
        const stamp = stampOf(path, plain.test(name) ? `${uri}/${name}` : pathToFileURL(path).href);
        if (stamp !== null) stamps.push(stamp);
      }
    }
    if (stamps.length > 0) yield stamps;
    for (const path of below) yield* walk(root, path);
  }

  return {
    async *list(folder, exclude) {
      const given = pathOf(folder);
      if (given === null) return;
      const root = given.endsWith(sep) ? given.slice(0, -1) : given;
      known.clear();
      const tests = exclude.map(globMatcher);
      roots.set(root, (path) => tests.some((test) => test(path) || test(`${path}/`)));
      yield* walk(root, root);
    },
    async stat(uri) {
      const path = pathOf(uri);
      if (path === null || !markdown.test(path)) return null;
      const root = [...roots.keys()].find((one) => path.startsWith(one + sep));
      if (root === undefined) return null;
      const folders = relative(root, path).split(sep).slice(0, -1);
      for (let depth = 0, at = root; depth < folders.length; depth++) {
        const name = folders[depth] ?? "";
        const above = at;
        at = join(at, name);
        if (skipped.has(name) || isLeftOut(root, above, at, true)) return null;
      }
      return isLeftOut(root, dirname(path), path, false) ? null : stampOf(path, pathToFileURL(path).href);
    },
    read(uri) {
      const text = textOf(pathOf(uri));
      return text?.charCodeAt(0) === 0xfeff ? text.slice(1) : text;
    },
  };
}

/** Something kept from one start to the next, for one set of folders. */
export function nodeStore(storage: string | null, folders: readonly string[]): Pick<ArchivePorts, "load" | "store"> {
  const base = storage ?? cacheFolder();
  const place = (name: string) => join(base, `${hashOf(folders.join("\n"))}.${name}.json`);
  return {
    load: async (name) => textOf(place(name)),
    store: async (name, text) => keep(place(name), text),
  };
}

/** In a URI of these characters alone the path stands as it is, at least where paths begin with a slash. */
const plainUri = /^file:\/\/(\/[\w./-]+)$/;

function pathOf(uri: string): string | null {
  const path = sep === "/" ? plainUri.exec(uri)?.[1] : undefined;
  if (path !== undefined) return path;
  try {
    return uri.startsWith("file:") ? fileURLToPath(uri) : null;
  } catch {
    return null;
  }
}

function entriesOf(folder: string): Dirent[] {
  try {
    return readdirSync(folder, { withFileTypes: true });
  } catch {
    return [];
  }
}

function stampOf(path: string, uri: string): Stamp | null {
  const stat = statSync(path, { throwIfNoEntry: false });
  if (!stat?.isFile()) return null;
  const { size, mtimeMs: modified, ctimeMs } = stat;
  // File systems tell times in steps: of two changes within one step the second leaves no trace in them. Steps are a few
  // milliseconds, but up to 2 s where all times are whole seconds.
  const step = ctimeMs % 1_000 === 0 ? 2_000 : 50;
  return { uri, size, modified, changed: Date.now() - ctimeMs > step ? ctimeMs : Number.NaN };
}

function textOf(path: string | null): string | null {
  try {
    return path === null ? null : readFileSync(path, "utf8");
  } catch {
    return null;
  }
}
