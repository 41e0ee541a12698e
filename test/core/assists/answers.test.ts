// Repairs of criteria, references and drawings: by their titles, before and after.
import assert from "node:assert/strict";
import { becomes, refactored, titles } from "./offering.ts";

describe("criteria that are asked for in another form", () => {
  const item = (criteria: string) => `### US-1: Pay\n**Acceptance Criteria:**\n${criteria}`;
  const list = item("- A declined card shows `Card declined` when the bank refuses\n");
  const steps = item("- When the bank refuses\n- Then a declined card shows `Card declined`\n");

  it("are written in it, as the option says", () => {
    const toSteps = "Write the criteria as Given/When/Then";
    const toList = "Write the criteria as a list";
    assert.equal(becomes(list, "criteria-format", toSteps, { format: "gherkin" }), steps);
    assert.equal(becomes(steps, "criteria-format", toList, { format: "bullets" }), list);
    assert.deepEqual(titles(list, "criteria-format", { format: "bullets" }), []);
    assert.deepEqual(titles(steps, "criteria-format", { format: "any" }), []);
  });
});

describe("a limit that only a task states", () => {
  const title = "Add the limit `≤ 120 MB` of its tasks as a criterion";

  it("becomes a criterion of the list, in the task's words", () => {
    const text = (more: string) =>
      `### US-1: Build the image\n**Tasks:**\n- Image size ≤ 120 MB\n- Push it\n\n**Acceptance Criteria:**\n- [x] The image starts\n${more}`;
    assert.equal(refactored(text(""), title), text("- [ ] Image size ≤ 120 MB, as shown by tool\n"));
    assert.equal(refactored(text("- [ ] The image has at most 120 MB\n"), title), "");
  });

  it("becomes one more of a cell, parted as the others are", () => {
    const row = (criteria: string) =>
      `| ID | Title | Tasks | Acceptance Criteria |\n| --- | --- | --- | --- |\n| 1 | Build the image | • Image size ≤ 120 MB <br>• Push it | ${criteria} |\n`;
    const [one, two] = ["The image starts", "– It starts <br>– It stops"];
    assert.equal(refactored(row(one), title), row(`${one}<br>Image size ≤ 120 MB, as shown by tool`));
    assert.equal(refactored(row(two), title), row(`${two} <br>– Image size ≤ 120 MB, as shown by tool`));
  });
});

describe("the second item of one ID", () => {
  it("takes along the references that say its title, and no other", () => {
    const text = (id: string) =>
      `### US-1: Show the basket\n**Points:** 3\n\n### US-2: Pay by card\n**Points:** 3\n\n### ${id}: Export invoices\n**Points:** 5\n\n### US-4: Mail them\n**Dependencies:** ${id} (Export invoices), US-2\n\n### US-5: Refund\n**Dependencies:** US-2 (Pay by card)\n`;
    assert.equal(
      becomes(text("US-2"), "duplicate-id", "Rename to `US-6`, with the reference that says its title"),
      text("US-6"),
    );
  });
});

describe("a label that the title promises", () => {
  it("stands behind the others, in their marks", () => {
    const items = ["Draw the api", "Test the api", "Push the api", "Sign the api", "Ship the api"].map(
      (title, index) => `### US-${index + 1}: ${title}\n**Labels:** \`Api\`, \`web\`\n\n`,
    );
    const last = (labels: string) => `${items.join("")}### US-6: Drop the api\n**Labels:** ${labels}\n`;
    assert.equal(becomes(last("`web`"), "label-format", "Add the label `Api`"), last("`web`, `Api`"));
  });
});

describe("a set of items", () => {
  const rows = (needs: string) =>
    Array.from({ length: 20 }, (_, index) => {
      const number = String(index + 1).padStart(2, "0");
      return `| S1-${number} | Do it in way ${number} | ${index === 19 ? needs : index === 0 ? "None" : "S1-01"} |\n`;
    }).join("");
  const table = (needs: string) => `| ID | Task | Dependencies |\n| --- | --- | --- |\n${rows(needs)}`;

  it("of many is named in ranges", () => {
    assert.equal(becomes(table("All S1 tasks"), "non-id-dependency", "Name the 19 items"), table("S1-01 to S1-19"));
  });
});

describe("a story without a goal", () => {
  const story = (last: string) =>
    `${["see", "pay", "cancel", "print", "export"].map((verb, index) => `### US-${index + 1}: ${verb}\nAs a buyer, I want to ${verb} an order so that I save time\n\n`).join("")}### US-6: Mail\n${last}\n`;

  it("gets the words for it behind the role", () => {
    assert.equal(
      becomes(story("As a buyer, so that the books are right"), "user-story-format", "Add a goal"),
      story("As a buyer, I want to do something, so that the books are right"),
    );
    assert.deepEqual(
      titles(story("As a buyer the shop sends me one mail for each of my orders"), "user-story-format"),
      [],
    );
  });
});
