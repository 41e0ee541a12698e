// The judge as the rules and the terminal see it: a verdict, a reason, and evidence that adds up.
import assert from "node:assert/strict";
import fc from "fast-check";
import { judge } from "../../core/rules/acceptance/judge/judge.ts";

describe("judge", () => {
  for (const text of [
    "p95 of the search is < 200 ms at 50 requests/s",
    "A token without scope receives 403",
    "Clicking Save stores the row and shows it in the list",
    "All unit tests pass",
    "`npm run lint` exits with 0",
    'An empty basket shows "Nothing here yet"',
    "Filter orders by status (open, paid, shipped)",
    "Only admins can delete a project",
  ])
    it(`calls "${text}" binary, without a reason`, () => {
      const { verdict, reason } = judge(text);
      assert.deepEqual({ verdict, reason }, { verdict: "binary", reason: null });
    });

  for (const [text, reason] of [
    ["The page is intuitive", "vague-criterion"],
    ["Everything works as expected", "vague-criterion"],
    ["Search is performant", "missing-threshold"],
    ["Error handling", "deliverable-as-criterion"],
    ["Access rules implemented", "implementation-claim"],
    ["Threat model reviewed", "process-claim"],
    ["Recovery meets agreed targets", "undefined-reference"],
    ["No regressions", "unbounded-negative"],
    ["Checks are green or the launch is postponed", "tautological-criterion"],
    ["Limit: TBD", "placeholder-text"],
  ] as const)
    it(`reports "${text}" as ${reason}`, () => {
      const judgement = judge(text);
      assert.equal(judgement.verdict, "not-binary");
      assert.equal(judgement.reason, reason);
    });

  it("lets a number settle a judgement word", () => {
    assert.ok(judge("The page opens quickly: within 2 s").score > judge("The page opens quickly").score);
    assert.equal(judge("The page opens quickly: within 2 s").verdict, "binary");
  });

  it("knows technical terms in which a judgement word judges nothing", () => {
    const named = ({ name }: { name: string }) => name.startsWith("taste");
    assert.equal(judge("A graceful shutdown ends within 30 s").evidence.some(named), false);
    assert.equal(judge("A graceful message appears").evidence.some(named), true);
  });

  it("says nothing against text in another language", () => {
    const { verdict, evidence } = judge("La página es clara para el usuario y fácil de usar");
    assert.equal(verdict, "binary");
    assert.deepEqual(
      evidence.map(({ name }) => name),
      ["not-english"],
    );
  });

  it("takes the language of a few words from their item", () => {
    assert.equal(
      judge("Formular implementiert", { itemText: "Der Kunde kann sich mit der Karte anmelden" }).verdict,
      "binary",
    );
    assert.notEqual(judge("Access rules", { itemText: "The customer signs in with a card" }).verdict, "binary");
  });

  it("counts a Then step as one even where its word is not part of the text", () => {
    const names = judge("the list shows three orders", { isStep: true }).evidence.map(({ name }) => name);
    assert.ok(names.includes("shape:step"));
  });

  it("lists the heaviest evidence first, each with its words", () => {
    const text = "The order form is intuitive";
    const { evidence } = judge(text);
    const [first] = evidence;
    assert.ok(first?.span);
    assert.equal(text.slice(first.span.start, first.span.end), "intuitive");
    assert.deepEqual(
      evidence,
      [...evidence].sort((a, b) => Math.abs(b.weight) - Math.abs(a.weight)),
    );
  });

  it("gives the same score as its evidence adds up to", () => {
    const sum = (text: string) => judge(text).evidence.reduce((total, { weight }) => total + weight, 0);
    const logit = (p: number) => Math.log(p / (1 - p));
    const [a, b] = ["The page is intuitive", "Clicking Save stores the row"] as const;
    const difference = logit(judge(b).score) - logit(judge(a).score);
    assert.ok(Math.abs(difference - (sum(b) - sum(a))) < 0.02);
  });

  it("answers any text, with spans inside it", function () {
    this.timeout(20_000);
    const words = fc.constantFrom(
      "the",
      "page",
      "is",
      "intuitive",
      "`npm t`",
      "(",
      ")",
      '"ok"',
      "≤ 5 ms",
      "TBD",
      "or",
      "🙂",
      "\ud800",
      ":",
      "→",
      "#1",
      "Then",
    );
    const text = fc.oneof(
      fc.string({ unit: "binary", maxLength: 60 }),
      fc.array(words, { maxLength: 14 }).map((list) => list.join(" ")),
    );
    fc.assert(
      fc.property(text, (sample) => {
        const { score, evidence, verdict, reason } = judge(sample, { title: sample, itemText: sample });
        assert.ok(score >= 0 && score <= 1);
        assert.equal(verdict === "binary", reason === null);
        for (const { span } of evidence)
          if (span) assert.ok(0 <= span.start && span.start < span.end && span.end <= sample.length);
        assert.deepEqual(judge(sample, { title: sample, itemText: sample }), { score, evidence, verdict, reason });
      }),
      { numRuns: 200 },
    );
  });
});
