// The five founding documents, read whole: counts and IDs alone, no sentence of theirs. Issue 2 says 14 items for 002;
// counted by hand it has 5 epics and 16 stories.
import assert from "node:assert/strict";
import { readText } from "../../core/dialects/reader.ts";
import type { Reading } from "../../core/model/reading.ts";
import { buildFileIndex } from "../../core/index/buildFileIndex.ts";
import { written } from "../../core/text/span.ts";
import { lint } from "../harness/lintCase.ts";
import { corpus, type Sample, skipWithout } from "./corpusFiles.ts";
import { estimateText, referenceText } from "./listing.ts";
import { english } from "../../core/text/message.ts";

const seeds = corpus("seeds");
const seed = (number: string): Sample => seeds.find(({ name }) => name.startsWith(number)) ?? { name: "", text: "" };
const readings = new Map<string, Reading>();
function reading(number: string): Reading {
  const known = readings.get(number) ?? readText(seed(number).name, seed(number).text);
  readings.set(number, known);
  return known;
}

const range = (prefix: string, from: number, to: number, width = 0): string[] =>
  Array.from({ length: to - from + 1 }, (_, index) => `${prefix}${String(from + index).padStart(width, "0")}`);
const ids = ({ items }: Reading): (string | undefined)[] => items.map(({ id }) => id?.value);
const sum = (numbers: readonly number[]): number => numbers.reduce((all, one) => all + one, 0);
const counts = (values: readonly (string | undefined)[]): Record<string, number> => {
  const found: Record<string, number> = {};
  for (const value of values) found[value ?? "none"] = (found[value ?? "none"] ?? 0) + 1;
  return found;
};
const edges = ({ items }: Reading): string[] =>
  items.flatMap(({ id, dependsOn }) =>
    dependsOn.length > 0 ? [`${id?.value}: ${dependsOn.map(referenceText).join(", ")}`] : [],
  );

/** The findings of some rules, as the text they stand on and their message. */
/** What rules find in a founding document, told apart by severity. */
function findings(number: string, ...rules: readonly string[]) {
  const { name, text } = seed(number);
  const [file] = lint("", [{ name, text }], new Set(rules)).files;
  return (file?.findings ?? []).map(({ rule, severity, at, message }) => ({
    rule,
    severity,
    on: written(at),
    message: english(message),
  }));
}

