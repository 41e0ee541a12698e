import assert from "node:assert/strict";
import { readText } from "../../../core/dialects/reader.ts";
import { written } from "../../../core/text/span.ts";

/** The criteria of a story whose body this is. */
const found = (body: string) =>
  readText("sample.md", `### US-001: Pay by card\n\n**Priority:** High\n\n${body}\n`).items[0]?.criteria ?? [];
const texts = (body: string): string[] => found(body).map(({ text }) => text);

describe("criteria", () => {
  const both = ["A paid ticket is listed", "A declined card leaves no ticket"];

  const forms: Readonly<Record<string, string>> = {
    "bullets under a label": "**Acceptance Criteria:**\n- A paid ticket is listed\n- A declined card leaves no ticket",
    "boxes under a label":
      "**Acceptance Criteria:**\n- [ ] A paid ticket is listed\n- [x] A declined card leaves no ticket",
    numbers: "**Acceptance Criteria:**\n1. A paid ticket is listed\n2. A declined card leaves no ticket",
    "a heading": "#### Acceptance Criteria\n\n- A paid ticket is listed\n- A declined card leaves no ticket",
    "bullets under a bullet":
      "- **Acceptance Criteria:**\n  - A paid ticket is listed\n  - A declined card leaves no ticket",
    "the label's own line": "**Acceptance Criteria:** A paid ticket is listed; A declined card leaves no ticket",
    "numbered codes":
      "**Acceptance Criteria:**\n- AC1: A paid ticket is listed\n- [AC-2] A declined card leaves no ticket",
    "lines of their own": "**Acceptance Criteria:**\nA paid ticket is listed\nA declined card leaves no ticket",
    "a table":
      "**Acceptance Criteria:**\n\n| # | Criterion |\n| --- | --- |\n| 1 | A paid ticket is listed |\n| 2 | A declined card leaves no ticket |",
    "a lead-in and bullets":
      "**Acceptance Criteria:**\n\nThe following must hold:\n\n- A paid ticket is listed\n- A declined card leaves no ticket",
    "groups with headings":
      "#### Acceptance Criteria\n\n##### Shop\n\n- A paid ticket is listed\n\n##### Bank\n\n- A declined card leaves no ticket",
    "another name for them": "**Done when:**\n- A paid ticket is listed\n- A declined card leaves no ticket",
    "another language": "**Akzeptanzkriterien:**\n- A paid ticket is listed\n- A declined card leaves no ticket",
  };
  for (const [form, body] of Object.entries(forms)) {
    it(`are read from ${form}`, () => assert.deepEqual(texts(body), both));
  }

  it("are the outcomes of Given, When, Then", () => {
    const fence = "```gherkin\nGiven a card\nWhen I pay\nThen a paid ticket is listed\nAnd the receipt is mailed\n```";
    assert.deepEqual(texts(`**Acceptance Criteria:**\n${fence}`), ["a paid ticket is listed", "the receipt is mailed"]);
    const bold = "**Given** a card\n**When** I pay\n**Then** a paid ticket is listed\n**And** the receipt is mailed";
    assert.deepEqual(texts(`**Acceptance Criteria:**\n\n${bold}`), [
      "a paid ticket is listed",
      "the receipt is mailed",
    ]);
    assert.deepEqual(texts("**Acceptance Criteria:** Given a card, when I pay, then a paid ticket is listed"), [
      "a paid ticket is listed",
    ]);
    assert.deepEqual(texts("**Acceptance Criteria:**\n- Given a card\n- When I pay\n- Then a paid ticket is listed"), [
      "a paid ticket is listed",
    ]);
  });

  it("are outcomes of steps that share a line or wrap over lines", () => {
    const wrapped =
      "**Given** a card with\nmoney **When** I pay **Then** a paid ticket\nis listed **And** the receipt\nis mailed";
    assert.deepEqual(texts(`**Acceptance Criteria:**\n\n${wrapped}`), [
      "a paid ticket is listed",
      "the receipt is mailed",
    ]);
    const plain = "Given a card\nWhen I pay at the ramp\nor in the shop\nThen a paid ticket\nis listed";
    assert.deepEqual(texts(`**Acceptance Criteria:**\n\n${plain}`), ["a paid ticket is listed"]);
  });

  it("are told by their codes where no name stands over them", () => {
    assert.deepEqual(texts("1. **AC1:** A paid ticket is listed\n2. **AC2:** A declined card leaves no ticket"), both);
    assert.deepEqual(texts("**AC1:** A paid ticket is listed\n\n**AC2:** A declined card leaves no ticket"), both);
  });

  it("are the bullets under a Then that introduces them", () => {
    const fence = "```gherkin\nGiven a card\nWhen I pay\nThen I should see:\n  - the ticket\n  - the receipt\n```";
    assert.deepEqual(texts(`**Acceptance Criteria:**\n${fence}`), ["the ticket", "the receipt"]);
  });

  it("are outcomes in the languages of Gherkin", () => {
    const spanish = "```gherkin\nDado una tarjeta\nCuando pago\nEntonces el billete aparece\nY recibo un correo\n```";
    assert.deepEqual(texts(`**Criterios de aceptación:**\n${spanish}`), ["el billete aparece", "recibo un correo"]);
  });

  it("are sentences where nothing says then", () => {
    const sentence = "When a card is declined, no ticket is left";
    assert.deepEqual(texts(`**Acceptance Criteria:** ${sentence}`), [sentence]);
    assert.deepEqual(texts(`**Acceptance Criteria:**\n- ${sentence}`), [sentence]);
    assert.deepEqual(texts(`**Acceptance Criteria:**\n\n${sentence}`), [sentence]);
  });

  it("keep their ticks", () => {
    const body = "**Acceptance Criteria:**\n- [x] A paid ticket is listed\n- [ ] A receipt is mailed\n- A mail is kept";
    assert.deepEqual(
      found(body).map(({ checked }) => checked),
      [true, false, null],
    );
  });

  it("stand where they are written, with their markup", () => {
    const body = "**Acceptance Criteria:**\n- **AC1:** `GET /tickets` answers *200*\n- [ ] A line that\n  goes on";
    assert.deepEqual(
      found(body).map(({ at }) => written(at)),
      ["`GET /tickets` answers *200*", "A line that\n  goes on"],
    );
  });

  it("end where another field begins", () => {
    assert.deepEqual(texts("**Acceptance Criteria:**\n- A paid ticket is listed\n\n**Notes:**\n- Ask the bank"), [
      "A paid ticket is listed",
    ]);
    assert.deepEqual(texts("**Acceptance Criteria:**\n- A paid ticket is listed\n\nFiles to change:\n- pay.ts"), [
      "A paid ticket is listed",
    ]);
  });

  it("are none where the author says so", () => {
    assert.deepEqual(texts("**Acceptance Criteria:** None"), []);
  });
});
