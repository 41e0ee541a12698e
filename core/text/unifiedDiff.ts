// A unified diff of two texts, as patch and git apply take it.

const context = 3;

/** Empty when the texts are the same. */
export function unifiedDiff(path: string, before: string, after: string): string {
  if (before === after) return "";
  const a = linesOf(before);
  const b = linesOf(after);
  const name = path.replace(/\\/g, "/").replace(/^\/+/, "");
  return `--- a/${name}\n+++ b/${name}\n${hunks(a, b).join("")}`;
}

/** Lines with their endings. */
function linesOf(text: string): string[] {
  return text.match(/[^\n]*\n|[^\n]+$/g) ?? [];
}

interface Step {
  readonly sign: " " | "-" | "+";
  readonly line: string;
}

function hunks(a: readonly string[], b: readonly string[]): string[] {
  const steps = script(a, b);
  const changed = steps.flatMap((step, index) => (step.sign === " " ? [] : [index]));
  const groups: { from: number; to: number }[] = [];
  for (const index of changed) {
    const last = groups.at(-1);
    if (last !== undefined && index - context <= last.to + context) last.to = index;
    else groups.push({ from: index, to: index });
  }
  return groups.map(({ from, to }) =>
    hunk(steps, Math.max(0, from - context), Math.min(steps.length, to + context + 1)),
  );
}

function hunk(steps: readonly Step[], from: number, to: number): string {
  const before = steps.slice(0, from);
  const here = steps.slice(from, to);
  const old = range(before.filter((step) => step.sign !== "+").length, here.filter((step) => step.sign !== "+").length);
  const now = range(before.filter((step) => step.sign !== "-").length, here.filter((step) => step.sign !== "-").length);
  const lines = here.map(({ sign, line }) =>
    line.endsWith("\n") ? sign + line : `${sign}${line}\n\\ No newline at end of file\n`,
  );
  return `@@ -${old} +${now} @@\n${lines.join("")}`;
}

function range(before: number, length: number): string {
  return `${length === 0 ? before : before + 1},${length}`;
}

/** What turns one list of lines into the other: equal ends are kept, the middle is compared by longest common sequence. */
function script(a: readonly string[], b: readonly string[]): Step[] {
  let head = 0;
  while (head < a.length && head < b.length && a[head] === b[head]) head++;
  let tail = 0;
  while (tail < a.length - head && tail < b.length - head && a.at(-1 - tail) === b.at(-1 - tail)) tail++;
  const keep = (line: string): Step => ({ sign: " ", line });
  return [
    ...a.slice(0, head).map(keep),
    ...middle(a.slice(head, a.length - tail), b.slice(head, b.length - tail)),
    ...a.slice(a.length - tail).map(keep),
  ];
}

/** Larger middles than this are shown as replaced as a whole rather than compared line by line. */
const mostCells = 4_000_000;

function middle(a: readonly string[], b: readonly string[]): Step[] {
  if (a.length * b.length > mostCells) {
    return [...a.map((line): Step => ({ sign: "-", line })), ...b.map((line): Step => ({ sign: "+", line }))];
  }
  const width = b.length + 1;
  const common = new Uint32Array((a.length + 1) * width);
  for (let i = a.length - 1; i >= 0; i--) {
    for (let j = b.length - 1; j >= 0; j--) {
      const longer = Math.max(common[(i + 1) * width + j] ?? 0, common[i * width + j + 1] ?? 0);
      common[i * width + j] = a[i] === b[j] ? (common[(i + 1) * width + j + 1] ?? 0) + 1 : longer;
    }
  }
  const steps: Step[] = [];
  let i = 0;
  let j = 0;
  while (i < a.length || j < b.length) {
    if (i < a.length && j < b.length && a[i] === b[j]) {
      steps.push({ sign: " ", line: a[i] ?? "" });
      i++;
      j++;
    } else if (
      j >= b.length ||
      (i < a.length && (common[(i + 1) * width + j] ?? 0) >= (common[i * width + j + 1] ?? 0))
    ) {
      steps.push({ sign: "-", line: a[i] ?? "" });
      i++;
    } else {
      steps.push({ sign: "+", line: b[j] ?? "" });
      j++;
    }
  }
  return steps;
}
