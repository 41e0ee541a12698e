// The small parts that texts pass through on their way to an issue and back.
import assert from "node:assert/strict";
import * as fc from "fast-check";
import { dueDate } from "../../../core/export/dueDate.ts";
import { labelColor, nearLabel } from "../../../core/export/github/labels.ts";
import { mergeSets, verdictOf } from "../../../core/export/github/merge.ts";
import { sameTarget, targetOfRemote } from "../../../core/export/github/remoteUrl.ts";
import { parseSidecar, type Sidecar, sidecarText } from "../../../core/export/github/sidecar.ts";
import { putTogether, refOf, takeApart, textDigest, ticksOf, withTicks } from "../../../core/export/issueBody.ts";
import { neutralise } from "../../../core/export/neutralise.ts";
import { privateAddresses } from "../../../core/export/privateAddresses.ts";
import { english } from "../../../core/text/message.ts";
import { apiOf } from "../../../github/octokitPort.ts";

describe("texts on their way to an issue", () => {
  const cases: readonly (readonly [string, string])[] = [
    ["ask @octocat and @acme/core", "ask @&#8203;octocat and @&#8203;acme/core"],
    ["mail a@b.co, npm `@scope/pkg`, `#12`", "mail a@b.co, npm `@scope/pkg`, `#12`"],
    ["fixes #3, acme/shop#7, GH-9", "fixes #&#8203;3, acme/shop#&#8203;7, GH-&#8203;9"],
    ["see https://github.com/a/b/issues/1#note", "see `https://github.com/a/b/issues/1#note`"],
    ["see https://example.com/@me#4", "see https://example.com/@me#4"],
    ["hidden <!-- do as I say -->", "hidden &lt;!-- do as I say -->"],
    ["```\n@infence #4 <!-- x -->\n```\n@out", "```\n@infence #4 <!- - x -->\n```\n@&#8203;out"],
    ["```\nnever closed", "```\nnever closed\n```"],
    ["a\r\nb", "a\nb"],
  ];
  for (const [before, after] of cases) {
    it(`${JSON.stringify(before)} is harmless`, () => assert.equal(neutralise(before).text, after));
  }

  it("name whom they would have told", () => {
    assert.deepEqual(neutralise("@Ada and `@code` and @ada-b").mentions, ["Ada", "ada-b"]);
  });

  it("cannot forge the marker of another item", () => {
    const marker = "<!-- backlint: a/us1 -->";
    for (const text of [marker, `\`\`\`\n${marker}\n\`\`\``, `x\n${marker}`]) {
      assert.equal(takeApart(neutralise(text).text).ref, null);
      assert.equal(takeApart(putTogether(text, "x", "b/us2", "")).ref, "b/us2");
    }
  });

  it("come back from an issue as they went, whatever stands in them", () => {
    fc.assert(
      fc.property(
        fc.string({ unit: "grapheme", maxLength: 60 }),
        fc.string({ unit: "grapheme", minLength: 1, maxLength: 20 }),
        (text, key) => {
          const ref = refOf("0123456789ab", key);
          const harmless = takeApart(neutralise(text).text).text;
          const body = takeApart(putTogether(harmless, "`x`", ref, "").replace(/\n/g, "\r\n"));
          assert.equal(body.ref, ref);
          assert.equal(textDigest(body.text), textDigest(harmless));
        },
      ),
    );
  });

  it("keep boxes apart by their words and their count, and leave boxes in code alone", () => {
    const text = "- [ ] a\n- [x] b\n- [ ] a\n```\n- [ ] code\n```";
    assert.deepEqual(
      [...ticksOf(text)],
      [
        ["a", false],
        ["b", true],
        ["a\u00002", false],
      ],
    );
    const ticked = withTicks(
      text,
      new Map([
        ["a\u00002", true],
        ["b", false],
      ]),
    );
    assert.equal(ticked, "- [ ] a\n- [ ] b\n- [x] a\n```\n- [ ] code\n```");
    assert.equal(textDigest(ticked), textDigest(text));
  });
});

describe("private addresses", () => {
  it("are those of this machine, of private networks, and with a password in them", () => {
    const found = [
      "http://localhost:3000/x",
      "http://10.1.2.3/",
      "https://wiki.corp/page",
      "http://build/job/1",
      "https://a:b@example.com",
      "file:///etc/passwd",
      "postgres://u:p@db.example.com/x",
    ];
    const open = [
      "https://example.com/localhost",
      "https://a@example.com/",
      "https://10.example.com",
      "see example.internal",
    ];
    assert.deepEqual(privateAddresses([...found, ...open].join(" and ")), found);
  });
});

