// What stands beside a line where a document is read rather than written: whether a criterion can be decided, how full a sprint is.
import type { FileIndex } from "../index/fileIndex.ts";
import type { WorkspaceIndex } from "../index/workspaceIndex.ts";
import type { Judgement } from "../rules/acceptance/judge/judge.ts";
import { judgedCriteria } from "../rules/acceptance/judged.ts";
import { type Message, say } from "../text/message.ts";
import type { Place } from "../text/span.ts";
import { lens } from "./lenses.ts";
import { sprintLoad } from "./sprintLoads.ts";

export interface Badge {
  readonly at: Place;
  readonly tone: "good" | "doubtful" | "bad" | "plain";
  readonly text: string | Message;
  /** For those who do not see what the text means. */
  readonly about: Message;
}

const verdicts: Readonly<Record<Judgement["verdict"], Pick<Badge, "tone" | "text" | "about">>> = {
  binary: { tone: "good", text: "✓", about: say`This can be decided` },
  weak: { tone: "doubtful", text: "~", about: say`This is hard to decide` },
  "not-binary": { tone: "bad", text: "✗", about: say`Nobody can decide this` },
};

/** Sprints first, then criteria, each in document order. */
export function badges(workspace: WorkspaceIndex, file: FileIndex): readonly Badge[] {
  const ofSprints = file.sprints.flatMap((sprint, order): readonly Badge[] => {
    const found = lens(workspace, file, { type: "sprint", order });
    if (found === null) return [];
    const over = sprintLoad(file, sprint).bars.some(({ planned, limit }) => limit !== null && planned > limit);
    return [
      { at: sprint.name.at, tone: over ? "bad" : "plain", text: found.text, about: say`Planned work and capacity` },
    ];
  });
  const ofCriteria = file.items.flatMap((item) =>
    judgedCriteria(item).map(
      ({ criterion, judgement }): Badge => ({ at: criterion.at, ...verdicts[judgement.verdict] }),
    ),
  );
  return [...ofSprints, ...ofCriteria];
}
