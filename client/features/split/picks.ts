// The splits of a story as lines of a quick pick: each split, and below it its slices with points, criteria and tasks.
import { say, type Speak } from "../../../core/text/message.ts";
import type { Splits } from "../../../server/protocol.ts";

export interface Pick {
  readonly choice: string;
  readonly label: string;
  readonly description: string;
  readonly detail: string;
  /** Whether it names a split; else a slice of the one above. */
  readonly isSplit: boolean;
}

/** Best first, as the server has them. Choosing a slice means choosing its split. */
export function picksOf({ proposals }: Splits, speak: Speak): readonly Pick[] {
  return proposals.flatMap(({ choice, title, notes, slices }): readonly Pick[] => {
    const points = slices.flatMap((slice) => slice.points ?? []).join(" + ");
    return [
      { choice, label: title.replace(/`/g, ""), description: points, detail: notes.join(" "), isSplit: true },
      ...slices.map(
        ({ id, title: name, points: own, criteria, tasks }): Pick => ({
          choice,
          label: `$(indent) ${[id, name].filter(Boolean).join("  ")}`,
          description: own ?? "",
          detail: [
            ...(criteria.length === 0 ? [] : [say`Criteria: ${criteria.join("; ")}`]),
            ...(tasks.length === 0 ? [] : [say`Tasks: ${tasks.join("; ")}`]),
          ]
            .map(speak)
            .join("  ·  "),
          isSplit: false,
        }),
      ),
    ];
  });
}