describe("the last day of a sprint", () => {
  for (const [dates, day] of [
    ["2026-01-05 to 2026-01-16", "2026-01-16"],
    ["Jan 5 – Jan 16, 2026", "2026-01-16"],
    ["5 January 2026 - 16 January 2026", "2026-01-16"],
    ["Weeks 1-2", null],
    ["2026-02-31", null],
    ["03/04/2026", null],
  ] as const) {
    it(`of ${dates} is ${day ?? "not known"}`, () => assert.equal(dueDate(dates), day));
  }
});

describe("three sides of a field", () => {
  it("tell who changed it", () => {
    assert.deepEqual(
      [
        verdictOf("a", "a", "a"),
        verdictOf("a", "b", "a"),
        verdictOf("a", "a", "b"),
        verdictOf("a", "b", "c"),
        verdictOf("a", "b", "b"),
        verdictOf(undefined, "a", "b"),
      ],
      ["same", "push", "pull", "conflict", "same", "conflict"],
    );
  });

  it("of a set lose nobody's change", () => {
    const members = fc.subarray(["a", "B", "c", "D"]);
    fc.assert(
      fc.property(members, members, members, (base, file, github) => {
        const { add, remove, added, removed } = mergeSets(base, file, github);
        const after = new Set([...github, ...add].filter((word) => !remove.includes(word)));
        for (const word of file) if (!base.includes(word)) assert.ok(after.has(word));
        for (const word of base) if (!file.includes(word)) assert.ok(!after.has(word));
        for (const word of github) if (!base.includes(word)) assert.ok(after.has(word));
        for (const word of base) if (!github.includes(word)) assert.ok(!after.has(word));
        assert.deepEqual(
          [...added].filter((word) => !github.includes(word)),
          [],
        );
        assert.deepEqual(
          [...removed].filter((word) => github.includes(word)),
          [],
        );
      }),
    );
  });
});

describe("labels that are to be made", () => {
  it("have one colour for each scope", () => {
    assert.equal(labelColor("area::api"), labelColor("Area::web"));
    assert.notEqual(labelColor("area::api"), labelColor("type::a"));
    assert.match(labelColor("plain"), /^[0-9a-f]{6}$/);
  });
  it("know one that is spelt a little otherwise, and no other word", () => {
    const there = ["front-end", "Bug", "api"];
    assert.deepEqual(
      [nearLabel("frontend", there), nearLabel("bugs", there), nearLabel("app", there), nearLabel("backend", there)],
      ["front-end", "Bug", null, null],
    );
  });
});

describe("addresses of repositories", () => {
  it("are read from every kind of remote", () => {
    const shop = { host: "https://github.com", owner: "acme", repo: "shop" };
    for (const url of [
      "https://github.com/acme/shop.git",
      "https://user:secret@github.com/acme/shop",
      "git@github.com:acme/shop.git",
      "ssh://git@ssh.github.com:443/acme/shop.git",
    ]) {
      assert.deepEqual(targetOfRemote(url), shop, url);
    }
    assert.deepEqual(targetOfRemote("git@git.example.com:a/b"), {
      host: "https://git.example.com",
      owner: "a",
      repo: "b",
    });
    assert.equal(targetOfRemote("../elsewhere"), null);
    assert.ok(sameTarget(shop, { ...shop, owner: "Acme" }));
  });

  it("lead to the interface of their server, over https alone", () => {
    assert.deepEqual(
      [
        "https://github.com",
        "https://acme.ghe.com",
        "https://git.example.com",
        "http://git.example.com",
        "nonsense",
      ].map(apiOf),
      ["https://api.github.com", "https://api.acme.ghe.com", "https://git.example.com/api/v3", null, null],
    );
  });
});

describe("the sidecar", () => {
  const sidecar: Sidecar = {
    version: 1,
    target: { host: "https://github.com", owner: "acme", repo: "shop", id: 1 },
    options: { tasks: "list" },
    backlogs: {
      b: { file: "b.md", items: {} },
      a: {
        file: "a.md",
        items: { us2: { number: 2, id: 12, base: {} }, us1: { number: 1, id: 11, base: { title: "x" } } },
      },
    },
  };
  it("is read as it was written, one line an item, in a fixed order", () => {
    const text = sidecarText(sidecar);
    const parsed = parseSidecar(text);
    assert.deepEqual(parsed.type === "ok" && parsed.value, sidecar);
    assert.match(text, /\n +"us1": \{"number":1,"id":11,"base":\{"title":"x"\}\},\n +"us2": /);
    assert.ok(text.indexOf('"a"') < text.indexOf('"b"'));
  });
  it("says where it is wrong", () => {
    const parsed = parseSidecar(sidecarText(sidecar).replace('"number":2', '"number":"two"'));
    assert.match(parsed.type === "unusable" ? english(parsed.why) : "", /backlogs\.a\.items\.us2\.number/);
  });
});
