// Labels and milestones that have to be there before the issues that carry them.
import { type Message, say } from "../../text/message.ts";
import { labelColor, nearLabel } from "./labels.ts";
import type { Note } from "./notes.ts";
import type { Step } from "./operation.ts";
import type { Remote } from "./remote.ts";
import type { Wanted } from "./wanted.ts";

export function labelSteps(
  chosen: readonly Wanted[],
  steps: readonly Step[],
  remote: Remote,
  note: (level: Note["level"], text: Message) => void,
): readonly Step[] {
  const needed = new Map<string, string>();
  for (const step of steps) {
    const names = step.type === "create" ? step.issue.labels : step.type === "add-labels" ? step.names : [];
    for (const name of names) needed.set(name.toLowerCase(), name);
  }
  const existing = new Set(remote.labels.map((name) => name.toLowerCase()));
  return [...needed.values()].flatMap((name): Step[] => {
    if (existing.has(name.toLowerCase())) return [];
    const near = nearLabel(name, remote.labels);
    if (near !== null)
      note(
        "warn",
        say`The label ${name} would be new, and the repository has ${near}: the option labels can make one of them`,
      );
    const users = chosen.filter(({ labels }) =>
      labels.some((label) => label.toLowerCase() === name.toLowerCase()),
    ).length;
    return [
      {
        type: "label",
        name,
        color: labelColor(name),
        reason: users === 1 ? say`${users} item has it` : say`${users} items have it`,
      },
    ];
  });
}

export function milestoneSteps(chosen: readonly Wanted[], steps: readonly Step[], remote: Remote): readonly Step[] {
  const needed = new Set(
    steps.flatMap((step) =>
      step.type === "create" ? [step.issue.milestone] : step.type === "update" ? [step.patch.milestone] : [],
    ),
  );
  return [...needed].flatMap((title): Step[] => {
    if (title == null || remote.milestones.has(title)) return [];
    const due = chosen.find((one) => one.milestone === title && one.due !== null)?.due ?? null;
    return [{ type: "milestone", title, due, reason: say`a sprint of the file` }];
  });
}
