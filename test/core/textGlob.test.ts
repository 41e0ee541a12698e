// File patterns: what fits, and what looks as if it did.
import assert from "node:assert/strict";
import { includes } from "../../core/config/inclusion.ts";
import { noConfig } from "../../core/config/config.ts";
import { globMatcher } from "../../core/text/glob.ts";

describe("file patterns", () => {
  for (const [pattern, fits, not] of [
    ["*.md", ["a.md", "x/y/a.md"], ["a.txt", "a.md/b", "amd"]],
    ["plans/*.md", ["plans/a.md"], ["a.md", "plans/x/a.md", "old/plans/a.md"]],
    ["plans/**", ["plans/a.md", "plans/x/y.md"], ["plan/a.md", "old/plans/a.md"]],
    ["archive/", ["archive/a.md", "x/archive/b/c.md"], ["archive.md"]],
    ["**/done/*.md", ["done/a.md", "x/y/done/a.md"], ["done/x/a.md"]],
    ["s?.{md,markdown}", ["s1.md", "x/s2.markdown"], ["s.md", "s12.md", "s1.txt"]],
    ["./a(b)+.md", ["a(b)+.md"], ["ab.md", "aab.md"]],
    ["{open", ["{open"], ["open"]],
  ] as const) {
    it(`${pattern} fits ${fits.join(", ")}`, () => {
      const matches = globMatcher(pattern);
      for (const path of fits) assert.ok(matches(path), path);
      for (const path of not) assert.ok(!matches(path), path);
    });
  }

  it("exclude before they include", () => {
    const config = { ...noConfig, files: { include: ["plans/**"], exclude: ["plans/old/**"] } };
    assert.ok(includes(config, "plans/a.md"));
    assert.ok(!includes(config, "plans/old/a.md"));
    assert.ok(!includes(config, "README.md"));
    assert.ok(includes(noConfig, "README.md"));
  });
});
