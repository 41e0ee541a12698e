// Tasks as the steps of a workflow, each a slice that needs the one before; and, last, by who does them.
import type { Cut } from "./cut.ts";
import { deal, joined, type Part, type Seed } from "./deal.ts";
import { mostSlices } from "./points.ts";
import type { Piece, Story } from "./story.ts";
import { shared, shortName } from "../../text/terms.ts";
import { say } from "../../text/message.ts";

const testing =
  /^(?:\W*)(?:(?:unit|integration|load|end-to-end|e2e|smoke|performance|acceptance|regression)[ -])*(?:test|validat|verif|qa\b|conduct .*(?:drill|test))/i;

/** More steps are joined: a slice for each task is a task list. */
const mostSteps = 4;

export function bySteps({ tasks, pieces }: Story): Cut | null {
  const own = tasks.filter(({ text }) => !testing.test(text));
  if (own.length < 2) return null;
  const steps = own.map((task): Part => ({ name: shortName(task.text), pieces: [task] }));
  // What only tests joins what it tests: a slice that is not tested is not done.
  const tests = tasks.filter(({ text }) => testing.test(text));
  const tested = steps.map(({ name, pieces: [task], ...part }) => ({
    ...part,
    name,
    pieces: task === undefined ? [] : [task],
  }));
  for (const test of tests) {
    const scores = own.map((task) => shared(task.terms, test.terms));
    const best = Math.max(...scores);
    const unique = scores.filter((score) => score === best).length === 1;
    (tested[best > 0 && unique ? scores.indexOf(best) : tested.length - 1] ?? { pieces: [] as Piece[] }).pieces.push(
      test,
    );
  }
  const parts = joined(tested, mostSteps, hoursOf);
  return {
    by: say`by the steps of its tasks`,
    note: say`Each part depends on the one before it.`,
    worth: 1,
    chained: true,
    parts: deal(parts.map(asSeed), pieces, "last"),
    members: [],
  };
}

export function byRoles({ tasks, pieces }: Story): Cut | null {
  const groups = new Map<string, { name: string; tasks: Piece[] }>();
  for (const task of tasks) {
    if (task.role === null) return null;
    const group = groups.get(task.role.key) ?? { name: task.role.name, tasks: [] };
    group.tasks.push(task);
    groups.set(task.role.key, group);
  }
  if (groups.size < 2 || groups.size > mostSlices) return null;
  const parts = [...groups.values()].map(({ name, tasks: own }): Part => ({ name, pieces: own }));
  return {
    by: say`by role, horizontally`,
    note: say`Horizontal: no part is of use to anybody without the others.`,
    worth: -1,
    chained: false,
    parts: deal(parts.map(asSeed), pieces, "last"),
    members: [],
  };
}

function asSeed({ name, pieces }: Part): Seed {
  return { name, pieces, draws: new Map(pieces.flatMap(({ terms }) => [...terms])) };
}

function hoursOf({ pieces }: Part): number {
  return pieces.reduce((sum, { hours }) => sum + (hours ?? 1), 0);
}
