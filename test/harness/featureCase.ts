// Reads and writes the case files of the language features: one backlog, and below it a section for each feature with what is
// asked of the server and what it answers. A question stands at the margin, its answer indented below it.
import { blocksOf, type CaseBlock } from "./caseFile.ts";

export interface FeatureCase {
  readonly text: string;
  readonly sections: readonly Section[];
}

export interface Section {
  readonly feature: string;
  /** One without words where the feature asks about the whole document. */
  readonly questions: readonly string[];
  /** As they stand in the file. */
  readonly answers: string;
  readonly start: number;
  readonly end: number;
}

/** Throws on a fence without a heading, and where there is not exactly one backlog. */
export function readFeatureCase(source: string): FeatureCase {
  const blocks = [...blocksOf(source)];
  const fences = blocks.flatMap((block, at) => (block.type === "fence" ? [{ block, above: blocks[at - 1] }] : []));
  const texts = fences.filter(({ block }) => block.info === "md").map(({ block }) => `${block.text}\n`);
  const [text] = texts;
  if (text === undefined || texts.length > 1) throw new Error("A case file of features holds one backlog");
  return {
    text,
    sections: fences.flatMap(({ block, above }) => (block.info === "md" ? [] : [sectionOf(block, above)])),
  };
}

function sectionOf(block: CaseBlock & { readonly type: "fence" }, above: CaseBlock | undefined): Section {
  if (block.info !== "answers" || above?.type !== "heading")
    throw new Error(`Below the heading of a feature stands a fence of answers, not "${block.info}"`);
  const lines = block.text.split("\n").filter((line) => line !== "" && !line.startsWith(" "));
  const { start, end } = block;
  return { feature: above.name, questions: lines.length === 0 ? [""] : lines, answers: block.text, start, end };
}

/** A question with its answer below it. */
export function answered(question: string, answer: readonly string[]): string {
  const lines = answer.flatMap((line) => line.split("\n")).map((line) => `  ${line}`.trimEnd());
  return [...(question === "" ? [] : [question]), ...(lines.length === 0 ? ["  nothing"] : lines)].join("\n");
}
