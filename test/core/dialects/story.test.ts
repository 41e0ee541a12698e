import assert from "node:assert/strict";
import { isStoryLine, readStory } from "../../../core/dialects/story.ts";
import { blocks, placing } from "./texts.ts";

/** The parts of the sentence that a paragraph holds. */
function parts(markdown: string): (string | null)[] {
  const [block] = blocks(markdown);
  const lines = block?.type === "paragraph" ? block.lines : [];
  const story = readStory(lines, placing(markdown));
  return [story?.role?.value ?? null, story?.goal?.value ?? null, story?.benefit?.value ?? null];
}

describe("the story sentence", () => {
  const expected = ["deckhand", "scan tickets", "I need no list"];
  it("stands on one line or on three", () => {
    assert.deepEqual(parts("As a deckhand, I want to scan tickets so that I need no list."), expected);
    assert.deepEqual(parts("**As a** deckhand  \n**I want to** scan tickets  \n**So that** I need no list"), expected);
    assert.deepEqual(parts("As a deckhand,\nI want to scan tickets,\nSo that I need no list."), expected);
    assert.deepEqual(parts("As a **deckhand**, I want to **scan tickets** so that **I need no list**."), expected);
  });

  const languages: Readonly<Record<string, string>> = {
    Spanish: "**Como** marinero **quiero** contar **para que** nadie falte",
    Portuguese: "Como um marinheiro, quero contar para que ninguém falte",
    French: "En tant que marin, je veux compter afin que personne ne manque",
    German: "Als Matrose möchte ich zählen, damit niemand fehlt",
    Chinese: "**作为** 水手，**我想要** 数人，**以便** 没人落下",
  };
  for (const [language, sentence] of Object.entries(languages)) {
    it(`is read in ${language}`, () => {
      for (const part of parts(sentence)) assert.ok(part);
    });
  }

  it("may leave out why", () => {
    assert.deepEqual(parts("As a deckhand, I want to scan tickets."), ["deckhand", "scan tickets", null]);
  });

  it("is not every line that begins with as", () => {
    for (const line of [
      "As a result, the ticket is void",
      "As soon as it rains",
      "Assign it",
      "As the tide falls, boats wait in the harbour until it is high again",
    ]) {
      assert.ok(!isStoryLine(line, false), line);
    }
  });

  it("goes on only where it has begun", () => {
    assert.ok(isStoryLine("So that I need no list", true));
    assert.ok(!isStoryLine("So that I need no list", false));
  });
});
