// A small backlog with something of everything that a push carries.

export const shop = `# Epic 1: Booking
**Epic ID:** EPIC-001

### US-001: Book a bike
**Story Points:** 5
**Labels:** area::api, web
**Owner:** @ada
**Status:** To do
**Sprint:** Sprint 1

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
**Status:** Done
**Dependencies:** US-001

**Acceptance Criteria:**
- [ ] DELETE answers 204, as @octocat said in #12

## Sprint 1 (2026-01-05 to 2026-01-16)
**Goal:** bookings
`;

/** The text with the first `before` replaced. Throws where it is not there, so that no test edits nothing. */
export function changed(text: string, before: string, after: string): string {
  if (!text.includes(before)) throw new Error(`${before} is not in the sample`);
  return text.replace(before, after);
}
