// Backlogs of every family in every shape: what is written, in whose spelling, and what is refused in which words.
import assert from "node:assert/strict";
import { conversion } from "../../../core/assists/convert/convert.ts";
import type { Shape } from "../../../core/assists/convert/shape.ts";
import { isMessage } from "../../../core/text/message.ts";
import { families } from "../../harness/families.ts";
import { convertedFiles, opened } from "./converting.ts";

const home = "file:///plan/backlog.md";

function written(text: string, to: Shape): string {
  const files = convertedFiles(new Map([[home, text]]), home, to);
  return typeof files === "string" ? files : (files.get(home) ?? "");
}

const headings = `# Ferry

What we build, in this order.

### US-001: Pay by card

**Story Points:** 5
**Priority:** High
**Depends on:** US-002

**Acceptance Criteria:**
- [ ] A paid ticket is listed
- [x] A declined card | leaves no ticket

### US-002: Log in

**Story Points:** 3

We know them by mail.

## Notes

The bank answers slowly.
`;

const table = `# Ferry

What we build, in this order.

| ID     | Title       | Story Points | Priority | Depends on | Acceptance Criteria                                                    | Description           |
| ------ | ----------- | ------------ | -------- | ---------- | ---------------------------------------------------------------------- | --------------------- |
| US-001 | Pay by card | 5            | High     | US-002     | [ ] A paid ticket is listed<br>[x] A declined card \\| leaves no ticket |                       |
| US-002 | Log in      | 3            |          |            |                                                                        | We know them by mail. |

## Notes

The bank answers slowly.
`;

