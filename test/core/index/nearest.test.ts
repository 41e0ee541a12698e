// The neighbours of an ID that nobody has: looked up, they are those that holding it against every other would find.
import assert from "node:assert/strict";
import fc from "fast-check";
import { buildFileIndex } from "../../../core/index/buildFileIndex.ts";
import { idKey, idParts, keyOfItem } from "../../../core/index/ids.ts";
import { readText } from "../../../core/dialects/reader.ts";
import { editDistance } from "../../../core/text/editDistance.ts";

const ids = fc.uniqueArray(fc.tuple(fc.constantFrom("US", "UX", "T", "S1-BE"), fc.nat({ max: 130 })), {
  minLength: 3,
  maxLength: 40,
  selector: (one) => one.join("-"),
});

describe("the nearest IDs", () => {
  it("are the same whether they are looked up or searched among all", () => {
    fc.assert(
      fc.property(ids, fc.constantFrom("US", "UX", "SU", "T"), fc.nat({ max: 140 }), (found, prefix, number) => {
        const rows = found.map(([family, own]) => `| ${family}-${own} | Show page ${own} of the shop | 3 |\n`);
        const file = buildFileIndex(
          readText("a.md", `# Tasks\n\n| ID | Task | Points |\n|---|---|---|\n${rows.join("")}`),
        );
        const { key } = idKey(`${prefix}-${number}`);
        const wanted = idParts(key);
        const near = file.items.flatMap((item) => {
          const own = keyOfItem(item)?.key ?? "";
          const parts = idParts(own);
          const together = parts !== null && parts.prefix === wanted?.prefix;
          const distance = editDistance(key, own) - (together ? 1.5 : 0);
          const away = together ? Math.abs(parts.number - (wanted?.number ?? 0)) : 1e9;
          return distance <= Math.max(2, Math.floor(key.length / 3)) ? [{ item, distance, away }] : [];
        });
        near.sort((a, b) => a.distance - b.distance || a.away - b.away);
        assert.deepEqual(
          file.families.nearest(`${prefix}-${number}`, null).map(({ id }) => id?.value),
          near.slice(0, 3).map(({ item }) => item.id?.value),
        );
      }),
      { numRuns: 60 },
    );
  });
});
