// A story is split in one step, and one undo gives back the very bytes: in a backlog of our own and in the founding documents.
import assert from "node:assert/strict";
import fs from "node:fs";
import path from "node:path";
import * as vscode from "vscode";
import { checkout } from "../../harness/checkout.ts";
import { backlint, backlintDiagnostics, codeOf, diagnosticsOf, uriOf } from "./workspace.ts";

/** A name of its own for each text: VS Code keeps what it knows of a file for a while. */
let name = "";
let files = 0;
const isOversized = (one: vscode.Diagnostic) =>
  codeOf(one) === "oversized-story" && one.severity === vscode.DiagnosticSeverity.Warning;

async function opened(bytes: Uint8Array): Promise<vscode.TextDocument> {
  name = `checkout-${++files}.md`;
  await vscode.workspace.fs.writeFile(uriOf(name), bytes);
  const document = await vscode.workspace.openTextDocument(uriOf(name));
  await vscode.window.showTextDocument(document, { preview: false });
  return document;
}

async function closed(): Promise<void> {
  await vscode.commands.executeCommand("workbench.action.revertAndCloseActiveEditor");
  await vscode.workspace.fs.delete(uriOf(name)).then(undefined, () => undefined);
}

describe("splitting a story", () => {
  afterEach(closed);

  /** Splits every oversized story of a text, one after the other, and undoes each. Answers how many there were. */
  async function splitEach(bytes: Uint8Array): Promise<number> {
    const { server } = await backlint();
    const document = await opened(bytes);
    const text = document.getText();
    const oversized = (await diagnosticsOf(name, "findings", (found) => found.length > 0)).filter(isOversized);
    for (const { range } of oversized) {
      const { line, character } = range.start;
      const at = { uri: document.uri.toString(), position: { line, character } };
      const { item, proposals, refused } = await server.ask("backlint/splits", at);
      const [best] = proposals;
      assert(item && best, refused ?? "nothing is proposed");
      const version = document.version;
      const answer = await server.ask("backlint/split", { item, choice: best.choice, preview: false });
      assert.equal(answer.refused, null);
      assert.equal(document.version, version + 1, "one step");
      const after = document.getText();
      for (const { id } of best.slices) assert(after.includes(id ?? ""), `${id} is written`);
      await vscode.commands.executeCommand("undo");
      assert.equal(document.getText(), text);
    }
    await document.save();
    assert(Buffer.from(await vscode.workspace.fs.readFile(uriOf(name))).equals(bytes), "the very bytes are saved");
    return oversized.length;
  }

  it("is one step, undone by one", async () => {
    assert.equal(await splitEach(new TextEncoder().encode(checkout)), 1);
  });

  it("keeps line endings and a byte order mark", async () => {
    assert.equal(await splitEach(new TextEncoder().encode(`\ufeff${checkout.replace(/\n/g, "\r\n")}`)), 1);
  });

  it("splits every oversized story of the founding documents", async function () {
    const root = vscode.extensions.getExtension("backlint.backlint")?.extensionPath ?? "";
    const seeds = path.join(root, "../shared/corpus/seeds");
    if (!fs.existsSync(seeds)) {
      console.log("passed over: ../shared/corpus/seeds is not on this machine");
      this.skip();
    }
    this.timeout(180_000);
    let count = 0;
    for (const seed of fs.readdirSync(seeds)) {
      count += await splitEach(fs.readFileSync(path.join(seeds, seed)));
      await closed();
    }
    assert(count >= 8, `${count} oversized stories`);
  });

  it("offers it as a quick fix that is written out when it is chosen", async () => {
    await backlint();
    await opened(new TextEncoder().encode(checkout));
    const [finding] = await diagnosticsOf(name, "the finding", (found) => found.some(isOversized));
    assert(finding && backlintDiagnostics(name).length > 0);
    const range = backlintDiagnostics(name).find(isOversized)?.range;
    const actions = await vscode.commands.executeCommand<vscode.CodeAction[]>(
      "vscode.executeCodeActionProvider",
      uriOf(name),
      range,
      "quickfix",
      10,
    );
    const split = actions.find(({ title }) => title === "Split `US-001` into 3 by the list in its title");
    assert(split, actions.map(({ title }) => title).join("; "));
    assert.equal(split.edit?.entries().length, 1);
  });
});
