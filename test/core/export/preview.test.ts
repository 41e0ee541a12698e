// The preview of a push in another language: whatever it says of a plan, it says in that language; only names stay.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import path from "node:path";
import { preview } from "../../../core/export/github/preview.ts";
import { say, speakerOf } from "../../../core/text/message.ts";
import { root } from "../../harness/sources.ts";
import { changed, shop } from "../../harness/github/samples.ts";
import { setUp } from "../../harness/github/setUp.ts";

const bundle = (name: string): Record<string, string> =>
  JSON.parse(readFileSync(path.join(root, "l10n", name), "utf8"));
/** A language in which every word is dots, so that a word that nobody translated stands out. */
const dots = speakerOf({
  tag: "en",
  sentences: Object.fromEntries(
    Object.keys(bundle("bundle.l10n.json")).map((text) => [text, text.replace(/\p{L}/gu, "·")]),
  ),
});
const german = speakerOf({ tag: "de", sentences: bundle("bundle.l10n.de.json") });
const leaks = [{ name: "US-001", what: say`a secret (${"slack"})` }];
/** Names of the sample, which no language changes. */
const names =
  /acme\/shop|github\.com|https|Area\/API|backlog\.md|US-00\d|EPIC-001|Epic 1|ada|octocat|nobody|Sprint \d|Feature|(?:Book|Reserve|Cancel|Hire) a (?:bike|booking)|\bBooking|web|mobile|area::api|epic\b|orgs\/acme\/\d|slack|nonsense|#[0-9a-f]{6}/g;

/** What is left of English once the texts that are sent, code and names are taken out. */
function wordsLeft(text: string): readonly string[] {
  const own = text
    .replace(/^(`{3,})[\s\S]*?^\1$/gm, "")
    .replace(/`[^`\n]*`/g, "")
    .replace(names, "");
  return own.match(/\p{L}{2,}/gu) ?? [];
}

describe("the preview of a push, in another language", () => {
  it("says what is new, public, secret and irrevocable", async () => {
    const { world, machine } = setUp();
    world.double.repository.labels.set("area/api", { id: 9, name: "Area/API", color: "ffffff", description: null });
    const text = changed(shop, "@ada", "@nobody").replace("### US-002", "### A loose one\n\n### US-002");
    const plan = await machine.plan({ "backlog.md": text }, { options: { project: "nonsense" } });
    assert.deepEqual(wordsLeft(preview(plan, leaks, dots).replace("A loose one", "")), []);
    const said = preview(plan, leaks, german);
    assert.match(said, /^# Übertragen nach acme\/shop\n\n\*\*3 Issues anzulegen, /);
    assert.match(said, /## Was sich nicht zurücknehmen lässt/);
  });

  it("says what changed on either side, and where both did", async () => {
    const { world, machine, push, issue } = setUp();
    await push(shop);
    const book = issue(/a bike/);
    book.title = "US-001: Hire a bike";
    book.state = "closed";
    book.milestone = null;
    book.labels = ["theirs"];
    book.assignees = [];
    book.body = (book.body ?? "").replace("- [ ] POST", "- [x] POST").replace("- [x] a second", "- [ ] a second");
    issue(/Cancel/).blockedBy = [];
    world.double.repository.isPrivate = false;
    const moved = changed(
      changed(shop, "Book a bike", "Reserve a bike"),
      "**Sprint:** Sprint 1",
      "**Sprint:** Sprint 2",
    );
    const text = changed(
      changed(moved, "area::api, web", "area::api, mobile"),
      "DELETE answers 204",
      "DELETE answers 200",
    );
    const plan = await machine.plan({ "backlog.md": text });
    const fields = new Set(plan.drifts.map(({ field, verdict }) => `${field} ${verdict}`));
    for (const field of [
      "title conflict",
      "state pull",
      "ticks pull",
      "labels pull",
      "assignees pull",
      "blockedBy pull",
    ])
      assert.ok(fields.has(field), `${field} is in ${[...fields].join(", ")}`);
    assert.deepEqual(wordsLeft(preview(plan, [], dots).replaceAll("theirs", "")), []);
    assert.match(
      preview(plan, [], german),
      /US-001: Titel ist dort „US-001: Hire a bike“, und in der Datei auch geändert/,
    );
  });
});
