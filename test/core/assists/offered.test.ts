// What each repair that needs more than its rule knows makes of a text: by its title, before and after.
import assert from "node:assert/strict";
import { becomes, refactored, titles } from "./offering.ts";

describe("a number that is changed", () => {
  const guide = "## Guide\n\n| Points | Hours |\n| --- | --- |\n| 3 | 4-8 |\n| 5 | 8-16 |\n| 8 | 16-32 |\n";
  const story = (points: number) =>
    `### US-1: Show the basket\n**Points:** ${points}\n**Tasks:**\n- Draw the page (4 hrs)\n- Store it (3 hrs)\n\n### US-2: Pay\n**Points:** 5\n\n`;
  const sums = (own: number) =>
    `## Sprint 1\n\n**Capacity:** 20 story points\n\n1. **US-1: Show the basket** (${own} pts)\n2. **US-2: Pay** (5 pts)\n\n## Summary\n\n- Total: ${own + 5} points\n\n`;

  it("takes along the copies and the sums that were right", () => {
    assert.equal(
      becomes(story(8) + sums(8) + guide, "points-hours-mismatch", "Change to 3"),
      story(3) + sums(3) + guide,
    );
  });

  it("is not changed where that would deny what a sprint has achieved", () => {
    const done = sums(8).replace("**Capacity:**", "**Velocity:** 13 points (actual)\n**Capacity:**");
    assert.deepEqual(titles(story(8) + done + guide, "points-hours-mismatch"), []);
  });
});

describe("a sprint's copy of tasks", () => {
  const item =
    "### US-1: Show the basket\n**Points:** 5\n**Tasks:**\n1. Draw the page (8 hrs)\n2. Store the basket (6 hrs)\n3. Try it on a phone (2 hrs)\n\n";
  const sprint = (tasks: string) =>
    `## Sprint 1: Checkout\n\n### Committed Stories:\n1. **US-1: Show the basket** (5 pts) - Backend\n${tasks}   - **Total:** `;

  it("gets the item's hours and lines, and loses what the item does not name", () => {
    const old = "   - Draw the page (8 hrs)\n   - Store the basket (4 hrs)\n   - Paint the fence (9 hrs)\n";
    const now = "   - Draw the page (8 hrs)\n   - Store the basket (6 hrs)\n   - Try it on a phone (2 hrs)\n";
    assert.equal(
      becomes(`${item}${sprint(old)}21 hours\n`, "task-list-drift", "Update the tasks of `US-1` in Sprint 1"),
      `${item}${sprint(now)}16 hours\n`,
    );
  });
});

describe("a dependency that two places tell", () => {
  const matrix = (own: string, told: string) =>
    `### US-1: Show the basket\n**Dependencies:** None\n\n### US-2: Pay by card\n**Dependencies:** ${own}\n\n### US-3: Refund\n**Dependencies:** US-1\n\n## Dependency matrix\n\n| Story | Depends on |\n| --- | --- |\n| US-2 | ${told} |\n`;

  it("is added to the one or dropped from the other", () => {
    const only = matrix("None", "US-1");
    assert.equal(
      becomes(only, "dependency-matrix-mismatch", "Add `US-1` to the field of `US-2`"),
      matrix("US-1", "US-1"),
    );
    assert.equal(
      becomes(only, "dependency-matrix-mismatch", "Drop `US-1` from the row of `US-2`"),
      matrix("None", "None"),
    );
    const other = matrix("US-1, US-3", "US-1");
    assert.equal(
      becomes(other, "dependency-matrix-mismatch", "Drop `US-3` from the field of `US-2`"),
      matrix("US-1", "US-1"),
    );
  });
});

