// Every language feature of the server, and how its answers are written down: lines with the marked stretch, "7: ### ⟦US-1⟧".
// A question names a place by the stretch of text around its caret `¦`; `old => new` says what is typed instead.
import type { FakeEditor } from "./fakeEditor.ts";
import { caretIn } from "./families.ts";
import type { Folder } from "./folder.ts";
import {
  applyEdits,
  type Diagnostic,
  offsetAt,
  type Position,
  positionAt,
  type Range,
  type TextEdit,
  type WorkspaceEdit,
} from "./wireText.ts";

/** A backlog in an editor. */
export interface Subject {
  readonly editor: FakeEditor;
  readonly folder: Folder;
  readonly uri: string;
  readonly text: string;
}

/** What is answered to a question, in lines; no lines where there is nothing to say. */
export type Feature = (subject: Subject, question: string) => Promise<readonly string[]>;

interface Location {
  readonly uri: string;
  readonly range: Range;
}
interface Symbol {
  readonly name: string;
  readonly detail?: string;
  readonly kind: number;
  readonly range: Range;
  readonly children?: readonly Symbol[];
}
interface Selection {
  readonly range: Range;
  readonly parent?: Selection;
}
interface Hierarchy {
  readonly name: string;
}
interface Completion {
  readonly label: string;
  readonly labelDetails?: { readonly description?: string };
  readonly textEdit: { readonly newText: string; readonly insert: Range };
}
interface CodeAction {
  readonly title: string;
  readonly kind: string;
}

const kinds: Readonly<Record<number, string>> = {
  2: "module",
  3: "namespace",
  5: "class",
  6: "method",
  17: "boolean",
};
const severities = ["", "error", "warning", "information", "hint"];

/** The line of a range, the range marked in it; where it is longer than a line, its last line too. */
export function marked(text: string, { start, end }: Range): string {
  const lines = text.split("\n");
  const first = lines[start.line] ?? "";
  if (start.line === end.line)
    return `${start.line + 1}: ${first.slice(0, start.character)}⟦${first.slice(start.character, end.character)}⟧${first.slice(end.character)}`;
  return `${start.line + 1}-${end.line + 1}: ${first.slice(0, start.character)}⟦${first.slice(start.character)} …`;
}

/** The lines that an edit leaves different, as they are then. */
function changed(before: string, edits: readonly TextEdit[]): string[] {
  const old = before.split("\n");
  const added = applyEdits(before, edits).split("\n");
  const first = added.findIndex((line, at) => line !== old[at]);
  const end = added.length - old.length;
  return added.flatMap((line, at) =>
    at < first || line === old[end === 0 ? at : at - end] ? [] : [`${at + 1}: ${line}`],
  );
}

/** A request about a place in the document. */
function asked({ editor, uri, text }: Subject, method: string, question: string, more: object = {}): Promise<unknown> {
  return editor.request(`textDocument/${method}`, {
    textDocument: { uri },
    position: caretIn(text, question),
    ...more,
  });
}

/** A request about the whole document. */
function whole<Answer>({ editor, uri }: Subject, method: string, more: object = {}): Promise<Answer> {
  return editor.request(`textDocument/${method}`, { textDocument: { uri }, ...more }) as Promise<Answer>;
}

const located = ({ uri, text }: Subject, found: readonly Location[]) =>
  found.map((one) =>
    one.uri === uri ? marked(text, one.range) : `${one.uri.split("/").at(-1)} ${one.range.start.line + 1}`,
  );

const parted = (question: string): readonly [string, string] => {
  const [before = "", after = ""] = question.split(" => ");
  return [before.replaceAll("⏎", "\n"), after.replaceAll("⏎", "\n")];
};

const outline = (text: string, symbols: readonly Symbol[], depth = ""): readonly string[] =>
  symbols.flatMap(({ name, detail, kind, range, children = [] }) => [
    `${depth}${range.start.line + 1}-${range.end.line + 1} ${kinds[kind] ?? kind} ${name}${detail ? ` | ${detail}` : ""}`,
    ...outline(text, children, `${depth}  `),
  ]);

const reported = (text: string, diagnostics: readonly Diagnostic[]) =>
  [...diagnostics]
    .sort((a, b) => offsetAt(text, a.range.start) - offsetAt(text, b.range.start))
    .map(({ range, severity, code }) => `${marked(text, range)} ${severities[severity ?? 0]} ${code}`);

