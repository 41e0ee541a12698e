// Conflicts and deleted issues: the user decides, with both texts side by side, before the preview is made.
import { commands, l10n, window, workspace } from "vscode";
import { type Drift, fieldWords, type Side } from "../../../core/export/github/compare.ts";
import type { Decisions, Plan } from "../../../core/export/github/plan.ts";
import { valueWord } from "../../../core/export/github/preview.ts";
import { firstOf } from "../../../core/text/message.ts";
import { speak } from "../../platform/language.ts";

/** Null where there is nothing to decide, or nothing was decided. */
export async function decide(plan: Plan): Promise<Decisions | null> {
  const sides = new Map<string, Side>();
  const conflicts = plan.drifts.filter(({ verdict }) => verdict === "conflict");
  for (const ref of new Set(conflicts.map((drift) => drift.ref))) {
    const side = await sideFor(
      plan.wanted.get(ref)?.name ?? ref,
      conflicts.filter((drift) => drift.ref === ref),
      plan,
    );
    if (side !== null) sides.set(ref, side);
  }
  const gone = [...plan.remote.gone.keys()].filter((ref) => plan.wanted.has(ref));
  const recreated = gone.length > 0 && (await makesAnew(gone.map((ref) => plan.wanted.get(ref)?.name ?? ref)));
  if (sides.size === 0 && !recreated) return null;
  return { prefer: (ref) => sides.get(ref) ?? null, recreate: (ref) => recreated && gone.includes(ref) };
}

async function sideFor(name: string, drifts: readonly Drift[], { wanted }: Plan): Promise<Side | null> {
  const contentOf = (side: Side): string =>
    drifts
      .map((drift) => `## ${speak(fieldWords[drift.field])}\n\n${speak(valueWord(drift.field, drift[side], wanted))}\n`)
      .join("\n");
  const left = await workspace.openTextDocument({ language: "markdown", content: contentOf("github") });
  const right = await workspace.openTextDocument({ language: "markdown", content: contentOf("file") });
  await commands.executeCommand("vscode.diff", left.uri, right.uri, l10n.t("{0}: GitHub ↔ File", name), {
    preview: true,
  });
  const question = l10n.t("{0} changed in the file and on GitHub. Which one is right?", name);
  const answer = await window.showWarningMessage(question, l10n.t("Take the File's"), l10n.t("Leave Both"));
  return answer === l10n.t("Take the File's") ? "file" : null;
}

async function makesAnew(names: readonly string[]): Promise<boolean> {
  const answer = await window.showWarningMessage(
    l10n.t("The issues of {0} were deleted or moved away. Make them anew?", speak(firstOf(names, 3))),
    l10n.t("Make Anew"),
    l10n.t("Leave Out"),
  );
  return answer === l10n.t("Make Anew");
}
