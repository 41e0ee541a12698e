// What was read, shown to people; and what an author teaches, written into `.backlint.json` by the server.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { FileStatus, ReadingText, TeachParams, UnknownFieldsAnswer } from "../../server/protocol.ts";
import { startEditor } from "../harness/bundle.ts";
import type { FakeEditor } from "../harness/fakeEditor.ts";
import { type Folder, temporaryFolder } from "../harness/folder.ts";
import { prose } from "../harness/samples.ts";
import { applyEdits, positionAt } from "../harness/wireText.ts";

const parcels = `# Parcels

## US-1: Send a parcel

**Priority:** P1
**Wucht:** 5

## US-2: Receive a parcel

**Priority:** P2
**Wucht:** 3
**Farbe:** Blau

## SPEC-1: Pack a parcel

Some words.
`;

interface Action {
  readonly title: string;
  readonly kind: string;
  readonly command?: { readonly command: string; readonly arguments: readonly TeachParams[] };
}

describe("teaching over the protocol", function () {
  this.timeout(30_000);
  let editor: FakeEditor;
  let folder: Folder;
  let uri: string;
  const start = async (files: Record<string, string> = {}, appliesEdits = true) => {
    folder = temporaryFolder({ ...files, "plans/x.txt": "" });
    editor = await startEditor({ folder: folder.uri, appliesEdits });
    uri = folder.uriOf("plans/parcels.md");
    editor.open(uri, parcels);
  };
  afterEach(async () => {
    assert.equal(await editor.stop(), 0);
    folder.remove();
  });

  const actionsAt = async (words: string): Promise<Action[]> => {
    const position = positionAt(parcels, parcels.indexOf(words) + 1);
    const params = { textDocument: { uri }, range: { start: position, end: position }, context: { diagnostics: [] } };
    const actions = (await editor.request("textDocument/codeAction", params)) as Action[];
    return actions.filter(({ command }) => command !== undefined);
  };
  const perform = (command: Action["command"]) => editor.request("workspace/executeCommand", command);
  const teach = (lesson: TeachParams["lesson"]) => perform({ command: "backlint.teach", arguments: [{ uri, lesson }] });
  const estimate = { type: "field", name: "Wucht", field: "estimate" } as const;
  /** What a configuration says after the one edit that was asked for. */
  const written = (name: string): string => {
    const [edit, ...more] = editor.applied;
    assert.equal(more.length, 0, "one edit");
    const [change, ...others] = (edit?.documentChanges ?? []).filter(({ kind }) => kind === undefined);
    assert.deepEqual([change?.textDocument, others], [{ uri: folder.uriOf(name), version: null }, []]);
    const made = edit?.documentChanges.some(({ kind, uri: at }) => kind === "create" && at === folder.uriOf(name));
    const before = made ? "" : readFileSync(join(folder.path, name), "utf8");
    return applyEdits(before, change?.edits ?? []);
  };
  const points = async () => {
    const symbols = (await editor.request("backlint/report", { uri })) as ReadingText;
    return /\| estimate \| (\d+)/.exec(symbols.markdown)?.[1] ?? "none";
  };

  it("shows what was read, field by field, and what was not, with the reason", async () => {
    await start();
    const report = (await editor.request("backlint/report", { uri })) as ReadingText;
    assert.equal(report.title, "Reading of parcels.md");
    for (const line of [
      "2 items and 0 sprints.",
      "## heading-tasks: 2 items",
      "| priority | 2 |  |",
      "| Wucht | 2 | 6 | estimate |",
      "1 further name on one item each.",
    ])
      assert.ok(report.markdown.includes(line), `${line} in\n${report.markdown}`);
    assert.match(report.markdown, /- Line 14, SPEC-1: Pack a parcel: a heading with an ID, but .+ makes it readable\./);
    const notes = folder.uriOf("notes.md");
    editor.open(notes, prose);
    const quiet = (await editor.request("backlint/report", { uri: notes })) as ReadingText;
    assert.match(quiet.markdown, /^# .+\n\nNo backlog is in it\.\n$/);
    assert.equal(await editor.request("backlint/report", { uri: folder.uriOf("nope.md") }), null);
  });

  it("offers what an unknown name may mean where it stands on several items, as refactoring and not as a finding", async () => {
    await start();
    const [offer, ...others] = await actionsAt("Wucht:** 3");
    assert.deepEqual([offer?.title, offer?.kind], ["Treat `Wucht` as estimate", "refactor.rewrite"]);
    assert.deepEqual(others, []);
    assert.deepEqual(await actionsAt("Farbe"), []);
    assert.deepEqual(await actionsAt("Priority:** P2"), []);
  });

  it("switches a rule off for the workspace, with the reason beside it", async () => {
    await start();
    assert.equal(
      await teach({ type: "off", rule: "missing-acceptance-criteria", reason: "written in the tracker" }),
      true,
    );
    assert.match(written(".backlint.json"), /\/\/ written in the tracker\n +"missing-acceptance-criteria": "off"/);
  });

  it("makes the configuration beside the workspace's root where there is none, and reads again", async () => {
    await start();
    assert.equal(await points(), "none");
    const [offer] = await actionsAt("Wucht:** 5");
    assert.equal(await perform(offer?.command), true);
    assert.deepEqual(JSON.parse(written(".backlint.json")), { fields: { Wucht: "estimate" } });
    assert.equal(await points(), "2");
    assert.deepEqual(await actionsAt("Wucht:** 5"), []);
  });

  it("adds to the nearest configuration and leaves its remarks and layout alone", async () => {
    const before = '{\n\t// ours\n\t"fields": {\n\t\t"Tint": "labels", // for print\n\t},\n}\n';
    await start({ ".backlint.json": "{}", "plans/.backlint.json": before });
    assert.equal(await teach(estimate), true);
    const after = written("plans/.backlint.json");
    assert.equal(
      after,
      '{\n\t// ours\n\t"fields": {\n\t\t"Wucht": "estimate",\n\t\t"Tint": "labels", // for print\n\t},\n}\n',
    );
    assert.equal(await points(), "2");
  });

  it("reads lines as items whose shape of ID is named by the quick fix", async () => {
    await start();
    const [offer] = await actionsAt("SPEC-1");
    assert.deepEqual([offer?.title, offer?.kind], ["Read `SPEC-1` and its like as items", "quickfix"]);
    await perform(offer?.command);
    assert.deepEqual(JSON.parse(written(".backlint.json")), { ids: ["US-\\d+", "SPEC-\\d+"] });
    const status = (await editor.request("backlint/status", { uri })) as FileStatus;
    assert.deepEqual([status.items, status.unread], [3, 0]);
  });

  it("lists unknown names, the one at the caret first, with all that a field can mean", async () => {
    await start();
    const position = positionAt(parcels, parcels.indexOf("Farbe"));
    const answer = (await editor.request("backlint/unknownFields", { uri, position })) as UnknownFieldsAnswer;
    assert.deepEqual(
      answer.fields.map(({ name, items, here }) => [name, items, here]),
      [
        ["Farbe", 1, true],
        ["Wucht", 2, false],
      ],
    );
    assert.ok(answer.meanings.some(({ field, word }) => field === "dependsOn" && word === "dependencies"));
  });

  it("refuses in one sentence what it cannot write", async () => {
    await start({ ".backlint.json": '{ "fields": [' });
    await assert.rejects(teach(estimate), /is broken: mend it first/);
    await assert.rejects(teach({ ...estimate, field: "weather" }), /nothing that Backlint can be taught/);
    assert.deepEqual(editor.applied, []);
  });

  it("offers nothing to an editor that takes no edits", async () => {
    await start({}, false);
    assert.deepEqual(await actionsAt("Wucht:** 5"), []);
    await assert.rejects(teach(estimate), /does not let Backlint write/);
  });
});
