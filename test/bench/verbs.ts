// From one typed character to the answer of each language feature, over the wire: what an editor asks right after a key.
//   npx tsx test/bench/verbs.ts [--size=1000000] [--edits=15]
import { startEditor } from "../harness/bundle.ts";
import { positionAt } from "../harness/wireText.ts";
import { backlogOf } from "./backlog.ts";

const given = (name: string, otherwise: number) =>
  Number(process.argv.find((one) => one.startsWith(`--${name}=`))?.split("=")[1] ?? otherwise);
const size = given("size", 1_000_000);
const edits = given("edits", 15);
const uri = "file:///plans/large.md";
const text = backlogOf(size);
const textDocument = { uri };
const middle = text.indexOf("\n### ", text.length >> 1) + 1;
const at = (offset: number) => positionAt(text, offset);
const head = { textDocument, position: at(middle + 6) };
const reference = /(?:Dependencies|Depends on)[:*]*\s+\S/.exec(text.slice(middle));
const field = { textDocument, position: at(middle + (reference === null ? 6 : reference.index + reference[0].length)) };
const screen = { start: at(middle), end: at(middle + 4_000) };

// It pulls its diagnostics, and is not asked to here: what they cost is editing.ts's business.
const editor = await startEditor({ pull: true });
editor.open(uri, text);
await editor.request("backlint/status", { uri });
const first = (await editor.request("textDocument/semanticTokens/full", { textDocument })) as { resultId: string };
let previousResultId = first.resultId;
const verbs: Record<string, () => Promise<unknown>> = {
  nothing: () => editor.request("backlint/status", { uri }),
  hover: () => editor.request("textDocument/hover", head),
  completion: () => editor.request("textDocument/completion", field),
  documentHighlight: () => editor.request("textDocument/documentHighlight", head),
  references: () => editor.request("textDocument/references", { ...head, context: { includeDeclaration: true } }),
  codeLens: () => editor.request("textDocument/codeLens", { textDocument }),
  "inlayHint, a screen": () => editor.request("textDocument/inlayHint", { textDocument, range: screen }),
  "semanticTokens, a screen": () =>
    editor.request("textDocument/semanticTokens/range", { textDocument, range: screen }),
  "semanticTokens, delta": async () => {
    const delta = await editor.request("textDocument/semanticTokens/full/delta", { textDocument, previousResultId });
    previousResultId = (delta as { resultId: string }).resultId;
  },
  documentLink: () => editor.request("textDocument/documentLink", { textDocument }),
  foldingRange: () => editor.request("textDocument/foldingRange", { textDocument }),
  selectionRange: () => editor.request("textDocument/selectionRange", { textDocument, positions: [head.position] }),
  documentSymbol: () => editor.request("textDocument/documentSymbol", { textDocument }),
  "workspace/symbol": () => editor.request("workspace/symbol", { query: "us12" }),
};
for (const [verb, ask] of Object.entries(verbs)) {
  await ask();
  const times: number[] = [];
  for (let edit = 0; edit < edits; edit++) {
    // A letter in a sentence of the middle, which is what is typed most.
    const offset = middle + 12;
    editor.change(uri, [{ start: offset, end: offset, text: edit % 2 === 0 ? "a" : "b" }]);
    const from = performance.now();
    await ask();
    times.push(performance.now() - from);
  }
  times.sort((a, b) => a - b);
  const [p50, p95] = [times[times.length >> 1] ?? 0, times[Math.floor(times.length * 0.95)] ?? 0];
  console.log(`${verb.padEnd(26)} p50 ${p50.toFixed(1).padStart(7)} ms   p95 ${p95.toFixed(1).padStart(7)} ms`);
}
await editor.stop();
