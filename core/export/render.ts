// An item as the text of an issue. Everything the author wrote is neutralised; everything else is plain GitHub Markdown.
import type { ExportItem, TaskStyle, TickLine } from "./document.ts";
import { normalised } from "./issueBody.ts";
import { neutralise } from "./neutralise.ts";

export interface Rendered {
  readonly title: string;
  /** Without source line and marker. */
  readonly text: string;
  /** People whom the text names with an @, who are not notified. */
  readonly mentions: readonly string[];
}

export interface RenderOptions {
  readonly tasks: TaskStyle;
  /** Words on parents and blockers for servers that cannot link them. */
  readonly links: readonly string[];
}

export function render(item: ExportItem, options: RenderOptions): Rendered {
  const mentions = new Set<string>();
  const safe = (text: string): string => {
    const { text: harmless, mentions: named } = neutralise(text);
    for (const who of named) mentions.add(who);
    return harmless;
  };
  const inline = (text: string): string => oneLine(safe(text));
  const boxes = (lines: readonly TickLine[]): string =>
    lines.map((line) => `- [${line.checked === true ? "x" : " "}] ${boxLabel(line, safe)}`).join("\n");
  const section = (heading: string, text: string): string => (text === "" ? "" : `### ${heading}\n\n${text}`);
  const list = options.tasks === "list";
  const parts = [
    item.story === null ? "" : `> ${inline(item.story)}`,
    ...item.description.map(safe),
    factsOf(item)
      .map(([name, value]) => `**${name}:** ${inline(value)}`)
      .join(" · "),
    options.links.map(inline).join("\n"),
    section("Acceptance criteria", boxes(item.criteria)),
    item.scenario === null ? "" : fenced(item.scenario),
    section("Deliverables", item.deliverables.map((text) => `- ${inline(text)}`).join("\n")),
    list ? section("Tasks", boxes(item.tasks)) : "",
    options.tasks === "none" ? "" : section("Subtasks", boxes(item.subtasks)),
  ];
  const text = parts.filter((part) => part !== "").join("\n\n");
  return { title: titleOf(item), text: normalised(text), mentions: [...mentions] };
}

/** The words of a line with a box, as they stand in the issue. */
export function boxLabel({ text, note }: TickLine, safe = (words: string): string => neutralise(words).text): string {
  return oneLine(safe(note === null ? text : `${text} (${note})`));
}

const oneLine = (text: string): string => text.replace(/\s*\n\s*/g, " ").trim();

/** With the ID before it where the ID is a name: "#12" or "3" before a title would be taken for an issue. */
export function titleOf({ id, title }: ExportItem): string {
  const named = id !== null && /\p{L}/u.test(id) && !title.toLowerCase().includes(id.toLowerCase());
  return named ? `${id}: ${title}` : title;
}

function factsOf(item: ExportItem): readonly (readonly [string, string])[] {
  const { estimate, priority, sprint, owners } = item;
  return [
    ...(estimate === null ? [] : [["Estimate", estimate.text] as const]),
    ...(priority === null ? [] : [["Priority", priority] as const]),
    ...(sprint === null ? [] : [["Sprint", sprint.name] as const]),
    ...(owners.length === 0 ? [] : [["Owner", owners.join(", ")] as const]),
  ];
}

function fenced(scenario: string): string {
  const longest = Math.max(2, ...[...scenario.matchAll(/`+/g)].map(([ticks]) => ticks.length));
  const fence = "`".repeat(longest + 1);
  return `${fence}gherkin\n${scenario.replace(/<!--/g, "<!- -")}\n${fence}`;
}
