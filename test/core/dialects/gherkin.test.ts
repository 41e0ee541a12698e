// Given, When and Then in every language that Cucumber knows, and in none where the words only look like it.
import assert from "node:assert/strict";
import { gherkinKeywords } from "../../../core/dialects/gherkinKeywords.ts";
import { readText } from "../../../core/dialects/reader.ts";

const story = (...criteria: string[]) =>
  ["## US-1: Send a parcel", "", "**Acceptance Criteria:**", "", ...criteria, ""].join("\n");
const read = (...criteria: string[]) =>
  (readText("a.md", story(...criteria)).items[0]?.criteria ?? []).map(({ text, step }) =>
    step === null ? text : `${step}: ${text}`,
  );
const fence = (lang: string, ...lines: string[]) => [`\`\`\`${lang}`, ...lines, "```"];

describe("Gherkin", () => {
  it("is read in a fence in every language, its steps kept apart", () => {
    for (const [language, words] of Object.entries(gherkinKeywords)) {
      const [given, when, then, also, over] = words.split(";").map((part) => part.split("|")[0] ?? "");
      const word = (keyword: string | undefined) => `  ${keyword?.replace("~", "")} `;
      const steps = [
        `# language: ${language}`,
        `${over}: Parcels`,
        `${word(given)}111 1`,
        `${word(when)}222 2`,
        `${word(then)}333 3`,
        `${word(also)}444 4`,
      ];
      assert.deepEqual(read(...fence("gherkin", ...steps)), ["then: 333 3", "then: 444 4"], language);
    }
  });

  it("is told by its words where nothing names the language", () => {
    const russian = [
      "Сценарий: Посылка",
      "  Допустим есть посылка",
      "  Когда её отправляют",
      "  Тогда статус равен «в пути»",
      "  И приходит письмо",
    ];
    assert.deepEqual(read(...fence("", ...russian)), ["then: статус равен «в пути»", "then: приходит письмо"]);
    const polish = [
      "- Zakładając że paczka istnieje",
      "- Kiedy kurier ją odbiera",
      "- Wtedy status to „w drodze”",
      "- I klient dostaje SMS",
    ];
    assert.deepEqual(read(...polish), ["then: status to „w drodze”", "then: klient dostaje SMS"]);
    const italian = [
      "**Dato** un pacco pronto  ",
      "**Quando** il corriere lo ritira  ",
      "**Allora** lo stato è in viaggio  ",
      "**E** parte una mail",
    ];
    assert.deepEqual(read(...italian), ["then: lo stato è in viaggio", "then: parte una mail"]);
    assert.deepEqual(read(...fence("", "假如包裹已打包", "当快递员取件", "那么状态为运输中")), ["then: 状态为运输中"]);
  });

  it("keeps bold steps on lines of their own, in English and mixed with another language", () => {
    assert.deepEqual(read("**Given** a parcel  ", "**When** it is picked up  ", "**Then** its state is `on the way`"), [
      "then: its state is on the way",
    ]);
    assert.deepEqual(
      read(
        ...fence(
          "gherkin",
          "Étant donné un colis",
          "When it is picked up",
          "Alors l'état est « en route »",
          "And a mail is sent",
        ),
      ),
      ["then: l'état est « en route »", "then: a mail is sent"],
    );
  });

  it("does not take sentences for steps because of a short word", () => {
    const english = [
      "- Do not send a parcel twice",
      "- No parcel is sent without an address",
      "- In the list, sent parcels come last",
      "- A mail goes out",
      "- An address has five lines at most",
      "- Date of delivery is shown",
    ];
    assert.deepEqual(
      read(...english),
      english.map((line) => line.slice(2)),
    );
    const spanish = ["- Y el correo sale", "- E-mail al cliente", "- A las 8 sale el paquete"];
    assert.deepEqual(
      read(...spanish),
      spanish.map((line) => line.slice(2)),
    );
    const when = ["- When a parcel is lost, the sender gets a mail", "- Parcels weigh 30 kg at most"];
    assert.deepEqual(
      read(...when),
      when.map((line) => line.slice(2)),
    );
  });

  it("keeps what follows a criterion's list when it begins with a word for and", () => {
    assert.deepEqual(read("- The parcel has", "  a label", "  and a number"), ["The parcel has a label and a number"]);
  });

  it("leaves the other fields alone that begin with a step's word", () => {
    const [item] = readText(
      "a.md",
      [
        "## US-1: Send",
        "",
        "**Acceptance Criteria:**",
        "",
        "- A mail goes out",
        "",
        "**Date:** 2031-05-01",
        "",
        "**Do:** later",
        "",
      ].join("\n"),
    ).items;
    assert.deepEqual(
      item?.criteria.map(({ text }) => text),
      ["A mail goes out"],
    );
  });
});

describe("steps before a list", () => {
  it("leave what follows to the list", () => {
    assert.deepEqual(
      read(
        "**Given** a parcel  ",
        "**When** it is sent  ",
        "**Then** the page:",
        "- Shows its number",
        "- Hides the form",
      ),
      ["Shows its number", "Hides the form"],
    );
  });
});
