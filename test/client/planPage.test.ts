import assert from "node:assert/strict";
import { pageOf } from "../../client/features/plan/page.ts";
import { pageLanguage } from "../../client/features/plan/pageLanguage.ts";
import bundle from "../../l10n/bundle.l10n.de.json" with { type: "json" };
import pages from "../../l10n/pages.json" with { type: "json" };

describe("the page of a plan view", () => {
  const page = pageOf({
    language: { tag: "de", sentences: { "Group by": "Gruppiert “nach” <" } },
    title: 'Board of "A & B"',
    script: "https://host/board.js?a=1&b=2",
    style: "https://host/board.css",
    source: "https://host",
    nonce: "n0nce",
  });

  it("may load its own script and style and nothing else", () => {
    const policy = /Content-Security-Policy" content="([^"]*)"/.exec(page)?.[1];
    assert.equal(policy, "default-src 'none'; style-src https://host; script-src 'nonce-n0nce'; font-src https://host");
    assert.match(page, /<script nonce="n0nce" src="https:\/\/host\/board\.js\?a=1&amp;b=2"><\/script>/);
  });

  it("carries the sentences of the reader's language", () => {
    assert.match(page, /<html lang="de">/);
    const carried = /data-language="([^"]*)"/
      .exec(page)?.[1]
      ?.replace(/&quot;/g, '"')
      .replace(/&lt;/g, "<");
    assert.deepEqual(JSON.parse(carried ?? ""), { tag: "de", sentences: { "Group by": "Gruppiert “nach” <" } });
  });

  for (const view of ["board", "graph", "capacity"] as const)
    it(`${view} is given the sentences that it says and no others`, () => {
      const german = { tag: "de", sentences: bundle };
      const { tag, sentences } = pageLanguage(view, german);
      assert.equal(tag, "de");
      assert.deepEqual(Object.keys(sentences), pages[view]);
      assert.equal(sentences["all files"], "alle Dateien");
      assert.ok(JSON.stringify(sentences).length < 4000);
      assert.deepEqual(pageLanguage(view, { tag: "en", sentences: {} }), { tag: "en", sentences: {} });
    });

  it("takes a title as words", () => {
    assert.match(page, /<title>Board of &quot;A &amp; B&quot;<\/title>/);
  });
});
