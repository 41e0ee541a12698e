import assert from "node:assert/strict";
import { fileOf, id, item, names, workspaceOf } from "../../harness/builders.ts";

describe("dependents", () => {
  it("are found in other files too", () => {
    const one = fileOf([item({ id: "A-1", dependsOn: [id("B-1")] })]);
    const other = fileOf(
      [item({ id: "B-1" }, "other.md"), item({ id: "B-2", dependsOn: [id("B-1")] }, "other.md")],
      {},
      "other.md",
    );
    const workspace = workspaceOf(one, other);
    assert.deepEqual(names(workspace.dependentsOf(other.items[0] ?? item({}))), ["B-2", "A-1"]);
    assert.deepEqual(names(workspace.dependentsOf(one.items[0] ?? item({}))), []);
  });
});
