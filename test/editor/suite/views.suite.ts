// The tree and the language status item, as VS Code is given them (the pictures are test/editor/ui's business).
import assert from "node:assert/strict";
import * as vscode from "vscode";
import type { TreeView } from "../../../client/features/tree/view.ts";
import type { Row } from "../../../client/features/tree/rows.ts";
import { backlint, replace, show, until } from "./workspace.ts";

/** All rows of the view, as VS Code gets them when everything is unfolded. */
async function rowsOf({ rows }: TreeView, parent?: Row): Promise<Row[]> {
  const children = (await rows.getChildren(parent)) ?? [];
  const below = await Promise.all(children.map((row) => rowsOf({ rows } as TreeView, row)));
  return children.flatMap((row, index) => [row, ...(below[index] ?? [])]);
}

describe("views", () => {
  afterEach(() => vscode.commands.executeCommand("workbench.action.revertAndCloseActiveEditor"));

  it("show epics, their stories, and the stories' criteria", async () => {
    const { server, tree } = await backlint();
    await show("backlog.md");
    const rows = await until("three stories", server.onDidChange, async () => {
      const all = await rowsOf(tree);
      return all.filter(({ node }) => node.kind === "story").length === 3 && all;
    });
    const labels = (kind: string) => rows.filter(({ node }) => node.kind === kind).map(({ node }) => node.label);
    assert.equal(labels("epic").length, 2);
    assert.match(labels("epic").join("\n"), /booking[\s\S]*stations/i);
    assert.match(labels("story").join("\n"), /Book a bike[\s\S]*Cancel a booking[\s\S]*Find the nearest station/);
    assert.equal(labels("criterion").length, 5);
    const story = rows.find(({ node }) => /Book a bike/.test(node.label));
    assert.deepEqual(
      story?.children.map(({ node }) => node.kind),
      ["criterion", "criterion"],
    );
  });

  it("lead to the source with a click", async () => {
    const { server, tree } = await backlint();
    await show("backlog.md");
    const story = await until("the story", server.onDidChange, async () =>
      (await rowsOf(tree)).find(({ node }) => /Cancel a booking/.test(node.label)),
    );
    const { command } = await tree.rows.getTreeItem(story);
    assert(command, "the row has no command");
    await vscode.commands.executeCommand(command.command, ...(command.arguments ?? []));
    const editor = vscode.window.activeTextEditor;
    assert.match(editor?.document.lineAt(editor.selection.start.line).text ?? "", /Cancel a booking/);
  });

  it("grow with the document", async () => {
    const { server, tree } = await backlint();
    const editor = await show("backlog.md");
    await replace(editor, "### Story 2.1", "### Story 2.2: Reserve a dock\n\n**Story ID:** US-004\n\n### Story 2.1");
    await until("the new story", server.onDidChange, async () =>
      (await rowsOf(tree)).some(({ node }) => /Reserve a dock/.test(node.label)),
    );
  });

  it("say in the language status how much was read, and in which dialects", async () => {
    const { status } = await backlint();
    await show("backlog.md");
    const shown = await until("the status", status.onDidShow, () => status.shown);
    assert.match(shown.text, /^\d+ backlog items$/);
    assert.match(shown.detail, /^read as \w/);
  });

  it("hide the language status where there is no backlog", async () => {
    const { status } = await backlint();
    await show("backlog.md");
    await until("the status", status.onDidShow, () => status.shown);
    await show("notes.md");
    await until("no status", status.onDidShow, () => status.shown === null);
  });
});
