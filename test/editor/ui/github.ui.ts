// A large backlog on its way to GitHub in the real editor: previewed, pushed, cancelled half-way, the editor killed, resumed,
// pushed again. GitHub is the double on loopback. Leaves pictures in test-results/editor.
import assert from "node:assert/strict";
import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { takeApart } from "../../../core/export/issueBody.ts";
import { corpus, ownExamples } from "../../core/corpusFiles.ts";
import { type GitHubDouble, gitHubDouble, token } from "../../harness/github/gitHubDouble.ts";
import { type EditorServer, startServer } from "../harness/server.ts";
import { userInterface } from "../harness/userInterface.ts";
import { openWorkbench, type Workbench } from "../harness/workbench.ts";

const root = path.resolve(import.meta.dirname, "../../..");
const pictures = path.join(root, "test-results", "editor");
/** The largest document that the project was founded on, else the largest of its own. */
const backlog = [...corpus("seeds"), ...ownExamples].sort((a, b) => b.text.length - a.text.length)[0]?.text ?? "";

describe("a large backlog goes to GitHub", function () {
  this.timeout(240_000);
  let work: string;
  let home: string;
  let port = "0";
  let double: GitHubDouble;
  let server: EditorServer;
  let workbench: Workbench;
  const ui = userInterface(() => workbench.page, pictures);

  const open = async (): Promise<void> => {
    const settings = {
      "github-enterprise.uri": double.repository.base,
      "backlint.github.repository": `${double.repository.base}/acme/shop`,
      "backlint.github.tasks": "sub-issues",
      "backlint.github.secondsBetweenIssues": 0.04,
      "backlint.trace.server": "verbose",
    };
    const installed = [root, path.join(root, "test/editor/harness/signIn")];
    server = await startServer({
      installed,
      home,
      port,
      settings,
      without: "github-authentication",
      env: { BACKLINT_TEST_TOKEN: token },
    });
    port = server.authority.split(":")[1] ?? "0";
    workbench = await openWorkbench(server.address(work), { blocked: "**/extensions/github-authentication/**" });
    await ui.open("backlog.md");
    await ui.page.locator("#status\\.languageStatus").waitFor();
  };
  const toast = (text: RegExp) => ui.page.locator(".notification-list-item", { hasText: text }).last();
  const press = (text: RegExp, button: string) => toast(text).getByRole("button", { name: button }).click();
  /** By the button over the preview: the message is put away after a while. */
  const goAhead = () => ui.page.getByRole("button", { name: "Push What the Preview Shows" }).click();
  /** Resolves once the double holds so many issues. */
  const made = (amount: number): Promise<void> =>
    new Promise((resolve) => {
      double.onRequest = () => {
        if (double.repository.issues.size >= amount) resolve();
        return null;
      };
    });

  before(async () => {
    work = fs.mkdtempSync(path.join(os.tmpdir(), "backlint-github-"));
    home = fs.mkdtempSync(path.join(os.tmpdir(), "backlint-editor-"));
    fs.writeFileSync(path.join(work, "backlog.md"), backlog);
    double = gitHubDouble(() => Date.now());
    double.limits = { perMinute: 100_000, perHour: 100_000 };
    await double.listen();
    await open();
  });

  after(async () => {
    await workbench?.close().catch(() => {});
    await server?.stop();
    await double?.close();
    for (const folder of [work, home]) fs.rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
  });

  afterEach(async function () {
    if (this.currentTest?.state === "failed") await ui.look(`failed-${this.currentTest.title.replace(/\W+/g, "-")}`);
  });

  it("a preview shows what would be sent, and nothing is", async () => {
    await ui.command("Backlint: Export Backlog to GitHub Issues");
    await ui.page.getByRole("button", { name: "Allow" }).click();
    await toast(/^.*Push to acme\/shop\?.*issues to create/).waitFor();
    await ui.page.locator(".tab.active", { hasText: "Push to acme shop" }).waitFor();
    const shown = ui.page.frameLocator("iframe.webview.ready").last().frameLocator("#active-frame");
    await shown.locator("h1", { hasText: "Push to acme/shop" }).waitFor();
    await ui.look("7-github-preview");
    assert.deepEqual(double.writes(), []);
  });

  it("the push shows how far it is, and stops when it is cancelled", async () => {
    const half = made(50);
    await goAhead();
    await half;
    await toast(/Pushing to acme\/shop/).waitFor();
    await ui.look("8-github-progress");
    await press(/Pushing to acme\/shop/, "Cancel");
    await toast(/stopped, \d+ of \d+ steps done/).waitFor();
    const { size } = double.repository.issues;
    assert.ok(size >= 50 && size < 145, `${size} issues`);
    assert.ok(fs.existsSync(path.join(work, ".backlint", "github.json")));
  });

  it("the editor is killed while it pushes the rest", async () => {
    await ui.command("Backlint: Export Backlog to GitHub Issues");
    await toast(/Push to acme\/shop\?/).waitFor();
    const more = made(90);
    await goAhead();
    await more;
    server.kill();
    await workbench.close();
    await server.stop();
    assert.ok(double.repository.issues.size < 145);
  });

  it("the next editor goes on where that one was", async () => {
    await open();
    await ui.command("Backlint: Export Backlog to GitHub Issues");
    await ui.page.getByRole("button", { name: "Allow" }).click(); // another browser asks again
    await toast(/Go on with the push to acme\/shop\?/).waitFor();
    await ui.look("9-github-resume");
    await goAhead();
    await toast(/(\d+) of \1 steps done in acme\/shop/).waitFor({ timeout: 120_000 });
    await ui.look("10-github-done");
    const issues = [...double.repository.issues.values()];
    const refs = issues.map(({ body }) => takeApart(body ?? "").ref);
    assert.equal(new Set(refs).size, issues.length, "one issue for each item");
    assert.ok(issues.every((issue) => issue.parent !== null || /^EPIC/.test(issue.title) || issues.length < 100));
    assert.deepEqual(double.violations, []);
  });

  it("pushing again writes nothing", async () => {
    const writes = double.writes().length;
    await ui.command("Backlint: Export Backlog to GitHub Issues");
    await toast(/acme\/shop is as the file says/).waitFor();
    assert.equal(double.writes().length, writes);
  });

  it("a box that somebody ticks on GitHub is shown at its item and taken over into the text", async () => {
    const epic = [...double.repository.issues.values()].find(({ body }) => body?.includes("- [ ] "));
    assert.ok(epic?.body);
    const [, words = ""] = /- \[ \] (.*)/.exec(epic.body) ?? [];
    const before = epic.body;
    epic.body = before.replace("- [ ] ", "- [x] ");
    await ui.command("Backlint: Compare with GitHub");
    await ui.page.locator(".tab.active", { hasText: "Compared with acme shop" }).waitFor();
    await ui.page.locator(".tab", { hasText: "backlog.md" }).click();
    await ui.command("View: Toggle Problems");
    await ui.page.getByPlaceholder(/^Filter \(e\.g\. text/).fill("differs on GitHub");
    await ui.page.locator(".markers-panel .monaco-list-row", { hasText: "differs on GitHub" }).first().waitFor();
    await ui.look("11-github-drift");
    await ui.command("Backlint: Take Over Changes from GitHub");
    await toast(/1 place changed as on GitHub/).waitFor();
    await ui.page.locator(".tab.dirty", { hasText: "backlog.md" }).waitFor();
    await ui.command("File: Save All");
    await ui.page.locator(".tab.dirty").waitFor({ state: "detached" });
    const saved = fs.readFileSync(path.join(work, "backlog.md"), "utf8");
    assert.ok(saved.includes(`- [x] ${words.trim()}`), words);
    await ui.look("12-github-taken-over");
    epic.body = before;
  });

  it("the tree on GitHub is the tree in the file", function () {
    if (corpus("seeds").length === 0) this.skip();
    const issues = [...double.repository.issues.values()];
    const of = (kind: RegExp) => issues.filter(({ title }) => kind.test(title));
    const [epics, stories] = [of(/^EPIC-\d+: /), of(/^US-\d+: /)];
    assert.deepEqual([issues.length, epics.length, stories.length], [145, 4, 29]);
    assert.equal(
      epics.reduce((sum, { children }) => sum + children.length, 0),
      29,
    );
    assert.equal(
      stories.reduce((sum, { children }) => sum + children.length, 0),
      112,
    );
    const blockers = (id: string) =>
      stories
        .find(({ title }) => title.startsWith(id))
        ?.blockedBy.map((other) => double.repository.byId(other)?.title.slice(0, 6));
    assert.deepEqual(
      [blockers("US-002"), blockers("US-007"), blockers("US-010"), blockers("US-001")],
      [["US-001"], ["US-001"], ["US-009"], []],
    );
  });

  it("the token is in no log, file, setting or message", () => {
    const files = [work, home].flatMap((folder) =>
      fs
        .readdirSync(folder, { recursive: true, withFileTypes: true })
        .flatMap((entry) => (entry.isFile() ? [path.join(entry.parentPath, entry.name)] : [])),
    );
    const logs = files.filter((file) => file.endsWith(".log"));
    assert.ok(
      logs.some((file) => /\[wire\][\s\S]*backlint\/export/.test(fs.readFileSync(file, "utf8"))),
      "the messages were written down",
    );
    for (const file of files) assert.ok(!fs.readFileSync(file).includes(token), file);
    for (const { body, path: address } of double.exchanges)
      assert.ok(!`${address}${JSON.stringify(body)}`.includes(token));
  });
});
