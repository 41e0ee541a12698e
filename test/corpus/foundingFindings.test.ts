// What is reported today in the founding documents, by line and rule, and lines that must stay silent. It guards against
// regressions: the lines come from Backlint's own findings, confirmed by reading in part, so it says nothing about recall.
import assert from "node:assert/strict";
import { corpus, skipWithout } from "../core/corpusFiles.ts";
import { lint, ruleIds } from "../harness/lintCase.ts";

const seeds = corpus("seeds");

/** Lines with an inconsistency, by document and rule. */
const wrong: Readonly<Record<string, Readonly<Record<string, readonly number[]>>>> = {
  "002": {
    "unplanned-item": [23],
  },
  "003": {
    "dangling-dependency": [47],
    "non-id-dependency": [101, 150, 223],
    "off-scale-estimate": [211, 222],
    "text-encoding": [7],
    "threshold-not-in-criteria": [194, 218],
    "unknown-owner": [220, 222, 224],
  },
  "004": {
    "capacity-check-mismatch": [1606, 1607, 1608, 1675, 1676, 1741, 1783, 1822, 1823, 1871, 1872],
    "claim-contradicted": [1894, 2003, 2024],
    "dependency-matrix-mismatch": [1984, 1985, 1987, 1989, 1990, 1991, 1992, 1993],
    "duplicate-criterion": [1293],
    "non-id-dependency": [1435, 1488],
    "oversized-story": [43, 375, 534, 747, 845, 1115, 1173, 1226],
    "points-hours-mismatch": [
      43, 91, 134, 178, 224, 267, 310, 375, 428, 480, 534, 587, 640, 687, 747, 797, 845, 896, 946, 999, 1115, 1173,
      1226, 1279, 1331, 1383,
    ],
    "role-over-capacity": [1747],
    "sprint-over-capacity": [1558],
    "sum-mismatch": [4, 30, 362, 734, 1102, 1551],
    "task-list-drift": [1575],
    "unidentified-work": [1623, 1702, 1738, 1819],
    "velocity-mismatch": [1636, 1751, 1832],
  },
};

/** Lines with totals, dependencies, estimates or plans that are right. */
const right: Readonly<Record<string, readonly number[]>> = {
  "002": [9, 15, 19, 27, 33, 37, 41, 45, 49, 55, 59, 63, 67, 73, 77, 81, 85, 91, 95, 99, 105, 106, 107],
  "003": [
    22, 44, 45, 46, 71, 72, 73, 74, 75, 76, 77, 78, 79, 95, 96, 97, 98, 99, 100, 102, 103, 104, 105, 122, 123, 124, 125,
    126, 185, 186, 187, 188, 189, 190, 191, 192, 193, 208, 209, 210, 212, 213, 219,
  ],
  "004": [
    17, 20, 45, 93, 136, 180, 226, 269, 312, 377, 430, 482, 536, 589, 642, 689, 749, 799, 847, 898, 948, 1001, 1051,
    1053, 1117, 1175, 1281, 1333, 1385, 1433, 1486, 1567, 1573, 1578, 1585, 1591, 1597, 1603, 1609, 1635, 1644, 1651,
    1659, 1666, 1672, 1677, 1684, 1693, 1700, 1713, 1722, 1729, 1736, 1759, 1766, 1773, 1780, 1793, 1803, 1810, 1817,
    1824, 1840, 1847, 1854, 1861, 1868, 1891, 1893, 1895, 1907, 1986, 1988, 2004, 2017, 2018, 2023, 2025, 2165,
  ],
};

/** The rules that compute rather than judge. */
const computing = [
  "capacity-check-mismatch",
  "claim-contradicted",
  "committed-twice",
  "dangling-dependency",
  "dependency-cycle",
  "dependency-matrix-mismatch",
  "duplicate-criterion",
  "duplicate-id",
  "id-format",
  "missing-acceptance-criteria",
  "missing-estimate",
  "missing-labels",
  "missing-owner",
  "missing-priority",
  "non-id-dependency",
  "off-scale-estimate",
  "oversized-story",
  "points-hours-mismatch",
  "role-over-capacity",
  "scheduled-before-dependency",
  "sprint-over-capacity",
  "status-contradiction",
  "sum-mismatch",
  "task-list-drift",
  "text-encoding",
  "threshold-not-in-criteria",
  "unidentified-work",
  "unknown-owner",
  "unplanned-item",
  "velocity-mismatch",
];

describe("Founding documents", () => {
  before(function () {
    skipWithout(this, seeds, "seeds");
  });

  for (const [number, byRule] of Object.entries(wrong)) {
    describe(number, () => {
      const found = new Map<string, ReadonlySet<number>>();

      before(() => {
        const seed = seeds.find(({ name }) => name.startsWith(number));
        assert.ok(seed);
        const linted = lint("founding", [seed], ruleIds);
        const file = linted.snapshot.file(seed.name);
        assert.ok(file);
        for (const finding of linted.files[0]?.findings ?? []) {
          const line = file.text.slice(0, file.spanOf(finding.at).start).split("\n").length;
          found.set(finding.rule, new Set([...(found.get(finding.rule) ?? []), line]));
        }
      });

      for (const [rule, lines] of Object.entries(byRule)) {
        it(`${rule} finds lines ${lines.join(", ")}`, () => {
          assert.deepEqual(
            lines.filter((line) => found.get(rule)?.has(line) !== true),
            [],
          );
        });
      }

      it("what is right is left alone", () => {
        const reported = computing.flatMap((rule) =>
          (right[number] ?? []).filter((line) => found.get(rule)?.has(line)).map((line) => `${rule} ${line}`),
        );
        assert.deepEqual(reported, []);
      });
    });
  }
});
