// Backlogs of our own for the protocol and terminal tests, small enough to be read at a glance.

/** An epic with three stories, the later ones depending on the earlier; nothing in it is wrong. */
export const shop = `# Shop backlog

## Epic 1: Pay by card

### US-101: Enter the card

**Priority:** High
**Story Points:** 3
**Labels:** payment, web
**Dependencies:** None

**Acceptance Criteria:**
- [ ] A card number with a wrong check digit shows "Check the number"
- [x] The receipt is written within 2 s

### US-102: See the receipt

**Priority:** High
**Story Points:** 5
**Labels:** payment, web
**Dependencies:** US-101

**Acceptance Criteria:**
- [ ] \`GET /receipts/1\` answers 200 with the amount paid

### US-104: Mail the receipt

**Priority:** Low
**Story Points:** 2
**Labels:** payment, mail
**Dependencies:** US-101, US-102

**Acceptance Criteria:**
- [ ] A mail with the amount reaches the buyer within 60 s
`;

/** The sample with a suppression that names no rule: one finding, with a safe fix. */
export const misspelt = shop.replace(
  "### US-102: See",
  "<!-- backlint-ignore duplicate-idd: both are the same -->\n### US-102: See",
);

/** The sample with a dependency on an item that does not exist, and another beside it. */
export const dangling = shop.replace("US-101, US-102", "US-101, US-103");

/** Markdown that plans nothing. */
export const prose = "# Notes\n\nWe met on Monday.\n\n- coffee\n- cake\n\n```js\nlet x = 1\n```\n";
