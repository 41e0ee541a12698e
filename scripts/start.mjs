// npm start: opens examples/ in a real VS Code with this checkout's Backlint running in it.
//   npm start                            the VS Code of this machine, else one from the npm registry in the browser
//   npm start -- --web                   the one in the browser in any case
//   npm start -- --screenshot FILE.png   takes a picture of it with headless Chromium and ends
import { parseArgs } from "node:util";
import { allowTypeScript, build, installDependencies, root } from "./prepare.mjs";

const { values } = parseArgs({ options: { web: { type: "boolean" }, screenshot: { type: "string" } } });

installDependencies();
build();
await allowTypeScript();
const { localEditor, openLocally } = await import("./openLocally.ts");
const { openInBrowser, takePicture } = await import("./openInBrowser.ts");

try {
  const editor = values.web ? undefined : localEditor();
  if (values.screenshot) await takePicture(root, values.screenshot);
  else if (editor) await openLocally(root, editor);
  else await openInBrowser(root);
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
}
