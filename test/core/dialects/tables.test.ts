import assert from "node:assert/strict";
import { listed } from "../listing.ts";

/** A table under an optional heading. */
const table = (head: string, ...rows: readonly string[]): string =>
  [`| ${head} |`, `|${" --- |".repeat(head.split("|").length)}`, ...rows.map((row) => `| ${row} |`)].join("\n");

describe("tables of items", () => {
  it("give each column its meaning", () => {
    const text = table(
      "ID | Task | Est. | Owner | Dependencies | Status | Acceptance Notes",
      "S1-BE-01 | Pay by card | 3 | BE | – | ✅ | A paid ticket is listed",
      "S1-BE-02 | Refund | 5 pts | BE/QA | S1-BE-01 |  | A refund is booked",
    );
    assert.equal(
      listed(text),
      [
        "S1-BE-01 | task | Pay by card | 3 points | done | owners: BE | 1 criterion",
        "S1-BE-02 | task | Refund | 5 points | owners: BE, QA | needs: S1-BE-01 | 1 criterion",
      ].join("\n"),
    );
  });

  it("may have bold cells, breaks, links and signs in them", () => {
    const text = table(
      "# | Title | Summary / Tasks | Acceptance Criteria | Labels",
      "**1** | **Pay by card** | • Ask the bank <br>• Store the answer | – Paid is listed <br>– Declined is not | `web`, `pay`",
      "[2](#two) | Refund | • Ask | One mail is sent | `pay`",
    );
    assert.equal(
      listed(text, true),
      [
        "1 | task | Pay by card | labels: web, pay | 2 criteria | 2 tasks",
        "  criterion | Paid is listed",
        "  criterion | Declined is not",
        "  task | Ask the bank",
        "  task | Store the answer",
        "2 | task | Refund | labels: pay | 1 criterion | 1 task",
        "  criterion | One mail is sent",
        "  task | Ask",
      ].join("\n"),
    );
  });

  it("say the state by the column that is ticked", () => {
    const text = table(
      "Task ID | Task | To Do | In Progress | Done",
      "T-1 | Pay | | | X",
      "T-2 | Refund | | X |",
      "T-3 | Mail | X | |",
    );
    assert.equal(
      listed(text),
      ["T-1 | task | Pay | done", "T-2 | task | Refund | in-progress", "T-3 | task | Mail | todo"].join("\n"),
    );
  });

  it("leave out total rows and check them", () => {
    const text = table("ID | Task | Points", "T-1 | Pay | 3", "T-2 | Refund | 5", "**Total** |  | **9**");
    assert.equal(
      listed(text),
      ["T-1 | task | Pay | 3 points", "T-2 | task | Refund | 5 points", "total | Points | 9 points of 3 + 5"].join(
        "\n",
      ),
    );
  });

  it("take epic, priority and sprint from the headings above them", () => {
    const text = `## Sprint 2\n\n${table("ID | Task | Points", "T-1 | Pay | 3", "T-2 | Mail | 1")}\n\n## Must Have\n\n${table("ID | Task | Points", "T-3 | Print | 2", "T-4 | Scan | 2")}`;
    assert.equal(
      listed(text),
      [
        "T-1 | task | Pay | 3 points | sprint: Sprint 2 (from above)",
        "T-2 | task | Mail | 1 points | sprint: Sprint 2 (from above)",
        "T-3 | task | Print | 2 points | Must Have (from above)",
        "T-4 | task | Scan | 2 points | Must Have (from above)",
        "Sprint 2 | sprint",
      ].join("\n"),
    );
  });

  it("need no ID where they list work", () => {
    const text = table(
      "Task | Owner | Status | Estimate",
      "Pay by card | Ada | Done | 3",
      "Refund | Grace | To Do | 5",
    );
    assert.equal(
      listed(text),
      [
        "no ID | task | Pay by card | 3 points | done | owners: Ada",
        "no ID | task | Refund | 5 points | todo | owners: Grace",
      ].join("\n"),
    );
  });

  for (const [what, text] of [
    ["risks", `## Risks\n\n${table("ID | Risk | Impact", "R1 | Bank is down | High", "R2 | Boat sinks | High")}`],
    ["a legend", `## Legend\n\n${table("Status | Meaning", "✅ | Done", "⬜ | Open")}`],
    ["people", `## Team\n\n${table("Name | Role | Capacity", "Ada | BE | 40 h", "Grace | QA | 20 h")}`],
    ["dates", table("Date | Version | Author", "2025-01-01 | 1.0 | Ada", "2025-02-01 | 1.1 | Ada")],
    ["numbers", table("Metric | Target", "Tickets a day | 400", "Boats | 3")],
  ] as const) {
    it(`are not tables of ${what}`, () => {
      assert.ok(!/\| (?:task|story|epic) \|/.test(listed(text)), listed(text));
    });
  }
});

describe("vertical tables", () => {
  it("are the fields of the item above them", () => {
    const text = `### US-001: Pay by card\n\n${table("Field | Value", "Priority | High", "Story Points | 5", "Depends on | US-002")}\n\n### US-002: Log in\n\n${table("Field | Value", "Priority | Low", "Story Points | 2", "Depends on | None")}`;
    assert.equal(
      listed(text),
      [
        "US-001 | story | Pay by card | 5 points | High | needs: US-002",
        "US-002 | story | Log in | 2 points | Low",
      ].join("\n"),
    );
  });
});

describe("tables of a team", () => {
  it("say what each sprint holds", () => {
    const text = `## Team\n\n${table("Role | Weekly Hours | Sprint Capacity (2 weeks)", "Backend | 30 hrs | 60 hrs", "QA | 10 hrs | 20 hrs", "**Total** | **40 hrs** | **80 hrs**")}`;
    assert.equal(
      listed(text),
      [
        "each sprint holds | Backend | 60 hours",
        "each sprint holds | QA | 20 hours",
        "total | Weekly Hours | 40 hours of 30 + 10",
        "total | Sprint Capacity (2 weeks) | 80 hours of 60 + 20",
      ].join("\n"),
    );
  });
});
