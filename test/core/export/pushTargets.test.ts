// A push and what repositories differ in: older servers, limits, labels that are there, boards; and one item pushed alone.
import assert from "node:assert/strict";
import { english } from "../../../core/text/message.ts";
import type { Issue } from "../../harness/github/repository.ts";
import { changed, shop } from "../../harness/github/samples.ts";
import { setUp } from "../../harness/github/setUp.ts";
import { Crash } from "../../harness/github/world.ts";

describe("push to GitHub, by repository", () => {
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
      plan.notes.filter(({ level }) => level === "block").map(({ text }) => english(text)),
      ["US-001: its title is too long in characters: 268, and GitHub takes 256"],
    );
  });

  it("offers labels that are there under another spelling", async () => {
    const { world, machine, push, issue } = setUp();
    world.double.repository.labels.set("area/api", { id: 9, name: "Area/API", color: "ffffff", description: null });
    const plan = await machine.plan({ "backlog.md": shop });
    assert.match(
      plan.notes.map(({ text }) => english(text)).join("\n"),
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
    assert.match(plan.notes.map((note) => english(note.text)).join("\n"), /The project nonsense cannot be read/);
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
