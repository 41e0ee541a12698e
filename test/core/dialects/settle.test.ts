import assert from "node:assert/strict";
import { readText } from "../../../core/dialects/reader.ts";
import { listed } from "../listing.ts";

const block = (id: string, title: string, fields = "") =>
  `### ${id}: ${title}\n\n**Story Points:** 5\n**Priority:** High\n${fields}\n`;
const ids = (text: string) => readText("sample.md", text).items.map(({ id, title }) => `${id?.value} ${title.value}`);

describe("one item in several places", () => {
  const detail = `${block("US-001", "Pay by card")}${block("US-002", "Refund")}`;

  it("is defined where most is said of it", () => {
    const overview =
      "## Overview\n\n| ID | Title | Points |\n| --- | --- | --- |\n| US-001 | Pay by card | 5 |\n| US-002 | Refund | 5 |\n\n";
    assert.deepEqual(ids(overview + detail), ["US-001 Pay by card", "US-002 Refund"]);
    assert.deepEqual(ids(`${detail}\n${overview}`), ["US-001 Pay by card", "US-002 Refund"]);
    assert.ok(readText("sample.md", overview + detail).items.every(({ priority }) => priority !== null));
  });

  it("is another item where a counted name begins anew in another section", () => {
    const task = (number: number, title: string) => `### Task ${number}: ${title}\n\n**Estimate:** 2h\n\n`;
    const twice = (title: string) =>
      ids(`## Server\n\n${task(1, "Add tests")}${task(2, "Log in")}## App\n\n${task(1, title)}${task(2, "Print")}`);
    assert.deepEqual(twice("Add pages"), ["Task 1 Add tests", "Task 2 Log in", "Task 1 Add pages", "Task 2 Print"]);
    assert.deepEqual(twice("Add tests"), ["Task 1 Add tests", "Task 2 Log in", "Task 2 Print"]);
  });

  it("is planned by the row that repeats it in a sprint", () => {
    const sprint =
      "## Sprint 1\n\n| ID | Title | Points |\n| --- | --- | --- |\n| US-001 | Pay by card | 5 |\n| US-002 | Refund | 5 |\n";
    assert.equal(listed(`${detail}\n${sprint}`).split("\n").at(-1), "Sprint 1 | sprint | holds: US-001, US-002");
  });

  it("is the epic that a numbered row of an overview names", () => {
    const overview =
      "| # | Epic Name | Category | Dependencies |\n| --- | --- | --- | --- |\n| 1 | Selling | Must | None |\n| 2a | Boarding | Must | Epic 1 |\n\n";
    assert.deepEqual(
      ids(
        `${overview}## Epic 1: Selling\n\n${block("US-001", "Pay")}\n## Epic 2a: Boarding\n\n${block("US-002", "Scan")}`,
      ),
      ["Epic 1 Selling", "US-001 Pay", "Epic 2a Boarding", "US-002 Scan"],
    );
  });

  it("is one whatever hyphens its ID is written with", () => {
    const rows =
      "## Sprint 1\n\n| ID | Title | Depends on |\n| --- | --- | --- |\n| US\u2011001 | Pay by card | US\u2011002 |\n\n";
    const items = readText("sample.md", detail + rows).items;
    assert.deepEqual(
      items.map(({ id }) => id?.value),
      ["US-001", "US-002"],
    );
    assert.deepEqual(
      readText("sample.md", rows).items.map(({ id, dependsOn }) => [
        id?.value,
        ...dependsOn.map((one) => (one.type === "id" ? one.id : "?")),
      ]),
      [["US-001", "US-002"]],
    );
  });

  it("is two items where both say something else", () => {
    assert.deepEqual(ids(`${block("US-001", "Pay by card")}${block("US-001", "Print a list of passengers")}`), [
      "US-001 Pay by card",
      "US-001 Print a list of passengers",
    ]);
  });

  it("is another where its number starts again in another epic", () => {
    const epic = (n: number, title: string) =>
      `## Epic ${n}: Part ${n}\n\n### Stories\n\n1. \`P0\` ${title}\n- Acceptance criteria: it is seen.\n\n`;
    assert.deepEqual(ids(epic(1, "Pay") + epic(2, "Scan")), ["Epic 1 Part 1", "1 Pay", "Epic 2 Part 2", "1 Scan"]);
  });
});

describe("items under items", () => {
  it("name the heading above them as their epic", () => {
    assert.deepEqual(
      listed(
        `## Epic 1: Selling\n\n${block("US-001", "Pay by card")}\n## Epic 2: Boarding\n\n${block("US-002", "Scan")}`,
      ).split("\n"),
      [
        "Epic 1 | epic | Selling",
        "US-001 | story | Pay by card | 5 points | High | epic: Epic 1 (from above)",
        "Epic 2 | epic | Boarding",
        "US-002 | story | Scan | 5 points | High | epic: Epic 2 (from above)",
      ],
    );
  });

  it("name another epic where a field says so", () => {
    assert.match(
      listed(`## Epic 1: Selling\n\n${block("US-001", "Pay", "**Epic:** Boarding")}`),
      /\| epic: Boarding$/m,
    );
  });

  it("belong to the item that their number says", () => {
    assert.deepEqual(listed("- [ ] 1. Pay\n- [ ] 1.1 Ask the bank\n- [ ] 1.2 Store the answer\n").split("\n"), [
      "1 | epic | Pay | todo",
      "1.1 | task | Ask the bank | todo | epic: 1 (from above)",
      "1.2 | task | Store the answer | todo | epic: 1 (from above)",
    ]);
  });
});

describe("drawn dependencies", () => {
  const three = `${block("US-001", "Pay")}${block("US-002", "Mail")}${block("US-003", "Print", "**Dependencies:** None")}`;
  const needs = (text: string) =>
    readText("sample.md", text).items.map(({ dependsOn }) =>
      dependsOn.map((one) => (one.type === "id" ? one.id : "?")).join(),
    );

  it("count where an item states none itself", () => {
    assert.deepEqual(needs(`${three}\n## Order\n\n\`\`\`\nUS-001 → US-002 → US-003\n\`\`\`\n`), ["", "US-001", ""]);
    assert.deepEqual(needs(`${three}\n## Order\n\n\`\`\`mermaid\ngraph TD\n  US-001 --> US-002\n\`\`\`\n`), [
      "",
      "US-001",
      "",
    ]);
  });

  it("are drawn inside an item too, and are no value of its fields", () => {
    const last = "\n```mermaid\ngraph TD\n  US-001 --> US-002\n```\n";
    assert.deepEqual(needs(`${three}${last}`), ["", "US-001", ""]);
  });

  it("between things that are no items say nothing", () => {
    assert.deepEqual(needs(`${three}\n## Flow\n\n\`\`\`\nQ1 → Q2 → US-009\n\`\`\`\n`), ["", "", ""]);
  });
});
