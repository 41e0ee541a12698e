// The settings that say what is shown beside the text. Each is read on its own: one that makes no sense costs that one.
import * as z from "zod";
import type { HintKinds } from "../core/queries/inlayHints.ts";
import type { LensKinds } from "../core/queries/lenses.ts";

export interface Shown {
  readonly inlayHints: HintKinds;
  readonly codeLens: LensKinds;
  readonly preview: { readonly badges: boolean };
}

const on = z.boolean().catch(true);
const off = z.boolean().catch(false);
const inlayHints = z.object({ totals: on, capacity: on, slack: off, verdicts: off });
const codeLens = z.object({ sprints: on, epics: on, items: on });
const preview = z.object({ badges: on });
const shown = z.object({
  inlayHints: inlayHints.catch(inlayHints.parse({})),
  codeLens: codeLens.catch(codeLens.parse({})),
  preview: preview.catch(preview.parse({})),
});

/** What a client answers for the section `backlint`; whatever it answers. */
export function shownBy(settings: unknown): Shown {
  return shown.parse(Object(settings));
}
