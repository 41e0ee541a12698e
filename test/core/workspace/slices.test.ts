// Work in slices: whatever comes in between, its outcome is that of doing it at once.
import assert from "node:assert/strict";
import fc from "fast-check";
import { houseOf } from "../../../core/dialects/house.ts";
import { read, readInSlices } from "../../../core/dialects/reader.ts";
import { createWorkspace, type Snapshot, type Workspace } from "../../../core/index.ts";
import { rules } from "../../../core/rules/index.ts";
import type { Finding, Rule } from "../../../core/rules/rule.ts";
import { inOneGo, type Slices } from "../../../core/text/slices.ts";
import { dangling, shop } from "../../harness/samples.ts";
import { portraitOf } from "../readingPortrait.ts";

const uri = "backlog.md";

function workspaceOf(judging: readonly Rule[] = rules): Workspace {
  return createWorkspace({
    rules: judging,
    read: (request) => read(request, houseOf(request.config)),
    readInSlices: (request) => readInSlices(request, houseOf(request.config)),
    onError: ({ rule, error }) => {
      throw new Error(`Rule ${rule} failed`, { cause: error });
    },
  });
}

function open(text: string): Workspace {
  const workspace = workspaceOf();
  workspace.apply({ type: "text", uri, text, version: 1 });
  return workspace;
}

/** What a snapshot says about the document. */
function portrait(snapshot: Snapshot): unknown {
  const file = snapshot.file(uri);
  if (file === null) return null;
  const findings = snapshot.findings(uri).map((finding) => [finding.rule, finding.message, file.spanOf(finding.at)]);
  return { text: file.text, reading: portraitOf(file), findings };
}

/** Takes up to so many slices; the outcome when that was all, else null. */
function take<T>(work: Slices<T>, slices: number): { readonly value: T } | null {
  for (let taken = 0; taken < slices; taken++) {
    const step = work.next();
    if (step.done === true) return { value: step.value };
  }
  return null;
}

