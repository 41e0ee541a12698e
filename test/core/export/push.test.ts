// A push against the double, step by step: what is made, what is left alone, what a second push does.
import assert from "node:assert/strict";
import { createWorld } from "../../harness/github/world.ts";

const shop = `# Epic 1: Booking
**Epic ID:** EPIC-001

### US-001: Book a bike
**Story Points:** 5
**Labels:** area::api, web
**Owner:** @ada
**Status:** To do

**User Story:**
> As a rider, I want to book a bike so that it is there

**Acceptance Criteria:**
- [ ] POST /bookings answers 201
- [x] a second booking answers 409

**Tasks:**
- [ ] Write the endpoint (3 hrs)
- [ ] Write the page (2 hrs)

### US-002: Cancel a booking
**Story Points:** 3
**Dependencies:** US-001

**Acceptance Criteria:**
- [ ] DELETE answers 204, see @octocat and #12
`;

describe("push to GitHub", () => {
  it("makes issues, links them, and makes no write the second time", async () => {
    const world = createWorld();
    const machine = world.machine();
    const first = await machine.push({ "backlog.md": shop });
    assert.equal(first.type, "ran");
    if (first.type !== "ran") return;
    assert.deepEqual(first.outcome.failures, []);
    assert.equal(first.outcome.trouble, null);
    const issues = [...world.double.repository.issues.values()];
    assert.deepEqual(
      issues.map(({ title }) => title),
      ["EPIC-001: Booking", "US-001: Book a bike", "US-002: Cancel a booking"],
    );
    console.log(issues[1]!.body, issues[1]!.labels, issues[1]!.assignees, issues[2]!.body);
    assert.deepEqual(issues[0]!.children, [issues[1]!.id, issues[2]!.id]);
    assert.deepEqual(issues[2]!.blockedBy, [issues[1]!.id]);
    const writes = world.double.writes().length;
    const second = await machine.push({ "backlog.md": shop });
    assert.equal(second.type === "ran" && second.plan.steps.length, 0);
    assert.equal(world.double.writes().length, writes);
    assert.deepEqual(world.double.violations, []);
  });
});
