// A backlog is converted in one step, and one undo gives back the very bytes; files that it makes go with the undo.
import assert from "node:assert/strict";
import * as vscode from "vscode";
import { shop } from "../../harness/samples.ts";
import { backlint, show, uriOf } from "./workspace.ts";

let files = 0;

describe("converting a backlog", () => {
  let name = "";

  async function opened(text: string): Promise<vscode.TextDocument> {
    name = `convert-${++files}.md`;
    await vscode.workspace.fs.writeFile(uriOf(name), new TextEncoder().encode(text));
    return (await show(name)).document;
  }

  afterEach(async () => {
    await vscode.commands.executeCommand("workbench.action.revertAndCloseActiveEditor");
    await vscode.workspace.fs.delete(uriOf(name)).then(undefined, () => undefined);
  });

  for (const to of ["table", "list"] as const) {
    it(`to ${to} is one step, undone by one`, async () => {
      const { server } = await backlint();
      const bytes = `\ufeff${shop.replace(/\n/g, "\r\n")}`;
      const document = await opened(bytes);
      const [text, version] = [document.getText(), document.version];
      const answer = await server.ask("backlint/convert", { uri: document.uri.toString(), to, folder: "" });
      assert.equal(answer.refused, null);
      assert.equal(document.version, version + 1, "one step");
      assert.match(
        document.getText(),
        to === "table" ? /\| US-101 \| Enter the card/ : /- \*\*US-101: Enter the card\*\*/,
      );
      await vscode.commands.executeCommand("undo");
      assert.equal(document.getText(), text);
      await document.save();
      assert.equal(
        new TextDecoder("utf-8", { ignoreBOM: true }).decode(await vscode.workspace.fs.readFile(uriOf(name))),
        bytes,
      );
    });
  }

  it("is offered among the refactorings of an item, and written when it is chosen", async () => {
    await backlint();
    const document = await opened(shop);
    const at = document.positionAt(shop.indexOf("US-102"));
    const actions = await vscode.commands.executeCommand<vscode.CodeAction[]>(
      "vscode.executeCodeActionProvider",
      document.uri,
      new vscode.Range(at, at),
      "refactor",
      20,
    );
    const convert = actions.find(({ title }) => title === "Convert this backlog to a table");
    assert(convert, actions.map(({ title }) => title).join("; "));
    assert.equal(convert.edit?.entries().length, 1);
  });

  it("says why and changes nothing where something would be lost", async () => {
    const { server } = await backlint();
    const document = await opened(shop.replace("- [ ] A mail", "- [ ] A mail; "));
    const before = document.getText();
    const answer = await server.ask("backlint/convert", { uri: document.uri.toString(), to: "table", folder: "" });
    assert.match(answer.refused ?? "", /`US-104` would be read differently: criteria/);
    assert.equal(document.getText(), before);
  });

  it("makes a file for each item", async () => {
    const { server } = await backlint();
    const document = await opened(shop);
    const uri = document.uri.toString();
    const answer = await server.ask("backlint/convert", { uri, to: "files", folder: "convert-items/" });
    assert.equal(answer.refused, null);
    const made = (await vscode.workspace.fs.readDirectory(uriOf("convert-items"))).map(([file]) => file).sort();
    assert.deepEqual(made, ["US-101-enter-the-card.md", "US-102-see-the-receipt.md", "US-104-mail-the-receipt.md"]);
    await vscode.workspace.fs.delete(uriOf("convert-items"), { recursive: true });
  });
});
