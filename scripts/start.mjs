// npm start: opens examples/ in a real VS Code with this checkout's Backlint running in it.
//   npm start                            the VS Code of this machine, else one from the npm registry in the browser
//   npm start -- --web                   the one in the browser in any case
//   npm start -- --screenshot FILE.png   takes a picture of it with headless Chromium and ends
//   ... --example NAME.md                shows that one instead of the first
import { readdirSync } from "node:fs";
import path from "node:path";
import { parseArgs } from "node:util";
import { allowTypeScript, build, installDependencies, root } from "./prepare.mjs";

const values = wishes();

installDependencies();
build();
await allowTypeScript();
const { localEditor, openLocally } = await import("./openLocally.ts");
const { openInBrowser, takePicture } = await import("./openInBrowser.ts");

try {
  const example = exampleOf(values.example);
  const editor = values.web ? undefined : localEditor();
  if (values.screenshot) await takePicture(root, example, values.screenshot);
  else if (editor) await openLocally(root, example, editor);
  else await openInBrowser(root, example);
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
}

/** What was asked for; ends with one line where it is nothing that can be done. */
function wishes() {
  try {
    return parseArgs({
      options: { web: { type: "boolean" }, screenshot: { type: "string" }, example: { type: "string" } },
    }).values;
  } catch (error) {
    console.error(`npm start: ${error.message} (there are --web, --screenshot FILE.png and --example NAME.md)`);
    process.exit(2);
  }
}

/** The example to show first, by its path; throws when there is none of that name. */
function exampleOf(name) {
  const folder = path.join(root, "examples");
  const names = readdirSync(folder).filter((file) => file.endsWith(".md"));
  const found = name === undefined ? names[0] : names.find((file) => file === name);
  if (!found) throw new Error(`no example ${name ?? ""}; there are ${names.join(", ")}`);
  return path.join(folder, found);
}
