import assert from "node:assert/strict";
import { listed } from "../listing.ts";

/** The lines about the plan: sprints, checks, capacities, totals. */
const plan = (text: string): string[] =>
  listed(text)
    .split("\n")
    .filter((line) => !/^(?:[A-Z]+-\d+|no ID) \| /.test(line));

const stories = "### US-1: Pay\n\n**Story Points:** 5\n\n### US-2: Mail\n\n**Story Points:** 3\n";

describe("sprints", () => {
  it("have dates, a share that is done, and a capacity that is worked out, in their heading and fields", () => {
    assert.deepEqual(
      plan(
        `${stories}\n## Sprint 1: 2026-01-05 – 2026-01-16 (80% done)\n\n**Capacity**: 4 FTE × 7 days/week = 28 engineer-days\n\n## Sprint 2: Mar 2 - Mar 13: Selling\n\n**Progress:** 25 %\n`,
      ),
      [
        "Sprint 1 | sprint | dates: 2026-01-05 – 2026-01-16 | done: 80 % | capacity: 28 days",
        "Sprint 2 | sprint | Selling | dates: Mar 2 - Mar 13 | done: 25 %",
      ],
    );
  });

  it("state what they hold and what they can", () => {
    assert.deepEqual(
      plan(
        `${stories}\n## Sprint 1 (Weeks 1-2): Selling\n\n**Sprint Goal:** One ticket is sold\n**Capacity:** 20 story points\n**Team Velocity:** 19 points (actual)\n\n### Committed Stories:\n1. **US-1: Pay** (5 pts) - Backend/QA\n   - Ask the bank (6 hrs) - Backend\n   - Try it (2 hrs) - QA\n   - **Total: 8 hrs**\n2. **US-2 (continued): Mail** (3 pts)\n\n**Sprint Capacity Check:**\n- Backend: 6 + 4 = **10 hrs** (within 60 hrs)\n- QA: 2 + 1 = **3 hrs** ✓\n`,
      ),
      [
        "Sprint 1 | sprint | Selling | goal: One ticket is sold | dates: Weeks 1-2 | capacity: 20 points | velocity: 19 points | holds: US-1 (5 points), US-2 (3 points) (continued)",
        "  check | Backend | 6 + 4 = 10 hours | limit: 60 hours",
        "  check | QA | 2 + 1 = 3 hours",
        "total | hours of US-1 | 8 hours of 6 + 2",
        "total | Backend | 10 hours of 6 + 4",
        "total | QA | 3 hours of 2 + 1",
      ],
    );
  });

  it("name their stories in a line or a list", () => {
    assert.deepEqual(plan(`${stories}\n## Sprint 1\n\n**Stories:** US-1, US-2\n`), [
      "Sprint 1 | sprint | holds: US-1, US-2",
    ]);
    assert.deepEqual(plan(`${stories}\n## Sprint 1\n\n- US-1\n- US-2 (partial)\n`), [
      "Sprint 1 | sprint | holds: US-1, US-2 (continued)",
    ]);
  });

  it("hold the items that stand in them", () => {
    assert.equal(
      listed(`## Sprint 7\n\n${stories}`).split("\n")[0],
      "US-1 | story | Pay | 5 points | sprint: Sprint 7 (from above)",
    );
  });

  it("have capacities in points, hours, days and ranges", () => {
    const capacity = (line: string) =>
      plan(`${stories}\n## Sprint 1\n\n${line}\n`)[0]?.replace("Sprint 1 | sprint | ", "");
    assert.equal(capacity("**Capacity:** 20–24 pts/sprint"), "capacity: 20-24 points");
    assert.equal(capacity("**Capacidade**: 40 pontos por sprint"), "capacity: 40 points");
    assert.equal(capacity("**Total Sprint Capacity:** **42 Story Points**"), "capacity: 42 points");
    assert.equal(capacity("**Capacity:** 120 hours"), "capacity: 120 hours");
    assert.equal(capacity("**Planned Velocity:** 26 story points"), "velocity: 26 points");
  });

  it("have no capacity where the line speaks of people or shares", () => {
    assert.deepEqual(plan(`${stories}\n## Sprint 1\n\n**Capacity:** 80%\n`), ["Sprint 1 | sprint"]);
    assert.deepEqual(plan(`${stories}\n## Sprint 1\n\n**Completed Velocity:** ___\n`), ["Sprint 1 | sprint"]);
  });

  it("state a total in their heading", () => {
    assert.deepEqual(plan(`${stories}\n## Sprint 2: Selling (11 points)\n\n- US-1\n`), [
      "Sprint 2 | sprint | Selling | committed: 11 points | holds: US-1",
    ]);
  });

  it("have dates in the parentheses of their heading, where these say when", () => {
    const dates = (heading: string) =>
      /dates: (.*?)(?: \||$)/.exec(plan(`## Sprint 1 (${heading}): Selling\n\n${stories}`)[0] ?? "")?.[1];
    for (const when of ["Weeks 1-2", "3 Mar – 14 Mar", "2025-03-03", "08/09 - 28/09", "2 weeks", "03.03.-14.03."])
      assert.equal(dates(when), when);
    for (const other of ["RC v0.1.0", "8/8 Complete", "Key Day", "build 2.5"])
      assert.equal(dates(other), undefined, other);
  });

  it("are not the headings that only speak of one", () => {
    assert.deepEqual(
      plan(
        `## Sprint 1\n\n${stories}\n## Risks\n\n### Sprint 1 Risks\n\n- The bank\n\n### Sprint 2 Retrospective\n\n- None\n`,
      ),
      ["Sprint 1 | sprint"],
    );
  });

  it("are phases, waves, milestones and releases too", () => {
    const kinds = (text: string) => plan(text).map((line) => line.split(" | ").slice(0, 2).join(" "));
    assert.deepEqual(
      kinds(`## Phase 1\n\n${stories}\n## Wave 2\n\n- US-1\n\n## Milestone 3\n\n- US-2\n\n## Release 1.2\n\n- US-2\n`),
      ["Phase 1 phase", "Wave 2 wave", "Milestone 3 milestone", "Release 1.2 release"],
    );
  });

  it("are bullets that name stories of epics", () => {
    const epics =
      "## Epic 1: Sell\n\n### Stories\n\n1. `P0` Pay\n- Acceptance criteria: paid.\n\n2. `P0` Mail\n- Acceptance criteria: sent.\n\n## Epic 2: Board\n\n### Stories\n\n1. `P0` Scan\n- Acceptance criteria: green.\n";
    assert.deepEqual(
      listed(
        `${epics}\n## Delivery Waves\n\n- Wave 1 (Now): Epic 1 stories 1-2 and Epic 2 story 1.\n- Wave 2: Epic 2.\n`,
      )
        .split("\n")
        .slice(-2),
      ["Wave 1 | wave | Now | holds: 1 to 2 of Epic 1, 1 of Epic 2", "Wave 2 | wave | holds: <epic Epic 2>"],
    );
  });

  it("are a field of the item", () => {
    const sprint = (line: string) =>
      listed(`### US-1: Pay\n\n**Priority:** High\n${line}\n`)
        .split(" | ")
        .find((part) => part.startsWith("sprint:"));
    assert.equal(sprint("**Sprint:** 45"), "sprint: Sprint 45");
    assert.equal(sprint("**Sprint:** Sprint +3"), "sprint: Sprint +3");
    assert.equal(sprint("**Milestone:** Before Easter"), "sprint: Before Easter");
    assert.equal(sprint("**Sprint:** TBD"), undefined);
  });
});

describe("totals", () => {
  it("are stated of the file, of a table above and as a sum", () => {
    assert.deepEqual(plan(`**Total Story Points:** 8\n\n${stories}`), [
      "total | Total Story Points | 8 points of the file",
    ]);
    assert.deepEqual(
      plan(
        `${stories}\n## Overview\n\n| Sprint | Story Points |\n| --- | --- |\n| Sprint 1 | 5 |\n| Sprint 2 | 3 |\n\n**Total Story Points: 9**\n`,
      ),
      [
        "total | Story Points | 5 points of the sprint",
        "total | Story Points | 3 points of the sprint",
        "total | Total Story Points | 9 points of 5 + 3",
      ],
    );
    assert.deepEqual(plan(`${stories}\n## Overview\n\nThat makes 5 + 3 = 9 points.\n`), [
      "total | sum | 9 points of 5 + 3",
    ]);
  });
});
