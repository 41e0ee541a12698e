// What a hover says: a card for an item or an ID, the evidence for a finding. Markdown, from plain data.
import type { FileIndex } from "../index/fileIndex.ts";
import type { WorkspaceIndex } from "../index/workspaceIndex.ts";
import type { Finding } from "../rules/rule.ts";
import { contains, type Place } from "../text/span.ts";
import { itemCard, nameList, plain } from "./card.ts";
import { caretAt, headAt, type IdAt, idAt } from "./locate.ts";
import { capacityText, sprintName } from "./outline.ts";

export interface Hover {
  readonly markdown: string;
  readonly at: Place;
}

/** What a finding knows about itself, with its rule's name. */
export interface Explained {
  readonly rule: string;
  readonly finding: Finding;
}

/** More names than fit on a screen help nobody. */
const shown = 20;

/** `findings` are the file's own. Null where there is nothing to say. */
export function hover(
  workspace: WorkspaceIndex,
  file: FileIndex,
  findings: readonly Explained[],
  offset: number,
): Hover | null {
  const caret = caretAt(file, offset);
  if (caret === null) return null;
  const evidence = findings.filter(({ finding }) => (finding.evidence?.length ?? 0) > 0 && contains(finding.at, caret));
  const first = evidence[0];
  if (first !== undefined) return { markdown: evidence.map(evidenceText).join("\n\n"), at: first.finding.at };
  const id = idAt(file, caret);
  if (id !== null) {
    const markdown = idText(workspace, file, id);
    return markdown === null ? null : { markdown, at: id.at };
  }
  const sprint = file.sprints.find((one) => contains(one.name.at, caret));
  if (sprint !== undefined) {
    const items = file.itemsIn(sprint);
    const capacity = sprint.capacity.length === 0 ? [] : [sprint.capacity.map(capacityText).map(plain).join(" · ")];
    const lines = [
      `**${plain(sprintName(sprint))}**`,
      ...capacity,
      `${items.length} ${items.length === 1 ? "item" : "items"}`,
    ];
    return { markdown: lines.join("  \n"), at: sprint.name.at };
  }
  const head = headAt(file, caret);
  return head === null ? null : { markdown: itemCard(workspace, head), at: head.head };
}

function idText(workspace: WorkspaceIndex, file: FileIndex, id: IdAt): string | null {
  if (id.reference === null) return itemCard(workspace, id.item);
  const resolution = workspace.resolve(id.reference, id.from, file);
  if (resolution.type === "missing") {
    const nearest = resolution.nearest.length === 0 ? "" : `\n\nNearest:\n${nameList(resolution.nearest, shown)}`;
    return `No item ${plain(resolution.id)} was read${nearest}`;
  }
  if (resolution.type !== "items") return null;
  const [only, ...others] = resolution.items;
  if (only === undefined) return null;
  if (others.length === 0) return itemCard(workspace, only);
  return `**${resolution.items.length} items**\n\n${nameList(resolution.items, shown)}`;
}

function evidenceText({ rule, finding }: Explained): string {
  return `**${rule}**: ${plain(finding.message)}\n\n${(finding.evidence ?? []).map((line) => `- ${plain(line)}`).join("\n")}`;
}
