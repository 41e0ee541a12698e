// `backlint/badges`: what a preview shows beside the lines of a document.
import { badges as badgesOf } from "../../core/queries/badges.ts";
import { lineOf } from "../../core/queries/locate.ts";
import { positionsOf } from "../../core/queries/positions.ts";
import { isBacklog } from "../../core/queries/summary.ts";
import { written } from "../../core/text/span.ts";
import type { StatusParams, WireBadge } from "../protocol.ts";
import type { Session } from "../session.ts";

/** More than anybody scrolls through. */
const most = 3000;

export async function badges(session: Session, { uri }: StatusParams): Promise<readonly WireBadge[]> {
  if (!session.settings.shown(uri).preview.badges) return [];
  // What is previewed need not be open.
  if ((await session.view(uri)) === null) await session.closed.read([uri]);
  const { index } = session.workspace.snapshot;
  const file = index.files.get(uri);
  if (file === undefined || !isBacklog(file) || !session.configurations.covers(uri)) return [];
  const positions = positionsOf(file);
  return badgesOf(index, file)
    .slice(0, most)
    .map(({ at, tone, text, about }) => ({
      line: positions.start(at).line,
      source: written(lineOf(at)),
      tone,
      text: session.speak(text),
      about: session.speak(about),
    }));
}
