// Many files: what a scan of characters promises about them, the shelf of those that are not open, and what may be said of
// an ID while not all of them are read.
import assert from "node:assert/strict";
import fc from "fast-check";
import { readText } from "../../../core/dialects/reader.ts";
import { buildFileIndex } from "../../../core/index/buildFileIndex.ts";
import { buildWorkspaceIndex } from "../../../core/index/buildWorkspaceIndex.ts";
import { keyAbroad } from "../../../core/index/ids.ts";
import { buildShelf, layered } from "../../../core/index/shelf.ts";
import { referencesIn } from "../../../core/queries/locate.ts";
import { isBacklog } from "../../../core/queries/summary.ts";
import { hashOf } from "../../../core/text/hash.ts";
import { createCatalogue, elsewhereOf } from "../../../core/workspace/catalogue.ts";
import { foreignKeys, mostRelated, relatedTo } from "../../../core/workspace/related.ts";
import { traceOf } from "../../../core/workspace/trace.ts";
import { shop, dangling } from "../../harness/samples.ts";
import { corpus, ownExamples, type Sample, skipWithout } from "../corpusFiles.ts";

const indexOf = (uri: string, text: string) => buildFileIndex(readText(uri, text));
const later =
  "### US-103: Print the receipt\n\n**Story Points:** 2\n\n**Acceptance Criteria:**\n- [ ] It is printed on A4\n";

/** What reading finds and the scan missed. */
function missed({ name, text }: Sample): string[] {
  const file = indexOf(name, text);
  const { mayHoldItems, keys } = traceOf(text);
  const known = new Set(keys);
  const ids = [
    ...file.items.map(({ id }) => id?.value),
    ...[...referencesIn(file)].map(({ reference }) => (reference.type === "id" ? reference.id : undefined)),
  ].filter((id) => id !== undefined);
  const unseen = ids.filter((id) => {
    const key = keyAbroad(id);
    return key !== null && !known.has(key);
  });
  return [...(isBacklog(file) && !mayHoldItems ? [`${name}: a backlog`] : []), ...unseen.map((id) => `${name}: ${id}`)];
}

describe("the scan of a file's characters", () => {
  it("misses no item and no ID of the samples", () => assert.deepEqual(ownExamples.flatMap(missed), []));

  for (const part of ["seeds", "dev"] as const) {
    it(`misses no item and no ID of the corpus, ${part}`, function () {
      skipWithout(this, corpus(part), part);
      assert.deepEqual(corpus(part).flatMap(missed), []);
    });
  }

  it("passes over prose", () => {
    assert.equal(traceOf("# Notes\n\nWe met on Monday.\n\n- coffee\n- cake\n").mayHoldItems, false);
    assert.equal(traceOf("# Changes\n\n## 1.4.2\n\n- Fix: no crash on an empty line\n").mayHoldItems, false);
  });

  it("takes any text", () => {
    fc.assert(fc.property(fc.string({ unit: "binary", maxLength: 200 }), (text) => Array.isArray(traceOf(text).keys)));
  });

  it("knows IDs in every spelling that names the same item", () => {
    for (const id of ["US-007", "us 7", "Story 12", "task-12", "#12", "S1-BE-03b", "T5a", "1.4", "H5-001"]) {
      const key = keyAbroad(id);
      if (key !== null) assert.ok(traceOf(`- ${id}: do it\n`).keys.includes(key), id);
    }
    assert.deepEqual(
      ["12", "α", "Track 2", "#12"].map(keyAbroad),
      [null, null, null, null],
      "every file may have these",
    );
  });
});