describe("converting a backlog", () => {
  it("writes sections as rows, and the prose of an item as its description", () => {
    assert.equal(written(headings, "table"), table);
  });

  it("writes rows as sections below the heading they stand under", () => {
    assert.equal(
      written(table, "headings"),
      `# Ferry

What we build, in this order.

## US-001: Pay by card

- **Story Points:** 5
- **Priority:** High
- **Depends on:** US-002

**Acceptance Criteria:**

- [ ] A paid ticket is listed
- [x] A declined card | leaves no ticket

## US-002: Log in

- **Story Points:** 3

**Description:** We know them by mail.

## Notes

The bank answers slowly.
`,
    );
  });

  it("writes a list with a point for each field", () => {
    assert.match(
      written(headings, "list"),
      /order\.\n\n- \*\*US-001: Pay by card\*\*\n {2}- Story Points: 5\n {2}- Priority: High\n {2}- Depends on: US-002\n {2}- Acceptance Criteria:\n {4}- \[ \] A paid/,
    );
  });

  it("writes key-value blocks that rules part", () => {
    assert.match(
      written(headings, "key-value"),
      /order\.\n\nID: US-001\nTitle: Pay by card\nStory Points: 5\n[^]*\n\n---\n\nID: US-002\nTitle: Log in\nStory Points: 3\n\nWe know them by mail\.\n\n## Notes\n/,
    );
  });

  it("writes a file for each item and leaves links behind", () => {
    const files = convertedFiles(new Map([[home, headings]]), home, "files");
    assert.ok(typeof files !== "string", String(files));
    assert.deepEqual(
      [...files.keys()],
      [home, "file:///plan/items/US-001-pay-by-card.md", "file:///plan/items/US-002-log-in.md"],
    );
    assert.match(files.get(home) ?? "", /order\.\n\n- \[Pay by card\]\(items\/US-001-pay-by-card\.md\)\n- \[Log in/);
    assert.match(
      files.get("file:///plan/items/US-002-log-in.md") ?? "",
      /^---\nid: US-002\ntitle: Log in\nkind: story\nstory_points: 3\n---\n\n# Log in\n\nWe know them by mail\.\n$/,
    );
  });

  it("gathers files of one item each into one beside them", () => {
    const one = (id: string, title: string) =>
      `---\nid: ${id}\ntitle: ${title}\nstatus: To Do\npriority: high\n---\n\n# ${title}\n`;
    const parts = new Map([
      ["file:///plan/HAL-1.md", one("HAL-1", "Show the wind")],
      ["file:///plan/HAL-2.md", one("HAL-2", "Show the tide")],
      ["file:///elsewhere/HAL-3.md", one("HAL-3", "Show the moon")],
    ]);
    const files = convertedFiles(parts, "file:///plan/HAL-2.md", "table");
    assert.ok(typeof files !== "string", String(files));
    assert.deepEqual([...files.keys()].sort(), ["file:///elsewhere/HAL-3.md", home]);
    assert.match(files.get(home) ?? "", /^# Backlog\n\n\| ID {4}\| Title {9}\| Status \| Priority \|\n/);
  });

  it("takes all of a fence whose items leave it, and writes a new one into it", () => {
    const fenced =
      "# Shop\n\n```\n#101\nTitle: One list\nSize: M\n\n---\n\n#102\nTitle: Round\nSize: S\nDepends on: #101\n```\n\nEnd.\n";
    assert.equal(
      written(fenced, "table"),
      "# Shop\n\n| ID   | Title    | Size | Depends on |\n| ---- | -------- | ---- | ---------- |\n| #101 | One list | M    |            |\n| #102 | Round    | S    | #101       |\n\nEnd.\n",
    );
  });

  it("keeps a text below a table out of the sections that the rows become", () => {
    const text = written(`${table.slice(0, table.indexOf("## Notes"))}The order may change.\n`, "headings");
    assert.match(text, /order\.\n\nThe order may change\.\n\n## US-001/);
  });

  it("writes the totals of a table as lines", () => {
    const totals = table.replace(
      "\n## Notes",
      "| Total  |             | 8            |          |            |  |  |\n\n## Notes",
    );
    assert.match(written(totals, "list"), /\*\*Total Story Points:\*\* 8\n\n- \*\*US-001/);
  });

  it("writes names that a shape did without in the language of the others", () => {
    const german = `# Fähre

- [ ] **US-1** Karte annehmen
  - Priorität: Hoch
  - Aufwand: 3 Tage
- [x] **US-2** Anmelden
  - Priorität: Niedrig
`;
    assert.match(
      written(german, "table"),
      /^# Fähre\n\n\| ID {3}\| Titel {10}\| Status {3}\| Priorität \| Aufwand \|\n[^]*Erledigt/,
    );
  });

  it("keeps the line endings of the file", () => {
    const text = written(headings.replace(/\n/g, "\r\n"), "table");
    assert.equal(text, table.replace(/\n/g, "\r\n"));
  });

  for (const [what, text, to, why] of [
    [
      "what a cell cannot hold",
      headings.replace("We know", "```\ncode\n```\nWe know"),
      "table",
      /`US-002` holds a code fence/,
    ],
    [
      "an item without an ID",
      "## Backlog\n\n| Task | Points | Status | Owner |\n| --- | --- | --- | --- |\n| Pay | 3 | To Do | BE |\n| Mail | 2 | To Do | BE |\n",
      "key-value",
      /“Pay” has no ID/,
    ],
    [
      "a row that is no item",
      table.replace("\n## Notes", "| see above | | | | | | |\n\n## Notes"),
      "list",
      /row that is no item .*“see above”/,
    ],
    [
      "what would be read otherwise",
      headings.replace("- [ ] A paid ticket is listed", "- [ ] A paid ticket is listed; a mail goes out"),
      "table",
      /`US-001` would be read differently: criteria/,
    ],
    ["a shape that all have", table, "table", /All items of the file are a table already/],
    ["a file without items", "# Notes\n\nWe met.\n", "table", /holds no items/],
    [
      "damaged characters",
      headings.replace("We know", "We know â€“ well"),
      "table",
      /damaged characters: repair them first/,
    ],
  ] as const) {
    it(`refuses ${what} in a sentence`, () => assert.match(written(text, to), why));
  }

  for (const { name, text } of families) {
    it(`takes ${name} through every shape it has room for, each with the same items`, () => {
      const shapes: readonly Shape[] = ["table", "headings", "list", "key-value"];
      const titles = (one: string) =>
        opened(new Map([[home, one]]))
          .file(home)
          ?.items.map(({ title }) => title.value);
      const before = titles(text);
      let converted = 0;
      for (const to of shapes) {
        const snapshot = opened(new Map([[home, text]]));
        const file = snapshot.file(home);
        assert.ok(file);
        if (isMessage(conversion(snapshot, file, to, ""))) continue;
        converted++;
        assert.deepEqual(titles(written(text, to)), before);
      }
      assert.ok(converted >= 2, `${converted} shapes`);
    });
  }
});
