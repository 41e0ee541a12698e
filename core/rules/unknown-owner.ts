// Held against the owners that the file itself lists; a file that lists none is asked nothing.
import { conventionOf } from "../index/conventions.ts";
import { editDistance } from "../text/editDistance.ts";
import { defineRule } from "./rule.ts";
import { joined, say } from "../text/message.ts";

/** Everybody, or nobody yet. */
const anybody = /^(?:all|everyone|everybody|team|whole team|any|anyone|tbd|unassigned|none|n\/?a|[-–—?]*)$/i;

export const unknownOwner = defineRule({
  id: "unknown-owner",
  category: "labels",
  severity: "warning",
  on: true,
  since: "0.1.0",
  scope: "item",
  summary: "An item's owner is not in the list of owners that the file declares.",
  why: "Whoever filters by owner never meets that item. The list is read from a line such as ``Owner: `BE-A`, `BE-B`, `QA` `` outside the items; a slash between two owners means both.",
  examples: [
    {
      bad: [
        "- **Owner**: `Backend`, `Frontend`, `QA`",
        "",
        "| ID | Story | Owner |",
        "| --- | --- | --- |",
        "| US-001 | Show the basket | Backend |",
        "| US-002 | Pay by card | ⟦Bakend⟧ |",
      ].join("\n"),
      good: [
        "- **Owner**: `Backend`, `Frontend`, `QA`",
        "",
        "| ID | Story | Owner |",
        "| --- | --- | --- |",
        "| US-001 | Show the basket | Backend |",
        "| US-002 | Pay by card | Backend/QA |",
      ].join("\n"),
      fixed: [
        "- **Owner**: `Backend`, `Frontend`, `QA`",
        "",
        "| ID | Story | Owner |",
        "| --- | --- | --- |",
        "| US-001 | Show the basket | Backend |",
        "| US-002 | Pay by card | Backend |",
      ].join("\n"),
    },
  ],
  reads: (_item, { file }) => [conventionOf(file, "owners")],
  *check(item, { file }) {
    const declared = conventionOf(file, "owners");
    if (declared === null) return;
    const known = new Set(declared.names.map((name) => name.toLowerCase()));
    for (const owner of item.owners) {
      if (owner.inherited === true || known.has(owner.value.toLowerCase())) continue;
      const strange = owner.value
        .split(/\s*[/+&,]\s*/)
        .filter((name) => !anybody.test(name) && !known.has(name.toLowerCase()));
      const [first] = strange;
      if (first === undefined) continue;
      const start = owner.at.start + Math.max(0, owner.raw.indexOf(first));
      const at = owner.raw.includes(first) ? { ...owner.at, start, end: start + first.length } : owner.at;
      const near = declared.names
        .map((name) => ({ name, distance: editDistance(name.toLowerCase(), first.toLowerCase()) }))
        .filter(
          ({ name, distance }) =>
            distance <= Math.max(1, Math.floor(name.length / 3)) ||
            name.toLowerCase().startsWith(`${first.toLowerCase()}-`),
        )
        .sort((a, b) => a.distance - b.distance)
        .slice(0, 3);
      const wanted = joined(
        declared.names.slice(0, 6).map((name) => say`\`${name}\``),
        ", ",
      );
      yield {
        at,
        message: say`Unexpected owner \`${first}\`, expected one of ${wanted}`,
        related: [{ at: declared.at, message: say`The declared owners` }],
        fixes: near.map(({ name }) => ({
          title: say`Change to \`${name}\``,
          edits: [{ at, text: name }],
          safety: "review" as const,
        })),
      };
    }
  },
});
