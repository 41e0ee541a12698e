// The wrapper of all handlers: what the client is told when one fails, and what is only logged.
import assert from "node:assert/strict";
import { LSPErrorCodes, ResponseError } from "vscode-languageserver";
import { createGuard } from "../../server/guard.ts";

const nobodyCancels = { isCancellationRequested: false, onCancellationRequested: () => ({ dispose: () => {} }) };

describe("guard", () => {
  let said: string[];
  let now: number;
  const guard = () => {
    said = [];
    now = 0;
    const log = (level: string) => (message: string) => void said.push(`${level} ${message}`);
    return createGuard({ error: log("error"), warn: log("warn"), info: log("info") }, () => now);
  };

  it("answers the empty value when a handler throws, and logs where", async () => {
    const handler = guard().request("hover", null, () => {
      throw new Error("broken");
    });
    const params = { textDocument: { uri: "file:///a.md", version: 3 } };
    assert.equal(await handler(params, nobodyCancels), null);
    assert.match(said.join("\n"), /^error \[hover\] failed file:\/\/\/a\.md v3: Error: broken\n/);
  });

  it("does the same for one that fails later", async () => {
    const handler = guard().request("symbols", [] as string[], async () => Promise.reject(new Error("later")));
    assert.deepEqual(await handler({}, nobodyCancels), []);
    assert.equal(said.length, 1);
  });

  it("passes on what is meant for the user", async () => {
    const handler = guard().request("rename", null, () => {
      throw new ResponseError(LSPErrorCodes.RequestFailed, "Only the ID of an item can be renamed");
    });
    await assert.rejects(handler({}, nobodyCancels), /Only the ID/);
    assert.deepEqual(said, []);
  });

  it("does not start what nobody waits for any more", async () => {
    let ran = false;
    const handler = guard().request("hover", null, () => {
      ran = true;
      return null;
    });
    const cancelled = { ...nobodyCancels, isCancellationRequested: true };
    await assert.rejects(
      handler({}, cancelled),
      (error) => error instanceof ResponseError && error.code === LSPErrorCodes.RequestCancelled,
    );
    assert.equal(ran, false);
    assert.deepEqual(said, []);
  });

  it("logs what took long, and remembers the slowest", async () => {
    const wrapped = guard();
    const handler = wrapped.request("tree", 0, (milliseconds: number) => (now += milliseconds));
    await handler(20, nobodyCancels);
    await handler(70, nobodyCancels);
    await handler(10, nobodyCancels);
    assert.deepEqual(said, ["info [tree] 70 ms"]);
    assert.equal(wrapped.slowest.get("tree"), 70);
  });

  it("logs a notification that fails, and takes the next", async () => {
    const wrapped = guard();
    const seen: number[] = [];
    const handler = wrapped.notification("didOpen", (value: number) => {
      seen.push(value);
      if (value === 1) throw new Error("first");
    });
    handler(1);
    handler(2);
    await new Promise((resolve) => setImmediate(resolve));
    assert.deepEqual(seen, [1, 2]);
    assert.match(said.join("\n"), /^error \[didOpen\] failed: Error: first/);
  });
});
