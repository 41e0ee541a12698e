// `backlint/explain`: why the finding at a position is reported, as Markdown for people.
import { rules } from "../../core/rules/index.ts";
import { explanationOf, findingAt } from "../../core/queries/explain.ts";
import { offsetAt } from "../convert.ts";
import type { ExplainParams, ReadingText } from "../protocol.ts";
import type { Session } from "../session.ts";
import { say } from "../../core/text/message.ts";

export async function explain(session: Session, asked: ExplainParams): Promise<ReadingText | null> {
  const view = await session.judged(asked.uri);
  const offset = view === null ? 0 : offsetAt(view.file, asked.position);
  const finding = view === null ? null : findingAt(view.file, view.findings(), offset);
  const rule = rules.find(({ id }) => id === finding?.rule);
  if (finding === null || rule === undefined) return null;
  return { title: session.speak(say`Why ${rule.id}`), markdown: explanationOf(finding, rule, session.speak) };
}
