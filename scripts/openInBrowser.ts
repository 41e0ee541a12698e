// Opens the examples in a VS Code from the npm registry: served on loopback, shown by a browser, Backlint installed.
import { spawn, spawnSync } from "node:child_process";
import { mkdirSync } from "node:fs";
import path from "node:path";
import { type EditorServer, startServer } from "../test/editor/harness/server.ts";
import { userInterface } from "../test/editor/harness/userInterface.ts";
import { openWorkbench } from "../test/editor/harness/workbench.ts";

/** Serves until Ctrl+C, and tells the address. */
export async function openInBrowser(root: string, example: string): Promise<void> {
  const server = await startServer({ installed: root });
  const address = addressOf(server, example);
  console.log(`\nVS Code ${server.editor.version} with Backlint, on examples/:\n\n  ${address}\n\nCtrl+C ends it.`);
  openBrowser(address);
  await new Promise<void>((resolve) => {
    for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) process.once(signal, () => resolve());
  });
  await server.stop();
}

/** Saves a picture of the example, with its squiggles and the tree, as `file`. */
export async function takePicture(root: string, example: string, file: string): Promise<void> {
  const server = await startServer({ installed: root, settings: { "editor.minimap.enabled": false } });
  const workbench = await openWorkbench(addressOf(server, example), { width: 1200, height: 760, scale: 2 });
  try {
    const pictures = path.resolve(path.dirname(file));
    mkdirSync(pictures, { recursive: true });
    const ui = userInterface(() => workbench.page, pictures);
    await ui.editor.locator(".view-line").first().waitFor({ timeout: 60_000 });
    await ui.container("Backlint");
    await ui.rows.nth(1).waitFor();
    const squiggle = ui.editor.locator(".squiggly-error, .squiggly-warning").first();
    await ui.command("Go to Next Problem in Files (Error, Warning, Info)");
    await squiggle.waitFor();
    await ui.look(path.basename(file, ".png"));
    console.log(`${await ui.editor.locator(".squiggly-error, .squiggly-warning").count()} squiggles in ${file}`);
  } finally {
    await workbench.close();
    await server.stop();
  }
}

/** The workbench on the examples, with this one open. */
function addressOf(server: EditorServer, example: string): string {
  return server.address(path.dirname(example), [["openFile", server.remote(example)]]);
}

/** Only where there is a screen to show it on; the address is printed in any case. */
function openBrowser(address: string): void {
  const { DISPLAY, WAYLAND_DISPLAY } = process.env;
  const screen = process.platform !== "linux" || DISPLAY || WAYLAND_DISPLAY;
  const opener = process.platform === "darwin" ? "open" : "xdg-open";
  if (!screen || spawnSync("which", [opener]).status !== 0) return;
  spawn(opener, [address], { stdio: "ignore", detached: true })
    .once("error", () => {})
    .unref();
}
