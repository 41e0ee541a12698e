// Lessons written into `.backlint.json`: what was there stays as it stands, and what comes out can be read.
import assert from "node:assert/strict";
import fc from "fast-check";
import { parseConfig } from "../../../core/config/parseConfig.ts";
import { type Lesson, teach } from "../../../core/config/teach.ts";
import { applyEdits } from "../../../core/text/edit.ts";

const field: Lesson = { type: "field", name: "Wucht", field: "estimate" };
const ids: Lesson = { type: "ids", pattern: "SPEC-\\d+", others: ["US-\\d+"] };

function taughtTo(text: string | null, lesson: Lesson): string | null {
  const taught = teach(text, lesson);
  if (taught.type === "broken") return null;
  assert.equal(applyEdits(text ?? "", taught.edits), taught.text, "the edits lead to the text");
  return taught.text;
}
const configOf = (text: string | null) => parseConfig(text ?? "", "a", []).config;

describe("teaching the configuration", () => {
  it("begins a file that is not there, is empty or holds only remarks", () => {
    const begun = '{\n  "fields": {\n    "Wucht": "estimate"\n  }\n}\n';
    assert.equal(taughtTo(null, field), begun);
    assert.equal(taughtTo("", field), begun);
    assert.equal(taughtTo("// ours\n", field), `// ours\n${begun}`);
  });

  it("adds a name, or gives a known one another meaning, as the file is laid out", () => {
    assert.equal(
      taughtTo('{\n\t"rules": {}\n}\n', field),
      '{\n\t"rules": {},\n\t"fields": {\n\t\t"Wucht": "estimate"\n\t}\n}\n',
    );
    assert.equal(taughtTo('{ "fields": { "Wucht": "title" } }', field), '{ "fields": { "Wucht": "estimate" } }');
    assert.equal(
      taughtTo('{\r\n  "fields": {\r\n    "A": "title"\r\n  }\r\n}\r\n', field),
      '{\r\n  "fields": {\r\n    "A": "title",\r\n    "Wucht": "estimate"\r\n  }\r\n}\r\n',
    );
  });

  it("leaves each remark with the line it stands on", () => {
    assert.equal(
      taughtTo('{\n  "fields": {\n    "A": "title" // mine\n  }\n}\n', field),
      '{\n  "fields": {\n    "Wucht": "estimate",\n    "A": "title" // mine\n  }\n}\n',
    );
    assert.equal(
      taughtTo('{\n  "ids": [\n    "A-\\\\d+", // mine\n  ],\n}\n', ids),
      '{\n  "ids": [\n    "SPEC-\\\\d+",\n    "A-\\\\d+", // mine\n  ],\n}\n',
    );
  });

  it("names the shapes of the other IDs only where none was named", () => {
    assert.deepEqual(configOf(taughtTo("{}", ids))?.ids, ["US-\\d+", "SPEC-\\d+"]);
    assert.deepEqual(configOf(taughtTo('{ "ids": ["A-\\\\d+"] }', ids))?.ids, ["A-\\d+", "SPEC-\\d+"]);
    const known = '{ "ids": ["SPEC-\\\\d+"] }';
    assert.equal(taughtTo(known, ids), known);
  });

  it("switches a rule off, keeps its options, and writes the reason beside it", () => {
    const off: Lesson = { type: "off", rule: "duplicate-id", reason: "old numbers" };
    assert.equal(taughtTo(null, off), '{\n  "rules": {\n    // old numbers\n    "duplicate-id": "off"\n  }\n}\n');
    assert.equal(
      taughtTo('{ "rules": { "id-format": "error" } }', { ...off, reason: "" }),
      '{\n  "rules": {\n    "id-format": "error",\n    "duplicate-id": "off"\n  }\n}',
    );
    const options = '{\n  "rules": {\n    "duplicate-id": { "severity": "error" }\n  }\n}\n';
    assert.equal(
      taughtTo(options, off),
      '{\n  "rules": {\n    // old numbers\n    "duplicate-id": { "severity": "off" }\n  }\n}\n',
    );
    const done = taughtTo(null, off) ?? "";
    assert.equal(taughtTo(done, off), done);
    assert.equal(taughtTo('{ "rules": [] }', off), null);
  });

  it("does not touch what is no JSON, or holds something else there", () => {
    for (const text of ["{", "[]", '{ "fields": [] }', '{ "fields": "x" }'])
      assert.equal(taughtTo(text, field), null, text);
    assert.equal(taughtTo('{ "ids": {} }', ids), null);
  });

  it("keeps everything else that any configuration says", () => {
    const names = fc.dictionary(
      fc.string({ minLength: 1 }).filter((name) => name !== "Wucht" && name !== "__proto__"),
      fc.constantFrom("title", "labels"),
    );
    fc.assert(
      fc.property(names, fc.constantFrom(0, 1, 2, "\t"), fc.boolean(), (fields, indent, windows) => {
        const text = JSON.stringify({ ids: ["A-\\d+"], fields }, null, indent).replace(/\n/g, windows ? "\r\n" : "\n");
        const taught = configOf(taughtTo(text, field));
        assert.deepEqual(taught?.ids, ["A-\\d+"]);
        assert.deepEqual({ ...taught?.aliases.fields }, { ...fields, Wucht: "estimate" });
      }),
    );
  });
});