describe("the shelf", () => {
  const open = indexOf("shop.md", dangling);
  const shelf = (uri: string, text: string) => buildShelf(new Map([[uri, indexOf(uri, text)]]));
  const resolve = (index: ReturnType<typeof buildWorkspaceIndex>) => {
    const item = open.items.find(({ id }) => id?.value === "US-104");
    const reference = item?.dependsOn[1];
    assert.ok(item && reference);
    return index.resolve(reference, item, open).type;
  };

  it("defines what open files refer to, unless it numbers the same items", () => {
    const files = new Map([[open.uri, open]]);
    assert.equal(resolve(buildWorkspaceIndex(files)), "missing");
    assert.equal(resolve(buildWorkspaceIndex(files, shelf("later.md", later))), "items");
    assert.equal(resolve(buildWorkspaceIndex(files, shelf("copy.md", shop.replace("US-104", "US-103")))), "missing");
  });

  it("hides what is open as well", () => {
    const index = buildWorkspaceIndex(new Map([["a.md", indexOf("a.md", "")]]), shelf("a.md", later));
    assert.deepEqual([index.files.size, index.withId("US-103").length], [1, 0]);
  });

  it("leaves open what a file that is not read may define", () => {
    const files = new Map([[open.uri, open]]);
    const catalogue = createCatalogue();
    const type = (complete: boolean) =>
      resolve(
        buildWorkspaceIndex(
          files,
          undefined,
          elsewhereOf(catalogue, complete, (uri) => uri === open.uri),
        ),
      );
    assert.equal(type(false), "unknown", "nobody has looked everywhere yet");
    catalogue.put(open.uri, traceOf(dangling).keys.join(" "));
    assert.equal(type(true), "missing");
    catalogue.put("later.md", traceOf(later).keys.join(" "));
    assert.equal(type(true), "unknown");
    catalogue.drop("later.md");
    assert.equal(type(true), "missing");
  });

  it("has a catalogue that says who contains a key now, however often files came and went", () => {
    const catalogue = createCatalogue();
    const mentioning = (key: string) => [...catalogue.mentioning(key)].sort();
    catalogue.put("a.md", "us1 us2");
    catalogue.put("b.md", "us1");
    assert.deepEqual([mentioning("us1"), mentioning("us2"), mentioning("us3")], [["a.md", "b.md"], ["a.md"], []]);
    for (let round = 0; round < 5; round++) {
      catalogue.put("a.md", "us3");
      assert.deepEqual([mentioning("us1"), mentioning("us2"), mentioning("us3")], [["b.md"], [], ["a.md"]]);
      catalogue.put("a.md", "us1 us2");
      assert.deepEqual([mentioning("us1"), mentioning("us3")], [["a.md", "b.md"], []]);
    }
    catalogue.drop("b.md");
    catalogue.put("c.md", "");
    assert.deepEqual([mentioning("us1"), mentioning(""), [...catalogue.uris]], [["a.md"], [], ["a.md", "c.md"]]);
  });

  it("lies under the open files as one map does under another", () => {
    const map = layered(
      new Map([["a", 1]]),
      new Map([
        ["a", 2],
        ["b", 3],
      ]),
    );
    assert.deepEqual(
      [...map],
      [
        ["a", 1],
        ["b", 3],
      ],
    );
    assert.deepEqual([map.size, map.get("a"), map.get("b"), map.has("c"), [...map.values()]], [2, 1, 3, false, [1, 3]]);
  });
});

describe("what a file's findings rest on", () => {
  it("is what it refers to and does not define, with what that refers to", () => {
    assert.deepEqual(foreignKeys(indexOf("shop.md", dangling)), ["us103"]);
    assert.deepEqual(foreignKeys(indexOf("shop.md", shop)), []);
    const foreign: Record<string, readonly string[]> = { a: ["k1"], b: ["k2"], c: ["k1"] };
    const mentioning = (key: string) => (key === "k1" ? ["a", "b"] : ["c"]);
    assert.deepEqual(
      relatedTo("a", (uri) => foreign[uri] ?? null, mentioning),
      ["b", "c"],
    );
  });

  it("has an end", () => {
    const chain = relatedTo(
      "0",
      (uri) => [uri],
      (key) => [String(Number(key) + 1)],
    );
    assert.equal(chain.length, mostRelated);
  });
});

describe("a text's fingerprint", () => {
  it("is another for another text", () => {
    fc.assert(fc.property(fc.string(), fc.string(), (a, b) => (a === b) === (hashOf(a) === hashOf(b))));
  });
});
