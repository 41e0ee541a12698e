// A push against the double, step by step: what is made, what is left alone, what a second push does.
import assert from "node:assert/strict";
import { lockName } from "../../../core/export/github/lock.ts";
import type { PushInput } from "../../../core/export/github/push.ts";
import type { Issue } from "../../harness/github/repository.ts";
import { changed, shop } from "../../harness/github/samples.ts";
import { Crash, createWorld, type Machine, type World } from "../../harness/github/world.ts";

interface Setup {
  readonly world: World;
  readonly machine: Machine;
  push(text: string, change?: Partial<PushInput>): Promise<void>;
  issue(title: RegExp): Issue;
}

function setUp(): Setup {
  const world = createWorld();
  const machine = world.machine();
  return {
    world,
    machine,
    async push(text, change) {
      const pushed = await machine.push({ "backlog.md": text }, change);
      assert.equal(pushed.type, "ran", pushed.type === "trouble" ? pushed.trouble.message : "");
      if (pushed.type !== "ran") return;
      assert.deepEqual([pushed.outcome.failures, pushed.outcome.trouble], [[], null]);
      assert.deepEqual(world.double.violations, []);
    },
    issue(title) {
      const found = [...world.double.repository.issues.values()].find((one) => title.test(one.title));
      assert.ok(found, `no issue ${title}`);
      return found;
    },
  };
}

