// Export to GitHub from the terminal, against the double over loopback: flags, exit status, what is written, what never is.
import assert from "node:assert/strict";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { tokenFor } from "../../cli/token.ts";
import { type Folder, temporaryFolder } from "../harness/folder.ts";
import { type GitHubDouble, gitHubDouble, token } from "../harness/github/gitHubDouble.ts";
import { changed, shop } from "../harness/github/samples.ts";
import { json, openTerminal, type Result, type Terminal } from "../harness/terminal.ts";

describe("backlint export --to github", () => {
  let double: GitHubDouble;
  let terminal: Terminal;
  let state: Folder;
  let host: string;
  const before = { ...process.env };

  beforeEach(async () => {
    double = gitHubDouble(() => Date.now());
    double.limits = { perMinute: 10_000, perHour: 10_000 };
    host = await double.listen();
    terminal = openTerminal();
    state = temporaryFolder();
    Object.assign(process.env, { GITHUB_ENTERPRISE_TOKEN: token, XDG_STATE_HOME: state.path });
    terminal.folder.write("backlog.md", shop);
  });

  afterEach(async () => {
    await double.close();
    terminal.folder.remove();
    state.remove();
    for (const name of ["GITHUB_ENTERPRISE_TOKEN", "XDG_STATE_HOME"]) {
      if (before[name] === undefined) delete process.env[name];
      else process.env[name] = before[name];
    }
  });

  const backlint = (...args: readonly string[]): Promise<Result> =>
    terminal.backlint([
      "export",
      "--to",
      "github",
      "--repo",
      "acme/shop",
      "--host",
      host,
      "--seconds",
      "0",
      ...args,
      "backlog.md",
    ]);

  it("shows what it would do, and sends nothing", async () => {
    const result = await backlint("--dry-run");
    assert.equal(result.status, 0, result.err);
    assert.match(
      result.out,
      /\*\*3 issues to create, 1 issue to close, 3 links between issues, 3 labels to make, 1 milestone to make\*\*/,
    );
    assert.match(result.out, /Assigned, and told at once: ada \(1 issue\)/);
    assert.match(result.out, /Named in the texts, and not told: .*octocat/);
    assert.deepEqual(double.writes(), []);
    assert.equal(existsSync(path.join(terminal.folder.path, ".backlint")), false);
  });

  it("pushes with --yes, writes the sidecar, and has nothing to do the second time", async () => {
    const first = await backlint("--yes");
    assert.deepEqual([first.status, first.out], [0, "11 of 11 steps done in acme/shop.\n"]);
    const writes = double.writes().length;
    const second = await backlint("--yes", "--format", "json");
    const { outcome, counts } = json(second);
    assert.deepEqual([second.status, double.writes().length, outcome.total, counts.same], [0, writes, 0, 3]);
    assert.deepEqual(
      outcome.issues.map(({ key, number }: { key: string; number: number }) => [key, number]),
      [
        ["epic 1", 1],
        ["us1", 2],
        ["us2", 3],
      ],
    );
    assert.deepEqual(double.violations, []);
    assert.deepEqual(readdirSync(path.join(state.path, "backlint")), []);
  });

  it("ends with 1 where something waits for a decision, and lets the user take it", async () => {
    await backlint("--yes");
    const issue = double.repository.issues.get(2);
    assert.ok(issue);
    issue.title = "Rent a bike";
    terminal.folder.write("backlog.md", changed(shop, "Book a bike", "Reserve a bike"));
    const asked = await backlint("--yes");
    assert.equal(asked.status, 1);
    assert.match(asked.out, /Left alone: US-001: its title changed in the file and on GitHub/);
    const decided = await backlint("--yes", "--prefer", "file");
    assert.deepEqual([decided.status, issue.title], [0, "US-001: Reserve a bike"]);
  });

  it("pushes one item with --only", async () => {
    await backlint("--yes", "--only", "us-2");
    assert.deepEqual(
      [...double.repository.issues.values()].map(({ title }) => title),
      ["US-002: Cancel a booking"],
    );
    const unknown = await backlint("--yes", "--only", "US-9");
    assert.deepEqual([unknown.status, unknown.err], [2, "backlint: no item US-9 is in these files\n"]);
  });

  it("keeps secrets and private addresses back until they are allowed", async () => {
    const key = ["ghp", "aB3dE5fG7hJ9kL1mN3pQ5rS7tU9vW1xY3zA5"].join("_");
    terminal.folder.write(
      "backlog.md",
      changed(shop, "answers 201", `answers 201 at http://build.internal/x with ${key}`),
    );
    const stopped = await backlint("--yes");
    assert.equal(stopped.status, 1);
    assert.match(
      stopped.out,
      /US-001: a secret \\\(github\\\)[\s\S]*a private address[\s\S]*Nothing was sent: something looks secret/,
    );
    assert.deepEqual(double.writes(), []);
    assert.equal((await backlint("--yes", "--allow-secrets")).status, 0);
  });

  it("says in one sentence what is wrong with what it was given", async () => {
    const say = async (...args: readonly string[]): Promise<string> => {
      const result = await terminal.backlint(["export", ...args]);
      assert.equal(result.status, 2);
      return result.err;
    };
    assert.equal(await say("backlog.md"), "backlint: export needs --to github\n");
    assert.equal(await say("--to", "github"), "backlint: export needs a file or a directory\n");
    assert.match(
      await say("--to", "github", "backlog.md"),
      /no remote of this checkout is on GitHub; name the repository with --repo/,
    );
    assert.match(await say("--to", "github", "--repo", "shop", "backlog.md"), /--repo needs OWNER\/NAME, not shop/);
    assert.match(
      await say("--to", "github", "--repo", "a/b", "--host", "http://git.example", "backlog.md"),
      /needs an https address/,
    );
    assert.match(
      await say("--to", "github", "--repo", "a/b", "--host", host, "plans/notes.md"),
      /no backlog is in these files/,
    );
    process.env["GITHUB_ENTERPRISE_TOKEN"] = "ghp_wrong";
    assert.match(
      (await backlint("--yes")).err,
      /^backlint: GitHub does not accept the token: [^\n]*\. Sign in again, or set a new token\n$/,
    );
  });

  it("never writes the token anywhere", async () => {
    const said = [await backlint("--dry-run"), await backlint("--yes", "--format", "json"), await backlint("--yes")];
    double.refuse = () => ({ status: 403, body: { message: "no" } });
    said.push(await backlint("--yes"));
    const files = [terminal.folder.path, state.path].flatMap((folder) =>
      readdirSync(folder, { recursive: true, withFileTypes: true }).flatMap((entry) =>
        entry.isFile() ? [readFileSync(path.join(entry.parentPath, entry.name), "utf8")] : [],
      ),
    );
    assert.ok(files.length > 2);
    for (const text of [...said.map(({ out, err }) => out + err), ...files]) assert.ok(!text.includes(token));
    for (const { body } of double.exchanges) assert.ok(!JSON.stringify(body ?? "").includes(token));
  });

  it("sends a token for github.com to no other server", () => {
    const env = { GITHUB_TOKEN: "for-github", GITHUB_ENTERPRISE_TOKEN: "for-others" };
    assert.equal(tokenFor("https://github.com", env), "for-github");
    assert.equal(tokenFor("https://git.example.com", env), "for-others");
    assert.equal(
      tokenFor("https://git.example.com", { ...env, GITHUB_SERVER_URL: "https://git.example.com" }),
      "for-github",
    );
  });
});
