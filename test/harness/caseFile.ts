// Reads case files: Markdown whose headings name tests and whose fences hold the files, the configuration and the outcome.
// The syntax is explained in CONTRIBUTING.md.

export interface CaseInput {
  readonly name: string;
  /** Still with its marks. */
  readonly marked: string;
}

export interface Case {
  /** The headings above it, outermost first. */
  readonly path: readonly string[];
  readonly files: readonly CaseInput[];
  /** The text of `.backlint.json` for this section and those below it. */
  readonly config: string | null;
  /** File texts after the n-th fix of every finding (1 = preferred), with the marks of what remains. */
  readonly after: ReadonlyMap<number, readonly CaseInput[]>;
  /** The `findings` fence and where its content stands in the case file. */
  readonly findings: { readonly text: string; readonly start: number; readonly end: number } | null;
}

const heading = /^(#{1,6}) +(.*?) *$/;
const fence = /^(`{3,}|~{3,})(.*)$/;

/** Reads one case file. Throws on a fence it does not know: a case that is not run must not look as if it were. */
export function readCases(source: string): readonly Case[] {
  const cases: Case[] = [];
  let path: { readonly depth: number; readonly name: string; readonly config: string | null }[] = [];
  let current: { files: CaseInput[]; after: Map<number, CaseInput[]>; findings: Case["findings"] } | null = null;

  const close = (): void => {
    if (current !== null && current.files.length > 0) {
      const config = path.findLast((section) => section.config !== null)?.config ?? null;
      cases.push({ path: path.map(({ name }) => name), config, ...current });
    }
    current = null;
  };

  for (const block of blocksOf(source)) {
    if (block.type === "heading") {
      close();
      path = [...path.filter((section) => section.depth < block.depth), { ...block, config: null }];
      continue;
    }
    const [language, ...words] = block.info.split(/\s+/).filter((word) => word !== "");
    current ??= { files: [], after: new Map(), findings: null };
    if (language === "json" && words.includes("config")) {
      const last = path.at(-1);
      if (last === undefined) throw new Error("A configuration stands below a heading");
      path = [...path.slice(0, -1), { ...last, config: block.text }];
    } else if (language === "findings") {
      current.findings = { text: block.text, start: block.start, end: block.end };
    } else if (language === "md") {
      const name = words.find((word) => word.startsWith("file="))?.slice("file=".length) ?? "backlog.md";
      const after = /^after=fix(?:-(\d+))?$/.exec(words.find((word) => word.startsWith("after=")) ?? "");
      const input = { name, marked: block.text };
      if (after === null) current.files.push(input);
      else {
        const nth = Number(after[1] ?? 1);
        current.after.set(nth, [...(current.after.get(nth) ?? []), input]);
      }
    } else throw new Error(`Unknown fence "${block.info}"`);
  }
  close();
  return cases;
}

export type CaseBlock =
  | { readonly type: "heading"; readonly depth: number; readonly name: string }
  | {
      readonly type: "fence";
      readonly info: string;
      readonly text: string;
      readonly start: number;
      readonly end: number;
    };

/** Headings and fences in the order in which they stand. */
export function* blocksOf(source: string): Iterable<CaseBlock> {
  let open: { readonly ticks: string; readonly info: string; readonly start: number } | null = null;
  let offset = 0;
  for (const line of source.split("\n")) {
    if (open !== null) {
      if (line.startsWith(open.ticks) && line.slice(open.ticks.length).trim() === "") {
        const end = Math.max(open.start, offset - 1);
        yield { type: "fence", info: open.info, text: source.slice(open.start, end), start: open.start, end };
        open = null;
      }
    } else {
      const fenced = fence.exec(line);
      const titled = heading.exec(line);
      if (fenced !== null) {
        open = { ticks: fenced[1] ?? "", info: (fenced[2] ?? "").trim(), start: offset + line.length + 1 };
      } else if (titled !== null) {
        yield { type: "heading", depth: (titled[1] ?? "").length, name: titled[2] ?? "" };
      }
    }
    offset += line.length + 1;
  }
  if (open !== null) throw new Error(`The fence "${open.info}" is not closed`);
}
