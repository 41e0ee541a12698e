import assert from "node:assert/strict";
import { listed } from "../listing.ts";

const same = (text: string, ...lines: readonly string[]) => assert.equal(listed(text), lines.join("\n"));

describe("items in lists", () => {
  it("have IDs after their boxes", () => {
    same(
      "## Phase 1: Setup\n\n- [x] T001 Pay\n- [ ] T002 [P] Mail (depends on T001)\n- [ ] **T003** Print",
      "T001 | task | Pay | done | sprint: Phase 1 (from above)",
      "T002 | task | Mail | todo | sprint: Phase 1 (from above) | needs: T001",
      "T003 | task | Print | todo | sprint: Phase 1 (from above)",
      "Phase 1 | phase | Setup",
    );
  });

  it("are numbered boxes in levels", () => {
    same(
      "- [x] 1. Pay\n  - [x] 1.1 Ask the bank\n    - with a card\n    - _Requirements: 1.1, 2.3_\n  - [ ]* 1.2 Try it\n- [ ] 2. Mail\n  - [ ] 2.1 Write it",
      "1 | epic | Pay | done",
      "1.1 | task | Ask the bank | done | epic: 1 (from above)",
      "1.2 | task | Try it | todo | epic: 1 (from above)",
      "2 | epic | Mail | todo",
      "2.1 | task | Write it | todo | epic: 2 (from above)",
    );
  });

  it("have bold IDs and say more behind them", () => {
    same(
      "- **T1 — Pay.** By card. *needs: T2.*\n- **T2 — Log in.** By mail. ⛔ blocks T1.\n- **T3**: Mail",
      "T1 | task | Pay | needs: T2",
      "T2 | task | Log in | blocks: T1",
      "T3 | task | Mail",
    );
  });

  it("are numbered stories with a priority under their epic", () => {
    same(
      "## Epic 1: Pay (P0)\n\n### Stories\n\n1. `P0` Pay by card\n- Deliverables: form.\n- Acceptance criteria: paid is listed; declined is not.\n\n2. `P1` Refund\n- Acceptance criteria: one mail is sent.",
      "Epic 1 | epic | Pay | P0",
      "1 | story | Pay by card | P0 | epic: Epic 1 (from above) | 1 deliverable | 2 criteria",
      "2 | story | Refund | P1 | epic: Epic 1 (from above) | 1 criterion",
    );
  });

  it("are plain boxes where nothing larger is an item", () => {
    same(
      "## Before Easter\n\n- [x] Pay by card\n- [ ] Mail the receipt\n- [ ] Print it",
      "no ID | task | Pay by card | done",
      "no ID | task | Mail the receipt | todo",
      "no ID | task | Print it | todo",
    );
  });

  it("are plain boxes although a few of them hold words like IDs", () => {
    same(
      "## Sprint 1\n\n- [x] Components: `Hero`, `Card`\n- [ ] GA4 event for payments\n- [ ] GA4 event for refunds\n",
      "no ID | task | Components: Hero, Card | done | sprint: Sprint 1 (from above)",
      "no ID | task | GA4 event for payments | todo | sprint: Sprint 1 (from above)",
      "no ID | task | GA4 event for refunds | todo | sprint: Sprint 1 (from above)",
      "Sprint 1 | sprint",
    );
  });

  it("are story sentences under their epic", () => {
    same(
      "## Epic 1: Fly\n\n### Stories\n\n1. As a player, I can steer so that I fly\n2. As a player, I can shoot\n",
      "Epic 1 | epic | Fly",
      "1 | story | As a player, I can steer so that I fly | epic: Epic 1 (from above)",
      "2 | story | As a player, I can shoot | epic: Epic 1 (from above)",
    );
  });

  it("have bold titles where their heading names work to come", () => {
    const listOf = (heading: string, ...bullets: string[]) =>
      ["- [ ] T001 Pay", "- [ ] T002 Mail", "", `## ${heading}`, "", ...bullets].join("\n");
    const bullets = ["- **Louder** — by the engine", "- **Dry** (in a wave)", "- **Gloves** need big buttons"];
    const own = ["T001 | task | Pay | todo", "T002 | task | Mail | todo"];
    same(
      listOf("Tech debt", ...bullets, "- and more"),
      ...own,
      ...["Louder", "Dry", "Gloves"].map((title) => `no ID | task | ${title}`),
    );
    same(listOf("Decisions", ...bullets), ...own);
    same(listOf("Tech debt", "- ✅ **Louder** — done", ...bullets.slice(1)), ...own);
    same(listOf("Tech debt", ...bullets.map((bullet) => bullet.replace(/\*\* /, ":** "))), ...own);
  });

  it("have unnamed boxes below them as their steps", () => {
    assert.equal(
      listed("- [x] **1.1** Ask harbours\n  - [x] Sandwick\n  - [ ] Lee\n- [ ] **1.2** Sign\n- [ ] **1.3** Print", true)
        .split("\n")
        .slice(0, 3)
        .join("\n"),
      "1.1 | task | Ask harbours | done | 2 tasks\n  task | [x] Sandwick\n  task | [ ] Lee",
    );
  });

  for (const [what, text] of [
    ["bullets of prose", "## Notes\n\n- We met on Monday\n- There was cake"],
    [
      "meetings",
      "## Sprint Ceremonies\n\n1. **Planning** (Monday)\n   - Duration: 2 hours\n2. **Review** (Friday)\n   - Duration: 1 hour",
    ],
    ["requirements that are only listed", "## Requirements\n\n- FR1: The shop sells\n- FR2: The shop refunds"],
    [
      "the boxes of a definition of done",
      "### US-001: Pay\n\n**Priority:** High\n\n**Acceptance Criteria:**\n- [ ] Paid is listed\n\n## Definition of Done\n\n- [ ] Reviewed\n- [ ] Deployed",
    ],
  ] as const) {
    it(`are not ${what}`, () => {
      const items = listed(text)
        .split("\n")
        .filter((line) => / \| (?:task|story|epic) \| /.test(line));
      assert.deepEqual(items, what.startsWith("the boxes") ? ["US-001 | story | Pay | High | 1 criterion"] : []);
    });
  }
});

