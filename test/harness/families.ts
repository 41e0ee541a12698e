// One small backlog in each of several families of documents: a second item needs the first, and a sentence names it too.
// What is asked of every family is asked by the same test.
import { positionAt, type Position } from "./wireText.ts";

export interface Family {
  readonly name: string;
  readonly uri: string;
  readonly text: string;
  /** The ID of the item that others need, as hovers and outlines show it. */
  readonly id: string;
  readonly title: string;
  /** The item that needs it. */
  readonly needing: { readonly id: string; readonly title: string };
  /** Where the ID stands: declared, referred to in a field, written in a sentence. Each text holds the caret `¦`. */
  readonly declared: string;
  readonly referred: string;
  readonly mentioned: string;
  /** A label of both items, where the family has labels. */
  readonly label?: string;
}

const storyBlocks: Family = {
  name: "story-blocks",
  uri: "file:///plans/stories.md",
  id: "US-101",
  title: "Enter the card",
  needing: { id: "US-102", title: "See the receipt" },
  declared: "### US-1¦01: Enter",
  referred: "**Dependencies:** US-1¦01",
  mentioned: "once US-¦101 is live",
  label: "**Labels:** pay¦ment\n",
  text: `# Shop

## Epic 1: Pay by card

### US-101: Enter the card

**Story Points:** 3
**Labels:** payment, web
**Dependencies:** None

**Acceptance Criteria:**
- [ ] A card number with a wrong check digit shows "Check the number"
- [x] The receipt is written within 2 s

### US-102: See the receipt

**Story Points:** 5
**Labels:** payment
**Dependencies:** US-101

**Description:** Buyers see it once US-101 is live.

**Acceptance Criteria:**
- [ ] \`GET /receipts/1\` answers 200 with the amount paid
`,
};

const itemTable: Family = {
  name: "item-table",
  uri: "file:///plans/table.md",
  id: "T-1",
  title: "Import the timetable",
  needing: { id: "T-2", title: "Sell a ticket" },
  declared: "| T-¦1 | Import",
  referred: "| web | T-1¦ |",
  mentioned: "Nothing starts before T-1¦ is done.",
  label: "| we¦b | T-1 |",
  text: `# Tickets

Nothing starts before T-1 is done.

| ID | Title | Acceptance Criteria | Labels | Depends on | Points |
| --- | --- | --- | --- | --- | ---: |
| T-1 | Import the timetable | \`GET /timetable\` answers 200 | web, import | None | 3 |
| T-2 | Sell a ticket | A paid ticket is listed within 5 s | web | T-1 | 5 |
| T-3 | Refund a ticket | The money is back within 2 days | payment | T-2 | 2 |
`,
};

const keyValue: Family = {
  name: "key-value",
  uri: "file:///plans/paste.md",
  id: "#101",
  title: "Keep one price list",
  needing: { id: "#102", title: "Round prices" },
  declared: "#1¦01\nTitle",
  referred: "Depends on: #1¦01",
  mentioned: "the list of #1¦01 exists",
  label: "area::pri¦cing\nPriority: High",
  text: `# Issues to paste

\`\`\`
#101
Title: Keep one price list
Labels: type::feature, area::pricing
Priority: Urgent
Size: M
Acceptance Criteria:
- A price with a start date in the future is not charged before that date

---

#102
Title: Round prices
Description: Possible as soon as the list of #101 exists.
Labels: type::bug, area::pricing
Priority: High
Size: S
Depends on: #101
Acceptance Criteria:
- 12.345 becomes 12.35 in the web shop and at the till
\`\`\`
`,
};

const issueBlocks: Family = {
  name: "issue-blocks",
  uri: "file:///plans/issues.md",
  id: "#201",
  title: "Prices come from one table",
  needing: { id: "#202", title: "The till reads the same table" },
  declared: "### Issue #2¦01: Prices",
  referred: "**Dependencies:** #20¦1",
  mentioned: "the table of #2¦01 every",
  label: "`pri¦cing`, `till`",
  text: `# Issues

### Issue #201: Prices come from one table

**Labels:** \`pricing\`, \`size:m\`
**Story Points:** 5
**Dependencies:** None

**Acceptance Criteria:**
- [ ] Two prices of one route that overlap make \`npm run check\` exit with code 2

### Issue #202: The till reads the same table

**Labels:** \`pricing\`, \`till\`
**Story Points:** 3
**Dependencies:** #201

**Description:**
The till asks the table of #201 every five minutes.

**Acceptance Criteria:**
- [ ] A new price is charged at the till 5 minutes after it was saved
`,
};

const boldList: Family = {
  name: "bold-list",
  uri: "file:///plans/list.md",
  id: "T1",
  title: "Card form",
  needing: { id: "T2", title: "Receipt page" },
  declared: "**T¦1 Card form**",
  referred: "*needs: T¦1*",
  mentioned: "Start with T¦1 in May",
  text: `# Tasks

Start with T1 in May.

- **T1 Card form** (3 pts): a number with a wrong check digit is refused
- **T2 Receipt page** (2 pts): the page answers 200. *needs: T1*
- **T3 Receipt mail** (1 pt): the mail arrives within 60 s. *needs: T2*
`,
};

export const families: readonly Family[] = [storyBlocks, itemTable, keyValue, issueBlocks, boldList];

/** The caret in a text: where `¦` stands in a stretch of it, which must be found exactly once. */
export function caretIn(text: string, marked: string): Position {
  const plain = marked.replaceAll("⏎", "\n").replace("¦", "");
  const at = text.indexOf(plain);
  if (at < 0 || text.indexOf(plain, at + 1) >= 0)
    throw new Error(`${JSON.stringify(plain)} does not stand once in the text`);
  return positionAt(text, at + marked.indexOf("¦"));
}