describe("push to GitHub", () => {
  it("makes issues, links them, and makes no write the second time", async () => {
    const { world, machine, push, issue } = setUp();
    await push(shop);
    const { repository } = world.double;
    const [epic, book, cancel] = [issue(/Booking$/), issue(/a bike/), issue(/Cancel/)];
    assert.equal(book.title, "US-001: Book a bike");
    assert.deepEqual(epic.children, [book.id, cancel.id]);
    assert.deepEqual(cancel.blockedBy, [book.id]);
    assert.deepEqual([book.labels, book.assignees, book.type], [["area::api", "web"], ["ada"], "Feature"]);
    assert.deepEqual([epic.labels, epic.type], [["epic"], null]);
    assert.deepEqual([book.state, cancel.state, cancel.reason], ["open", "closed", "completed"]);
    assert.equal(repository.milestones.get(book.milestone ?? 0)?.dueOn, "2026-01-16T12:00:00Z");
    assert.match(book.body ?? "", /^> As a rider, I want to book a bike so that it is there\n/);
    assert.match(book.body ?? "", /- \[ \] POST \/bookings answers 201\n- \[x\] a second booking answers 409\n/);
    assert.match(book.body ?? "", /### Tasks\n\n- \[ \] Write the endpoint \(3 h\)/);
    assert.match(book.body ?? "", /\n<!-- backlint: [0-9a-f]{12}\/us1 -->$/);
    assert.match(cancel.body ?? "", /as @&#8203;octocat said in #&#8203;12/);
    assert.equal(repository.labels.has(lockName), false);
    const writes = world.double.writes().length;
    await push(shop);
    assert.equal(world.double.writes().length, writes);
    assert.equal(machine.journal, null);
  });

  it("changes only what changed in the file", async () => {
    const { world, push, issue } = setUp();
    await push(shop);
    const before = world.double.writes().length;
    await push(changed(changed(shop, "Book a bike", "Reserve a bike"), "area::api, web", "area::api, mobile"));
    const bodies = world.double
      .writes()
      .slice(before)
      .flatMap(({ operation, body }) => (operation?.includes("label") ? [] : [body]));
    assert.deepEqual(bodies, [{ title: "US-001: Reserve a bike" }]);
    assert.deepEqual(issue(/Reserve/).labels, ["area::api", "mobile"]);
  });

  it("keeps what people write below the marker, their labels and their assignees", async () => {
    const { push, issue } = setUp();
    await push(shop);
    const book = issue(/a bike/);
    book.body += "\r\n\r\nSee the design first.";
    book.labels.push("theirs");
    book.assignees.push("octocat");
    await push(changed(shop, "answers 201", "answers 202"));
    assert.match(book.body ?? "", /answers 202[\s\S]*<!-- backlint: .* -->\n\nSee the design first\.$/);
    assert.deepEqual([book.labels.at(-1), book.assignees], ["theirs", ["ada", "octocat"]]);
  });

  it("merges boxes one by one: a tick on GitHub and a reworded criterion do not collide", async () => {
    const { machine, push, issue } = setUp();
    await push(shop);
    const book = issue(/a bike/);
    book.body = changed(book.body ?? "", "[ ] Write the page", "[x] Write the page");
    const text = changed(changed(shop, "answers 201", "answers 202"), "- [x] a second", "- [ ] a second");
    const plan = await machine.plan({ "backlog.md": text });
    assert.deepEqual(
      plan.drifts.map(({ field, verdict, members }) => [field, verdict, members]),
      [["ticks", "pull", [{ name: "Write the page (2 h)", present: true }]]],
    );
    await push(text);
    assert.match(book.body ?? "", /answers 202\n- \[ \] a second[\s\S]*\[x\] Write the page/);
  });

  it("touches neither side of a conflict until it is told which one wins", async () => {
    const { machine, push, issue } = setUp();
    await push(shop);
    issue(/a bike/).title = "Rent a bike";
    const text = changed(shop, "Book a bike", "Reserve a bike");
    await push(text);
    assert.equal(issue(/a bike/).title, "Rent a bike");
    const plan = await machine.plan({ "backlog.md": text });
    assert.deepEqual(
      plan.notes.map(({ level, line }) => [level, line]),
      [["ask", 4]],
    );
    await push(text, { decisions: { prefer: () => "file", recreate: () => false } });
    assert.equal(issue(/a bike/).title, "US-001: Reserve a bike");
  });

  it("asks about an issue that was deleted, and makes it anew only when told", async () => {
    const { world, machine, push, issue } = setUp();
    await push(shop);
    const { repository } = world.double;
    const { number } = issue(/Cancel/);
    repository.issues.delete(number);
    repository.gone.set(number, null);
    await push(shop);
    assert.equal(repository.issues.size, 2);
    const plan = await machine.plan({ "backlog.md": shop });
    assert.match(plan.notes.map(({ text }) => text).join(), /US-002 was issue #3, which was deleted/);
    await push(shop, { decisions: { prefer: () => null, recreate: () => true } });
    assert.deepEqual(issue(/Cancel/).blockedBy, [issue(/a bike/).id]);
  });

  it("finds the same issues in a file that was renamed", async () => {
    const { world, machine, push } = setUp();
    await push(shop);
    const pushed = await machine.push({ "docs/plan.md": shop });
    assert.equal(pushed.type === "ran" && pushed.plan.steps.length, 0);
    assert.match(machine.sidecar ?? "", /docs\/plan\.md/);
    assert.equal(world.double.repository.issues.size, 3);
  });

  it("finds everything again where sidecar and journal are lost", async () => {
    const { world, machine, push } = setUp();
    await push(shop, { options: { tasks: "sub-issues" } });
    const [writes, issues] = [world.double.writes().length, world.double.repository.issues.size];
    machine.sidecar = null;
    await push(shop, { options: { tasks: "sub-issues" } });
    assert.deepEqual([world.double.writes().length, world.double.repository.issues.size], [writes, issues]);
  });

  it("knows task lines again when they move and when they are reworded a little", async () => {
    const { world, push, issue } = setUp();
    const options = { tasks: "sub-issues" as const };
    await push(shop, { options });
    const endpoint = issue(/endpoint/).number;
    const moved = changed(
      changed(shop, "- [ ] Write the endpoint (3 hrs)\n", ""),
      "Write the page (2 hrs)",
      "Write the page (2 hrs)\n- [ ] Write the endpoints (3 hrs)",
    );
    await push(moved, { options });
    assert.equal(issue(/endpoints/).number, endpoint);
    assert.equal(world.double.repository.issues.size, 5);
  });

  it("looks for an issue whose answer was lost while GitHub's list lags, and makes no second one", async () => {
    const { world, push } = setUp();
    world.double.repository.listLag = 10_000;
    let lost = false;
    world.double.onRequest = (operation) => {
      if (operation !== "issues/create" || lost) return null;
      lost = true;
      return "lost";
    };
    await push(shop);
    assert.equal(lost, true);
    assert.equal(world.double.repository.issues.size, 3);
  });

  it("looks for an issue that a crashed run may have made, as long as GitHub's list lags", async () => {
    const { world, machine, push } = setUp();
    world.double.repository.listLag = 20_000;
    machine.onAnswer = (_, route) => {
      if (route === "POST /repos/{owner}/{repo}/issues") throw new Crash();
    };
    await machine.push({ "backlog.md": shop });
    machine.onAnswer = () => {};
    await push(shop);
    assert.equal(world.double.repository.issues.size, 3);
  });

  it("goes on where a crash stopped it", async () => {
    for (let at = 1; at < 24; at++) {
      const { world, machine, push } = setUp();
      machine.onSave = (count) => {
        if (count === at) throw new Crash();
      };
      await machine.push({ "backlog.md": shop });
      machine.onSave = () => {};
      await push(shop);
      assert.equal(world.double.repository.issues.size, 3, `crash at save ${at}`);
    }
  });

  it("lets one machine push at a time", async () => {
    const { world, machine } = setUp();
    const other = world.machine();
    const files = { "backlog.md": shop };
    const outcomes = await world.together(7, [() => machine.push(files), () => other.push(files)]);
    const kinds = outcomes.map((one) => (one.type === "ran" ? (one.outcome.trouble?.kind ?? "done") : one.type));
    assert.deepEqual([...kinds].sort(), ["done", "locked"]);
    assert.equal(world.double.repository.issues.size, 3);
  });

  it("stops where an issue changed between preview and push", async () => {
    const { world, machine, push, issue } = setUp();
    await push(shop);
    const book = issue(/a bike/);
    machine.onRequest = (_, route) => {
      if (route.startsWith("POST /repos/{owner}/{repo}/labels")) book.title = "Rent a bike";
    };
    const pushed = await machine.push({ "backlog.md": changed(shop, "Book a bike", "Reserve a bike") });
    assert.equal(
      pushed.type === "ran" && pushed.outcome.trouble?.message,
      "US-001 changed on GitHub since the preview",
    );
    assert.equal(book.title, "Rent a bike");
    assert.deepEqual(world.double.violations, []);
  });

  it("says in the texts what an older server cannot link", async () => {
    const { world, push, issue } = setUp();
    world.double.repository.off.add("sub-issues").add("dependencies").add("types");
    const time = world.now();
    const none = {
      labels: [],
      assignees: [],
      children: [],
      blockedBy: [],
      milestone: null,
      type: null,
      parent: null,
      reason: null,
    };
    const theirs: Issue = {
      ...none,
      id: 1,
      number: 1,
      created: time,
      updated: time,
      title: "theirs",
      body: null,
      state: "open",
    };
    world.double.repository.issues.set(1, theirs);
    await push(shop);
    assert.match(issue(/Cancel/).body ?? "", /Part of EPIC-001\nBlocked by US-001/);
    await push(shop);
  });

  it("sends nothing where GitHub would refuse part of it", async () => {
    const { machine } = setUp();
    const plan = await machine.plan({ "backlog.md": changed(shop, "Book a bike", "b".repeat(260)) });
    assert.deepEqual(
      plan.notes.filter(({ level }) => level === "block").map(({ text }) => text),
      ["US-001: its title is too long in characters: 268, and GitHub takes 256"],
    );
  });

  it("offers labels that are there under another spelling", async () => {
    const { world, machine, push, issue } = setUp();
    world.double.repository.labels.set("area/api", { id: 9, name: "Area/API", color: "ffffff", description: null });
    const plan = await machine.plan({ "backlog.md": shop });
    assert.match(
      plan.notes.map(({ text }) => text).join("\n"),
      /The label area::api would be new, and the repository has Area\/API/,
    );
    await push(shop, { options: { labels: { "area::api": "Area/API" } } });
    assert.deepEqual(issue(/a bike/).labels, ["area/api", "web"]);
  });

  it("puts new issues on the project's board once, and leaves the board to people after that", async () => {
    const { world, machine, push, issue } = setUp();
    const options = { project: "orgs/acme/3" };
    const text = changed(shop, "**Owner:** @ada", "**Owner:** @ada\n**Priority:** High");
    await push(text, { options });
    const { board } = world.double.repository;
    const book = board.find((item) => item.issue === issue(/a bike/).id);
    assert.deepEqual([board.length, book?.values], [3, { 1: 5, 2: "o-High", 3: "it-1" }]);
    assert.ok(book);
    book.values = { 1: 8 };
    await push(changed(text, "**Story Points:** 5", "**Story Points:** 13"), { options });
    assert.deepEqual([board.length, book.values], [3, { 1: 8 }]);
    const plan = await machine.plan({ "backlog.md": text }, { options: { project: "nonsense" } });
    assert.match(plan.notes.map((note) => note.text).join("\n"), /The project nonsense cannot be read/);
  });

  it("puts an issue on the board whose run crashed before it could", async () => {
    const { world, machine, push } = setUp();
    const options = { project: "orgs/acme/3" };
    machine.onRequest = (_, route) => {
      if (route.includes("/projectsV2/{project_number}/items")) throw new Crash();
    };
    await machine.push({ "backlog.md": shop }, { options });
    machine.onRequest = () => {};
    await push(shop, { options });
    assert.deepEqual(
      world.double.repository.board.map((item) => item.values),
      [{}, { 1: 5, 3: "it-1" }, { 1: 3 }],
    );
  });

  it("pushes one item alone, and links it once the others are there", async () => {
    const { world, push, issue } = setUp();
    await push(shop, { only: new Map([["file:///backlog.md", new Set(["us2"])]]) });
    assert.equal(world.double.repository.issues.size, 1);
    await push(shop);
    assert.deepEqual(issue(/Cancel/).blockedBy, [issue(/a bike/).id]);
    assert.equal(issue(/Booking/).children.length, 2);
  });
});
