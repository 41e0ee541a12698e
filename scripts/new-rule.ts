// npm run new-rule ID: the three places of a new rule, filled with what the tests ask for. It then passes untouched.
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";

const root = fileURLToPath(new URL("..", import.meta.url));

/** The three files after adding a rule, by their path from the root. Throws on a name that is no rule ID. */
export function newRule(id: string, list: string): ReadonlyMap<string, string> {
  if (!/^[a-z]+(-[a-z]+)+$/.test(id))
    throw new Error(`A rule ID is words with hyphens, such as "duplicate-id", not "${id}"`);
  if (list.includes(`"./${id}.ts"`)) throw new Error(`There is a rule ${id} already`);
  const name = id.replace(/-([a-z])/g, (_, letter: string) => letter.toUpperCase());
  return new Map([
    [`core/rules/${id}.ts`, ruleText(id, name)],
    ["core/rules/index.ts", withLine(list, id, name)],
    [`test/cases/rules/${id}.md`, caseText()],
  ]);
}

function ruleText(id: string, name: string): string {
  return `// Say here what the rule must not do.
import { say } from "../text/message.ts";
import { defineRule } from "./rule.ts";

export const ${name} = defineRule({
  id: "${id}",
  category: "wording",
  severity: "hint",
  on: false,
  since: "0.1.0",
  scope: "item",
  summary: "An item's title says \`frobnicate\`.",
  why: "Say what goes wrong for whom when nobody notices.",
  noFix: "Say why, or yield fixes.",
  examples: [
    {
      bad: "### US-001: ⟦Frobnicate⟧ the basket\\n**Points:** 3",
      good: "### US-001: Show the basket\\n**Points:** 3",
    },
  ],
  *check(item) {
    const found = /\\bfrobnicate\\b/i.exec(item.title.value);
    if (found === null) return;
    const start = item.title.at.start + found.index;
    const at = { ...item.title.at, start, end: start + found[0].length };
    yield { at, message: say\`Unexpected \\\`\${found[0]}\\\`, expected a word that says what changes\` };
  },
});
`;
}

/** The import in its alphabetical place, the name at the end of the list. */
function withLine(list: string, id: string, name: string): string {
  const line = `import { ${name} } from "./${id}.ts";`;
  const imports = list.match(/^import .*;$/gm) ?? [];
  const pathOf = (text: string): string => /from "(.*)"/.exec(text)?.[1] ?? "";
  const next = imports.find((one) => pathOf(one) > `./${id}.ts`);
  const added =
    next === undefined
      ? list.replace(/(^import .*;$)(?![\s\S]*^import)/m, `$1\n${line}`)
      : list.replace(next, `${line}\n${next}`);
  return added.replace(/\n\];\s*$/, `\n  ${name},\n];\n`);
}

function caseText(): string {
  return `# Reports

\`\`\`\`md
### US-001: ⟦Frobnicate⟧ the basket
**Points:** 3
\`\`\`\`

# Stays silent

## on other words

\`\`\`\`md
### US-001: Show the basket
**Points:** 3
\`\`\`\`
`;
}

if (process.argv[1] !== undefined && import.meta.url === pathToFileURL(process.argv[1]).href) {
  const [id = ""] = process.argv.slice(2);
  try {
    for (const [file, text] of newRule(id, readFileSync(path.join(root, "core/rules/index.ts"), "utf8"))) {
      if (file !== "core/rules/index.ts" && existsSync(path.join(root, file)))
        throw new Error(`${file} exists already`);
      writeFileSync(path.join(root, file), text);
      console.log(file);
    }
    console.log("Next: write the rule, then npm run generate");
  } catch (error) {
    console.error(error instanceof Error ? error.message : error);
    process.exitCode = 2;
  }
}