describe("a plan that an item does not fit", () => {
  const row = (id: string, title: string, needs = "None") => `| ${id} | ${title} | ${needs} | 3 |\n`;
  const sprint = (number: number, capacity: number, ...rows: string[]) =>
    `## Sprint ${number}\n\n**Capacity:** ${capacity} story points\n\n| ID | Story | Dependencies | Points |\n| --- | --- | --- | --- |\n${rows.join("")}\n`;
  const [basket, receipt, pay] = [
    row("US-1", "Show the basket"),
    row("US-2", "Send a receipt", "US-3"),
    row("US-3", "Pay"),
  ];

  it("moves the item to where what it needs is done", () => {
    const text = sprint(1, 9, basket, receipt) + sprint(2, 9, pay);
    assert.equal(
      becomes(text, "scheduled-before-dependency", "Move `US-2` to Sprint 2"),
      sprint(1, 9, basket) + sprint(2, 9, pay, receipt),
    );
  });

  it("moves several where one is not enough, the least urgent", () => {
    const rows = ["1", "2", "3", "4"].map((number) => row(`US-${number}`, `Step ${number}`));
    const text = sprint(1, 6, ...rows) + sprint(2, 12, row("US-5", "Step 5"));
    const [title = ""] = titles(text, "sprint-over-capacity");
    assert.equal(title, "Move `US-1` and `US-2` (6 points) to Sprint 2");
    assert.doesNotMatch(becomes(text, "sprint-over-capacity", title).split("## Sprint 2")[0] ?? "", /US-[12] /);
  });

  it("says what else would be wrong, and changes nothing", () => {
    const text = sprint(1, 9, basket, receipt) + sprint(2, 3, pay);
    assert.match(
      becomes(text, "scheduled-before-dependency", "Move `US-2` to Sprint 2"),
      /^It leads to another finding: Unexpected 6 points in Sprint 2/,
    );
  });
});

describe("a criterion", () => {
  const item = (criteria: string, before = "") =>
    `### US-1: Upload a photo\n**Points:** 3\n\n${before}**Acceptance Criteria:**\n${criteria}\n### US-2: Pay\n**Points:** 5\n`;

  it("that names a thing goes to the deliverables, with the mark of a list", () => {
    const text = item('- [ ] Error handling\n- [ ] A file over 5 MB is refused with "File too large"\n');
    assert.equal(
      becomes(text, "deliverable-as-criterion", "Move it to the deliverables"),
      item('- [ ] A file over 5 MB is refused with "File too large"\n', "**Deliverables:**\n- Error handling\n\n"),
    );
  });

  it("of three checks becomes three", () => {
    const text = item("1. The order is stored, the buyer receives a receipt and the shop prints a label\n");
    const joint = text.replace("stored, the buyer", "stored and the buyer");
    assert.match(
      becomes(joint, "compound-criterion", "Split into 3 criteria"),
      /\n1\. The order is stored\n2\. The buyer receives a receipt\n3\. The shop prints a label\n/,
    );
  });

  it("loses the word that says nothing, with an eye to the article before it", () => {
    const deletes = (words: string) =>
      titles(item(`- ${words}\n`), "vague-criterion").filter((title) => /^Delete/.test(title));
    assert.deepEqual(deletes("The list of matching orders is shown clearly"), ["Delete `clearly`"]);
    assert.deepEqual(deletes("The page shows a clear error"), []);
  });
});

