// Every language feature in every family of documents, on the bundled server: test/cases/features holds a backlog of each family
// and, feature by feature, what is asked and answered. UPDATE=1 writes the answers anew.
import assert from "node:assert/strict";
import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { startEditor } from "../harness/bundle.ts";
import type { FakeEditor } from "../harness/fakeEditor.ts";
import { answered, readFeatureCase } from "../harness/featureCase.ts";
import { features } from "../harness/features.ts";
import { type Folder, temporaryFolder } from "../harness/folder.ts";

const cases = new URL("../cases/features/", import.meta.url);
const update = process.env["UPDATE"] === "1";
/** A file that links to the backlog. */
const guide = "# Guide\n\nSee [the plan](plan.md) first.\n";

describe("language features over the protocol", function () {
  this.timeout(30_000);
  for (const name of readdirSync(cases).sort()) {
    describe(`in ${name.replace(/\.md$/, "")}`, () => {
      const source = readFileSync(new URL(name, cases), "utf8");
      const { text, sections } = readFeatureCase(source);
      const written: { start: number; end: number; text: string }[] = [];
      let editor: FakeEditor;
      let folder: Folder;
      before(async () => {
        folder = temporaryFolder({ "plan.md": text });
        // Every hint and lens is switched on.
        const settings = { backlint: { inlayHints: { slack: true, verdicts: true } } };
        const commands = ["backlint.showPlaces", "backlint.splitStory"];
        editor = await startEditor({ folder: folder.uri, pull: true, commands, settings });
        const plan = folder.uriOf("plan.md");
        editor.pullWorkspace();
        await editor.until(() => (editor.reportOf(plan) === null ? "no report" : null));
        editor.open(folder.uriOf("guide.md"), guide);
        editor.open(plan, text);
      });
      after(async () => {
        assert.equal(await editor.stop(), 0);
        folder.remove();
        const texts = written
          .reverse()
          .reduce((all, one) => all.slice(0, one.start) + one.text + all.slice(one.end), source);
        if (update) writeFileSync(new URL(name, cases), texts);
      });

      it("is asked of every feature", () => {
        assert.deepEqual(
          sections.map(({ feature }) => feature),
          Object.keys(features),
        );
      });
      for (const { feature, questions, answers, start, end } of sections) {
        it(feature, async () => {
          const answer = features[feature] ?? assert.fail(`there is no feature ${feature}`);
          const subject = { editor, folder, uri: folder.uriOf("plan.md"), text };
          const blocks: string[] = [];
          for (const question of questions) blocks.push(answered(question, await answer(subject, question)));
          const found = blocks.join("\n");
          if (update) written.push({ start, end, text: answers === "" ? `${found}\n` : found });
          else assert.equal(found, answers);
        });
      }
    });
  }
});
