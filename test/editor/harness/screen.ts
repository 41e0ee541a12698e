// A real workbench around a describe(): a folder of its own, Backlint among the installed extensions, a picture of each failure,
// and everything gone at the end.
import assert from "node:assert/strict";
import { randomUUID } from "node:crypto";
import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { type EditorServer, startServer } from "./server.ts";
import { type UserInterface, userInterface } from "./userInterface.ts";
import { openWorkbench, type Workbench } from "./workbench.ts";

export const root = path.resolve(import.meta.dirname, "../../..");

export interface ScreenOptions {
  /** Pixels. */
  readonly height?: number;
  /** Whether the editor's language is German. */
  readonly german?: boolean;
  /** User settings. */
  readonly settings?: Readonly<Record<string, unknown>>;
  /** The folder of the extension, where it is another than this one. */
  readonly extension?: () => string;
}

export interface Screen {
  readonly ui: UserInterface;
  /** The folder that is open. */
  readonly work: string;
}

/** Called inside a describe(), with texts by their paths in the folder. Pictures go to test-results/editor. */
export function screen(files: Readonly<Record<string, string>>, options: ScreenOptions = {}): Screen {
  const { settings = {}, height = 800, german = false, extension = () => root } = options;
  const outer = path.join(os.tmpdir(), `backlint-ui-${randomUUID()}`);
  const work = path.join(outer, "backlog"); // the name that pictures show
  let server: EditorServer | undefined;
  let workbench: Workbench | undefined;
  const page = () => workbench?.page ?? assert.fail("the workbench is not open");
  const ui = userInterface(page, path.join(root, "test-results", "editor"));
  before(async () => {
    for (const [name, text] of Object.entries(files)) {
      fs.mkdirSync(path.dirname(path.join(work, name)), { recursive: true });
      fs.writeFileSync(path.join(work, name), text);
    }
    server = await startServer({ installed: extension(), settings, german });
    workbench = await openWorkbench(server.address(work), { height });
  });
  afterEach(async function () {
    const { title, state } = this.currentTest ?? {};
    if (state === "failed" && workbench) await ui.look(`failed-${title?.replace(/\W+/g, "-")}`);
  });
  after(async () => {
    await workbench?.close();
    await server?.stop();
    fs.rmSync(outer, { recursive: true, force: true });
    assert.deepEqual(workbench?.outside, [], "nothing is asked for outside this machine");
  });
  return { ui, work };
}

/** What the last test of a describe() asserts: there was no message and no question. */
export async function nothingPopsUp({ page }: UserInterface): Promise<void> {
  assert.equal(await page.locator(".notification-toast, .monaco-dialog-box").count(), 0);
}

/** Texts of the samples in examples/, for screen(). */
export function samples(...names: readonly string[]): Readonly<Record<string, string>> {
  return textsOf(path.join(root, "examples"), names);
}

/** Texts of the folder that the suites in the extension host have, for screen(). */
export function fixture(): Readonly<Record<string, string>> {
  return textsOf(path.join(root, "test/editor/fixture"), ["backlog.md", "notes.md"]);
}

function textsOf(folder: string, names: readonly string[]): Readonly<Record<string, string>> {
  return Object.fromEntries(names.map((name) => [name, fs.readFileSync(path.join(folder, name), "utf8")]));
}