describe("the form of criteria", () => {
  const item = (criteria: string) =>
    `### US-1: Pay by card\n**Points:** 3\n\n**Acceptance Criteria:**\n${criteria}\n### US-2: Refund\n**Points:** 5\n`;
  const toSteps = "Write the criteria as Given/When/Then";
  const toList = "Write the criteria as a list";

  it("becomes steps, with the condition that the words name and a tab stop where they name none", () => {
    const list = item("- [ ] A receipt is sent within 60 s\n- [x] The order is closed when the bank confirms it\n");
    assert.match(refactored(list, toSteps), /other|differently/);
    assert.equal(
      refactored(list.replace("[x]", "[ ]"), toSteps),
      item(
        "- [ ] When this happens\n- [ ] Then a receipt is sent within 60 s\n- [ ] When the bank confirms it\n- [ ] Then the order is closed\n",
      ),
    );
  });

  it("becomes a list, with what leads to each outcome behind it", () => {
    const wanted = item(
      "- The order is stored as paid when I pay by card, given a basket with two books\n- A receipt is sent when I pay by card, given a basket with two books\n- The form says `Paid already` when I pay again\n",
    );
    const steps = ["Given a basket with two books", "When I pay by card", "Then the order is stored as paid"];
    const more = ["And a receipt is sent", "When I pay again", "Then the form says `Paid already`"];
    const lines = (lead: string) => [...steps, ...more].map((words) => `${lead}${words}\n`).join("");
    assert.equal(refactored(item(lines("- ")), toList), wanted);
    assert.equal(
      refactored(item(`\n\`\`\`gherkin\n${lines("")}\`\`\`\n`), toList),
      wanted.replace("Criteria:**\n", "Criteria:**\n\n"),
    );
    assert.equal(
      refactored(item(`\r\n${lines("").replace(/^(\w+)/gm, "**$1**")}`.replace(/\r?\n/g, "\r\n")), toList).replace(
        /\r\n/g,
        "\n",
      ),
      wanted.replace("Criteria:**\n", "Criteria:**\n\n"),
    );
  });

  it("stays where a scenario has a name, for the list has no place for it", () => {
    const text = item(
      "- Given a basket\n- When I pay\n- Then it is stored\n\nScenario: refused\n- When the bank refuses\n- Then it says so\n",
    );
    assert.equal(refactored(text, toList), "");
    const named = "\n```gherkin\nScenario: refused\nWhen the bank refuses\nThen it says so\n```\n";
    assert.equal(refactored(item(named), toList), "");
  });

  it("is no answer to a step that is missing", () => {
    assert.deepEqual(titles(item("- Given a basket\n- Then the order is stored as paid\n"), "criteria-format"), [
      "Insert a `When`",
    ]);
  });
});

describe("a missing field", () => {
  it("gets the labels of the item that is most alike", () => {
    const titled = [
      ["Print the invoice", "`billing`"],
      ["Show the basket", "`web`"],
      ["Search the shop", "`web`"],
      ["Filter past orders", "`web`"],
      ["Mail the receipt", "`mail`"],
    ];
    const items = titled.map(
      ([title, label], index) => `### US-${index + 1}: ${title}\n**Labels:** ${label}\n**Points:** 3\n\n`,
    );
    const text = `${items.join("")}### US-6: Export the invoice\n**Points:** 3\n`;
    assert.match(becomes(text, "missing-labels", "Add labels"), /Export the invoice\n\*\*Labels:\*\* `billing`\n/);
  });

  it("gets its place above the rule that closes the section", () => {
    const item = (number: number, rest: string) => `### US-${number}: Pay ${number}\n**Points:** 3\n${rest}\n---\n\n`;
    const own = "\n**Acceptance Criteria:**\n- [ ] A mail is sent within 60 s\n";
    const text = [1, 2, 3].map((number) => item(number, own)).join("") + item(4, "");
    assert.match(
      becomes(text, "missing-acceptance-criteria", "Add acceptance criteria"),
      /US-4: Pay 4\n\*\*Points:\*\* 3\n\n\*\*Acceptance Criteria:\*\*\n- \[ \] [^\n]*\n\n---\n/,
    );
  });
});

describe("a second item of one ID", () => {
  it("takes the lines of sprints along that name it by its title", () => {
    const text =
      "### US-1: Show the basket\n**Points:** 3\n\n### US-1: Export invoices\n**Points:** 5\n\n## Sprint 1\n\n1. **US-1: Show the basket** (3 pts)\n2. **US-1: Export invoices** (5 pts)\n";
    assert.match(
      becomes(text, "duplicate-id", "Rename to `US-2`"),
      /### US-2: Export[\s\S]*1\. \*\*US-1: Show[^\n]*\n2\. \*\*US-2: Export/,
    );
  });
});
