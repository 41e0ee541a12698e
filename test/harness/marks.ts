// Marks in test texts: `⟦text⟧` is one expected finding of the suite's rule, `⟦other-rule: text⟧` of another, `¦` the cursor.
// Marks are taken out before anything parses the text, so they cannot disturb it.

export interface Mark {
  /** Null for the suite's own rule. */
  readonly rule: string | null;
  readonly start: number;
  readonly end: number;
}

export interface Marked {
  readonly text: string;
  readonly marks: readonly Mark[];
  readonly cursor: number | null;
}

/** Takes the marks out. Throws on a mark that is not closed, or a second cursor: the test itself is wrong then. */
export function readMarks(marked: string, ruleIds: ReadonlySet<string>): Marked {
  let text = "";
  let cursor: number | null = null;
  const open: { readonly rule: string | null; readonly start: number }[] = [];
  const marks: Mark[] = [];
  for (let at = 0; at < marked.length; at++) {
    const character = marked[at];
    if (character === "⟦") {
      const name = /^([a-z][a-z-]*): /.exec(marked.slice(at + 1));
      const rule = name?.[1] !== undefined && ruleIds.has(name[1]) ? name[1] : null;
      if (rule !== null) at += rule.length + 2;
      open.push({ rule, start: text.length });
    } else if (character === "⟧") {
      const mark = open.pop();
      if (mark === undefined) throw new Error(`A mark is closed that was not opened: …${marked.slice(at - 20, at)}⟧`);
      marks.push({ ...mark, end: text.length });
    } else if (character === "¦") {
      if (cursor !== null) throw new Error("A text has one cursor at most");
      cursor = text.length;
    } else text += character;
  }
  if (open.length > 0) throw new Error(`${open.length} marks are not closed`);
  marks.sort((a, b) => a.start - b.start || a.end - b.end);
  return { text, marks, cursor };
}

/** The text with findings written back as marks: what a failing test shows. */
export function writeMarks(text: string, marks: readonly Mark[]): string {
  const signs = marks.flatMap((mark) => [
    { at: mark.start, order: 1, sign: mark.rule === null ? "⟦" : `⟦${mark.rule}: ` },
    { at: mark.end, order: mark.start === mark.end ? 2 : 0, sign: "⟧" },
  ]);
  signs.sort((a, b) => a.at - b.at || a.order - b.order);
  let out = "";
  let from = 0;
  for (const { at, sign } of signs) {
    out += text.slice(from, at) + sign;
    from = at;
  }
  return out + text.slice(from);
}
