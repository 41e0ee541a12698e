// Random backlogs and what people do to them and to their issues, for the model of a push.
import * as fc from "fast-check";

export interface ModelItem {
  readonly id: string;
  readonly title: string;
  readonly criteria: readonly { readonly text: string; readonly checked: boolean }[];
  readonly labels: readonly string[];
  readonly status: "To do" | "Done" | null;
  readonly sprint: string | null;
  readonly tasks: readonly string[];
  readonly dependsOn: readonly string[];
}

/** What happens between two pushes, or during one. Numbers pick among what there is. */
export type Happening =
  | { readonly type: "edit"; readonly item: number; readonly what: ModelEdit; readonly pick: number }
  | { readonly type: "human"; readonly issue: number; readonly what: HumanEdit; readonly pick: number }
  | { readonly type: "forget"; readonly machine: number; readonly what: "journal" | "sidecar" }
  | { readonly type: "share"; readonly from: number }
  | { readonly type: "push"; readonly machine: number; readonly faults: Faults }
  | { readonly type: "both"; readonly seed: number; readonly faults: readonly [Faults, Faults] };

export type ModelEdit =
  | "title"
  | "criterion"
  | "tick"
  | "label"
  | "unlabel"
  | "status"
  | "sprint"
  | "depend"
  | "add"
  | "remove"
  | "task";
export type HumanEdit =
  | "title"
  | "text"
  | "tick"
  | "note"
  | "label"
  | "unlabel"
  | "assign"
  | "close"
  | "delete"
  | "foreign";

/** When, counted in requests or saves of the run, what goes wrong; 0 for never. */
export interface Faults {
  readonly answers: readonly {
    readonly at: number;
    readonly fault: "lost" | "502after" | "502before" | "timeout" | "secondary" | "primary";
  }[];
  readonly crashBefore: number;
  readonly crashAfter: number;
  readonly crashAtSave: number;
  readonly cancelAt: number;
  /** A person edits an issue while the run is on. */
  readonly humanAt: number;
  readonly listLag: number;
}

const never = fc.constant(0);
const faults: fc.Arbitrary<Faults> = fc.record({
  answers: fc.array(
    fc.record({
      at: fc.integer({ min: 1, max: 45 }),
      fault: fc.constantFrom("lost", "502after", "502before", "timeout", "secondary", "primary"),
    }),
    { maxLength: 10 },
  ),
  crashBefore: fc.oneof({ arbitrary: never, weight: 5 }, fc.integer({ min: 1, max: 60 })),
  crashAfter: fc.oneof({ arbitrary: never, weight: 4 }, fc.integer({ min: 1, max: 60 })),
  crashAtSave: fc.oneof({ arbitrary: never, weight: 4 }, fc.integer({ min: 1, max: 30 })),
  cancelAt: fc.oneof({ arbitrary: never, weight: 5 }, fc.integer({ min: 1, max: 60 })),
  humanAt: fc.oneof({ arbitrary: never, weight: 4 }, fc.integer({ min: 1, max: 60 })),
  listLag: fc.constantFrom(0, 0, 5000, 20_000),
});

const pick = fc.nat({ max: 1000 });
export const happening: fc.Arbitrary<Happening> = fc.oneof(
  { weight: 6, arbitrary: fc.record({ type: fc.constant("push" as const), machine: fc.nat({ max: 1 }), faults }) },
  {
    weight: 1,
    arbitrary: fc.record({ type: fc.constant("both" as const), seed: fc.nat(), faults: fc.tuple(faults, faults) }),
  },
  {
    weight: 6,
    arbitrary: fc.record({
      type: fc.constant("edit" as const),
      item: pick,
      pick,
      what: fc.constantFrom<ModelEdit>(
        ...([
          "title",
          "criterion",
          "tick",
          "label",
          "unlabel",
          "status",
          "sprint",
          "depend",
          "add",
          "remove",
          "task",
        ] as const),
      ),
    }),
  },
  {
    weight: 4,
    arbitrary: fc.record({
      type: fc.constant("human" as const),
      issue: pick,
      pick,
      what: fc.constantFrom<HumanEdit>(
        ...(["title", "text", "tick", "note", "label", "unlabel", "assign", "close", "delete", "foreign"] as const),
      ),
    }),
  },
  {
    weight: 2,
    arbitrary: fc.record({
      type: fc.constant("forget" as const),
      machine: fc.nat({ max: 1 }),
      what: fc.constantFrom("journal" as const, "sidecar" as const),
    }),
  },
  { weight: 2, arbitrary: fc.record({ type: fc.constant("share" as const), from: fc.nat({ max: 1 }) }) },
);

