// What a text says about when something is.
import assert from "node:assert/strict";
import { periodOf } from "../../../core/index/periods.ts";

describe("periods", () => {
  const days = (text: string) => {
    const period = periodOf(text);
    return period?.unit === "days" ? [period.to - period.from + 1, period.hasYear, period.ends] : period;
  };
  it("are weeks by number", () => {
    assert.deepEqual(periodOf("Weeks 3-4"), { unit: "weeks", from: 3, to: 4 });
    assert.deepEqual(periodOf("Week 7"), { unit: "weeks", from: 7, to: 7 });
  });
  it("are days of the calendar, however months are written", () => {
    for (const text of [
      "Jan 5 - Jan 16, 2026",
      "January 5-16, 2026",
      "5 Jan – 16 Jan 2026",
      "2026-01-05 to 2026-01-16",
    ])
      assert.deepEqual(days(text), [12, true, 2], text);
    assert.deepEqual(days("Dec 22, 2025 - Jan 2, 2026"), [12, true, 2]);
    assert.deepEqual(days("Dec 22 - Jan 2"), [12, false, 2]);
    assert.deepEqual(days("July 14, 2025"), [1, true, 1]);
  });
  it("are lengths", () => {
    assert.deepEqual(periodOf("2 weeks"), { unit: "length", days: 14 });
    assert.deepEqual(periodOf("10 days"), { unit: "length", days: 10 });
  });
  it("are nothing where the text is not exact", () => {
    for (const text of ["08/09 - 20/09", "soon", "Q1 2026", "2 weeks after the start", "Jan 1, Feb 1, Mar 1"])
      assert.equal(periodOf(text), null, text);
  });
});
