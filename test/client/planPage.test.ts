import assert from "node:assert/strict";
import { pageOf } from "../../client/features/plan/page.ts";

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

  it("takes a title as words", () => {
    assert.match(page, /<title>Board of &quot;A &amp; B&quot;<\/title>/);
  });
});
