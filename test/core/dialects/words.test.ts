import assert from "node:assert/strict";
import { kindOf, planKindOf, priorityOf, saysNone, saysUnknown, statusOf } from "../../../core/dialects/words.ts";
import { house } from "./texts.ts";

describe("words for values", () => {
  const states: Readonly<Record<string, string>> = {
    done: "Done|Completed|✅ COMPLETED (2025-12-09)|Done ✅|100% Complete|Closed|[x]|Terminado|Hecho|Xong|已完成|FIXED Sprint 1|Erledigt",
    "in-progress": "In Progress|in_progress|🔄 Ongoing|WIP|En curso|Đang làm|进行中|In Arbeit|[~]",
    blocked: "Blocked|Blocked pending auth plan|⛔|Bloqueado",
    todo: "To Do|TODO|Not Started|🔴 Not Started|Backlog|Ready|Planned|📋 To Do|☐ To Do|⬜|[ ]|Deferred|POSTPONED|Pendiente|待實作|Mới|not yet started",
  };
  for (const [state, spellings] of Object.entries(states)) {
    it(`say that work is ${state}`, () => {
      for (const text of spellings.split("|")) assert.equal(statusOf(text, house), state, text);
    });
  }
  it("say no state where they say something else", () => {
    for (const text of ["", "High", "web", "12"]) assert.equal(statusOf(text, house), null, text);
  });

  it("rank priorities within their own scale", () => {
    const rank = (text: string) => {
      const { rank: value, scale } = priorityOf(text, house);
      return `${scale} ${value}`;
    };
    for (const [text, meant] of [
      ["P0", "p 0"],
      ["🟡 P2", "p 2"],
      ["P0 - Critical", "p 0"],
      ["Critical", "level 0"],
      ["Highest", "level 0"],
      ["High", "level 1"],
      ["🔴 Alta", "level 1"],
      ["Mittel", "level 2"],
      ["Low", "level 3"],
      ["Must-have", "moscow 0"],
      ["SHOULD", "moscow 1"],
      ["C", "moscow 2"],
      ["Won't have", "moscow 3"],
      ["1.0", "number 1"],
      ["BONUS IF STABLE", "other null"],
    ] as const) {
      assert.equal(rank(text), meant, text);
    }
  });

  it("name kinds of work", () => {
    for (const [word, kind] of [
      ["User Story", "story"],
      ["Historia", "story"],
      ["Épica", "epic"],
      ["Ticket", "task"],
      ["Sub-task", "subtask"],
      ["Bug", "bug"],
      ["Spike", "spike"],
      ["Chore", "chore"],
      ["任务", "task"],
    ] as const) {
      assert.equal(kindOf(word, house), kind, word);
    }
    assert.equal(kindOf("banana", house), null);
  });

  it("name places in a plan", () => {
    assert.deepEqual(["Sprint", "Fase", "Wave", "Milestone", "Release", "Week", "Semana"].map(planKindOf), [
      "sprint",
      "phase",
      "wave",
      "milestone",
      "release",
      "sprint",
      "sprint",
    ]);
  });

  it("say that there is nothing", () => {
    const none = [
      "",
      "None",
      "none.",
      "-",
      "–",
      "—",
      "N/A",
      "n.a.",
      "[]",
      "None (first story in epic)",
      "None; can run in parallel",
      "aucune.",
      "無",
      "无，可立即启动",
      "ninguna",
      "nothing",
      "No dependencies",
    ];
    for (const text of none) assert.ok(saysNone(text), text);
    for (const text of ["US-001", "Nonesuch", "Noon", "no-reply mail", "Stage 66F"]) assert.ok(!saysNone(text), text);
  });

  it("say that nobody knows yet", () => {
    for (const text of ["TBD", "[To be assigned]", "To be estimated", "???", "___", "A definir"])
      assert.ok(saysUnknown(text), text);
    for (const text of ["5", "Ada", "To Do"]) assert.ok(!saysUnknown(text), text);
  });
});
