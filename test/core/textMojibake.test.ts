// Samples are made here, by misreading sound text as the charsets do.
import assert from "node:assert/strict";
import fc from "fast-check";
import { looksBinary, stripBom } from "../../core/text/encoding.ts";
import { repairMojibake } from "../../core/text/mojibake.ts";

const charsets = ["macintosh", "windows-1252"] as const;
type Charset = (typeof charsets)[number];

/** Bytes 80 to 9F of Windows-1252; Node's decoder, built without all of ICU, reads them as Latin-1 does. */
const windows1252 = "€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008dŽ\u008f\u0090‘’“”•–—˜™š›œ\u009džŸ";

function misread(text: string, charset: Charset): string {
  const bytes = new TextEncoder().encode(text);
  if (charset === "macintosh") return new TextDecoder(charset).decode(bytes);
  return Array.from(bytes, (byte) => windows1252[byte - 0x80] ?? String.fromCharCode(byte)).join("");
}

describe("Mojibake", () => {
  for (const charset of charsets) {
    it(`of ${charset} is repaired`, () => {
      const sound = "✅ Done – “quoted” ≥ 5 ½ → café ⚡ 🔄 ✔️ naïve… 日本語 Привет";
      const { text, stretches } = repairMojibake(misread(sound, charset));
      assert.equal(text, sound);
      assert.ok(stretches.length >= 10);
    });

    it(`of ${charset} is repaired where it stands between sound characters`, () => {
      const text = `≤ 5 – “sound” ${misread("–", charset)} l’été ${misread("✅", charset)}`;
      const repair = repairMojibake(text);
      assert.equal(repair.text, "≤ 5 – “sound” – l’été ✅");
      assert.deepEqual(
        repair.stretches.map(({ start, end, repaired }) => [text.slice(start, end), repaired]),
        [
          [misread("–", charset), "–"],
          [misread("✅", charset), "✅"],
        ],
      );
    });
  }

  it("of Latin-1, whose bytes from 80 to 9F are control characters, is repaired", () => {
    const latin1 = Array.from(new TextEncoder().encode("don’t – café"), (byte) => String.fromCharCode(byte)).join("");
    assert.equal(repairMojibake(latin1).text, "don’t – café");
  });

  it("that was misread twice is repaired twice", () => {
    assert.equal(repairMojibake(misread(misread("it’s", "windows-1252"), "windows-1252")).text, "it’s");
  });

  it("is not seen in sound text of any language", () => {
    const sound = [
      "l’été «É» ‚Ärger‘ „Öl“ IRMÃ” … – “Ä” – não… São «Ñ»",
      "√π ≤ 2·10³ ± ½ ¬Ω ∑∏",
      "日本語のテキスト 中文 Привет мир Ελληνικά עברית العربية",
      "Zażółć gęślą jaźń, Škoda, Ångström, naïve café, smörgåsbord",
      "✅ 🔄 ✔️ → ≥ “quotes” 👩‍💻 ½ × ÷ € £ ©",
    ];
    for (const text of sound) assert.deepEqual(repairMojibake(text).stretches, [], text);
  });

  it("leaves ASCII and the empty text as they are", () => {
    for (const text of ["", "plain\r\ntext"]) {
      const repair = repairMojibake(text);
      assert.equal(repair.text, text);
      assert.equal(repair.toOriginal(3), 3);
    }
  });

  it("maps offsets of the repaired text to the original and back", () => {
    const bad = misread("–", "macintosh");
    const repair = repairMojibake(`a ${bad} b ${bad}${bad} c`);
    assert.equal(repair.text, "a – b –– c");
    assert.deepEqual([0, 2, 3, 6, 7, 8, 9].map(repair.toOriginal), [0, 2, 5, 8, 11, 14, 15]);
    assert.deepEqual([0, 2, 3, 4, 5, 11, 14, 15].map(repair.toRepaired), [0, 2, 2, 2, 3, 7, 8, 9]);
    assert.equal(repair.stretches.length, 2);
  });

  it("gives back any text whose repair is undone", () => {
    const parts = fc.constantFrom(
      "a",
      " ",
      "é",
      "✅",
      "–",
      "日",
      misread("✅–", "macintosh"),
      misread("é€", "windows-1252"),
      "\ud83d",
      "Ã",
      "‚",
    );
    fc.assert(
      fc.property(fc.array(parts, { maxLength: 20 }), (all) => {
        const text = all.join("");
        const repair = repairMojibake(text);
        let [at, undone] = [0, ""];
        for (const { start, end, repaired } of repair.stretches) {
          assert.equal(repair.text.slice(repair.toRepaired(start), repair.toRepaired(end)), repaired);
          undone += repair.text.slice(repair.toRepaired(at), repair.toRepaired(start)) + text.slice(start, end);
          at = end;
        }
        assert.equal(undone + repair.text.slice(repair.toRepaired(at)), text);
        for (let offset = 0; offset < text.length; offset++) {
          assert.ok(repair.toOriginal(repair.toRepaired(offset)) <= offset);
        }
      }),
      { numRuns: 500 },
    );
  });
});

describe("Encodings", () => {
  it("loses a leading byte order mark and no other", () => {
    assert.deepEqual(stripBom("\ufeffa\ufeff"), { text: "a\ufeff", bom: true });
    assert.deepEqual(stripBom("a"), { text: "a", bom: false });
  });

  it("knows what is no text", () => {
    assert.ok(looksBinary("PNG\0"));
    assert.ok(looksBinary("\ufffd\u0001x\ufffd".repeat(9)));
    assert.ok(!looksBinary("# Plan\r\n\tcafé \u001b[1m\f"));
    assert.ok(!looksBinary(""));
  });
});