const labels = ["area::api", "area::web", "urgent", "Ops"];

export const backlog: fc.Arbitrary<readonly ModelItem[]> = fc
  .array(
    fc.record({
      criteria: fc.array(fc.boolean(), { minLength: 1, maxLength: 3 }),
      labels: fc.subarray(labels),
      status: fc.constantFrom("To do" as const, "Done" as const, null),
      sprint: fc.constantFrom(null, "Sprint 1", "Sprint 2"),
      tasks: fc.nat({ max: 2 }),
      depends: fc.boolean(),
    }),
    { minLength: 1, maxLength: 5 },
  )
  .map((drafts) =>
    drafts.map((draft, at): ModelItem => {
      const number = at + 1;
      return {
        id: `US-${number}`,
        title: `Story of ${word(number)}`,
        criteria: draft.criteria.map((checked, index) => ({ text: `answer ${number}${index} arrives`, checked })),
        labels: draft.labels,
        status: draft.status,
        sprint: draft.sprint,
        tasks: Array.from({ length: draft.tasks }, (_, index) => `Build part ${word(index)} of ${word(number)}`),
        dependsOn: draft.depends && at > 0 ? [`US-${at}`] : [],
      };
    }),
  );

/** A word for each number, no two of them alike. */
export function word(number: number): string {
  return number < 26
    ? `${"abcdefghijklmnopqrstuvwxyz"[number]}lpha`
    : `${word(Math.floor(number / 26))}${word(number % 26)}`;
}

export function edited(
  items: readonly ModelItem[],
  { item, what, pick: chance }: Extract<Happening, { type: "edit" }>,
  fresh: number,
): readonly ModelItem[] {
  if (what === "add") {
    const id = `US-${1 + Math.max(0, ...items.map((one) => Number(one.id.slice(3))))}`;
    const criteria = [{ text: `answer ${fresh} comes`, checked: false }];
    return [
      ...items,
      {
        id,
        title: `Story of ${word(fresh)}`,
        criteria,
        labels: [],
        status: null,
        sprint: null,
        tasks: [],
        dependsOn: [],
      },
    ];
  }
  if (items.length === 0) return items;
  const at = item % items.length;
  const one = items[at] as ModelItem;
  if (what === "remove") return items.length < 2 ? items : items.filter((_, index) => index !== at);
  const label = labels[chance % labels.length] as string;
  const change = (): Partial<ModelItem> => {
    switch (what) {
      case "title":
        return { title: `Story of ${word(fresh)}` };
      case "criterion":
        return { criteria: [...one.criteria.slice(1), { text: `answer ${fresh} arrives`, checked: false }] };
      case "tick":
        return {
          criteria: one.criteria.map((line, index) =>
            index === chance % one.criteria.length ? { ...line, checked: !line.checked } : line,
          ),
        };
      case "label":
        return { labels: [...new Set([...one.labels, label])] };
      case "unlabel":
        return { labels: one.labels.filter((name) => name !== label) };
      case "status":
        return { status: one.status === "Done" ? "To do" : "Done" };
      case "sprint":
        return { sprint: ["Sprint 1", "Sprint 2", "Sprint 3"][chance % 3] as string };
      case "depend": {
        const other = items[chance % items.length];
        return { dependsOn: other === undefined || other === one ? [] : [other.id] };
      }
      default:
        return { tasks: [...one.tasks, `Build part ${word(fresh)}`] };
    }
  };
  return items.map((other, index) => (index === at ? { ...one, ...change() } : other));
}

/** The backlog as its author would write it. */
export function markdownOf(items: readonly ModelItem[]): string {
  const blocks = items.map((item) => {
    const fields = [
      item.labels.length > 0 ? `**Labels:** ${item.labels.join(", ")}` : "",
      item.status === null ? "" : `**Status:** ${item.status}`,
      item.sprint === null ? "" : `**Sprint:** ${item.sprint}`,
      item.dependsOn.length > 0 ? `**Dependencies:** ${item.dependsOn.join(", ")}` : "",
    ].filter((line) => line !== "");
    const criteria = item.criteria.map(({ text, checked }) => `- [${checked ? "x" : " "}] ${text}`);
    const tasks = item.tasks.length === 0 ? [] : ["", "**Tasks:**", ...item.tasks.map((task) => `- ${task}`)];
    return [
      `### ${item.id}: ${item.title}`,
      "",
      "**Story Points:** 3",
      ...fields,
      "",
      "**Acceptance Criteria:**",
      ...criteria,
      ...tasks,
    ].join("\n");
  });
  return `# Epic 1: Shop\n**Epic ID:** EPIC-1\n\n${blocks.join("\n\n")}\n`;
}
