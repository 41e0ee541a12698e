// What the judge makes of a sentence: which word is its verb, and in which shape it stands.
import assert from "node:assert/strict";
import { findClause } from "../../core/rules/acceptance/judge/clause.ts";
import { tagWords } from "../../core/rules/acceptance/judge/tagging.ts";
import { tokenize } from "../../core/rules/acceptance/judge/tokens.ts";

function read(text: string): string {
  const tokens = tagWords(tokenize(text));
  const { shape, predicate } = findClause(tokens);
  return `${shape} ${tokens[predicate]?.text ?? "-"}`;
}

describe("findClause", () => {
  for (const [text, expected] of [
    ["The page lists assets", "clause lists"],
    ["Results page", "noun-phrase -"],
    ["Unit tests pass", "clause pass"],
    ["Unit tests for the parser", "noun-phrase -"],
    ["All tests passing", "reduced-passive passing"],
    ["Filter orders by status", "command Filter"],
    ["Filter panel", "noun-phrase -"],
    ["Order status tracking", "noun-phrase -"],
    ["Help content is reachable from the menu", "state reachable"],
    ["Preview loads from the server", "clause loads"],
    ["Users can delete a file", "modal delete"],
    ["The row is removed from the list", "passive removed"],
    ["Two columns added", "reduced-passive added"],
    ["The updated order", "noun-phrase -"],
    ["Font set to Inter", "reduced-passive set"],
    ["Legal text correct", "reduced-state correct"],
    ["No hardcoded colours", "negative-phrase -"],
    ["Columns: ID, title, status", "labelled-list -"],
    ["Accept relative paths: ./a, ./b", "command Accept"],
    ["When the form is empty, Save is disabled", "passive disabled"],
    ["If the till is down, the system displays a notice", "clause displays"],
    ["Given a user When they sign in Then the basket appears", "clause appears"],
    ["AC2: the list shows three orders", "clause shows"],
    ["Apply and replay produce the same result", "clause produce"],
    ["", "noun-phrase -"],
  ] as const)
    it(`reads "${text}" as ${expected}`, () => assert.equal(read(text), expected));
});

describe("tokenize", () => {
  const kinds = (text: string) => tokenize(text).map(({ kind, text: own }) => `${kind} ${own}`);
  it("keeps code, quotations, paths and identifiers whole", () => {
    assert.deepEqual(kinds('`npm test` says "all good" in src/app.ts for getUser() and user_id'), [
      "code `npm test`",
      "word says",
      'quote "all good"',
      "word in",
      "path src/app.ts",
      "word for",
      "name getUser()",
      "word and",
      "name user_id",
    ]);
  });
  it("cuts comparisons from their numbers", () => {
    assert.deepEqual(kinds("p95 ≤ 200ms, > 80%"), [
      "name p95",
      "compare ≤",
      "number 200ms",
      "mark ,",
      "compare >",
      "number 80%",
    ]);
  });
  it("gives each token its place in the text", () => {
    const text = "A “clear” list — of (3) things…";
    for (const token of tokenize(text)) assert.equal(text.slice(token.start, token.end), token.text);
  });
});
