// The model of a push: random backlogs, random edits on both sides, and everything that can go wrong at every request and every
// save, on two machines. Whatever happens there is one issue for each item, nobody's change is lost, and once it is quiet both
// sides agree. BACKLINT_LONG=1 runs it long; BACKLINT_SEED repeats a run.
import assert from "node:assert/strict";
import * as fc from "fast-check";
import { takeApart } from "../../../core/export/issueBody.ts";
import { lockName } from "../../../core/export/github/lock.ts";
import {
  backlog,
  edited,
  type Faults,
  happening,
  type Happening,
  markdownOf,
  type ModelItem,
} from "../../harness/github/backlogModel.ts";
import { token } from "../../harness/github/gitHubDouble.ts";
import type { Issue } from "../../harness/github/repository.ts";
import { Crash, createWorld, type Machine, type Pushed, type World } from "../../harness/github/world.ts";
import { checkAgreement, checkPeople, type People, personActs } from "../../harness/github/people.ts";

const runs = process.env["BACKLINT_LONG"] ? Number(process.env["BACKLINT_RUNS"] ?? 2500) : 40;
const seed = process.env["BACKLINT_SEED"];
const seen = { runs: 0, pushes: 0, crashes: 0, troubles: new Map<string, number>(), faults: 0, issues: 0 };

describe("push to GitHub, whatever happens", function () {
  this.timeout(3_600_000);

  it(`makes no duplicate, loses no change and comes to rest (${runs} runs)`, async () => {
    await fc.assert(
      fc.asyncProperty(
        backlog,
        fc.array(happening, { minLength: 2, maxLength: 9 }),
        fc.constantFrom("list" as const, "sub-issues" as const),
        live,
      ),
      { numRuns: runs, ...(seed === undefined ? {} : { seed: Number(seed) }) },
    );
    const troubles = [...seen.troubles].map(([kind, count]) => `${count} ${kind}`).join(", ");
    console.log(
      `      ${seen.runs} runs, ${seen.pushes} pushes, ${seen.issues} issues, ${seen.faults} faults, ${seen.crashes} crashes, ended early: ${troubles}`,
    );
  });
});

async function live(
  start: readonly ModelItem[],
  happenings: readonly Happening[],
  tasks: "list" | "sub-issues",
): Promise<void> {
  const world = createWorld();
  const { repository } = world.double;
  world.double.limits = { perMinute: 80, perHour: 10_000 };
  const machines: readonly [Machine, Machine] = [world.machine(), world.machine()];
  const people: People = { acts: [], fresh: 100 };
  let left = false;
  let items = start;
  const files = (): Record<string, string> => ({ "docs/backlog.md": markdownOf(items) });
  const check = (): void => {
    assert.deepEqual(world.double.violations, []);
    onePerItem([...repository.issues.values()]);
    checkPeople(repository, people);
  };
  const push = async (machine: Machine, faults: Faults | null, mine = files()): Promise<Pushed> => {
    arm(world, machine, faults, people);
    const pushed = await machine.push(mine, { options: { tasks } });
    seen.pushes += 1;
    machine.cancelled = false;
    if (pushed.type === "crashed") seen.crashes += 1;
    left ||= pushed.type === "crashed" || (pushed.type === "ran" && pushed.outcome.unsettled);
    const trouble = pushed.type === "trouble" ? pushed.trouble : pushed.type === "ran" ? pushed.outcome.trouble : null;
    if (trouble !== null) seen.troubles.set(trouble.kind, (seen.troubles.get(trouble.kind) ?? 0) + 1);
    return pushed;
  };
  personActs(repository, people, "foreign", 0, 0);
  // One for the whole run: what a list has shown it shows again.
  const pushes = happenings.flatMap((one) =>
    one.type === "push" ? [one.faults] : one.type === "both" ? one.faults : [],
  );
  repository.listLag = pushes[0]?.listLag ?? 0;

  for (const one of happenings) {
    people.fresh += 1;
    const machine = machines["machine" in one ? (one.machine as 0 | 1) : 0];
    if (one.type === "edit") items = edited(items, one, people.fresh);
    else if (one.type === "human") personActs(repository, people, one.what, one.issue, one.pick);
    else if (one.type === "forget") machine[one.what] = null;
    else if (one.type === "share") machines[one.from === 0 ? 1 : 0].sidecar = machines[one.from === 0 ? 0 : 1].sidecar;
    else if (one.type === "push") await push(machine, one.faults);
    else {
      const mine = files();
      await world.together(one.seed, [
        () => push(machines[0], one.faults[0], mine),
        () => push(machines[1], one.faults[1], mine),
      ]);
    }
    world.pass(2_000);
    check();
  }

  // Quiet: whoever crashed is gone for good, and nothing goes wrong any more.
  world.double.onRequest = () => null;
  repository.listLag = 0;
  world.pass(16 * 60_000);
  let last: Pushed | null = null;
  for (let tries = 0; tries < 4; tries++) {
    last = await push(machines[0], null);
    check();
    if (last.type === "ran" && last.plan.steps.length === 0) break;
  }
  assert.ok(last?.type === "ran", `the push ends with ${last?.type === "trouble" ? last.trouble.message : last?.type}`);
  assert.deepEqual(last.plan.steps, [], "the push comes to rest");
  const writes = world.double.writes().length;
  await push(machines[0], null);
  assert.equal(world.double.writes().length, writes, "a push of an unchanged backlog writes nothing");
  checkAgreement(repository, last.plan, people);
  // Who crashed, or stopped right after a creation, and never comes back leaves a lock, which ages.
  if (!left) assert.equal(repository.labels.has(lockName), false, "no lock is left behind");
  for (const text of [...world.log, machines[0].sidecar ?? "", machines[0].journal ?? ""])
    assert.ok(!text.includes(token));
  seen.runs += 1;
  seen.issues += repository.issues.size;
}

/** Sets what goes wrong in a machine's next push. */
function arm(world: World, machine: Machine, faults: Faults | null, people: People): void {
  const plan = faults ?? {
    answers: [],
    crashBefore: 0,
    crashAfter: 0,
    crashAtSave: 0,
    cancelAt: 0,
    humanAt: 0,
    listLag: 0,
  };
  let next: Faults["answers"][number]["fault"] | null = null;
  machine.onRequest = (count) => {
    if (count === plan.crashBefore) throw new Crash();
    if (count === plan.cancelAt) machine.cancelled = true;
    if (count === plan.humanAt) personActs(world.double.repository, people, "title", count, count);
    next = plan.answers.find(({ at }) => at === count)?.fault ?? null;
    world.double.onRequest = () => {
      if (next !== null) seen.faults += 1;
      return next;
    };
  };
  machine.onAnswer = (count) => {
    if (count === plan.crashAfter) throw new Crash();
  };
  machine.onSave = (count) => {
    if (count === plan.crashAtSave) throw new Crash();
  };
}

function onePerItem(issues: readonly Issue[]): void {
  const refs = issues.flatMap(({ body }) => takeApart(body ?? "").ref ?? []);
  assert.deepEqual(refs, [...new Set(refs)], "one issue for each item");
}