describe("items as key and value", () => {
  const twice =
    "#1\nTitle: Pay by card\nLabels: type::feature, area::pay\nPriority: Urgent\nSize: M\n\n---\n\n#2\nTitle: Refund\nDepends on: #1\nSize: S\n";
  const expected = [
    "#1 | task | Pay by card | M | Urgent | labels: type::feature, area::pay",
    "#2 | task | Refund | S | needs: #1",
  ];
  it("stand in the open", () => same(twice, ...expected));
  it("stand inside one fence", () => same(`\`\`\`\n${twice}\`\`\``, ...expected));
  it("follow each other with no line between", () => {
    same(
      "Ticket: PAY-1\nTitle: Pay by card\nPriority: High\nTicket: PAY-2\nTitle: Refund\nPriority: Low\n",
      "PAY-1 | task | Pay by card | High",
      "PAY-2 | task | Refund | Low",
    );
  });
});

describe("one item in a file", () => {
  it("has its fields in the front matter", () => {
    same(
      "---\nid: HAL-58\ntitle: Show the wind\nstatus: In Progress\nassignee:\n  - '@runa'\nlabels: [web, wind]\ndependencies:\n  - HAL-12\npriority: high\n---\n\n## Acceptance Criteria\n\n- [ ] #1 The page names the wind\n",
      "HAL-58 | task | Show the wind | high | in-progress | labels: web, wind | owners: @runa | needs: HAL-12 | 1 criterion",
    );
  });
  it("is a story with sections", () => {
    same(
      "# Story 4.4: Show the wind\n\n## Status\n\nDone\n\n## Story\n\nAs a captain,\nI want to see the wind,\nso that I can decide.\n\n## Acceptance Criteria\n\n1. The page names the wind\n2. The page names the hour\n\n## Tasks / Subtasks\n\n- [x] Ask the station (AC: 1)\n- [x] Show it (AC: 2)\n",
      "4.4 | story | Show the wind | done | 2 criteria | 2 tasks",
    );
  });
});
