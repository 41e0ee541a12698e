// A backlog of any size, of our own words: stories, a table and a fence by turns, so that a keystroke meets each of them.

const nouns = ["basket", "invoice", "receipt", "voucher", "address", "account", "search", "filter", "report", "export"];
const verbs = ["Show", "Send", "Print", "Cancel", "Refund", "Import", "Archive", "Rename"];

/** At least `length` characters; the same for the same length. */
export function backlogOf(length: number): string {
  const parts = ["# Shop\n\n"];
  let size = 0;
  for (let number = 1; size < length; number++) {
    const part = number % 8 === 0 ? table(number) : story(number);
    parts.push(part);
    size += part.length;
  }
  return parts.join("");
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
    `**Priority:** High\n**Story Points:** ${[1, 2, 3, 5, 8][number % 5]}\n**Dependencies:** ${needs}\n\n`,
    "**Acceptance Criteria:**\n",
    `- [ ] The page lists ${number} rows within 2 s\n- [ ] ${number % 5 === 0 ? "It works well" : "An empty list shows `Nothing yet`"}\n\n`,
  ].join("");
}

function table(number: number): string {
  const rows = [0, 1, 2, 3, 4].map(
    (row) =>
      `| T-${number}${row} | ${titleOf(number + row)} | ${row + 1} | ${row === 0 ? "None" : `T-${number}${row - 1}`} |\n`,
  );
  return `## Tasks ${number}\n\n| ID | Task | Points | Dependencies |\n| --- | --- | --- | --- |\n${rows.join("")}\n`;
}
