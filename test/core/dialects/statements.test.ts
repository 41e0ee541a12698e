// What a document says about itself beside its items: conventions, claims, dependencies told a second time.
import assert from "node:assert/strict";
import { readText } from "../../../core/dialects/reader.ts";
import { written } from "../../../core/text/span.ts";

const story = [
  "### US-001: Book a bike",
  "",
  "**Points:** 3",
  "",
  "### US-002: Return a bike",
  "",
  "**Points:** 5",
  "",
];
const reading = (...lines: string[]) => readText("a.md", [...lines, "", "## Stories", "", ...story].join("\n"));
const conventions = (...lines: string[]) =>
  reading("## Conventions", "", ...lines).conventions.map(({ at: _, ...convention }) => convention);

describe("conventions", () => {
  for (const [line, convention] of [
    [
      "- **ID**: `<SPRINT>-<STREAM>-<#>`",
      { type: "ids", shape: "<SPRINT>-<STREAM>-<#>", pattern: "[\\p{L}\\d.]+-[\\p{L}\\d.]+-\\d+" },
    ],
    ["IDs use `GP-###` and never change.", { type: "ids", shape: "GP-###", pattern: "GP-\\d{3,}" }],
    ["- **Owner**: `BE-A`, `BE-B` and `QA`", { type: "owners", names: ["BE-A", "BE-B", "QA"] }],
    ["- **Est.**: 1 ≈ ½ d, 2 ≈ 1 d, 3 ≈ 2 d", { type: "scale", points: [1, 2, 3] }],
    ["Story points (Fibonacci): 1, 2, 3, 5, 8", { type: "scale", points: [1, 2, 3, 5, 8] }],
    ["Stories larger than 13 points must be split.", { type: "max-points", points: 13 }],
    ["No story may exceed 8 points.", { type: "max-points", points: 8 }],
    ["Maximum story size: 8 points", { type: "max-points", points: 8 }],
    ["Keep a WIP (Work In Progress) limit of 3 tasks per engineer.", { type: "wip-limit", items: 3, per: "engineer" }],
    ["- **WIP limit:** 4", { type: "wip-limit", items: 4, per: null }],
    ["We limit work in progress to two stories per developer.", { type: "wip-limit", items: 2, per: "developer" }],
    ["No more than three stories in progress per person", { type: "wip-limit", items: 3, per: "person" }],
    ["A story must not exceed 8 points.", { type: "max-points", points: 8 }],
    ["Estimates use the Fibonacci sequence (1, 2, 3, 5, 8).", { type: "scale", points: [1, 2, 3, 5, 8] }],
    ["Story points follow 1/2/3/5/8.", { type: "scale", points: [1, 2, 3, 5, 8] }],
    ["Point scale: 1 (trivial), 2 (small), 3 (medium)", { type: "scale", points: [1, 2, 3] }],
    ["Each sprint lasts two weeks.", { type: "sprint-length", amount: 2, upTo: 2, unit: "weeks" }],
    ["Owners: Ada, Grace Hopper and Linus", null],
    ["Owners: Ada, Grace Hopper, and Linus", { type: "owners", names: ["Ada", "Grace Hopper", "Linus"] }],
    ["Every story must have acceptance criteria.", { type: "all-have", field: "criteria" }],
    ["- Sprint length: 10 working days", { type: "sprint-length", amount: 10, upTo: 10, unit: "working days" }],
    ["We work in two-week sprints.", { type: "sprint-length", amount: 2, upTo: 2, unit: "weeks" }],
    ["**Sprint Duration**: 1-2 weeks", { type: "sprint-length", amount: 1, upTo: 2, unit: "weeks" }],
    ["Titles are short and every acceptance criterion is binary.", { type: "binary-criteria" }],
    ["Titles are imperative, and issues are small.", { type: "imperative-titles" }],
    ["All titles must start with a verb.", { type: "imperative-titles" }],
    ["Stories must be independently deliverable.", { type: "independent" }],
  ] as const) {
    it(`reads “${line}”`, () => {
      assert.deepEqual(conventions(line), convention === null ? [] : [convention]);
    });
  }

  for (const line of [
    "- **Owner**: `Backend` decides with `QA` about `UX`",
    "The table `entities` has a confusing naming.",
    "WIP is visible on the board since 2024.",
    "Points: 5",
    "A sprint of the team starts in two weeks.",
  ]) {
    it(`reads none in “${line}”`, () => {
      assert.deepEqual(conventions(line), []);
    });
  }

  it("reads a table of names and values as the lines that it stands for", () => {
    const table = [
      "| Rule | Value |",
      "| --- | --- |",
      "| Sprint length | 2 weeks |",
      "| WIP limit | 3 per engineer |",
      "| Points | 1, 2, 3, 5 |",
    ];
    assert.deepEqual(conventions(...table), [
      { type: "sprint-length", amount: 2, upTo: 2, unit: "weeks" },
      { type: "wip-limit", items: 3, per: "engineer" },
      { type: "scale", points: [1, 2, 3, 5] },
    ]);
  });

  it("takes the people of a team's table for the owners there are", () => {
    const rows = ["| Ada | 8 |", "| Grace | 10 |", "| Linus | 6 |", "| **Total** | 24 |"];
    assert.deepEqual(conventions("| Team member | Days |", "| --- | --- |", ...rows), [
      { type: "owners", names: ["Ada", "Grace", "Linus"] },
    ]);
  });

  it("reads a definition of ready under a heading, with the fields it demands", () => {
    const [ready] = reading(
      "## B. Definition of Ready (DoR)",
      "",
      ...["- [ ] Acceptance criteria are written", "- [ ] Story is estimated", "- [ ] Product Owner agrees"],
    ).conventions;
    assert.ok(ready?.type === "ready");
    assert.deepEqual([ready.criteria.length, ready.demands], [3, ["criteria", "estimate"]]);
  });

  it("reads a definition of ready on its label's line", () => {
    const [ready] = reading("- **Definition of Ready:** priority and owner are set").conventions;
    assert.ok(ready?.type === "ready");
    assert.deepEqual(ready.demands, ["priority", "owner"]);
  });

  it("reads a guide from points to hours", () => {
    const [guide] = reading(
      "| Points | Hours |",
      "| --- | --- |",
      "| 1 | 2-4 |",
      "| 3 | 4–8 |",
      "| 5 | 8 to 16 |",
    ).conventions;
    assert.ok(guide?.type === "guide");
    assert.deepEqual(guide.lines[2], { points: 5, from: 8, to: 16 });
  });

  it("reads none inside an item", () => {
    assert.deepEqual(readText("a.md", [...story, "WIP limit: 3", ""].join("\n")).conventions, []);
  });
});

