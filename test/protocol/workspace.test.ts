// What is not open: found in the workspace's folders, judged as it is saved, kept for the next start. Work is counted.
import assert from "node:assert/strict";
import { readdirSync, rmSync, utimesSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { Counters, TreeSubject, WireRow } from "../../server/protocol.ts";
import { startEditor } from "../harness/bundle.ts";
import { type Condition, diagnosticsAre, type FakeEditor } from "../harness/fakeEditor.ts";
import { type Folder, temporaryFolder } from "../harness/folder.ts";
import { dangling, prose, shop } from "../harness/samples.ts";
import { describeAll, positionAt, type Range } from "../harness/wireText.ts";

/** The story that `dangling` misses. */
const missing = `# Later

### US-103: Print the receipt

**Priority:** Low
**Story Points:** 2
**Labels:** payment
**Dependencies:** None

**Acceptance Criteria:**
- [ ] The receipt is printed on A4
`;

interface Location {
  readonly uri: string;
  readonly range: Range;
}

describe("files that are not open", function () {
  this.timeout(60_000);
  let folder: Folder;
  let editor: FakeEditor;
  const start = async (
    files: Readonly<Record<string, string>>,
    options: Parameters<typeof startEditor>[0] = {},
  ): Promise<void> => {
    folder = temporaryFolder(files);
    editor = await startEditor({ folder: folder.uri, ...options });
  };
  const startAgain = async (options: Parameters<typeof startEditor>[0] = {}): Promise<void> => {
    assert.equal(await editor.stop(), 0);
    editor = await startEditor({ folder: folder.uri, ...options });
  };
  afterEach(async () => {
    assert.equal(await editor.stop(), 0);
    folder.remove();
  });

  const tell = (type: 1 | 2 | 3, ...names: readonly string[]) => {
    const changes = names.map((name) => ({ uri: folder.uriOf(name), type }));
    editor.notify("workspace/didChangeWatchedFiles", { changes });
  };
  const counters = async () => {
    const { archive } = (await editor.request("backlint/counters", {})) as Counters;
    assert.ok(archive !== null, "nothing is known of files that are not open");
    return archive;
  };
  /** Holds when a file that is not open was last reported with these findings. */
  const reportIs =
    (name: string, text: string, expected: readonly string[]): Condition =>
    () => {
      const report = editor.reportOf(folder.uriOf(name));
      const found = report?.items === undefined ? null : describeAll(report.items, text);
      return JSON.stringify(found) === JSON.stringify(expected) ? null : `${name}: ${JSON.stringify(found)}`;
    };
  const at = (text: string, words: string) => positionAt(text, text.indexOf(words));

  it("define what open ones refer to, and are followed when they come and go", async () => {
    await start({ "later.md": missing });
    const uri = folder.uriOf("shop.md");
    editor.open(uri, dangling);
    await editor.until(diagnosticsAre(uri, []));
    rmSync(join(folder.path, "later.md"));
    tell(3, "later.md");
    await editor.until(diagnosticsAre(uri, ["dangling-dependency: US-103"]));
    folder.write("later.md", missing);
    tell(1, "later.md");
    await editor.until(diagnosticsAre(uri, []));
    folder.write("later.md", missing.replace("US-103", "US-203"));
    tell(2, "later.md");
    await editor.until(diagnosticsAre(uri, ["dangling-dependency: US-103"]));
  });

  it("go with the folder that they lie in, of which only the folder is told", async () => {
    await start({ "plans/later.md": missing });
    const uri = folder.uriOf("shop.md");
    editor.open(uri, dangling);
    await editor.until(diagnosticsAre(uri, []));
    rmSync(join(folder.path, "plans"), { recursive: true });
    tell(3, "plans");
    await editor.until(diagnosticsAre(uri, ["dangling-dependency: US-103"]));
  });

  it("count for themselves where they number the same items", async () => {
    await start({ "other.md": shop.replace("US-104", "US-103") });
    const uri = folder.uriOf("shop.md");
    editor.open(uri, dangling);
    await editor.until(diagnosticsAre(uri, ["dangling-dependency: US-103"]));
  });

  it("are left out where the workspace leaves them out", async () => {
    await start(
      {
        "node_modules/a.md": missing,
        "made/b.md": missing,
        "hidden/c.md": missing,
        "excluded/d.md": missing,
        ".gitignore": "made/\n",
        ".backlint.json": JSON.stringify({ files: { exclude: ["excluded/**"] } }),
      },
      { settings: { "files.exclude": { "**/hidden": true, "**/plans": false } } },
    );
    const uri = folder.uriOf("shop.md");
    editor.open(uri, dangling);
    await editor.until(diagnosticsAre(uri, ["dangling-dependency: US-103"]));
    tell(1, "node_modules/a.md", "made/b.md", "hidden/c.md", "excluded/d.md");
    editor.pullWorkspace();
    folder.write("e.md", dangling);
    tell(1, "e.md");
    await editor.until(reportIs("e.md", dangling, ["dangling-dependency: US-103"]));
    for (const name of ["node_modules/a.md", "made/b.md", "hidden/c.md", "excluded/d.md"])
      assert.equal(editor.reportOf(folder.uriOf(name)), null, name);
  });

  it("are found by definition, references and rename", async () => {
    await start({ "later.md": missing });
    const [uri, later] = [folder.uriOf("shop.md"), folder.uriOf("later.md")];
    editor.open(uri, dangling);
    await editor.until(diagnosticsAre(uri, []));
    const here = { textDocument: { uri }, position: at(dangling, "US-103") };
    const [definition] = (await editor.request("textDocument/definition", here)) as Location[];
    assert.deepEqual([definition?.uri, definition?.range.start], [later, at(missing, "US-103")]);
    editor.close(uri);
    folder.write("shop.md", dangling);
    tell(1, "shop.md");
    editor.open(later, missing);
    const there = { textDocument: { uri: later }, position: at(missing, "US-103") };
    const context = { includeDeclaration: false };
    const references = async () =>
      (await editor.request("textDocument/references", { ...there, context })) as Location[];
    while ((await references()).length === 0);
    assert.deepEqual(await references(), [
      { uri, range: { start: at(dangling, "US-103"), end: { ...at(dangling, "US-103"), character: 32 } } },
    ]);
    const edit = (await editor.request("textDocument/rename", { ...there, newName: "US-150" })) as {
      documentChanges: { textDocument: { uri: string } }[];
    };
    assert.deepEqual(edit.documentChanges.map(({ textDocument }) => textDocument.uri).sort(), [later, uri].sort());
  });

  it("are reported to editors that ask, with result ids, and again when they change", async () => {
    await start({ "a.md": dangling, "b.md": shop, "notes.md": prose }, { pull: true });
    editor.pullWorkspace();
    await editor.until(reportIs("a.md", dangling, ["dangling-dependency: US-103"]));
    folder.write("b.md", dangling);
    tell(2, "b.md");
    await editor.until(reportIs("b.md", dangling, ["dangling-dependency: US-103"]));
    assert.equal(editor.reportOf(folder.uriOf("notes.md")), null, "prose is no backlog");
    const value = editor.reportOf(folder.uriOf("a.md"))?.resultId ?? "";
    editor.pullWorkspace([{ uri: folder.uriOf("a.md"), value }]);
    await editor.until(() => (editor.reportOf(folder.uriOf("a.md"))?.kind === "unchanged" ? null : "not unchanged"));
    folder.write("a.md", shop);
    tell(2, "a.md");
    await editor.until(reportIs("a.md", shop, []));
  });

  it("are answered whole to editors that take no parts", async () => {
    await start({ "a.md": dangling, "b.md": shop }, { pull: true });
    const answer = (await editor.request("workspace/diagnostic", { previousResultIds: [] })) as {
      items: { uri: string }[];
    };
    assert.deepEqual(
      answer.items.map(({ uri }) => uri),
      [folder.uriOf("a.md")],
    );
  });

  it("stand in the tree with what they hold, and are unfolded by their URI", async () => {
    await start({ "a.md": dangling, "notes.md": prose }, { pull: true });
    await editor.request("workspace/diagnostic", { previousResultIds: [] });
    const uri = folder.uriOf("a.md");
    const ask = async (of: TreeSubject | null) =>
      (await editor.request("backlint/tree", { tree: "backlog", of })) as WireRow[];
    const [file, ...others] = await ask(null);
    assert.deepEqual([file?.place?.uri, file?.detail, file?.children, file?.unfolded], [uri, "4 items", 4, false]);
    assert.deepEqual(others, []);
    const [epic] = await ask({ type: "file", uri });
    assert.equal(epic?.label, "Epic 1 Pay by card");
    const [story] = await ask(epic.subject);
    assert.equal(story?.label, "US-101 Enter the card");
  });

  it("are judged again when a file changes that they refer to", async () => {
    await start({ "shop.md": dangling, "later.md": missing }, { pull: true });
    editor.pullWorkspace();
    rmSync(join(folder.path, "later.md"));
    tell(3, "later.md");
    await editor.until(reportIs("shop.md", dangling, ["dangling-dependency: US-103"]));
    folder.write("later.md", missing);
    tell(1, "later.md");
    await editor.until(reportIs("shop.md", dangling, []));
  });

  it("are answered as saved when an editor asks once more on closing", async () => {
    await start({ "a.md": dangling }, { pull: true });
    const uri = folder.uriOf("a.md");
    editor.open(uri, shop);
    await editor.pull(uri);
    editor.close(uri);
    const { items } = await editor.pull(uri);
    assert.deepEqual(describeAll(items ?? [], dangling), ["dangling-dependency: US-103"]);
  });

  it("stay unreported where the setting says so", async () => {
    const quiet = { backlint: { workspaceDiagnostics: false } };
    await start({ "a.md": dangling }, { pull: true, settings: quiet });
    editor.pullWorkspace();
    editor.configure({ backlint: { workspaceDiagnostics: true } });
    await editor.until(reportIs("a.md", dangling, ["dangling-dependency: US-103"]));
    editor.configure(quiet);
    await editor.until(reportIs("a.md", dangling, []));
  });

  describe("cost", () => {
    const many = Object.fromEntries(
      Array.from({ length: 300 }, (_, n) => [`plans/${n}.md`, missing.replace("US-103", `S${n}-7`)]),
    );
    const scanned = async () => {
      editor.open(folder.uriOf("shop.md"), dangling);
      await editor.until(diagnosticsAre(folder.uriOf("shop.md"), ["dangling-dependency: US-103"]));
    };

    it("one look each, and no reading before somebody asks", async () => {
      await start(many);
      await scanned();
      assert.deepEqual(await counters(), { scans: 1, passes: 0, traced: 300, parsed: 0, judged: 0 });
    });

    it("one pass for a storm of changes, which looks at the changed files alone", async () => {
      await start(many);
      await scanned();
      const changed = Object.keys(many).slice(0, 200);
      for (const name of changed) folder.write(name, many[name]?.replace("A4", "paper of size A4") ?? "");
      rmSync(join(folder.path, "plans/299.md"));
      folder.write("later.md", missing);
      tell(2, ...changed, ...changed, "plans/299.md", "later.md");
      await editor.until(diagnosticsAre(folder.uriOf("shop.md"), []));
      const { passes, traced, parsed } = await counters();
      assert.deepEqual({ passes, traced, parsed }, { passes: 1, traced: 501, parsed: 1 });
    });

    it("nothing at the next start, findings included", async () => {
      await start({ ...many, "a.md": dangling }, { pull: true });
      editor.pullWorkspace();
      await editor.until(reportIs("a.md", dangling, ["dangling-dependency: US-103"]));
      await startAgain({ pull: true });
      editor.pullWorkspace();
      await editor.until(reportIs("a.md", dangling, ["dangling-dependency: US-103"]));
      const { traced, parsed, judged } = await counters();
      assert.equal(traced, 0);
      assert.ok(parsed < 301 && judged < 301, "what was judged before is not judged again");
    });

    it("one look at what changed since, also where neither its size nor its time tells", async () => {
      const write = (text: string) => {
        folder.write("later.md", text);
        utimesSync(join(folder.path, "later.md"), 1e9, 1e9);
      };
      await start(many);
      write(missing.replace("US-103", "US-203"));
      await startAgain();
      await scanned();
      assert.equal(await editor.stop(), 0);
      write(missing);
      editor = await startEditor({ folder: folder.uri });
      editor.open(folder.uriOf("shop.md"), dangling);
      const here = { textDocument: { uri: folder.uriOf("shop.md") }, position: at(dangling, "US-103") };
      const [place] = (await editor.request("textDocument/definition", here)) as Location[];
      assert.equal(place?.uri, folder.uriOf("later.md"));
      assert.equal((await counters()).traced, 1);
    });

    it("all of it again where what was kept is damaged", async () => {
      await start({ ...many, "a.md": dangling }, { pull: true });
      editor.pullWorkspace();
      await editor.until(reportIs("a.md", dangling, ["dangling-dependency: US-103"]));
      const storage = join(folder.path, ".storage");
      assert.equal(await editor.stop(), 0);
      const kept = readdirSync(storage);
      assert.ok(kept.length > 0, "something is kept");
      for (const name of kept) writeFileSync(join(storage, name), "backlint 0.0.0 x\n[[");
      editor = await startEditor({ folder: folder.uri, pull: true });
      editor.pullWorkspace();
      await editor.until(reportIs("a.md", dangling, ["dangling-dependency: US-103"]));
      assert.equal((await counters()).traced, 301);
    });
  });
});
