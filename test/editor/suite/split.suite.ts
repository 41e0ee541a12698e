// A story is split in one step, and one undo gives back the very bytes.
import assert from "node:assert/strict";
import * as vscode from "vscode";
import { checkout } from "../../harness/checkout.ts";
import { closed, isOversized, opened, splitEach } from "./splitting.ts";
import { backlint, backlintDiagnostics, diagnosticsOf, uriOf } from "./workspace.ts";

describe("splitting a story", () => {
  afterEach(closed);

  it("is one step, undone by one", async () => {
    assert.equal(await splitEach(new TextEncoder().encode(checkout)), 1);
  });

  it("keeps line endings and a byte order mark", async () => {
    assert.equal(await splitEach(new TextEncoder().encode(`\ufeff${checkout.replace(/\n/g, "\r\n")}`)), 1);
  });

  it("offers it as a quick fix that is written out when it is chosen", async () => {
    await backlint();
    const { name } = await opened(new TextEncoder().encode(checkout));
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