describe("claims", () => {
  const claims = (...lines: string[]) =>
    reading("## Summary", "", ...lines).claims.map(({ type, at }) => [type, written(at)]);

  it("are read from lists, with the place of the sentence alone", () => {
    assert.deepEqual(claims("- ✅ No story exceeds **21** points (split if needed)", "- Average: 13 points"), [
      ["largest", "No story exceeds **21** points"],
      ["average", "Average: 13 points"],
    ]);
  });

  it("are not made by rules for the future, questions and open boxes", () => {
    assert.deepEqual(
      claims("- All stories must have estimates", "- [ ] All stories have estimates", "- All stories have owners?"),
      [],
    );
  });
});

describe("dependencies beside the fields", () => {
  const drawn = (...lines: string[]) =>
    reading("## Order", "", ...lines).drawn.map(({ before, after, source }) => `${before.id}>${after.id} ${source}`);

  it("come from chains of arrows in text", () => {
    assert.deepEqual(drawn("US-001 → US-002 (needs a bike) -> US-003"), ["US-001>US-002 chain", "US-002>US-003 chain"]);
  });

  it("come from drawings: along a line, out of a branch, down an arrow", () => {
    assert.deepEqual(
      drawn(
        "```",
        "US-001 ──► US-002",
        "   │",
        "   ├──► US-003",
        "   └──► US-004",
        "",
        "```",
        "",
        "```",
        "US-001",
        "  |",
        "  v",
        "US-005",
        "```",
      ),
      ["US-001>US-002 fence", "US-001>US-003 fence", "US-001>US-004 fence", "US-001>US-005 fence"],
    );
  });

  it("come from Mermaid, through names of nodes, groups and texts on links", () => {
    assert.deepEqual(
      drawn(
        "```mermaid",
        "flowchart LR",
        '  A["US-001: Book"] -->|then| B[US-002] & US-003',
        "  B -- later --> C(US-004); A -.-> D{{No ID}}",
        "  C --- A %% without a head",
        "  subgraph US-001 --> US-004",
        "```",
      ),
      ["US-001>US-002 mermaid", "US-001>US-003 mermaid", "US-002>US-004 mermaid"],
    );
  });

  it("stand where their IDs are written", () => {
    const [edge] = reading("```mermaid", "graph TD", "A[US-001] --> B[US-002]", "```").drawn;
    assert.deepEqual(edge && [written(edge.before.at), written(edge.after.at)], ["US-001", "US-002"]);
  });

  it("are not read between things that are no items", () => {
    assert.deepEqual(drawn("The score rose 8.5 → 9.0."), []);
  });

  it("come from tables that name items defined elsewhere", () => {
    const { matrix, items } = reading(
      ...[
        "| Story | Depends on | Blocks |",
        "| --- | --- | --- |",
        "| US-002 (Return) | US-001 | - |",
        "| US-001 | None | US-002 |",
      ],
    );
    assert.equal(items.length, 2);
    assert.deepEqual(
      matrix.map(({ item, needs, blocks }) => [item.id, needs.map(({ at }) => written(at)), blocks?.length]),
      [
        ["US-002", ["US-001"], 0],
        ["US-001", [], 1],
      ],
    );
  });

  it("are not read a second time from rows that define items", () => {
    const { matrix, items } = readText(
      "a.md",
      "| ID | Story | Depends on |\n| --- | --- | --- |\n| S-1 | Book | None |\n| S-2 | Pay | S-1 |\n",
    );
    assert.deepEqual([items.length, matrix], [2, []]);
  });
});
