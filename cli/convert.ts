// `backlint convert`: the items of a file in another shape, as a diff or written.
import { accessSync, constants, mkdirSync, rmSync, writeFileSync } from "node:fs";
import { dirname, relative, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { conversion, usualFolder } from "../core/assists/convert/convert.ts";
import { type Shape, shapes } from "../core/assists/convert/shape.ts";
import { isGenerated } from "../core/queries/generated.ts";
import { applyEdits, sortEdits } from "../core/text/edit.ts";
import { english, isMessage } from "../core/text/message.ts";
import { unifiedDiff } from "../core/text/unifiedDiff.ts";
import type { Parsed } from "./arguments.ts";
import { findFiles, readSource } from "./files.ts";
import { openProject } from "./project.ts";
import { type Io, Unusable, type Verb } from "./verb.ts";

export const verb: Verb = {
  usage: "convert --to SHAPE [--write] FILE",
  about:
    "Writes the items of a backlog in another shape, when reading the result gives the same items; else says what would be lost\n" +
    "and does nothing. Prints the change as a diff. Of a file that holds one item, all such files of its folder are gathered.",
  options: {
    to: { type: "string", choices: [...shapes], help: "How to write the items" },
    write: { type: "boolean", help: "Write the files instead of printing a diff" },
    folder: { type: "string", value: "DIR", help: "With --to files: where they go, beside the file" },
    config: { type: "string", value: "FILE", help: "Use this instead of the nearest .backlint.json" },
  },
  run,
};

async function run(parsed: Parsed, io: Io): Promise<number> {
  const to = parsed.text("to") as Shape | null;
  const [path, ...more] = parsed.paths;
  if (to === null) throw new Unusable(`convert needs --to ${shapes.join("|")}`);
  if (path === undefined || more.length > 0) throw new Unusable("convert takes one file");
  const source = readSource(path, io.cwd);
  if (!source.faithful) throw new Unusable(`${path} is not UTF-8 throughout and was left as it is`);
  const folderOf = relative(io.cwd, dirname(resolve(io.cwd, path))) || ".";
  const besides = findFiles([folderOf], io.cwd)
    .map((other) => readSource(other, io.cwd))
    .filter(({ uri }) => uri !== source.uri && dirname(uri) === dirname(source.uri));
  const options = { cwd: io.cwd, config: parsed.text("config"), rules: [] };
  const { workspace } = openProject([source, ...besides], options);
  // Only what is open can be tried out.
  const snapshot = workspace.apply({ type: "text", uri: source.uri, text: source.text, version: 1 });
  const file = snapshot.file(source.uri);
  if (file === null || file.items.length === 0) throw new Unusable(`${path} holds no items to convert`);
  if (isGenerated(file)) throw new Unusable(`${path} says that it is generated: change what it is made from`);
  const given = parsed.text("folder");
  const folder = given === null ? usualFolder(file) : `${given.replace(/[/\\]+$/, "")}/`;
  const proposal = conversion(snapshot, file, to, folder);
  if (isMessage(proposal)) throw new Unusable(`${path}: ${english(proposal)}`);
  const edits = sortEdits(
    proposal.edits.map(({ at, text }) => ({ ...file.spanOf(at), text })),
    source.text.length,
  );
  if (edits.type !== "sorted") throw new Unusable(`${path}: the parts of the file would be written into each other`);
  const changes = new Map<string, { readonly before: string; readonly after: string | null }>();
  if (proposal.edits.length > 0)
    changes.set(path, { before: source.text, after: applyEdits(source.text, edits.edits) });
  for (const { uri, text } of proposal.creates) changes.set(pathOf(uri, io), { before: "", after: text });
  for (const uri of proposal.removes ?? [])
    changes.set(pathOf(uri, io), { before: snapshot.file(uri)?.text ?? "", after: null });
  if (!parsed.flag("write")) {
    for (const [name, { before, after }] of changes) io.out(unifiedDiff(name, before, after ?? ""));
    return 0;
  }
  writeAll(changes, path, source.mark, io);
  io.err(`backlint: ${english(proposal.title)}\n`);
  return 0;
}

const pathOf = (uri: string, { cwd }: Io): string => relative(cwd, fileURLToPath(uri));

/** Looks first whether every file can be written, so that all of them are or none. */
function writeAll(
  changes: ReadonlyMap<string, { readonly before: string; readonly after: string | null }>,
  path: string,
  mark: string,
  { cwd }: Io,
): void {
  for (const [name, { before }] of changes) {
    try {
      if (before !== "") accessSync(resolve(cwd, name), constants.W_OK);
    } catch {
      throw new Unusable(`${name} is read-only; nothing was written`);
    }
  }
  for (const [name, { after }] of changes) {
    const full = resolve(cwd, name);
    if (after === null) rmSync(full);
    else {
      mkdirSync(dirname(full), { recursive: true });
      writeFileSync(full, (name === path ? mark : "") + after, name === path ? {} : { flag: "wx" });
    }
  }
}
