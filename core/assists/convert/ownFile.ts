// An item as a file of its own: its facts in the front matter, the rest as sections.
import { unitNamed } from "../../dialects/vocabulary.ts";
import type { FileIndex } from "../../index/fileIndex.ts";
import type { FieldName } from "../../model/item.ts";
import type { NewFile } from "../assist.ts";
import type { Said } from "./said.ts";
import { factOf, headline, isInline, type Named, namedParts, type Sheet } from "./writer.ts";

/** A file for each item below a folder; the URI of the folder ends with a slash. */
export function ownFiles(file: FileIndex, sheet: Sheet, folder: string): readonly NewFile[] {
  const taken = new Set<string>();
  return sheet.said.map((one) => {
    const stem = stemOf(one);
    let name = stem;
    for (let count = 2; taken.has(name.toLowerCase()); count++) name = `${stem}-${count}`;
    taken.add(name.toLowerCase());
    return { uri: `${folder}${encodeURIComponent(`${name}.md`)}`, text: `${textOf(file, one, sheet)}\n` };
  });
}

const longestName = 60;

/** "US-001-pay-by-card" */
function stemOf({ item, title }: Said): string {
  const slug = (text: string) => text.replace(/[^\p{L}\p{N}.]+/gu, "-").replace(/^[-.]+|[-.]+$/g, "");
  const whole = [slug(item.id?.value ?? ""), slug(title).toLowerCase()].filter((part) => part !== "").join("-");
  return whole.length <= longestName ? whole : whole.slice(0, longestName).replace(/-[^-]*$/, "");
}

function textOf(file: FileIndex, one: Said, sheet: Sheet): string {
  const facts: string[] = one.item.id === null ? [] : [`id: ${scalar(one.item.id.value)}`];
  if (!/[`*_[\]"'\\]/.test(one.title)) facts.push(`title: ${scalar(one.title)}`);
  const blocks: string[] = [];
  const used = new Set<string>();
  for (const part of [...namedParts(one, sheet), ...inherited(file, one, sheet)]) {
    const fact = part.type === "prose" ? null : factOf(part);
    const key = part.type === "prose" ? "" : keyOf(part, used);
    if (part.type === "prose") blocks.push(part.value);
    else if (fact !== null && part.field !== null && !used.has(key) && !/["'][^]*'|\\/.test(fact)) {
      facts.push(`${key}: ${scalar(fact)}`);
      used.add(key);
    } else blocks.push(isInline(part) ? `**${part.name}:** ${part.value}` : `## ${part.name}\n\n${part.value}`);
  }
  const prose = blocks.filter((block) => !block.startsWith("## "));
  const sections = blocks.filter((block) => block.startsWith("## "));
  const matter = facts.length === 0 ? [] : [`---\n${facts.join("\n")}\n---`];
  return [
    ...matter,
    `# ${facts.length > 1 ? one.title : headline({ ...one, head: null }, sheet)}`,
    ...prose,
    ...sections,
  ].join("\n\n");
}

/** The file's own name for a field where tools that keep items in files know it, else the one that they know. */
function keyOf({ field, name }: Named, used: ReadonlySet<string>): string {
  const key = name.toLowerCase().replace(/[.:]+/g, "").replace(/\s+/g, "_");
  const usual = field === "estimate" && unitNamed(name) !== "points" ? undefined : keys[field ?? "notes"];
  return known.test(key) || usual === undefined || used.has(usual) ? key : usual;
}

/** By these a file is told from a document with a title. */
const known =
  /^(?:status|priority|labels|tags|dependencies|depends_on|assignee|owner|parent|estimate|points|story_points|state|milestone|sprint|epic)$/;
const keys: Readonly<Partial<Record<FieldName, string>>> = {
  dependsOn: "dependencies",
  owner: "assignee",
  estimate: "estimate",
  priority: "priority",
  status: "status",
  sprint: "sprint",
  epic: "epic",
};

/** A value of front matter, in quotes where YAML would read something else. */
function scalar(value: string): string {
  if (/^[\p{L}\p{N}][\p{L}\p{N} _./+-]*$/u.test(value)) return value;
  return value.includes("'") ? `"${value}"` : `'${value}'`;
}

/** What the place in the backlog says of the item, which a file of its own has to say itself. */
function inherited(file: FileIndex, { item }: Said, { spelling }: Sheet): readonly Named[] {
  const found: Named[] = [];
  const say = (field: "sprint" | "epic" | "priority" | "status" | "labels", value: string | undefined) => {
    if (value !== undefined) found.push({ type: "field", field, name: spelling.nameOf(field), value });
  };
  const states = (field: string) => item.fields.some((own) => own.field === field);
  if (!states("sprint")) say("sprint", item.sprint?.value);
  if (!states("epic")) say("epic", file.epicOf(item)?.id?.value ?? item.epic?.value);
  if (item.priority?.inherited === true) say("priority", item.priority.raw);
  if (item.status?.inherited === true) say("status", item.status.raw);
  const labels = item.labels.filter((label) => label.inherited === true);
  if (labels.length > 0) say("labels", labels.map(({ value }) => value).join(", "));
  return found;
}
