import assert from "node:assert/strict";
import { statusText } from "../../client/features/status/text.ts";
import { english } from "../../core/text/message.ts";
import type { FileStatus } from "../../server/protocol.ts";

const status = (given: Partial<FileStatus>): FileStatus => ({
  uri: "file:///b.md",
  items: 0,
  sprints: 0,
  dialects: [],
  unread: 0,
  ...given,
});

describe("the language status", () => {
  it("shows nothing for a file that is no backlog", () => {
    assert.equal(statusText(null, english), null);
    assert.equal(statusText(status({ unread: 3 }), english), null);
  });

  it("counts items and names their dialects in words", () => {
    const text = statusText(status({ items: 25, dialects: ["item-table", "story-blocks"] }), english);
    assert.deepEqual(text, { text: "25 backlog items", detail: "read as item table, story blocks" });
  });

  it("tells of sprints and of lines that were not read", () => {
    const text = statusText(status({ items: 1, sprints: 2, dialects: ["sprint-table"], unread: 1 }), english);
    assert.deepEqual(text, { text: "1 backlog item", detail: "read as sprint table · 2 sprints · 1 line not read" });
  });

  it("shows a file that holds sprints alone", () => {
    assert.deepEqual(statusText(status({ sprints: 1 }), english), { text: "0 backlog items", detail: "1 sprint" });
  });
});