export const features: Readonly<Record<string, Feature>> = {
  async hover(subject, question) {
    const hover = (await asked(subject, "hover", question)) as { contents: { value: string }; range: Range } | null;
    // Addresses are those of this machine, and what evidence weighs is the judge's own matter.
    const card = hover?.contents.value.replaceAll(subject.uri, "plan.md").split("\n") ?? [];
    const lines = card.filter((line) => !/^- (?:\\?[+-]\d|Two strangers)/.test(line));
    return hover === null ? [] : [marked(subject.text, hover.range), ...lines.map((line) => `> ${line}`)];
  },
  definition: async (subject, question) =>
    located(subject, (await asked(subject, "definition", question)) as Location[]),
  references: async (subject, question) =>
    located(
      subject,
      (await asked(subject, "references", question, { context: { includeDeclaration: true } })) as Location[],
    ),
  async highlights(subject, question) {
    const found = (await asked(subject, "documentHighlight", question)) as { range: Range; kind: number }[];
    return found.map(({ range, kind }) => `${marked(subject.text, range)} ${kind === 3 ? "declared" : "referred to"}`);
  },
  async rename(subject, question) {
    const [at, newName] = parted(question);
    try {
      const { range } = (await asked(subject, "prepareRename", at)) as { range: Range };
      const edit = (await asked(subject, "rename", at, { newName })) as WorkspaceEdit;
      const edits = edit.documentChanges.flatMap((change) => change.edits ?? []);
      return [marked(subject.text, range), ...changed(subject.text, edits)];
    } catch (error) {
      return [`refused: ${error instanceof Error ? error.message.split("\n")[0] : error}`];
    }
  },
  async completion(subject, question) {
    const { editor, uri, text } = subject;
    const [before, after] = parted(question);
    if (text.split(before).length !== 2) throw new Error(`${before} does not stand once in the text`);
    const typed = text.replace(before, () => after.replace("¦", ""));
    const position = positionAt(typed, text.indexOf(before) + after.indexOf("¦"));
    editor.change(uri, [{ start: 0, end: text.length, text: typed }]);
    const answer = (await whole<{ items: Completion[] } | null>(subject, "completion", { position }))?.items ?? [];
    editor.change(uri, [{ start: 0, end: typed.length, text }]);
    const [first] = answer;
    const labels = answer
      .slice(0, 5)
      .map(({ label, labelDetails }) => `${label}${labelDetails?.description ? ` | ${labelDetails.description}` : ""}`);
    const taken = first && changed(typed, [{ range: first.textEdit.insert, newText: first.textEdit.newText }]);
    return [...labels, ...(answer.length > 5 ? [`and ${answer.length - 5} more`] : []), ...(taken ?? []).slice(0, 1)];
  },
  async outline(subject) {
    return outline(subject.text, await whole<Symbol[]>(subject, "documentSymbol"));
  },
  async "workspace symbols"({ editor, uri, text }, query) {
    const found = (await editor.request("workspace/symbol", { query })) as (Symbol & {
      location: Location;
      containerName: string;
    })[];
    return found.map(({ name, location, containerName }) =>
      location.uri === uri ? `${name} | ${containerName} | ${marked(text, location.range)}` : name,
    );
  },
  async folding(subject) {
    const lines = subject.text.split("\n");
    const found = await whole<{ startLine: number; endLine: number }[]>(subject, "foldingRange");
    return found.map(({ startLine, endLine }) => `${startLine + 1}-${endLine + 1} ${lines[startLine]}`);
  },
  async selection({ editor, uri, text }, question) {
    const positions = [caretIn(text, question)];
    const [answer] = (await editor.request("textDocument/selectionRange", { textDocument: { uri }, positions })) as [
      Selection,
    ];
    const steps: string[] = [];
    for (let step: Selection | undefined = answer; step !== undefined; step = step.parent)
      steps.push(marked(text, step.range));
    return steps;
  },
  async links(subject) {
    const found = await whole<{ range: Range }[]>(subject, "documentLink");
    return Promise.all(
      found.map(async (link) => {
        const { target } = (await subject.editor.request("documentLink/resolve", link)) as { target: string };
        return `${marked(subject.text, link.range)} → ${target.slice(target.lastIndexOf("/") + 1)}`;
      }),
    );
  },
  async hierarchy(subject, question) {
    const [item] = (await asked(subject, "prepareCallHierarchy", question)) as Hierarchy[];
    const calls = (way: string) => subject.editor.request(`callHierarchy/${way}Calls`, { item });
    const waiting = (await calls("incoming")) as { from: Hierarchy; fromRanges: Range[] }[];
    const needed = (await calls("outgoing")) as { to: Hierarchy; fromRanges: Range[] }[];
    const places = (ranges: readonly Range[]) => ranges.map((range) => marked(subject.text, range)).join(" and ");
    return [
      item?.name ?? "nothing",
      ...waiting.map(({ from, fromRanges }) => `← ${from.name} by ${places(fromRanges)}`),
      ...needed.map(({ to, fromRanges }) => `→ ${to.name} by ${places(fromRanges)}`),
    ];
  },
  async hints(subject) {
    const lines = subject.text.split("\n");
    const range = { start: { line: 0, character: 0 }, end: { line: lines.length, character: 0 } };
    const found = await whole<{ position: Position; label: string }[]>(subject, "inlayHint", { range });
    return found.map(({ position: { line, character }, label }) => {
      const words = lines[line] ?? "";
      return `${line + 1}: ${words.slice(0, character)}⟨${label}⟩${words.slice(character)}`;
    });
  },
  async colours(subject) {
    const { data } = await whole<{ data: number[] }>(subject, "semanticTokens/full");
    const provider = subject.editor.capabilities["semanticTokensProvider"];
    const { tokenTypes } = (provider as { legend: { tokenTypes: string[] } }).legend;
    const byLine = new Map<number, string[]>();
    let [line, character] = [0, 0];
    for (let at = 0; at < data.length; at += 5) {
      const [lines = 0, characters = 0, length = 0, type = 0, modifiers = 0] = data.slice(at, at + 5);
      line += lines;
      character = lines === 0 ? character + characters : characters;
      const words = (subject.text.split("\n")[line] ?? "").slice(character, character + length);
      const token = `${tokenTypes[type]}${modifiers === 1 ? "!" : ""} ${words}`;
      byLine.set(line, [...(byLine.get(line) ?? []), token]);
    }
    return [...byLine].map(([at, tokens]) => `${at + 1}: ${tokens.join(" · ")}`);
  },
  async lenses(subject) {
    const found = await whole<object[]>(subject, "codeLens");
    return Promise.all(
      found.map(async (lens) => {
        const { range, command } = (await subject.editor.request("codeLens/resolve", lens)) as {
          range: Range;
          command: { title: string };
        };
        return `${marked(subject.text, range)} → ${command.title}`;
      }),
    );
  },
  async badges({ editor, uri }) {
    type Badge = { line: number; source: string; tone: string; text: string };
    const found = (await editor.request("backlint/badges", { uri })) as Badge[];
    return found.map(({ line, source, tone, text }) => `${line + 1}: ${source} ⟨${text}⟩ ${tone}`);
  },
  async diagnostics({ editor, uri, text }) {
    return reported(text, (await editor.pull(uri)).items ?? []);
  },
  /** What was reported before the backlog was opened. */
  async "workspace diagnostics"({ editor, uri, text }) {
    return reported(text, editor.reportOf(uri)?.items ?? []);
  },
  async "code actions"(subject, question) {
    const start = caretIn(subject.text, question);
    const found = await whole<CodeAction[]>(subject, "codeAction", {
      range: { start, end: start },
      context: { diagnostics: [] },
    });
    return found.map(({ kind, title }) => `${kind} | ${title}`);
  },
  /** To where the file goes; what changes in it, and in the file that links to it. */
  async "file rename"({ editor, folder, uri, text }, question) {
    const files = [{ oldUri: uri, newUri: folder.uriOf(question) }];
    const edit = (await editor.request("workspace/willRenameFiles", { files })) as WorkspaceEdit;
    return edit.documentChanges.flatMap(({ textDocument, edits = [] }) => {
      const name = textDocument?.uri.split("/").at(-1) ?? "";
      return changed(textDocument?.uri === uri ? text : editor.textOf(folder.uriOf(name)), edits).map(
        (line) => `${name} ${line}`,
      );
    });
  },
};
