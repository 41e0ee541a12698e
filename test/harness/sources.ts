// The repository's own source files and what they import, for tests about the house rules.
import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { fileURLToPath } from "node:url";

export const root = fileURLToPath(new URL("../..", import.meta.url));

export interface Source {
  /** From the root, with slashes. */
  readonly file: string;
  readonly text: string;
  readonly imports: readonly Import[];
}

export interface Import {
  /** A path from the root for a file of ours, else the package's name as written. */
  readonly target: string;
  readonly own: boolean;
  readonly typeOnly: boolean;
}

const folders = ["core", "github", "server", "client", "cli", "scripts", "test"];
const statement = /^\s*(?:import|export)\s+(type\s+)?(?:[^;"']*?\bfrom\s+)?["']([^"']+)["']/gm;

/** Every TypeScript source below the top folders. */
export function sources(): readonly Source[] {
  return folders.flatMap((folder) => filesBelow(folder)).map(read);
}

function filesBelow(folder: string): readonly string[] {
  return readdirSync(path.join(root, folder), { recursive: true, encoding: "utf8" })
    .map((file) => `${folder}/${file.replaceAll("\\", "/")}`)
    .filter((file) => /\.m?ts$/.test(file))
    .sort();
}

function read(file: string): Source {
  const text = readFileSync(path.join(root, file), "utf8");
  const imports = [...text.matchAll(statement)].map((match): Import => {
    const target = match[2] ?? "";
    const own = target.startsWith(".");
    return {
      target: own ? path.posix.normalize(path.posix.join(path.posix.dirname(file), target)) : target,
      own,
      typeOnly: match[1] !== undefined,
    };
  });
  return { file, text, imports };
}
