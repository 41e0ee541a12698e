// Messages: data that says the same in every language.
import assert from "node:assert/strict";
import { english, joined, say, speakerOf } from "../../core/text/message.ts";

const german = speakerOf({
  tag: "de",
  sentences: { "{0} needs {1}": "{1} wird von {0} gebraucht", "{0} hours": "{0} Stunden", nothing: "nichts" },
});

describe("a message", () => {
  it("is said in English as it is written", () =>
    assert.equal(english(say`\`${"US-1"}\` needs ${1.5} {of} it`), "`US-1` needs 1.5 {of} it"));

  it("is said in another language in that one's order and figures, what stands in it too", () =>
    assert.equal(german(say`${"US-1"} needs ${say`${2000.5} hours`}`), "2000,5 Stunden wird von US-1 gebraucht"));

  it("is said in English where the language has no sentence for it", () =>
    assert.equal(german(say`${"US-1"} lacks ${say`nothing`}`), "US-1 lacks nichts"));

  it("takes the document's words as they are, braces included", () =>
    assert.equal(german(say`${"{1}"} needs ${"{0} hours"}`), "{0} hours wird von {1} gebraucht"));

  it("is a row of others", () => {
    const row = joined([say`nothing`, "US-1", say`${3} hours`], ", ");
    assert.deepEqual([english(row), german(row)], ["nothing, US-1, 3 hours", "nichts, US-1, 3 Stunden"]);
  });

  it("survives its way between threads", () => {
    const message = say`${"US-1"} needs ${say`${2} hours`}`;
    assert.equal(english(structuredClone(message)), english(message));
  });
});