describe("work in slices", () => {
  it("opens a document as it is opened at once, with nothing to be seen before the last slice", () => {
    for (const text of [shop, dangling, `${shop}\n\`\`\`\n${shop}`]) {
      const workspace = workspaceOf();
      const work = workspace.applyInSlices({ type: "text", uri, text, version: 1 });
      let slices = 0;
      while (work.next().done !== true) {
        slices++;
        assert.equal(workspace.snapshot.file(uri), null);
      }
      assert.ok(slices >= 3, `${slices} slices`);
      inOneGo(workspace.snapshot.findingsInSlices(uri));
      assert.deepEqual(portrait(workspace.snapshot), portrait(open(text).snapshot));
    }
  });

  it("tells of single items first what the whole document is told", () => {
    const text = `${dangling}\n<!-- backlint-ignore vague-criterion -->\n\n${shop}`;
    const { snapshot } = open(text);
    const first = Array.from({ length: Math.ceil(text.length / 200) }, (_, part) =>
      inOneGo(snapshot.findingsAround(uri, { start: part * 200, end: part * 200 + 200 })),
    ).flat();
    const all = snapshot.findings(uri);
    assert.ok(first.length > 0);
    assert.deepEqual(
      first.filter((finding) => !all.includes(finding)).map(({ rule }) => rule),
      [],
    );
    assert.deepEqual(portrait(snapshot), portrait(open(text).snapshot));
  });

  it("does little between two slices, however long the document is", () => {
    const story = (n: number) =>
      `### US-${n}: Show page ${n}\n\n**Story Points:** 3\n\n- [ ] The page lists ${n} rows\n\n`;
    const slicesOf = (stories: number) => {
      const text = `# Shop\n\n${Array.from({ length: stories }, (_, n) => story(n + 1)).join("")}`;
      let checks = 0;
      const counted = rules.map((rule): Rule => {
        if (rule.scope !== "item") return rule;
        return {
          ...rule,
          check: (...of: Parameters<typeof rule.check>) => [checks++, rule.check(...of)][1] as Iterable<Finding>,
        };
      });
      const workspace = workspaceOf(counted);
      /** Slices, and the most checks in one of them. */
      const drive = (work: Slices<unknown>) => {
        let [slices, most] = [0, 0];
        for (let done = false; !done; slices++) {
          const before = checks;
          done = work.next().done === true;
          most = Math.max(most, checks - before);
        }
        return { slices, most };
      };
      const edit = (start: number, end: number, put: string) =>
        drive(workspace.applyInSlices({ type: "edits", uri, edits: [{ start, end, text: put }], version: 2 })).slices;
      const judge = () => drive(workspace.snapshot.findingsInSlices(uri));
      const opened = drive(workspace.applyInSlices({ type: "text", uri, text, version: 1 })).slices;
      const judged = judge();
      edit(8, 8, "```\n");
      judge();
      const undone = edit(8, 12, "");
      return { opened, judged: judged.slices, undone, most: Math.max(judged.most, judge().most) };
    };
    const [short, long] = [slicesOf(40), slicesOf(160)];
    for (const part of ["opened", "judged", "undone"] as const)
      assert.ok(long[part] > 3 * short[part], `${part}: ${short[part]} slices, ${long[part]} of four times the text`);
    assert.ok(long.most <= 8, `${long.most} checks in one slice`);
  });

  it("is put down for a change of the same document, and then changes nothing", () => {
    const workspace = open(shop);
    const edits = [{ start: 0, end: 0, text: "```\n" }];
    const work = workspace.applyInSlices({ type: "edits", uri, edits, version: 2 });
    work.next();
    const newer = workspace.apply({ type: "text", uri, text: dangling, version: 3 });
    assert.equal(inOneGo(work), null);
    assert.equal(workspace.snapshot, newer);
  });

  it("does not mind a change of another document", () => {
    const workspace = open(shop);
    const work = workspace.applyInSlices({
      type: "edits",
      uri,
      edits: [{ start: 0, end: 0, text: "```\n" }],
      version: 2,
    });
    work.next();
    workspace.apply({ type: "text", uri: "other.md", text: dangling, version: 1 });
    assert.notEqual(inOneGo(work), null);
    assert.deepEqual(portrait(workspace.snapshot), portrait(open(`\`\`\`\n${shop}`).snapshot));
    assert.notEqual(workspace.snapshot.file("other.md"), null);
  });

  it("gives the findings of each moment, however runs over the same document are interleaved", () => {
    const texts = fc.constantFrom("x", "\n", "US-101", "US-999", "### ", "- [x] ", "```\n", "Done", "");
    const step = fc.record({
      at: fc.nat(),
      length: fc.nat(6),
      text: texts,
      slices: fc.nat(120),
      read: fc.nat(8),
      isRead: fc.boolean(),
    });
    fc.assert(
      fc.property(fc.array(step, { minLength: 1, maxLength: 5 }), (steps) => {
        const workspace = open(shop);
        const running: { readonly snapshot: Snapshot; readonly work: Slices<unknown> }[] = [];
        let version = 1;
        for (const { at, length, text, slices, read, isRead } of steps) {
          const { snapshot } = workspace;
          const work = snapshot.findingsInSlices(uri);
          take(work, slices);
          running.push({ snapshot, work });
          const size = snapshot.file(uri)?.text.length ?? 0;
          const start = size === 0 ? 0 : at % size;
          const edits = [{ start, end: Math.min(size, start + length), text }];
          const change = { type: "edits", uri, edits, version: ++version } as const;
          if (take(workspace.applyInSlices(change), read) === null) workspace.apply(change);
          if (isRead) workspace.snapshot.findings(uri);
        }
        for (const { snapshot, work } of [...running, ...running.slice(0, 1)]) {
          take(work, Number.POSITIVE_INFINITY);
          assert.deepEqual(portrait(snapshot), portrait(open(snapshot.file(uri)?.text ?? "").snapshot));
        }
        assert.deepEqual(
          portrait(workspace.snapshot),
          portrait(open(workspace.snapshot.file(uri)?.text ?? "").snapshot),
        );
      }),
      { numRuns: 40 },
    );
  }).timeout(60_000);
});
