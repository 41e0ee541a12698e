// What a person reads when a push cannot go on: one plain sentence and the next step, and nothing lost.
import assert from "node:assert/strict";
import { english } from "../../../core/text/message.ts";
import { refusal } from "../../harness/github/operations.ts";
import { changed, shop } from "../../harness/github/samples.ts";
import { createWorld, type World } from "../../harness/github/world.ts";

const cases: Readonly<Record<string, readonly [(world: World) => void, RegExp, RegExp]>> = {
  "an archived repository": [
    (world) => void (world.double.repository.archived = true),
    /is archived/,
    /another repository/,
  ],
  "issues switched off": [(world) => void (world.double.repository.hasIssues = false), /switched off/, /settings/],
  "no right to push": [(world) => void (world.double.repository.rights = "pull"), /may not write/, /write access/],
  "an expired token": [
    (world) => void (world.double.refuse = () => refusal(401, "Bad credentials")),
    /expired/,
    /Sign in again/,
  ],
  "a single sign-on": [
    (world) => void (world.double.refuse = () => refusal(403, "Resource protected by organization SAML enforcement.")),
    /single sign-on/,
    /Authorise/,
  ],
  "an app that is not approved": [
    (world) =>
      void (world.double.refuse = () =>
        refusal(
          403,
          "Although you appear to have the correct authorization credentials, the `acme` organization has enabled OAuth App access restrictions",
        )),
    /has not approved/,
    /owner/,
  ],
  "a repository nobody knows": [
    (world) => void (world.double.refuse = () => refusal(404, "Not Found")),
    /knows no repository acme\/shop/,
    /Check the name/,
  ],
  "no connection": [(world) => void (world.double.onRequest = () => "timeout"), /did not answer/, /connection/],
  "a server in trouble": [
    (world) => void (world.double.onRequest = () => "502before"),
    /error of its own \(502\)/,
    /few minutes/,
  ],
};

describe("trouble with GitHub", () => {
  for (const [name, [make, message, next]] of Object.entries(cases)) {
    it(`${name} is one sentence and a next step before anything is sent`, async () => {
      const world = createWorld();
      make(world);
      const pushed = await world.machine().push({ "backlog.md": shop });
      assert.ok(pushed.type === "trouble");
      assert.match(pushed.trouble.message, message);
      assert.match(english(pushed.trouble.next), next);
      assert.deepEqual(world.double.writes(), []);
    });
  }

  it("a renamed repository is named", async () => {
    const world = createWorld();
    const machine = world.machine();
    world.double.refuse = (pathname) =>
      pathname === "/repos/acme/old"
        ? { status: 301, body: {}, headers: { location: `${world.double.repository.base}/repositories/1` } }
        : null;
    const pushed = await machine.push(
      { "backlog.md": shop },
      { target: { host: "https://github.com", owner: "acme", repo: "old" } },
    );
    assert.ok(pushed.type === "trouble");
    assert.equal(pushed.trouble.message, "acme/old is called acme/shop now");
  });

  it("a token that ends half-way loses nothing", async () => {
    const world = createWorld();
    const machine = world.machine();
    world.double.refuse = (_, method) =>
      method === "POST" && world.double.repository.issues.size === 2 ? refusal(401, "Bad credentials") : null;
    const pushed = await machine.push({ "backlog.md": shop });
    assert.equal(pushed.type === "ran" && pushed.outcome.trouble?.kind, "token");
    world.double.refuse = null;
    await machine.push({ "backlog.md": shop });
    assert.equal(world.double.repository.issues.size, 3);
    assert.equal(
      world.double.writes().filter(({ operation, status }) => operation === "issues/create" && status === 201).length,
      3,
    );
  });

  it("people who cannot be assigned are named, and the items are pushed without them", async () => {
    const world = createWorld();
    const machine = world.machine();
    const plan = await machine.plan({ "backlog.md": changed(shop, "@ada", "@nobody") });
    assert.match(
      plan.notes.map(({ text }) => english(text)).join("\n"),
      /@nobody cannot be assigned in acme\/shop; .* Invite them/,
    );
  });

  it("a sidecar that is damaged is named with what helps", async () => {
    const machine = createWorld().machine();
    machine.sidecar = "<<<<<<< HEAD";
    const pushed = await machine.push({ "backlog.md": shop });
    assert.ok(pushed.type === "trouble");
    assert.equal(pushed.trouble.message, ".backlint/github.json cannot be read: it is no JSON");
  });

  it("a journal that was cut short is no obstacle", async () => {
    const machine = createWorld().machine();
    machine.journal = '{"version":1,"sidec';
    const pushed = await machine.push({ "backlog.md": shop });
    assert.equal(pushed.type, "ran");
  });

  it("limits are waited out", async () => {
    const world = createWorld();
    world.double.limits = { perMinute: 2, perHour: 500 };
    const start = world.now();
    const pushed = await world.machine().push({ "backlog.md": shop });
    assert.equal(pushed.type === "ran" && pushed.outcome.trouble, null);
    assert.ok(world.now() - start > 60_000);
    assert.ok(world.double.exchanges.some(({ status }) => status === 403));
  });
});