describe("the founding documents", function () {
  this.timeout(60_000);
  before(function () {
    skipWithout(this, seeds, "seeds");
  });

  it("000, an issue table, has 25 items with their criteria, tasks and labels", () => {
    const { items, regions } = reading("000");
    assert.deepEqual(ids(reading("000")), range("", 0, 24));
    assert.ok(items.every(({ title }) => title.value.length > 8 && !/[*|<]/.test(title.value)));
    assert.ok(items.every(({ labels }) => labels.length === 2));
    assert.equal(sum(items.map(({ criteria }) => criteria.length)), 42);
    assert.ok(items.every(({ criteria, tasks }) => criteria.length > 0 && tasks.length > 0));
    assert.deepEqual(counts(regions.map(({ dialect }) => dialect)), { "item-table": 1 });
  });

  it("001, key and value inside one fence, has 39 items with sizes, priorities and scoped labels", () => {
    const { items } = reading("001");
    assert.deepEqual(ids(reading("001")), range("#", 1, 39));
    assert.deepEqual(counts(items.map(({ estimate }) => estimate?.value.size ?? undefined)), { S: 6, M: 20, L: 13 });
    assert.deepEqual(counts(items.map(({ priority }) => priority?.raw)), { Urgent: 13, High: 24, Medium: 2 });
    assert.equal(sum(items.map(({ labels }) => labels.length)), 133);
    assert.ok(items.every(({ labels }) => labels.every(({ value }) => /^[a-z]+::[a-z0-9-]+$/.test(value))));
    assert.ok(items.every(({ description, title }) => description.length === 1 && title.value.length > 8));
  });

  it("002, epics with numbered stories, has 5 epics and 16 stories whose numbers start again in each epic", () => {
    const { items } = reading("002");
    const epics = items.filter(({ kind }) => kind === "epic");
    const stories = items.filter(({ kind }) => kind === "story");
    assert.deepEqual(
      epics.map(({ id }) => id?.value),
      range("Epic ", 1, 5),
    );
    assert.equal(stories.length, 16);
    assert.equal(items.length, 21);
    const under = epics.map((epic) =>
      stories
        .filter((story) => story.epic?.value === epic.id?.value)
        .map(({ id }) => id?.value)
        .join(""),
    );
    assert.deepEqual(under, ["123", "1234", "123", "123", "123"]);
    assert.deepEqual(
      epics.map(({ priority }) => priority?.raw),
      ["P0", "P0", "P0", "P1", "P1"],
    );
    assert.deepEqual(counts(stories.map(({ priority }) => priority?.raw)), { P0: 8, P1: 7, P2: 1 });
    assert.equal(sum(stories.map(({ criteria }) => criteria.length)), 18);
    assert.ok(stories.every(({ deliverables }) => deliverables.length === 1));
  });

  it("002 has three waves that hold all stories but one", () => {
    const file = buildFileIndex(reading("002"));
    assert.deepEqual(
      file.sprints.map(({ kind, name }) => `${kind} ${name.value}`),
      ["wave Wave 1", "wave Wave 2", "wave Wave 3"],
    );
    const held = file.sprints.map((wave) =>
      file.itemsIn(wave).map((item) => `${item.epic?.value.replace("Epic ", "")}.${item.id?.value}`),
    );
    assert.deepEqual(held, [
      ["1.1", "1.2", "3.1"],
      ["2.1", "2.2", "2.3", "2.4", "3.2"],
      ["4.1", "4.2", "4.3", "5.1", "5.2", "5.3", "3.3"],
    ]);
    const planned = new Set(file.sprints.flatMap((wave) => file.itemsIn(wave)));
    const left = file.items.filter((item) => item.kind === "story" && !planned.has(item));
    assert.deepEqual(
      left.map(({ epic, id }) => `${epic?.value} ${id?.value}`),
      ["Epic 1 3"],
    );
  });

  it("003, sprints with task tables, has 76 items with estimates, owners and states", () => {
    const { items, sprints, defects } = reading("003");
    assert.equal(items.length, 76);
    assert.equal(new Set(ids(reading("003"))).size, 76);
    assert.deepEqual(counts(ids(reading("003")).map((id) => id?.split("-")[0])), {
      S0: 4,
      S1: 10,
      S2: 11,
      S25: 24,
      S3: 10,
      S4: 17,
    });
    assert.equal(sum(items.map(({ estimate }) => estimate?.value.points ?? 0)), 118);
    assert.ok(
      items.every(({ estimate, owners, title }) => estimate !== null && owners.length > 0 && title.value.length > 5),
    );
    assert.ok(items.every(({ criteria }) => criteria.length > 0));
    assert.ok(
      items.every(
        ({ id, sprint }) => sprint?.value === `Sprint ${id?.value.slice(1).split("-")[0]?.replace("25", "2.5")}`,
      ),
    );
    for (const name of ["Sprint 0", "Sprint 1", "Sprint 2", "Sprint 2.5", "Sprint 3", "Sprint 4"]) {
      assert.ok(
        sprints.some((sprint) => sprint.name.value === name),
        name,
      );
    }
    assert.ok(defects.length > 0 && defects.every(({ kind }) => kind === "mojibake"));
  });

  it("003 has a dash for none, and every other dependency", () => {
    const { items } = reading("003");
    const all = items.flatMap(({ dependsOn }) => dependsOn.map(referenceText));
    assert.equal(items.filter(({ dependsOn }) => dependsOn.length === 0).length, 37);
    assert.equal(all.length, 40);
    assert.ok(
      all.every((one) => /^(?:S\d+-[A-Z]+-\d+b?|<prefix S\d>|<all>)$/.test(one)),
      all.join(" "),
    );
    assert.deepEqual(
      all.filter((one) => one.startsWith("<")),
      ["<prefix S1>", "<all>", "<prefix S4>"],
    );
  });

  it("004, story blocks, has 4 epics and 29 stories with points, priorities, criteria and tasks", () => {
    const { items } = reading("004");
    const epics = items.filter(({ kind }) => kind === "epic");
    const stories = items.filter(({ kind }) => kind === "story");
    assert.deepEqual(
      epics.map(({ id }) => id?.value),
      range("EPIC-", 1, 4, 3),
    );
    assert.deepEqual(
      stories.map(({ id }) => id?.value),
      range("US-", 1, 29, 3),
    );
    assert.equal(items.length, 33);
    assert.deepEqual(
      epics.map(({ estimate }) => estimate && estimateText(estimate.value)),
      ["155 points", "145 points", "150 points", "170 points"],
    );
    assert.deepEqual(
      stories.map(({ estimate }) => estimate?.value.points),
      [21, 13, 13, 13, 8, 8, 13, 21, 13, 13, 21, 13, 8, 8, 21, 13, 21, 13, 13, 13, 8, 21, 21, 21, 13, 13, 13, 13, 8],
    );
    assert.deepEqual(counts(stories.map(({ priority }) => priority?.raw)), { High: 17, Medium: 12 });
    const perEpic = [1, 2, 3, 4].map((n) => stories.filter(({ epic }) => epic?.value.endsWith(`${n}`)).length);
    assert.deepEqual(perEpic, [7, 7, 7, 8]);
    assert.ok(
      stories.every(
        ({ story, criteria, tasks, subtasks }) =>
          story?.goal && criteria.length >= 5 && tasks.length >= 3 && subtasks.length >= 3,
      ),
    );
    assert.ok(stories.every(({ tasks }) => tasks.every(({ hours, role }) => hours !== null && role !== null)));
  });

  it("004 says what each story needs", () => {
    assert.deepEqual(edges(reading("004")), [
      "US-002: US-001",
      "US-007: US-001",
      "US-008: EPIC-001",
      "US-010: US-009",
      "US-012: US-011",
      "US-015: EPIC-002",
      "US-016: US-015",
      "US-017: US-011",
      "US-020: US-017",
      "US-021: US-017",
      "US-023: US-011",
      "US-024: EPIC-003",
      "US-025: US-024",
      "US-028: <previous>",
      "US-029: <previous>",
    ]);
  });

  it("004 has eight sprints with their capacities, velocities and commitments", () => {
    const { sprints, capacity } = reading("004");
    assert.deepEqual(
      sprints.map(({ name }) => name.value),
      range("Sprint ", 1, 8),
    );
    assert.deepEqual(
      sprints.map((sprint) => sprint.capacity.map(({ amount, unit }) => `${amount} ${unit}`).join()),
      [85, 70, 80, 65, 75, 75, 85, 70].map((points) => `${points} points`),
    );
    assert.deepEqual(
      sprints.map(({ velocity }) => velocity?.amount),
      [82, 68, 78, 63, 73, 74, 83, 69],
    );
    assert.deepEqual(
      sprints.map(({ commitments }) => commitments.flatMap(({ item }) => (item.type === "id" ? [item.id] : [])).length),
      [7, 3, 5, 2, 3, 4, 3, 5],
    );
    assert.deepEqual(
      sprints.map(({ checks }) => checks.length),
      [3, 0, 3, 0, 2, 2, 3, 3],
    );
    for (const [role, hours] of [
      ["DevOps Engineer", 80],
      ["Backend Developer", 60],
      ["Frontend Developer", 20],
      ["QA Engineer", 40],
    ] as const) {
      assert.ok(
        capacity.some((one) => one.role === role && one.amount === hours && one.unit === "hours"),
        role,
      );
    }
  });

  it("have one dependency that dangles, and no other", () => {
    assert.deepEqual(
      ["000", "001", "002", "003", "004"].flatMap((number) =>
        findings(number, "dangling-dependency").map(({ on }) => `${number} ${on}`),
      ),
      ["003 S0-DEV-02"],
    );
  });

  it("004 holds 89 points of 85 in Sprint 1 and 64 Backend hours of 60 in Sprint 6, and nothing else too much", () => {
    const all = findings("004", "sprint-over-capacity", "role-over-capacity");
    const found = all
      .filter(({ severity }) => severity === "error")
      .map(({ rule, message }) => {
        const [is, of] = message.match(/\d+(?= points| hours|:)/g) ?? [];
        return `${rule} ${/Sprint \d/.exec(message)?.[0]} ${is} of ${of}`;
      });
    assert.deepEqual(found, ["sprint-over-capacity Sprint 1 89 of 85", "role-over-capacity Sprint 6 64 of 60"]);
  });
});
