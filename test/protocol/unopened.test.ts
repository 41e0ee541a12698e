// What the language features know of files that nobody has opened: labels and owners, titles, and issues on GitHub.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { startEditor } from "../harness/bundle.ts";
import { caretIn } from "../harness/families.ts";
import type { FakeEditor } from "../harness/fakeEditor.ts";
import { type Folder, temporaryFolder } from "../harness/folder.ts";
import { applyEdits, type Range, type WorkspaceEdit } from "../harness/wireText.ts";

const boats = `### US-1: Moor the boat

**Labels:** quay, night shift
**Owner:** Ines Vidal
`;
const table = `| ID | Title | Owner | Labels |
| --- | --- | --- | --- |
| T-1 | Rig the crane | ines vidal | Night Shift |
| T-2 | Load the night shift's crates | Bo | quayside |
`;
const prose = "# Notes\n\nInes Vidal takes the night shift.\n";

describe("files that nobody has opened", function () {
  this.timeout(30_000);
  let folder: Folder;
  let editor: FakeEditor;
  beforeEach(async () => {
    folder = temporaryFolder({ "boats.md": boats, "plans/table.md": table, "notes.md": prose });
    editor = await startEditor({ folder: folder.uri });
    editor.open(folder.uriOf("boats.md"), boats);
  });
  afterEach(async () => {
    assert.equal(await editor.stop(), 0);
    folder.remove();
  });
  const at = (marked: string) => ({
    textDocument: { uri: folder.uriOf("boats.md") },
    position: caretIn(boats, marked),
  });
  const renamed = async (marked: string, newName: string) => {
    const { documentChanges } = (await editor.request("textDocument/rename", {
      ...at(marked),
      newName,
    })) as WorkspaceEdit;
    return Object.fromEntries(
      documentChanges.map(({ textDocument, edits = [] }) => {
        const path = new URL(textDocument?.uri ?? "");
        return [path.pathname.split("/").at(-1), applyEdits(readFileSync(path, "utf8"), edits)];
      }),
    );
  };

  it("are renamed in where they have the label, and nowhere else", async () => {
    assert.deepEqual(await renamed("night sh¦ift", "late"), {
      "boats.md": boats.replace("night shift", "late"),
      "table.md": table.replace("Night Shift", "late"),
    });
    assert.deepEqual(await renamed("qu¦ay,", "pier"), { "boats.md": boats.replace("quay", "pier") });
  });

  it("are renamed in where they have the owner, and listed among the references", async () => {
    assert.deepEqual(await renamed("Ines ¦Vidal", "Bo"), {
      "boats.md": boats.replace("Ines Vidal", "Bo"),
      "table.md": table.replace("ines vidal", "Bo"),
    });
    const found = (await editor.request("textDocument/references", {
      ...at("Ines ¦Vidal"),
      context: { includeDeclaration: true },
    })) as { uri: string; range: Range }[];
    assert.deepEqual(
      found.map(({ uri, range }) => `${uri.split("/").at(-1)} ${range.start.line}`),
      ["boats.md 3", "table.md 2"],
    );
  });

  it("are found by words of a title, and by nothing shorter than three letters", async () => {
    const symbols = async (query: string) =>
      ((await editor.request("workspace/symbol", { query })) as { name: string }[]).map(({ name }) => name);
    assert.deepEqual(await symbols("cr"), []);
    assert.deepEqual(await symbols("gondola"), []);
    assert.deepEqual(await symbols("the crane"), ["T-1 Rig the crane"]);
  });

  it("say in a card which issue the item is on GitHub, as it was last seen", async () => {
    const hover = async () =>
      ((await editor.request("textDocument/hover", at("US-¦1"))) as { contents: { value: string } }).contents.value;
    assert.ok(!(await hover()).includes("GitHub"));
    const sidecar = (state: string) => ({
      version: 1,
      target: { host: "https://github.com", owner: "acme", repo: "port", id: 7 },
      backlogs: { harbour: { file: "boats.md", items: { us1: { number: 12, id: 900, base: { state } } } } },
    });
    folder.write(".backlint/github.json", JSON.stringify(sidecar("open")));
    assert.match(await hover(), /\n\nIssue \[#12\]\(https:\/\/github\.com\/acme\/port\/issues\/12\) on GitHub, open$/);
    folder.write(".backlint/github.json", JSON.stringify(sidecar("closed")));
    assert.match(await hover(), /on GitHub, closed$/);
    folder.write(".backlint/github.json", "{ broken");
    assert.ok(!(await hover()).includes("GitHub"));
  });
});
