// One machine and one double, for tests that push and look.
import assert from "node:assert/strict";
import type { PushInput } from "../../../core/export/github/push.ts";
import type { Issue } from "./repository.ts";
import { createWorld, type Machine, type World } from "./world.ts";

export interface Setup {
  readonly world: World;
  readonly machine: Machine;
  push(text: string, change?: Partial<PushInput>): Promise<void>;
  issue(title: RegExp): Issue;
}

/** `push` expects that nothing is refused and nothing violates GitHub's document. */
export function setUp(): Setup {
  const world = createWorld();
  const machine = world.machine();
  return {
    world,
    machine,
    async push(text, change) {
      const pushed = await machine.push({ "backlog.md": text }, change);
      assert.equal(pushed.type, "ran", pushed.type === "trouble" ? pushed.trouble.message : "");
      if (pushed.type !== "ran") return;
      assert.deepEqual([pushed.outcome.failures, pushed.outcome.trouble], [[], null]);
      assert.deepEqual(world.double.violations, []);
    },
    issue(title) {
      const found = [...world.double.repository.issues.values()].find((one) => title.test(one.title));
      assert.ok(found, `no issue ${title}`);
      return found;
    },
  };
}
