import assert from "node:assert/strict";
import { readHead } from "../../../core/dialects/head.ts";
import { house, line, source } from "./texts.ts";

/** A head in one line: kind or plan, ID, title, then what was taken off its ends. */
function head(markdown: string, integers = false): string {
  const { word, kind, plan, id, title, priority, estimate, status, checked, tags, needs } = readHead(
    line(markdown),
    house,
    integers,
  );
  return [
    plan ?? kind ?? word ?? "-",
    id?.plain ?? "-",
    title.plain,
    priority ? `priority ${priority.plain}` : "",
    estimate ? `estimate ${estimate.plain}` : "",
    status?.value ?? "",
    checked === null ? "" : checked ? "[x]" : "[ ]",
    ...tags.map(({ plain }) => `tag ${plain}`),
    needs ? `needs ${needs.value.plain}` : "",
  ]
    .filter((part) => part !== "")
    .join(" | ");
}

describe("the first line of an item", () => {
  const shapes: readonly (readonly [string, string])[] = [
    ["### US-001: Pay by card", "- | US-001 | Pay by card"],
    ["#### 📌 US-001: Pay by card", "- | US-001 | Pay by card"],
    ["### **Story 1.1: Pay by card**", "story | 1.1 | Pay by card"],
    ["## HU-002 — Pagar", "- | HU-002 | Pagar"],
    ["### US-2. Pay", "- | US-2 | Pay"],
    ["### 1.1 Pay ✅ COMPLETED", "- | 1.1 | Pay | done"],
    ["### User Story 1.1", "story | 1.1"],
    ["### História 1 – Pagar", "story | História 1 | Pagar"],
    ["### PBI-001: Pay ⭐⭐⭐", "task | PBI-001 | Pay"],
    ["#### Story 1: US-2 - Pay", "story | US-2 | Pay"],
    ["### Issue #5: Pay", "task | #5 | Pay"],
    ["## Issue 2: Pay", "task | Issue 2 | Pay"],
    ["### **🔧 Issue #23: Pay**", "task | #23 | Pay"],
    ["### USER-001 – Pay", "- | USER-001 | Pay"],
    ["### TICKET-800: Pay — DONE", "task | TICKET-800 | Pay | done"],
    ["### STORY: SaaS-ORG-1.0 — Pay", "story | SaaS-ORG-1.0 | Pay"],
    ["### GP-001 Pay", "- | GP-001 | Pay"],
    ["## Epic 1: Pay (P0)", "epic | Epic 1 | Pay | priority P0"],
    ["# EPIC-001: Pay", "epic | EPIC-001 | Pay"],
    ["### Pay (13 pts)", "- | - | Pay | estimate 13 pts"],
    ["### US-3: Pay (P1, 5 pts)", "- | US-3 | Pay | priority P1 | estimate 5 pts"],
    ["### [`US-001`](#a) Pay", "- | US-001 | Pay"],
    ["### ~~US-9: Pay~~", "- | US-9 | Pay"],
    ["### α: Pay", "- | - | α: Pay"],
    ["`P0` Pay by card", "- | - | Pay by card | priority P0"],
    ["- [x] T003 [P] [US1] Pay in src/pay.ts", "- | T003 | Pay in src/pay.ts | tag P | tag US1"],
    ["- T005 Pay (depends on T002, T003)", "- | T005 | Pay | needs T002, T003"],
    ["### User Story 1 - Pay (Priority: P1) 🎯 MVP", "story | User Story 1 | Pay | priority P1 | tag MVP"],
    ["### KIRO-001: Pay (DEFERRED)", "- | KIRO-001 | Pay | todo"],
  ];
  for (const [markdown, expected] of shapes) {
    it(`is taken apart: ${markdown}`, () => assert.equal(head(markdown), expected));
  }

  it("is a place in the plan where it names one", () => {
    assert.equal(head("## Sprint 3: Pay"), "sprint | Sprint 3 | Pay");
    assert.equal(head("## FASE 0"), "phase | FASE 0");
    assert.equal(head("### Wave 2 - Pay"), "wave | Wave 2 | Pay");
    assert.equal(head("## Milestone 1.2: Pay"), "milestone | Milestone 1.2 | Pay");
  });

  it("has a bare number as its ID only where numbers are IDs", () => {
    assert.equal(head("### 3. Pay", true), "- | 3 | Pay");
    assert.equal(head("### 3. Pay"), "- | - | 3. Pay");
  });

  it("has an ID of a doubtful family where a colon or a dash follows it", () => {
    assert.equal(head("### WEB-12: Pay"), "- | WEB-12 | Pay");
    assert.equal(head("### R2 — Pay"), "- | R2 | Pay");
    assert.equal(head("### WEB-12 Pay"), "- | - | WEB-12 Pay");
  });

  it("keeps what only looks like an ID in its title", () => {
    assert.equal(head("### Move to UTF-8"), "- | - | Move to UTF-8");
    assert.equal(head("### Store files in S3"), "- | - | Store files in S3");
  });

  it("keeps parentheses that say nothing of it in its title", () => {
    assert.equal(head("### US-1: Pay (and go)"), "- | US-1 | Pay (and go)");
    assert.equal(head("### US-1: Pay (2024)"), "- | US-1 | Pay (2024)");
  });

  it("knows where its parts stand", () => {
    const markdown = "### ✅ **US-001**: Pay *by* `card` (5 pts)";
    const { id, title, estimate } = readHead(line(markdown), house);
    assert.equal(id ? source(markdown, id) : "", "US-001");
    assert.equal(source(markdown, title), "Pay *by* `card");
    assert.equal(estimate ? source(markdown, estimate) : "", "5 pts");
  });
});
