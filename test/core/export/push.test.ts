// A push against the double, step by step: what is made, what is left alone, what a second push does.
import assert from "node:assert/strict";
import { lockName } from "../../../core/export/github/lock.ts";
import { english } from "../../../core/text/message.ts";
import { changed, shop } from "../../harness/github/samples.ts";
import { setUp } from "../../harness/github/setUp.ts";
import { Crash } from "../../harness/github/world.ts";

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
    assert.match(plan.notes.map(({ text }) => english(text)).join(), /US-002 was issue #3, which was deleted/);
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
});
