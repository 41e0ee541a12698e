// Backlogs of any size, of our own words: stories, a table and a fence by turns, so that a keystroke meets each of them; or
// all of one shape. Links lead nowhere, so that those who check links have something to say.

/** Shapes that a whole backlog can have. */
export const shapes = ["stories", "table", "fence", "list"] as const;
export type Shape = "mixed" | (typeof shapes)[number];

const nouns = ["basket", "invoice", "receipt", "voucher", "address", "account", "search", "filter", "report", "export"];
const verbs = ["Show", "Send", "Print", "Cancel", "Refund", "Import", "Archive", "Rename"];

/** At least `length` characters; the same for the same length. */
export function backlogOf(length: number, shape: Shape = "mixed"): string {
  const parts = [shape === "fence" ? "# Shop\n\n```yaml\n" : shape === "table" ? `# Shop\n\n${head}` : "# Shop\n\n"];
  let size = 0;
  for (let number = 1; size < length; number++) {
    const part = partOf(number, shape);
    parts.push(part);
    size += part.length;
  }
  return parts.join("");
}

/** Stories with states and dependencies in epics of forty, and sprints that plan them all: what views are drawn of. */
export function planOf(items: number): string {
  const order = Array.from({ length: items }, (_, at) => at + 1);
  const ids = order.map((number) => `US-${String(number).padStart(4, "0")}`);
  const stories = order.map((number, at) => {
    const epic = at % 40 === 0 ? `## Epic ${at / 40 + 1}: Route ${at / 40 + 1}\n\n` : "";
    const needs = number % 3 === 0 ? ids[at - 2] : "None";
    const fields = `**Status:** ${["To Do", "In Progress", "Done"][number % 3]}\n**Story Points:** ${(number % 8) + 1}\n**Dependencies:** ${needs}`;
    return `${epic}### ${ids[at]}: Ferry number ${number}\n\n${fields}\n\n**Acceptance Criteria:**\n- [ ] Ferry ${number} leaves within 5 minutes\n\n`;
  });
  const sprints = Array.from({ length: Math.ceil(items / 40) }, (_, at) => {
    const lines = ids.slice(at * 40, at * 40 + 40).map((id) => `- ${id}\n`);
    return `## Sprint ${at + 1}: Week ${at + 1}\n\n**Capacity:** 170 points\n\n${lines.join("")}\n`;
  });
  return `# Ferries\n\n${stories.join("")}${sprints.join("")}`;
}

/** One item in a file of its own, that needs the one before. */
export function fileOf(number: number): string {
  const front = `---\nid: task-${number}\ntitle: ${titleOf(number)}\nstatus: To Do\npriority: high\ndependencies: [${number > 1 ? `task-${number - 1}` : ""}]\n---\n\n`;
  const list = Array.from(
    { length: 9 },
    (_, n) => `- [ ] #${n + 1} The page of part ${number} lists ${n + 3} rows within ${n + 2} s\n`,
  );
  return `${front}# ${titleOf(number)}\n\n## Description\n\n${"Buyers ask for it every week, see the notes of the last call. ".repeat(6)}\n\n## Acceptance Criteria\n\n${list.join("")}`;
}

function partOf(number: number, shape: Shape): string {
  if (shape === "table") return row(number, 0);
  if (shape === "list") return item(number);
  if (shape === "fence") return entry(number);
  return shape === "mixed" && number % 8 === 0 ? table(number) : story(number);
}

function titleOf(number: number): string {
  return `${verbs[number % verbs.length]} the ${nouns[(number * 7) % nouns.length]} of part ${number}`;
}

const idOf = (number: number): string => `US-${String(number).padStart(3, "0")}`;

function story(number: number): string {
  const needs = number > 3 && number % 3 === 0 ? idOf(number - 2) : "None";
  return [
    number % 40 === 1 ? `## Epic ${Math.ceil(number / 40)}: Part ${Math.ceil(number / 40)}\n\n` : "",
    `### ${idOf(number)}: ${titleOf(number)}\n\n`,
    `As a buyer, I want to ${titleOf(number).toLowerCase()} so that I save time.\n\n`,
    `**Priority:** High\n**Story Points:** ${[1, 2, 3, 5, 8][number % 5]}\n**Dependencies:** ${needs}\n\nSee [the notes](notes/${number}.md).\n\n`,
    "**Acceptance Criteria:**\n",
    `- [ ] The page lists ${number} rows within 2 s\n- [ ] ${number % 5 === 0 ? "It works well" : "An empty list shows `Nothing yet`"}\n\n`,
  ].join("");
}

const head = "| ID | Task | Points | Dependencies |\n| --- | --- | --- | --- |\n";

function row(number: number, at: number): string {
  const needs = at === 0 ? "None" : `T-${number}${at - 1}`;
  return `| T-${number}${at} | ${titleOf(number + at)} | ${at + 1} | ${needs} |\n`;
}

function table(number: number): string {
  return `## Tasks ${number}\n\n${head}${[0, 1, 2, 3, 4].map((at) => row(number, at)).join("")}\n`;
}

function item(number: number): string {
  return `- [ ] T${number} ${titleOf(number)} (${(number % 5) + 1} points)\n  - The page lists ${number} rows within 2 s\n`;
}

function entry(number: number): string {
  return `- id: ${idOf(number)}\n  title: ${titleOf(number)}\n  points: ${(number % 5) + 1}\n  acceptance_criteria:\n    - The page lists ${number} rows within 2 s\n\n`;
}
