// Plans in tables: the work and the points of each sprint by row, the hours of each role by column.
import assert from "node:assert/strict";
import { readText } from "../../../core/dialects/reader.ts";

const read = (...lines: string[]) =>
  readText("a.md", ["## US-1: Send", "", "**Points:** 3", "", ...lines, ""].join("\n"));
const table = (head: string, ...rows: string[]) => [
  `| ${head} |`,
  `|${" --- |".repeat(head.split("|").length)}`,
  ...rows.map((row) => `| ${row} |`),
];
const ids = (reading: ReturnType<typeof read>) =>
  reading.sprints.map((sprint) => [
    sprint.kind,
    sprint.name.value,
    ...sprint.commitments.map(({ item }) => (item.type === "id" ? item.id : item.type)),
  ]);

describe("a table of sprints", () => {
  it("commits the work that it names, with goal, dates and points", () => {
    const reading = read(
      "# Plan",
      "",
      ...table(
        "Sprint | Stories | Focus | Dates | Points",
        "1 | US-1, US-2 | Mail | 1–14 May | 3 + 5 = **8**",
        "2 | US-3 | Bills | – | 5 pts",
      ),
    );
    assert.deepEqual(ids(reading), [
      ["sprint", "Sprint 1", "US-1", "US-2"],
      ["sprint", "Sprint 2", "US-3"],
    ]);
    const [first, second] = reading.sprints;
    assert.deepEqual(
      [first?.goal?.value, first?.dates?.value, first?.committed?.amount, first?.committed?.unit],
      ["Mail", "1–14 May", 8, "points"],
    );
    assert.deepEqual([second?.dates, second?.committed?.amount], [null, 5]);
  });

  it("may be one of phases or waves, by name, and may say what they hold", () => {
    const reading = read(
      "# Plan",
      "",
      ...table(
        "Phase | Capacity (hours) | Status",
        "Phase 1: Mail | 40 | Done",
        "Phase 2: Bills | 30-35 | In progress",
      ),
    );
    assert.deepEqual(ids(reading), [
      ["phase", "Phase 1"],
      ["phase", "Phase 2"],
    ]);
    assert.deepEqual(
      reading.sprints.map(({ capacity: [one] }) => [one?.amount, one?.upTo, one?.unit]),
      [
        [40, 40, "hours"],
        [30, 35, "hours"],
      ],
    );
    assert.deepEqual(
      reading.sprints.map(({ status }) => status?.value),
      ["done", "in-progress"],
    );
  });

  it("is none where it names no work and holds nothing", () => {
    assert.deepEqual(read("# Plan", "", ...table("Sprint | Focus", "1 | Mail", "2 | Bills")).sprints, []);
    assert.deepEqual(read("# Plan", "", ...table("Sprint | Stories", "1 | all the mail", "2 | the bills")).sprints, []);
  });
});

describe("a table of roles and sprints", () => {
  const rows = ["Backend | 40 hrs | 20 hrs | 60 hrs", "QA | 10 | 0 | 10", "Total | 50 | 20 | 70"];

  it("says what each role can give to each sprint, under a heading about capacity", () => {
    const { sprints } = read("# Team capacity (hours)", "", ...table("Role | Sprint 1 | Sprint 2 | Total", ...rows));
    assert.deepEqual(
      sprints.map(({ name, capacity }) => [
        name.value,
        ...capacity.map(({ role, amount, unit }) => `${role} ${amount} ${unit}`),
      ]),
      [
        ["Sprint 1", "Backend 40 hours", "QA 10 hours"],
        ["Sprint 2", "Backend 20 hours", "QA 0 hours"],
      ],
    );
    assert.deepEqual(read("# Who was there", "", ...table("Role | Sprint 1 | Sprint 2 | Total", ...rows)).sprints, []);
  });

  it("adds up days to points where both stand there", () => {
    const { capacity } = read(
      "# Capacity",
      "",
      ...table("Team Member | Available Days | Story Points", "Ana | 5 | 10", "Ben | 4 | 8", "**Total** | – | **18**"),
    );
    assert.deepEqual(
      capacity.map(({ role, amount, unit }) => [role, amount, unit]),
      [
        ["Ana", 10, "points"],
        ["Ben", 8, "points"],
      ],
    );
  });
});

describe("a sentence about a sprint", () => {
  it("puts nothing into it, a list after a colon does", () => {
    assert.deepEqual(
      ids(
        read(
          "# Notes",
          "",
          "- **Sprint 5** runs US-1 and US-2 at once; US-2 only needs US-3.",
          "- **Sprint 7** — US-4 depends on US-3.",
        ),
      ),
      [],
    );
    assert.deepEqual(ids(read("# Notes", "", "- **Wave 1** (now): US-1 and US-2")), [
      ["wave", "Wave 1", "US-1", "US-2"],
    ]);
  });
});

describe("small things about heads and owners", () => {
  it("keep the story's own number, and CI/CD in one piece", () => {
    const [, item] = read(
      "### Story 5.1 — T1: Unit tests",
      "",
      "**Points:** 3",
      "**Owner:** CI/CD Builder, BE/QA",
    ).items;
    assert.deepEqual(
      [item?.id?.value, item?.title.value, item?.owners.map(({ value }) => value)],
      ["5.1", "T1: Unit tests", ["CI/CD Builder", "BE", "QA"]],
    );
  });
});
