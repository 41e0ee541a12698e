// The promise of every cache: after any edits a document reads, and is judged, as its text does when it is opened anew.
// BACKLINT_EDITS says how many random edits are made, BACKLINT_SEED from which seed.
import assert from "node:assert/strict";
import fc from "fast-check";
import { houseOf } from "../../core/dialects/house.ts";
import { read } from "../../core/dialects/reader.ts";
import { createWorkspace, type Snapshot, type Workspace } from "../../core/index.ts";
import { rules } from "../../core/rules/index.ts";
import { applyEdits, sortEdits, type TextEdit } from "../../core/text/edit.ts";
import { dangling, misspelt, shop } from "../harness/samples.ts";
import { corpus, ownExamples, type Sample } from "./corpusFiles.ts";
import { editsOf, intents, type Intents } from "./parseArbitraries.ts";
import { portraitOfAll } from "./snapshotPortrait.ts";

const uri = "backlog.md";
const wanted = Number(process.env["BACKLINT_EDITS"] ?? 250);
const isLong = wanted > 1_000;
const seed = Number(process.env["BACKLINT_SEED"] ?? (isLong ? Date.now() % 1_000_000_000 : 20_261_122));
let checked = 0;

/** One backlog of each kind, short enough to be read anew after every edit. */
const table = [
  "# Plan\n\n## Sprint 1: Start\n\n**Capacity:** 20 points\n\n| ID | Task | Points | Owner | Dependencies | Status |",
  "| --- | --- | --- | --- | --- | --- |\n| S1-BE-001 | Show the basket | 3 | Ann | None | Done |",
  "| S1-BE-002 | Pay by card | 5 | Ben | S1-BE-001 | To do |\n| S1-BE-003 | Mail the receipt | 8 | | S1-BE-002 | |",
  "\n### Notes\n\n- Goal: all of it\n\n## Sprint 2\n\n| # | Title | Labels |\n|---|---|---|\n| A-1 | Look | `web` |",
  "| A-2 | Feel | `Web` |\n| Total | | 3 |\n",
].join("\n");
const fence =
  "```\n#1\nTitle: Write\nPriority: High\n\n---\n\n#2\nTitle: Read\nLabels: a, b\n\n#3\nTitle: Count\n```\n\nText\n";
/** Entries of which some hold blank lines, and some lines that what follows decides on. */
const entries =
  "# Plan\n\n```yaml\n- id: US-1\n  title: Show\n\nnotes: more\n\nID: US-2\nTitle: Pay\n\n[S2-B1] Mail\n\nPoints: 3\n\n- id: US-3\n  points: 5\n\n- id: US-4\n  title: Last\n```\n\nEnd\n";
const list =
  "# Tasks\n\n- [ ] 1. First\n  - [x] 1.1 Part\n- [ ] 2. Second\n\n## Epic 1: A\n\n1. `P1` Build\n- Criteria: it runs\n\n2. `P0` Test\n";
const single =
  "---\nid: US-7\ntitle: One\nstatus: open\n---\n\n# US-7: One\n\n## Acceptance Criteria\n\n- It works fast\n";
const own: readonly Sample[] = [
  ...Object.entries({ shop, dangling, misspelt, table, fence, entries, list, single }).map(([name, text]) => ({
    name,
    text,
  })),
  ...ownExamples,
  ...(isLong ? [...corpus("seeds"), ...corpus("dev")] : []),
];

/** A sample's first lines, or some from its middle, in one of the ways a file may be written. */
const start = fc
  .tuple(
    fc.nat({ max: own.length - 1 }),
    fc.double({ min: 0, max: 1, noNaN: true }),
    fc.constantFrom("\n", "\n", "\r\n", "\r"),
  )
  .map(([index, from, ending]) => {
    const text = own[index]?.text ?? "";
    const most = 3_000;
    const at = text.length <= most ? 0 : Math.floor(from * (text.length - most));
    return text.slice(at, at + most).replace(/\r\n|\r|\n/g, ending);
  });

/** Words that mean something in a backlog, besides those that mean something in Markdown. */
const words = fc.constantFrom(
  ..."x|US-101|US-999|S1-BE-001|21|13 points|Done|In progress|### |## Sprint 2|# Epic 2: B|- [x] |- [ ] |Total".split(
    "|",
  ),
  ..."**Priority:** Low\n|**Dependencies:** US-101, US-102\n|**Labels:** web\n|\n\n|#2\n|---\n|\u{1f600}|â€“|None".split(
    "|",
  ),
  "| A-3 | More | x |\n",
  "|",
  "<!-- backlint-ignore duplicate-id -->\n",
);
const step: fc.Arbitrary<Intents> = fc.oneof(
  intents,
  fc.record({ at: fc.double({ min: 0, max: 1, noNaN: true }), remove: fc.nat(6), text: words }).map((one) => [one]),
);

function open(text: string, fewest?: number): Workspace {
  const workspace = createWorkspace({
    rules,
    read: (request) => read(request, houseOf(request.config), fewest),
    onError: ({ rule, error }) => {
      throw new Error(`Rule ${rule} failed`, { cause: error });
    },
  });
  workspace.apply({ type: "text", uri, text, version: 1 });
  return workspace;
}

function assertAsNew(snapshot: Snapshot, text: string): void {
  assert.equal(snapshot.file(uri)?.text, text);
  assert.deepEqual(portraitOfAll(snapshot, uri), portraitOfAll(open(text).snapshot, uri));
  checked++;
}

describe("what is kept from before an edit", function () {
  this.timeout(isLong ? 0 : 120_000);

  after(() => {
    if (isLong) console.log(`      ${checked} edits held against a fresh reading, seed ${seed}`);
  });

  it("is what the text says when it is opened anew, findings and all, through hostile edits and their undoing", () => {
    const session = (text: string, steps: readonly Intents[]): void => {
      // Every block that can be is read in leaves: a text as short as these has none otherwise.
      const workspace = open(text, 0);
      const pasts: { readonly text: string; readonly undo: readonly TextEdit[] }[] = [];
      let now = text;
      let version = 1;
      const apply = (edits: readonly TextEdit[]): void => {
        const sorted = sortEdits(edits, now.length);
        assert.equal(sorted.type, "sorted");
        if (sorted.type !== "sorted") return;
        pasts.push({ text: now, undo: undoing(now, sorted.edits) });
        now = applyEdits(now, sorted.edits);
        assertAsNew(workspace.apply({ type: "edits", uri, edits, version: ++version }), now);
      };
      assertAsNew(workspace.snapshot, now);
      for (const wanted of steps) apply(editsOf(wanted, now));
      const last = pasts.at(-1);
      if (last) apply(last.undo);
    };
    const steps = fc.array(step, { minLength: 2, maxLength: 8 });
    fc.assert(fc.property(start, steps, session), { seed, numRuns: Math.ceil(wanted / 7), endOnFailure: isLong });
  });
});

/** The edits that lead back to `text`. */
function undoing(text: string, sorted: readonly TextEdit[]): readonly TextEdit[] {
  let shift = 0;
  return sorted.map((edit) => {
    const from = edit.start + shift;
    shift += edit.text.length - (edit.end - edit.start);
    return { start: from, end: from + edit.text.length, text: text.slice(edit.start, edit.end) };
  });
}
