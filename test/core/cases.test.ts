// Runs every case file of test/cases/rules. UPDATE=1 writes the `findings` fences anew.
import assert from "node:assert/strict";
import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { readCases } from "../harness/caseFile.ts";
import { checkCase } from "../harness/checkCase.ts";
import { ruleIds } from "../harness/lintCase.ts";

const folder = new URL("../cases/rules/", import.meta.url);
const update = process.env["UPDATE"] === "1";

describe("case files", () => {
  for (const name of readdirSync(folder).sort()) {
    const rule = name.replace(/\.md$/, "");
    describe(rule, () => {
      const url = new URL(name, folder);
      const source = readFileSync(url, "utf8");
      const written: { start: number; end: number; text: string }[] = [];
      it("is named after a rule", () => assert.ok(ruleIds.has(rule)));
      for (const one of readCases(source)) {
        it(one.path.join(" > "), () => {
          const found = checkCase(rule, one);
          if (one.findings === null) return;
          if (update) written.push({ ...one.findings, text: found });
          else assert.equal(found, one.findings.text);
        });
      }
      after(() => {
        if (written.length === 0) return;
        let text = source;
        for (const { start, end, text: found } of written.reverse()) {
          // An empty fence has no line of its own yet.
          const rest = text.slice(end);
          text = text.slice(0, start) + found + (found === "" || rest.startsWith("\n") ? rest : `\n${rest}`);
        }
        writeFileSync(url, text);
      });
    });
  }
});
