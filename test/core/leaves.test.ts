// Rows, list items and entries of large blocks have anchors of their own. That must not show: a document is read, and judged,
// the same whether its blocks are read in leaves or as a whole.
import assert from "node:assert/strict";
import { houseOf } from "../../core/dialects/house.ts";
import { read } from "../../core/dialects/reader.ts";
import { createWorkspace, type Snapshot } from "../../core/index.ts";
import { rules } from "../../core/rules/index.ts";
import { corpus, ownExamples } from "./corpusFiles.ts";
import { assertPlaces } from "./readingPortrait.ts";
import { portraitOfAll } from "./snapshotPortrait.ts";

function opened(uri: string, text: string, fewest: number): Snapshot {
  const workspace = createWorkspace({
    rules,
    read: (request) => read(request, houseOf(request.config), fewest),
    onError: ({ rule, error }) => {
      throw new Error(`Rule ${rule} failed`, { cause: error });
    },
  });
  return workspace.apply({ type: "text", uri, text, version: 1 });
}

describe("a document whose blocks are all read in leaves", function () {
  this.timeout(0);

  for (const { name, text } of [...ownExamples, ...corpus("seeds"), ...corpus("dev")]) {
    it(`says what it says as a whole: ${name}`, () => {
      const [leafed, whole] = [opened(name, text, 0), opened(name, text, Number.POSITIVE_INFINITY)];
      const file = leafed.file(name);
      assert.ok(file);
      if (file.original === null) assertPlaces(file, text);
      assert.deepEqual(portraitOfAll(leafed, name), portraitOfAll(whole, name));
    });
  }
});
