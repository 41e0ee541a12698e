// The ways an editor can start the server: the bundle over stdio, over Node's IPC, and `backlint lsp --stdio`.
import assert from "node:assert/strict";
import { fork, spawnSync } from "node:child_process";
import { once } from "node:events";
import { cliBundle, serverBundle } from "../harness/bundle.ts";
import { diagnosticsAre, FakeEditor } from "../harness/fakeEditor.ts";
import { dangling } from "../harness/samples.ts";

const uri = "file:///plans/shop.md";

describe("transports", function () {
  this.timeout(30_000);

  it("serves through `backlint lsp --stdio`", async () => {
    const editor = await FakeEditor.start({ command: [process.execPath, cliBundle, "lsp", "--stdio"] });
    editor.open(uri, dangling);
    await editor.until(diagnosticsAre(uri, ["dangling-dependency: US-103"]));
    assert.equal(await editor.stop(), 0);
  });

  it("serves over Node's IPC", async () => {
    const server = fork(serverBundle, ["--node-ipc"], { silent: true });
    const send = (message: object) => server.send({ jsonrpc: "2.0", ...message });
    const next = async (test: (message: { id?: number; method?: string }) => boolean) => {
      for (;;) {
        const [message] = (await once(server, "message")) as [
          { id?: number; method?: string; params?: unknown; result?: unknown },
        ];
        if (test(message)) return message;
      }
    };
    send({ id: 1, method: "initialize", params: { processId: process.pid, rootUri: null, capabilities: {} } });
    await next(({ id }) => id === 1);
    send({ method: "initialized", params: {} });
    const textDocument = { uri, languageId: "markdown", version: 1, text: dangling };
    const published = next(({ method }) => method === "textDocument/publishDiagnostics");
    send({ method: "textDocument/didOpen", params: { textDocument } });
    const { diagnostics } = (await published).params as { diagnostics: { code: string }[] };
    assert.deepEqual(
      diagnostics.map(({ code }) => code),
      ["dangling-dependency"],
    );
    const ended = once(server, "exit");
    send({ id: 2, method: "shutdown" });
    await next(({ id }) => id === 2);
    send({ method: "exit" });
    assert.deepEqual(await ended, [0, null]);
  });

  it("ends when the editor is gone", () => {
    const { status, error } = spawnSync(process.execPath, [serverBundle, "--stdio"], { input: "", timeout: 20_000 });
    assert.equal(error, undefined);
    assert.equal(status, 1);
  });

  it("says which option is missing", () => {
    const { status, stderr } = spawnSync(process.execPath, [cliBundle, "lsp"], { encoding: "utf8" });
    assert.equal(status, 2);
    assert.equal(stderr, "backlint: lsp needs --stdio\n");
  });
});
