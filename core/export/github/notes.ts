// What a person should know before they agree to a plan.
import { type Message, say } from "../../text/message.ts";
import { nameOfTarget, type Target } from "./port.ts";
import type { Remote } from "./remote.ts";
import type { ExportOptions, Sidecar } from "./sidecar.ts";
import type { Wanted } from "./wanted.ts";

export interface Note {
  /** `block`: nothing is sent until it is mended. `ask`: left alone until the user decides. */
  readonly level: "block" | "ask" | "warn" | "info";
  readonly file: string | null;
  readonly line: number | null;
  /** Without a full stop. */
  readonly text: Message;
}

export function peopleNotes(
  chosen: readonly Wanted[],
  { people = {} }: ExportOptions,
  remote: Remote,
): readonly Note[] {
  const unknown = new Map<string, Wanted>();
  for (const one of chosen) {
    for (const owner of one.item.owners) {
      const login = people[owner] ?? (owner.startsWith("@") ? owner.slice(1) : null);
      if (login !== null && !remote.assignable.has(login.toLowerCase())) unknown.set(login, one);
    }
  }
  return [...unknown].map(([login, { file, item }]) => ({
    level: "warn" as const,
    file,
    line: item.lines[0],
    text: say`@${login} cannot be assigned in ${remote.name}; the items are pushed without them. Invite them there, or map the name with the option people`,
  }));
}

export function placeNotes(
  remote: Remote,
  target: Target,
  sidecar: Sidecar,
  { project }: ExportOptions,
): readonly Note[] {
  const notes: Note[] = [];
  const note = (level: Note["level"], text: Message): void => void notes.push({ level, file: null, line: null, text });
  const known = sidecar.target;
  if (
    known.repo !== "" &&
    `${known.host}/${known.owner}/${known.repo}`.toLowerCase() !==
      `${target.host}/${nameOfTarget(target)}`.toLowerCase()
  ) {
    note(
      "block",
      say`This backlog is kept in step with ${known.owner}/${known.repo} already, not with ${nameOfTarget(target)}; remove .backlint/github.json to start anew`,
    );
  }
  if (!remote.isPrivate)
    note("warn", say`${remote.name} is public: everyone can read what is pushed, and copies outlive its deletion`);
  if (project !== undefined && remote.project === null) {
    note(
      "warn",
      say`The project ${project} cannot be read, so nothing is put on its board; it is written orgs/NAME/NUMBER or users/NAME/NUMBER, and the token needs the scope project`,
    );
  }
  if (remote.fork)
    note("warn", say`${remote.name} is a fork; issues usually belong to the repository it was made from`);
  if (!remote.can.subIssues)
    note("info", say`This server has no sub-issues: each text names what the item is part of instead`);
  if (!remote.can.dependencies)
    note("info", say`This server has no dependencies: each text names what the item waits for instead`);
  return notes;
}
