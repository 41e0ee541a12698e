// The ways an editor can start the server: the bundle over stdio, over Node's IPC, and `backlint lsp --stdio`.
import assert from "node:assert/strict";
import { fork, spawnSync } from "node:child_process";
import { once } from "node:events";
import { readFileSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { cliBundle, serverBundle, startEditor } from "../harness/bundle.ts";
import { diagnosticsAre, FakeEditor } from "../harness/fakeEditor.ts";
import { temporaryFolder } from "../harness/folder.ts";
import type { Message } from "../harness/wire.ts";
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
    try {
      const messages: Message[] = [];
      const watchers = new Set<() => void>();
      server.on("message", (message) => {
        messages.push(message as Message);
        for (const look of [...watchers]) look();
      });
      const first = (test: (message: Message) => boolean) =>
        new Promise<Message>((resolve) => {
          const look = () => {
            const found = messages.find(test);
            if (found !== undefined) resolve(found);
          };
          watchers.add(look);
          look();
        });
      const send = (message: object) => server.send({ jsonrpc: "2.0", ...message });
      send({ id: 1, method: "initialize", params: { processId: process.pid, rootUri: null, capabilities: {} } });
      await first(({ id }) => id === 1);
      send({ method: "initialized", params: {} });
      const textDocument = { uri, languageId: "markdown", version: 1, text: dangling };
      send({ method: "textDocument/didOpen", params: { textDocument } });
      const published = await first(({ method }) => method === "textDocument/publishDiagnostics");
      const { diagnostics } = published.params as { diagnostics: { code: string }[] };
      assert.deepEqual(
        diagnostics.map(({ code }) => code),
        ["dangling-dependency"],
      );
      const ended = once(server, "exit");
      send({ id: 2, method: "shutdown" });
      await first(({ id }) => id === 2);
      send({ method: "exit" });
      assert.deepEqual(await ended, [0, null]);
    } finally {
      server.kill("SIGKILL");
    }
  });

  it("keeps what its program was compiled to, and does without where that is damaged", async () => {
    const folder = temporaryFolder();
    const before = process.env["NODE_COMPILE_CACHE"];
    process.env["NODE_COMPILE_CACHE"] = folder.path;
    const kept = join(folder.path, "backlint-server.compiled");
    /** What is kept after a start. */
    const startOnce = async (): Promise<Buffer> => {
      const editor = await startEditor();
      editor.open(uri, dangling);
      await editor.until(diagnosticsAre(uri, ["dangling-dependency: US-103"]));
      assert.equal(await editor.stop(), 0);
      return readFileSync(kept);
    };
    try {
      const first = await startOnce();
      const { ino } = statSync(kept);
      assert.ok((await startOnce()).equals(first) && statSync(kept).ino === ino, "it is written once");
      const damaged = Buffer.concat([first.subarray(0, 64), Buffer.from("damaged")]);
      writeFileSync(kept, damaged);
      assert.ok(!(await startOnce()).equals(damaged), "it is written anew");
    } finally {
      if (before === undefined) delete process.env["NODE_COMPILE_CACHE"];
      else process.env["NODE_COMPILE_CACHE"] = before;
      folder.remove();
    }
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
