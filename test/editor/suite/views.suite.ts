// The trees and the language status item, as VS Code is given them (the pictures are test/editor/ui's business).
import assert from "node:assert/strict";
import * as vscode from "vscode";
import type { Row } from "../../../client/features/tree/rows.ts";
import { backlint, diagnosticsOf, replace, show, until } from "./workspace.ts";

type Provider<One> = vscode.TreeDataProvider<One>;

/** All rows of a tree, as VS Code gets them when everything is unfolded. */
async function all<One>(rows: Provider<One>, parent?: One): Promise<One[]> {
  const children = (await rows.getChildren(parent)) ?? [];
  const below = await Promise.all(children.map((row) => all(rows, row)));
  return children.flatMap((row, index) => [row, ...(below[index] ?? [])]);
}

describe("views", () => {
  afterEach(async () => {
    const { trees } = await backlint();
    trees.choices.group(undefined);
    await vscode.commands.executeCommand("workbench.action.revertAndCloseActiveEditor");
  });

  /** The first row of the backlog's tree that a pattern fits, once it is there. */
  async function row(pattern: RegExp): Promise<Row> {
    const { server, trees } = await backlint();
    return until(String(pattern), server.onDidChange, async () =>
      (await all(trees.backlog.rows)).find(({ label }) => pattern.test(label)),
    );
  }

  it("show epics, their stories, and the stories' criteria", async () => {
    const { server, trees } = await backlint();
    await show("backlog.md");
    const rows = await until("three stories", server.onDidChange, async () => {
      const found = await all(trees.backlog.rows);
      return found.filter(({ kind }) => kind === "story").length === 3 && found;
    });
    const labels = (kind: string) => rows.filter((one) => one.kind === kind).map(({ label }) => label);
    assert.equal(labels("epic").length, 2);
    assert.match(labels("epic").join("\n"), /booking[\s\S]*stations/i);
    assert.match(labels("story").join("\n"), /Book a bike[\s\S]*Cancel a booking[\s\S]*Find the nearest station/);
    assert.equal(labels("criterion").length, 5);
    assert.equal((await row(/Book a bike/)).children, 2);
  });

  it("lead to the source with a click", async () => {
    const { trees } = await backlint();
    await show("backlog.md");
    const { command } = await trees.backlog.rows.getTreeItem(await row(/Cancel a booking/));
    assert(command, "the row has no command");
    await vscode.commands.executeCommand(command.command, ...(command.arguments ?? []));
    const editor = vscode.window.activeTextEditor;
    assert.match(editor?.document.lineAt(editor.selection.start.line).text ?? "", /Cancel a booking/);
  });

  it("grow with the document", async () => {
    const editor = await show("backlog.md");
    await replace(editor, "### Story 2.1", "### Story 2.2: Reserve a dock\n\n**Story ID:** US-004\n\n### Story 2.1");
    await row(/Reserve a dock/);
  });

  it("say more of a row when the pointer rests on it", async () => {
    const { trees } = await backlint();
    await show("backlog.md");
    const one = await row(/Book a bike/);
    const item = await trees.backlog.rows.getTreeItem(one);
    const token = new vscode.CancellationTokenSource().token;
    const { tooltip } = (await trees.backlog.rows.resolveTreeItem?.(item, one, token)) ?? {};
    assert(tooltip instanceof vscode.MarkdownString);
    assert.match(tooltip.value, /^\*\*US-001 Book a bike\*\*[\s\S]*acceptance criteria can be decided/);
  });

  it("follow the caret and leave the focus where it is", async () => {
    const { trees } = await backlint();
    const editor = await show("backlog.md");
    await row(/Cancel a booking/);
    await vscode.commands.executeCommand("backlint.backlog.focus");
    await show("backlog.md");
    const at = editor.document.positionAt(editor.document.getText().indexOf("Find the nearest station"));
    editor.selection = new vscode.Selection(at, at);
    await until("the row of the item", trees.backlog.view.onDidChangeSelection, () =>
      /Find the nearest station/.test(trees.backlog.view.selection[0]?.label ?? ""),
    );
    const dependencies = await all(trees.dependencies.rows);
    assert.match(dependencies[0]?.label ?? "", /Find the nearest station/);
  });

  it("group the backlog, and an item dropped on another group is changed in the text; undo gives back every byte", async () => {
    const { trees } = await backlint();
    const editor = await show("backlog.md");
    const story = await row(/Book a bike/);
    trees.choices.group("status");
    const [status] = (await trees.backlog.rows.getChildren()) ?? [];
    assert.equal(status?.label, "To do");
    const source = await row(/Book a bike/);
    assert.notEqual(source.name, story.name);
    const target = await row(/^Done$/);
    const { document } = editor;
    const before = document.getText();
    await trees.backlog.move(source, target);
    assert.equal(trees.backlog.view.message ?? "", "");
    const after = document.getText();
    assert.notEqual(after, before);
    const moved = await row(/Book a bike/);
    assert.equal(moved.parent?.label, "Done");
    await vscode.window.showTextDocument(document);
    await vscode.commands.executeCommand("undo");
    assert.equal(document.getText(), before);
  });

  it("put an item where its neighbour was", async () => {
    const { trees } = await backlint();
    const { document } = await show("backlog.md");
    const [first, second] = [await row(/Book a bike/), await row(/Cancel a booking/)];
    await trees.backlog.move(first, second);
    const text = document.getText();
    assert(text.indexOf("Cancel a booking") < text.indexOf("Book a bike"), text);
  });

  it("say in the view why an item cannot be moved, and change nothing", async () => {
    const { trees } = await backlint();
    const { document } = await show("backlog.md");
    await row(/Book a bike/);
    trees.choices.group("owner");
    const source = await row(/Book a bike/);
    const before = document.getText();
    trees.choices.sort("title");
    const other = await row(/Cancel a booking/);
    await trees.backlog.move(source, other);
    const { message } = trees.backlog.view;
    trees.choices.sort(undefined);
    assert.match(message ?? "", /^Items are sorted by title here\./);
    assert.equal(document.getText(), before);
  });

  it("sort findings by rule, and count the errors", async () => {
    const { trees } = await backlint();
    await show("backlog.md");
    await diagnosticsOf("backlog.md", "findings", (found) => found.length > 0);
    const { rows, view } = trees.findings;
    const rule = await until("the rule", rows.onDidChangeTreeData ?? assert.fail(), async () =>
      ((await rows.getChildren()) ?? []).find((one) => one.rule === "dangling-dependency"),
    );
    const [finding] = (await rows.getChildren(rule)) ?? [];
    assert(finding && "message" in finding);
    assert.match(finding.message, /US-099/);
    assert.equal(view.badge?.value, 1);
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
