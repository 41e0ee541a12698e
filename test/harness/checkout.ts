// A backlog of our own with one story too many points, for the tests in a real VS Code.

export const checkout = `# Web shop: checkout

## User stories

### US-001: Pay by card, voucher and invoice
**Story Points:** 21
**Priority:** High
**Labels:** \`web\`, \`payment\`
**Dependencies:** None

As a buyer, I want to pay by card, voucher and invoice so that I can choose.

**Acceptance Criteria:**
- [ ] A declined card shows "Declined" and leaves the basket as it was
- [ ] A card is charged once when the button is pressed twice
- [ ] A used voucher is refused with 409
- [ ] An invoice reaches the buyer by mail within 60 s

**Tasks:**
1. Call the card provider (16 hrs) - Backend
2. Redeem vouchers in one transaction (10 hrs) - Backend
3. Print and mail the invoice (8 hrs) - Backend

### US-002: See past orders
**Story Points:** 5
**Priority:** Medium
**Labels:** \`web\`
**Dependencies:** US-001 (card)

**Acceptance Criteria:**
- [ ] The list shows the 20 newest orders with date and amount

### US-003: Close the till
**Story Points:** 3
**Priority:** Medium
**Labels:** \`office\`
**Dependencies:** US-001

**Acceptance Criteria:**
- [ ] At 02:00 a mail with one CSV reaches the bookkeeper

## Sprint 1: Paying
**Capacity:** 24 story points

### Committed Stories:
1. **US-001: Pay by card, voucher and invoice** (21 pts) - Backend
   - Call the card provider (16 hrs)
   - Redeem vouchers in one transaction (10 hrs)
   - Print and mail the invoice (8 hrs)
2. **US-003: Close the till** (3 pts) - Backend
`;
