// What `.backlint.json` teaches the reader: own words for fields and values, own IDs, dialects that are not read.
import assert from "node:assert/strict";
import { type Config, noConfig } from "../../../core/config/config.ts";
import { houseOf } from "../../../core/dialects/house.ts";
import { readText } from "../../../core/dialects/reader.ts";
import type { Reading } from "../../../core/model/reading.ts";

function taught(
  text: string,
  settings: Partial<Pick<Config, "ids" | "dialectsOff">> & { readonly aliases?: Partial<Config["aliases"]> },
): Reading {
  const aliases = { ...noConfig.aliases, ...settings.aliases };
  return readText("a.md", text, houseOf({ ...noConfig, ...settings, aliases }));
}

const ids = (reading: Reading) => reading.items.map((item) => item.id?.value ?? item.title.value);
const lines = (...all: string[]) => all.join("\n");

describe("the house", () => {
  it("is the same object for the same settings", () => {
    const config: Config = {
      ...noConfig,
      ids: ["AB-\\d+"],
      aliases: { ...noConfig.aliases, fields: { Wucht: "estimate" } },
    };
    const quieter: Config = { ...config, rules: new Map([["duplicate-id", { severity: "off", options: {} }]]) };
    assert.equal(houseOf(quieter), houseOf(config));
    assert.notEqual(houseOf({ ...config, ids: [] }), houseOf(config));
  });

  describe("fields", () => {
    it("are read under their own names, as labels, as columns and with a gloss", () => {
      const text = lines(
        "## US-1: Send",
        "",
        "Wucht: 5",
        "Hängt an: US-2",
        "",
        "## US-2: Receive",
        "",
        "**Wucht (SP):** 3",
        "",
      );
      const fields = { Wucht: "estimate", "Hängt an": "dependsOn" } as const;
      const [send, receive] = taught(text, { aliases: { fields } }).items;
      assert.equal(send?.estimate?.value.points, 5);
      assert.deepEqual(
        send?.dependsOn.map((reference) => reference.type === "id" && reference.id),
        ["US-2"],
      );
      assert.equal(receive?.estimate?.value.points, 3);
      const table = lines(
        "| ID | Title | Wucht |",
        "| --- | --- | --- |",
        "| US-1 | Send | 5 |",
        "| US-2 | Receive | 3 |",
        "",
      );
      assert.deepEqual(
        taught(table, { aliases: { fields } }).items.map((item) => item.estimate?.value.points),
        [5, 3],
      );
    });

    it("go before the names that Backlint knows", () => {
      const text = lines("## US-1: Send", "", "**Team:** Blue", "**Impact:** 8", "");
      const [item] = taught(text, { aliases: { fields: { Team: "labels", Impact: "estimate" } } }).items;
      assert.deepEqual([item?.labels[0]?.value, item?.estimate?.value.points, item?.priority], ["Blue", 8, null]);
    });
  });

  describe("words for a status", () => {
    const aliases = { status: { Iced: "blocked", "Out the door": "done", "🚢": "done" } } as const;

    it("count in a field, after a title, in brackets and over a section", () => {
      const text = lines(
        "## US-1: Send",
        "",
        "**Status:** Iced until May",
        "**Priority:** P1",
        "",
        "## US-2: Receive — Out the door",
        "",
        "**Priority:** P1",
        "",
        "## US-3: Forward (Iced)",
        "",
        "**Priority:** P1",
        "",
      );
      const reading = taught(text, { aliases });
      assert.deepEqual(
        reading.items.map((item) => [item.title.value, item.status?.value]),
        [
          ["Send", "blocked"],
          ["Receive", "done"],
          ["Forward", "blocked"],
        ],
      );
      const section = lines("## Out the door", "", "| ID | Title |", "| --- | --- |", "| US-1 | Send |", "");
      assert.equal(taught(section, { aliases }).items[0]?.status?.value, "done");
    });

    it("may be a sign", () => {
      const table = lines(
        "| ID | Title | Status |",
        "| --- | --- | --- |",
        "| US-1 | Send | 🚢 |",
        "| US-2 | Receive | ⬜ |",
        "",
      );
      assert.deepEqual(
        taught(table, { aliases }).items.map((item) => item.status?.value),
        ["done", "todo"],
      );
    });

    it("do not begin in the middle of a longer word", () => {
      const [item] = taught(lines("## US-1: Send", "", "**Status:** Icedness", "**Priority:** P1", ""), {
        aliases,
      }).items;
      assert.equal(item?.status, null);
    });
  });

  it("gives own priorities their rank, in a field, in brackets and over a section", () => {
    const aliases = { priority: { Now: 0, Later: 2 } };
    const text = lines(
      "## [Now] US-1: Send",
      "",
      "**Estimate:** 3",
      "",
      "## US-2: Receive",
      "",
      "**Priority:** Later",
      "",
    );
    assert.deepEqual(
      taught(text, { aliases }).items.map((item) => [item.priority?.raw, item.priority?.value]),
      [
        ["Now", { rank: 0, scale: "house" }],
        ["Later", { rank: 2, scale: "house" }],
      ],
    );
    const section = lines("## Later", "", "| ID | Title |", "| --- | --- |", "| US-1 | Send |", "");
    assert.equal(taught(section, { aliases }).items[0]?.priority?.value.rank, 2);
  });

  it("reads own words for kinds before the ID and in the type field", () => {
    const aliases = { kind: { Enabler: "spike", Theme: "epic" } } as const;
    const text = lines(
      "## Theme 1: Mail",
      "",
      "### Enabler 12: Pick a queue",
      "",
      "**Estimate:** 3",
      "",
      "### US-1: Send",
      "",
      "**Type:** Enabler",
      "**Estimate:** 3",
      "",
    );
    assert.deepEqual(
      taught(text, { aliases }).items.map(({ kind, title }) => [kind, title.value]),
      [
        ["epic", "Mail"],
        ["spike", "Pick a queue"],
        ["spike", "Send"],
      ],
    );
  });

  describe("IDs", () => {
    const text = lines(
      "## ENG/7 Send",
      "",
      "Words.",
      "",
      "## ENG/8 Receive",
      "",
      "Depends on: ENG/7, ENG/9",
      "",
      "## ENG/9 Forward",
      "",
      "Words.",
      "",
    );

    it("of a shape that Backlint does not know make items and references", () => {
      assert.deepEqual(ids(taught(text, {})), []);
      const reading = taught(text, { ids: ["^ENG/\\d+$"] });
      assert.deepEqual(ids(reading), ["ENG/7", "ENG/8", "ENG/9"]);
      assert.deepEqual(
        reading.items[1]?.dependsOn.map((reference) => reference.type === "id" && reference.id),
        ["ENG/7", "ENG/9"],
      );
    });

    it("make items of headings that show no field, of single bullets and of rows", () => {
      const quiet = lines("# Plan", "", "## SPEC-1: Send", "", "Words.", "", "## SPEC-2: Receive", "", "Words.", "");
      assert.deepEqual(ids(taught(quiet, {})), []);
      assert.deepEqual(ids(taught(quiet, { ids: ["SPEC-\\d+"] })), ["SPEC-1", "SPEC-2"]);
      const bullet = lines("# Plan", "", "- SPEC-3: Forward", "");
      assert.deepEqual(ids(taught(bullet, { ids: ["SPEC-\\d+"] })), ["SPEC-3"]);
      const table = lines("| Nr | What |", "| --- | --- |", "| FR~1 | Send |", "| FR~2 | Receive |", "");
      assert.deepEqual(ids(taught(table, { ids: ["FR~\\d+"] })), ["FR~1", "FR~2"]);
    });

    it("end where a letter or digit follows, and a pattern that matches nothing is no pattern", () => {
      assert.deepEqual(ids(taught(lines("## ENG/7x Send", "", "Words.", ""), { ids: ["ENG/\\d"] })), []);
      assert.deepEqual(ids(taught(lines("## Send it", "", "Words.", ""), { ids: ["X*", "["] })), []);
    });
  });

  it("leaves the dialects alone that are switched off", () => {
    const table = lines("| ID | Title | Points |", "| --- | --- | --- |", "| US-8 | Send | 5 |", "");
    const story = lines("## US-1: Send", "", "**Points:** 5", "");
    const box = lines("- [ ] T001 Send", "- [ ] T002 Receive", "");
    const text = [story, table, box].join("\n## Section\n\n");
    const off = (...dialects: ("item-table" | "heading-tasks" | "checklist")[]) =>
      ids(taught(text, { dialectsOff: new Set(dialects) }));
    assert.deepEqual(off(), ["US-1", "US-8", "T001", "T002"]);
    assert.deepEqual(off("item-table"), ["US-1", "T001", "T002"]);
    assert.deepEqual(off("heading-tasks"), ["US-8", "T001", "T002"]);
    assert.deepEqual(off("checklist"), ["US-1", "US-8"]);
  });
});
