// Work leaves a sprint that holds too much: the least urgent, and only to where there is room.
import assert from "node:assert/strict";
import { checkout } from "../../harness/checkout.ts";
import { outcomesOf } from "./repairing.ts";

const later = `
## Sprint 2: Later
**Capacity:** 30 story points

### Committed Stories:
1. **US-002: See past orders** (5 pts) - Backend
`;
const isOver = ({ rule }: { readonly rule: string }) => rule === "sprint-over-capacity";

describe("moving work out of a sprint", () => {
  it("offers the item whose leaving is enough and that nobody in the sprint waits for", () => {
    const outcomes = [...outcomesOf(checkout.replace("24 story points", "22 story points") + later, isOver)];
    assert.deepEqual(
      outcomes.map(({ title, fault }) => [title, fault]),
      [["Move `US-003` (3 points) to Sprint 2", null]],
    );
  });

  it("offers nothing where no later sprint has room", () => {
    const full = later.replace("30 story points", "6 story points");
    assert.deepEqual([...outcomesOf(checkout.replace("24 story points", "22 story points") + full, isOver)], []);
  });
});
