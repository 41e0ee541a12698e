// What is settled before anything is weighed: holes, circles, and text in another language.
import assert from "node:assert/strict";
import { isEnglish } from "../../core/text/english/language.ts";
import { findStop } from "../../core/rules/acceptance/judge/stops.ts";

describe("findStop", () => {
  for (const [text, reason, words] of [
    ["", "placeholder-text", null],
    ["TBD", "placeholder-text", "TBD"],
    ["[ ] to be defined", "placeholder-text", "to be defined"],
    ["TODO: agree on the limit", "placeholder-text", "TODO: agree on the limit"],
    ["Latency below TBD", null, null],
    ["Latency: TBD", "placeholder-text", "TBD"],
    ["Answers within ??? ", "placeholder-text", "???"],
    ["[insert criterion]", "placeholder-text", "[insert criterion]"],
    ["Criterion 1", "placeholder-text", "Criterion 1"],
    ["All acceptance criteria are met", "tautological-criterion", "All acceptance criteria are met"],
    ["Checks are green OR launch blocked", "tautological-criterion", "OR launch blocked"],
    ["Moving a card from TODO to DONE stores its status", null, null],
    ["The page shows the order or an error", null, null],
    ["`<your-name>` is replaced by the user's name", null, null],
  ] as const)
    it(`finds ${reason ?? "no stop"} in "${text}"`, () => {
      const stop = findStop(text);
      assert.equal(stop?.reason ?? null, reason);
      assert.equal(stop?.span ? text.slice(stop.span.start, stop.span.end) : null, words);
    });
});

describe("isEnglish", () => {
  for (const [text, around, expected] of [
    ["The list shows the order", "", true],
    ["Error handling", "", true],
    ["Lista de pedidos del usuario", "", false],
    ["Der Kunde sieht die Liste", "", false],
    ["Пользователь видит список", "", false],
    ["用户看到列表", "", false],
    ["Formular implementiert", "", true],
    ["Formular implementiert", "Der Kunde sieht die Liste und das Formular", false],
    ["Error handling", "Der Kunde sieht die Liste und das Formular", true],
    ["API", "Der Kunde sieht die Liste und das Formular", false],
    ["The label reads Übersicht", "", true],
  ] as const)
    it(`says ${expected} of "${text}"${around && ` within "${around}"`}`, () =>
      assert.equal(isEnglish(text, around), expected));
});
