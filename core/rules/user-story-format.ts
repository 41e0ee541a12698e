// Holds "As a …, I want …, so that …" to what the file's other stories say. Items that are no user stories are left alone.
import * as z from "zod";
import type { FileIndex } from "../index/fileIndex.ts";
import type { Item, UserStory } from "../model/item.ts";
import { written } from "../text/span.ts";
import { defineRule, type Finding, type Fix } from "./rule.ts";
import { allOf, say } from "../text/message.ts";

const options = z.object({
  share: z
    .number()
    .min(0)
    .max(1)
    .default(0.8)
    .describe("The share of stories with a part from which all are expected to have it."),
});

/** Fewer stories show no habit. */
const fewest = 5;
const parts = ["role", "goal", "benefit"] as const;
const words = {
  role: say`a role ("As a …")`,
  goal: say`a goal ("I want …")`,
  benefit: say`a benefit ("so that …")`,
} as const;

const habitQuestion = {};
const habit = (file: FileIndex) => file.derive(habitQuestion, ["story"], () => habitOf(file.items));

function habitOf(items: readonly Item[]) {
  const stories = items.flatMap((item) => (item.story === null ? [] : [item.story]));
  const having = (part: keyof typeof words) => stories.filter((story) => story[part] !== null).length;
  return { stories: stories.length, role: having("role"), goal: having("goal"), benefit: having("benefit") };
}

export const userStoryFormat = defineRule<z.infer<typeof options>>({
  id: "user-story-format",
  category: "wording",
  severity: "warning",
  on: true,
  since: "0.1.0",
  scope: "item",
  summary: "A user story leaves out a part that the others have.",
  why: "Who wants it and what for is what a story says beyond a task; without the benefit nobody can offer a simpler way to it.",
  options,
  examples: [
    {
      bad: storiesWith("⟦As a buyer, I want to print an order⟧"),
      good: storiesWith("As a buyer, I want to print an order so that I can file it"),
    },
    {
      bad: "### US-001: Watch the queue\nAs ⟦a⟧ SRE, I want an alarm so that I can sleep",
      good: "### US-001: Watch the queue\nAs an SRE, I want an alarm so that I can sleep",
      fixed: "### US-001: Watch the queue\nAs an SRE, I want an alarm so that I can sleep",
    },
  ],
  reads: (item, context) => {
    if (item.story === null || parts.every((part) => item.story?.[part] !== null)) return [];
    const { file, options } = context;
    return [...parts.map((part) => isUsual(part, file, options.share)), ...Object.values(habit(file))];
  },
  *check(item, { file, options: { share } }) {
    if (item.story === null || item.status?.value === "done") return;
    const missing = parts.filter((part) => item.story?.[part] === null && isUsual(part, file, share));
    if (missing.length > 0) {
      const { stories } = habit(file);
      const expected = allOf(missing.map((part) => words[part]));
      yield {
        at: item.story.at,
        message: say`Unexpected story without ${expected}, expected it as in ${Math.min(...missing.map((part) => habit(file)[part]))} of ${stories} stories`,
        fixes: partFix(item, item.story, missing[0]),
      };
    }
    yield* articles(item.story);
  },
});

function isUsual(part: keyof typeof words, file: FileIndex, share: number): boolean {
  const counts = habit(file);
  return counts.stories >= fewest && counts[part] / counts.stories >= share;
}

/** Only what stands first among the missing parts: the next is asked for afterwards. */
function partFix(item: Item, story: UserStory, missing: (typeof parts)[number] | undefined): readonly Fix[] {
  if (missing === "benefit") return benefitFix(item, story);
  if (missing === "goal") return goalFix(item, story);
  if (missing !== "role" || story.goal === null || story.at.anchor !== item.at.anchor) return [];
  const first = written(story.at).slice(0, 1);
  const isWant = /^i\s/i.test(written(story.at));
  const at = { ...story.at, end: story.at.start + (isWant ? 1 : 0) };
  if (!isWant && first === "") return [];
  const edits = [{ at, text: `As a \${1:role}, ${isWant ? "I" : "I want to "}`, snippet: true as const }];
  return [{ title: say`Add a role`, edits, safety: "review" }];
}

/** The goal belongs behind the role. What is longer than a role tells the goal in other words, which only its author can mend. */
function goalFix(item: Item, { role }: UserStory): readonly Fix[] {
  if (role === null || role.at.anchor !== item.at.anchor || /[,.;:]|(?:\s\S+){5}/.test(role.value)) return [];
  const edits = [
    { at: { ...role.at, start: role.at.end }, text: ", I want to ${1:do something}", snippet: true as const },
  ];
  return [{ title: say`Add a goal`, edits, safety: "review" }];
}

/** The benefit belongs behind the goal, before the full stop. */
function benefitFix(item: Item, { goal }: UserStory) {
  if (goal === null || goal.at.anchor !== item.at.anchor) return [];
  const at = { ...goal.at, start: goal.at.end };
  const edits = [{ at, text: " so that ${1:I gain something}", snippet: true as const }];
  return [{ title: say`Add a benefit`, edits, safety: "review" as const }];
}

/** "As a SRE", "as an user": the article that the next sound asks for. English only, and only where the sound is certain. */
function* articles({ role }: UserStory): Iterable<Finding> {
  if (role === null) return;
  const before = /\bas\s+\**(an?)\s+[*_]*$/i.exec(
    role.at.anchor.text.slice(Math.max(0, role.at.start - 20), role.at.start),
  );
  const within = /^(an?)\s+/i.exec(role.raw);
  const article = before?.[1] ?? within?.[1];
  if (article === undefined) return;
  const noun = within === null ? role.raw : role.raw.slice(within[0].length);
  const wanted = articleFor(noun);
  if (wanted === null || wanted === article.toLowerCase()) return;
  const start =
    within === null
      ? role.at.start - (before?.[0].length ?? 0) + (before?.[0].search(/an?\s+[*_]*$/i) ?? 0)
      : role.at.start;
  const at = { ...role.at, start, end: start + article.length };
  yield {
    at,
    severity: "hint",
    message: say`Unexpected \`${article}\` before "${noun.split(/\s/)[0] ?? ""}", expected \`${wanted}\``,
    fixes: [{ title: say`Change to \`${wanted}\``, edits: [{ at, text: wanted }], safety: "safe" }],
  };
}

function articleFor(noun: string): "a" | "an" | null {
  const [word = ""] = noun.split(/[\s,/-]/);
  // Letters that are spelt out: "an SRE", "a QA". An acronym that may be read as a word is left alone.
  if (/^[A-Z]{2,3}$/.test(word)) return /^[AEFHILMNORSX]/.test(word) ? "an" : "a";
  if (/^(user|uni|use|eu|one|uk|us\b)/i.test(word)) return "a";
  if (/^(hour|honest|heir)/i.test(word)) return "an";
  if (/^[aeio][a-z]/i.test(word)) return "an";
  return /^[bcdfgjklmnpqrstvwz][a-z]/i.test(word) ? "a" : null;
}

function storiesWith(last: string): string {
  const wants = ["see my basket", "pay by card", "get a receipt", "cancel an order", "see past orders"];
  const lines = wants.map(
    (want, index) => `### US-00${index + 1}: ${want}\nAs a buyer, I want to ${want} so that I save time\n`,
  );
  return [...lines, `### US-006: Print an order\n${last}`].join("\n");
}
