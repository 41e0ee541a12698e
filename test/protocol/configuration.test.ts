// `.backlint.json`: the nearest one counts, a broken one is complained of in itself and the last good one stays in force.
import assert from "node:assert/strict";
import { startEditor } from "../harness/bundle.ts";
import { diagnosticsAre, type FakeEditor } from "../harness/fakeEditor.ts";
import { describeAll } from "../harness/wireText.ts";
import { type Folder, temporaryFolder } from "../harness/folder.ts";
import { dangling } from "../harness/samples.ts";

const off = JSON.stringify({ rules: { "dangling-dependency": "off" } });

describe("configuration over the protocol", function () {
  this.timeout(30_000);
  let editor: FakeEditor;
  let folder: Folder;
  const start = async (files: Record<string, string>, pull = false) => {
    folder = temporaryFolder(files);
    editor = await startEditor({ folder: folder.uri, pull });
  };
  const tellChanged = (name: string) =>
    editor.notify("workspace/didChangeWatchedFiles", { changes: [{ uri: folder.uriOf(name), type: 2 }] });
  const firstLine = (name: string) => () => {
    const list = editor.lastFor(folder.uriOf(name));
    return list !== null && list.diagnostics.length > 0 ? null : `no diagnostics in ${name}`;
  };
  afterEach(async () => {
    assert.equal(await editor.stop(), 0);
    folder.remove();
  });

  it("takes the nearest file above", async () => {
    await start({ ".backlint.json": off, "loud/.backlint.json": "{}", "loud/deep/x.txt": "" });
    const [quiet, loud] = [folder.uriOf("a.md"), folder.uriOf("loud/deep/b.md")];
    editor.open(quiet, dangling);
    editor.open(loud, dangling);
    await editor.until(diagnosticsAre(quiet, []));
    await editor.until(diagnosticsAre(loud, ["dangling-dependency: US-103"]));
  });

  it("follows a file that is written, changed and deleted", async () => {
    await start({});
    const uri = folder.uriOf("a.md");
    editor.open(uri, dangling);
    await editor.until(diagnosticsAre(uri, ["dangling-dependency: US-103"]));
    folder.write(".backlint.json", off);
    tellChanged(".backlint.json");
    await editor.until(diagnosticsAre(uri, []));
    folder.write(".backlint.json", JSON.stringify({ rules: { "dangling-dependency": "info" } }));
    tellChanged(".backlint.json");
    await editor.until(diagnosticsAre(uri, ["dangling-dependency: US-103"]));
    assert.equal(editor.lastFor(uri)?.diagnostics[0]?.severity, 3);
  });

  it("complains in a broken file, keeps the last good one, and takes the complaint back", async () => {
    await start({ ".backlint.json": off });
    const uri = folder.uriOf("a.md");
    editor.open(uri, dangling);
    await editor.until(diagnosticsAre(uri, []));
    folder.write(".backlint.json", '{ "rules": { "dangling-dependency": ');
    tellChanged(".backlint.json");
    await editor.until(firstLine(".backlint.json"));
    const complaint = editor.lastFor(folder.uriOf(".backlint.json"))?.diagnostics[0];
    assert.equal(complaint?.code, "invalid-config");
    editor.edit(uri, "# Shop backlog", "# Shop");
    editor.edit(uri, "within 60 s", "within 50 s");
    await editor.request("backlint/status", { uri });
    assert.deepEqual(editor.lastFor(uri)?.diagnostics, [], "the last good configuration is in force");
    folder.write(".backlint.json", "{}");
    tellChanged(".backlint.json");
    await editor.until(diagnosticsAre(uri, ["dangling-dependency: US-103"]));
    assert.deepEqual(editor.lastFor(folder.uriOf(".backlint.json"))?.diagnostics, []);
  });

  it("points at a misspelt rule and uses the rest", async () => {
    await start({ ".backlint.json": '{\n  "rules": { "dangling-dependancy": "off", "unknown-rule": "off" }\n}\n' });
    const uri = folder.uriOf("a.md");
    editor.open(uri, dangling);
    await editor.until(diagnosticsAre(uri, ["dangling-dependency: US-103"]));
    const list = editor.lastFor(folder.uriOf(".backlint.json"));
    assert.deepEqual(list?.diagnostics[0]?.range, {
      start: { line: 1, character: 13 },
      end: { line: 1, character: 34 },
    });
    assert.match(list?.diagnostics[0]?.message ?? "", /dangling-dependency/);
  });

  it("leaves out what the configuration excludes", async () => {
    await start({ ".backlint.json": JSON.stringify({ files: { exclude: ["archive/**"] } }) });
    const [kept, left] = [folder.uriOf("a.md"), folder.uriOf("archive/a.md")];
    editor.open(left, dangling);
    editor.open(kept, dangling);
    await editor.until(diagnosticsAre(kept, ["dangling-dependency: US-103"]));
    await editor.until(diagnosticsAre(left, []));
  });

  it("takes the one file that the settings name, and goes back to the nearest ones", async () => {
    await start({ ".backlint.json": "{}", "team/quiet.json": off });
    const uri = folder.uriOf("a.md");
    editor.open(uri, dangling);
    await editor.until(diagnosticsAre(uri, ["dangling-dependency: US-103"]));
    editor.configure({ backlint: { config: "team/quiet.json" } });
    await editor.until(diagnosticsAre(uri, []));
    editor.configure({ backlint: { config: "" } });
    await editor.until(diagnosticsAre(uri, ["dangling-dependency: US-103"]));
  });

  it("says what is wrong in the setting, where and which word was meant, and uses the rest", async () => {
    await start({});
    const uri = folder.uriOf("a.md");
    editor.open(uri, dangling);
    await editor.until(diagnosticsAre(uri, ["dangling-dependency: US-103"]));
    editor.configure({ backlint: { rules: { "dangling-dependency": "off", "oversized-story": "eror" } } });
    await editor.until(diagnosticsAre(uri, []));
    const said = editor.notifications.filter(({ method }) => method === "window/showMessage");
    assert.deepEqual(
      said.map(({ params }) => params),
      [
        {
          type: 2,
          message:
            "Backlint: setting backlint.rules: oversized-story: Unexpected severity `eror`, expected `error`. The rest is used.",
        },
      ],
    );
  });

  it("tells a pulling editor to ask again", async () => {
    await start({}, true);
    const uri = folder.uriOf("a.md");
    editor.open(uri, dangling);
    const refreshed = (times: number) => () =>
      editor.asked.filter((one) => one === "workspace/diagnostic/refresh").length >= times ? null : "no refresh";
    await editor.until(refreshed(1));
    assert.deepEqual(describeAll((await editor.pull(uri)).items ?? [], dangling), ["dangling-dependency: US-103"]);
    folder.write(".backlint.json", off);
    tellChanged(".backlint.json");
    await editor.until(refreshed(2));
    assert.deepEqual((await editor.pull(uri)).items, []);
  });

  describe("a baseline that it names", () => {
    const named = (path: string) => JSON.stringify({ baseline: path });
    const known = (...texts: string[]) => {
      const findings = texts.map((text) => ({ rule: "dangling-dependency", item: "US-104", text }));
      return JSON.stringify({ version: 1, files: { "plans/a.md": findings } });
    };

    it("hides what it knows, wherever that moves, and follows the file", async () => {
      await start({ ".backlint.json": named("kept/../known.json"), "known.json": known() });
      const uri = folder.uriOf("plans/a.md");
      editor.open(uri, `Moved.\n\n${dangling}`);
      await editor.until(diagnosticsAre(uri, ["dangling-dependency: US-103"]));
      folder.write("known.json", known("US-103"));
      tellChanged("known.json");
      await editor.until(diagnosticsAre(uri, []));
      folder.write(".backlint.json", "{}");
      tellChanged(".backlint.json");
      await editor.until(diagnosticsAre(uri, ["dangling-dependency: US-103"]));
    });

    it("hides it in files that are not open, too", async () => {
      await start({ ".backlint.json": "{}", "plans/a.md": dangling, "known.json": known("US-103") });
      const found = (expected: readonly string[]) => () => {
        const items = editor.reportOf(folder.uriOf("plans/a.md"))?.items;
        const told = items === undefined ? null : describeAll(items, dangling);
        return JSON.stringify(told) === JSON.stringify(expected) ? null : JSON.stringify(told);
      };
      editor.pullWorkspace();
      await editor.until(found(["dangling-dependency: US-103"]));
      folder.write(".backlint.json", named("known.json"));
      tellChanged(".backlint.json");
      await editor.until(found([]));
    });

    for (const [what, path, content, message] of [
      ["is not there", "gone.json", null, "No file `gone.json`; `backlint lint --write-baseline gone.json .` makes it"],
      ["is no baseline", "known.json", "[]", /^`known\.json` cannot be used, it is no baseline: /],
      ["is not relative", "/known.json", null, "Unexpected path `/known.json`, expected one relative to this file"],
    ] as const) {
      it(`is complained of where it ${what}, and the rest holds`, async () => {
        const config = JSON.stringify({ baseline: path, rules: { "dangling-dependency": "info" } });
        await start({ ".backlint.json": config, ...(content === null ? {} : { [path]: content }) });
        const uri = folder.uriOf("plans/a.md");
        editor.open(uri, dangling);
        await editor.until(firstLine(".backlint.json"));
        const [complaint] = editor.lastFor(folder.uriOf(".backlint.json"))?.diagnostics ?? [];
        assert.equal(complaint?.range.start.character, config.indexOf(`"${path}"`));
        if (typeof message === "string") assert.equal(complaint?.message, message);
        else assert.match(String(complaint?.message), message);
        await editor.until(diagnosticsAre(uri, ["dangling-dependency: US-103"]));
        assert.equal(editor.lastFor(uri)?.diagnostics[0]?.severity, 3);
      });
    }
  });
});
