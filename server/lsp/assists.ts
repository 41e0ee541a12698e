// Assists as code actions: offered by their titles alone, written out and proven when one is chosen. Whatever has changed in between,
// the edit is that of the newest text, or a sentence says why there is none.
import {
  type CodeAction,
  CodeActionKind,
  type Diagnostic,
  MessageType,
  ShowMessageNotification,
} from "vscode-languageserver";
import { z } from "zod";
import type { Assist, Proposal, Subject } from "../../core/assists/assist.ts";
import { carriedFix } from "../../core/assists/carried.ts";
import { assists } from "../../core/assists/index.ts";
import type { Item } from "../../core/model/item.ts";
import { isGenerated } from "../../core/queries/generated.ts";
import { itemKey, itemWithKey } from "../../core/queries/itemKey.ts";
import type { ReportedFinding } from "../../core/rules/run.ts";
import { workspaceEditOf } from "../convert.ts";
import type { Session, View } from "../session.ts";
import { english, isMessage, type Message, say } from "../../core/text/message.ts";

/** What an action carries until it is chosen: names, for places move. */
const chosen = z.object({
  uri: z.string(),
  item: z.string().nullable(),
  finding: z.object({ rule: z.string(), message: z.string() }).nullable(),
  assist: z.string(),
  choice: z.string(),
});

type Chosen = z.infer<typeof chosen>;

/** The assists that repair a finding. */
export function assistsFor(
  session: Session,
  view: View,
  finding: ReportedFinding,
  diagnostic: Diagnostic,
): CodeAction[] {
  return assists
    .filter(({ answers }) => answers.includes(finding.rule))
    .flatMap((assist) => actionsOf(session, view, assist, finding.item, finding, CodeActionKind.QuickFix))
    .map((action) => ({ ...action, diagnostics: [diagnostic] }));
}

/** The finding's own fixes that write numbers, by title: what follows from each is worked out when it is chosen. */
export function carriedFixes(
  session: Session,
  view: View,
  finding: ReportedFinding,
  diagnostic: Diagnostic,
): CodeAction[] {
  const actions = actionsOf(session, view, carriedFix, finding.item, finding, CodeActionKind.QuickFix);
  return actions.map((action) => ({ ...action, diagnostics: [diagnostic] }));
}

/** The assists that serve an item without a finding. */
export function refactorings(session: Session, view: View, item: Item): CodeAction[] {
  return assists
    .filter(({ refactors, isCostly }) => refactors && (isCostly !== true || session.client.resolvesEdits))
    .flatMap((assist) => actionsOf(session, view, assist, item, null, CodeActionKind.RefactorRewrite));
}

function actionsOf(
  session: Session,
  view: View,
  assist: Assist,
  item: Item | null,
  finding: ReportedFinding | null,
  kind: CodeActionKind,
): CodeAction[] {
  const { file, snapshot } = view;
  if (isGenerated(file)) return [];
  return assist.offers({ snapshot, file, item, finding }).flatMap(({ choice, title }): CodeAction[] => {
    const data: Chosen = {
      uri: view.uri,
      item: item === null ? null : itemKey(file, item),
      finding: finding === null ? null : { rule: finding.rule, message: english(finding.message) },
      assist: assist.id,
      choice,
    };
    const action = { title: session.speak(title), kind, data };
    if (session.client.resolvesEdits) return [action];
    const proposal = assist.write({ snapshot, file, item, finding }, choice);
    return isMessage(proposal) ? [] : [withEdit(session, view, action, proposal)];
  });
}

/** The action with its edit, worked out from the text as it is now. */
export async function resolveCodeAction(session: Session, action: CodeAction): Promise<CodeAction> {
  const read = chosen.safeParse(action.data);
  if (!read.success) return action;
  const view = await viewWith(session, read.data);
  const answer = view === null ? say`The document is not open any more` : proposalFor(view, read.data);
  if (!isMessage(answer)) return view === null ? action : withEdit(session, view, action, answer);
  // An action that fails says nothing by itself.
  const message = `Backlint: ${session.speak(answer).replace(/\.?$/, ".")}`;
  void session.connection.sendNotification(ShowMessageNotification.type, { type: MessageType.Warning, message });
  return { ...action, edit: { documentChanges: [] } };
}

/** The document with every file that contains what the assist changes wherever it stands. */
async function viewWith(session: Session, { uri, item: key, assist: id }: Chosen): Promise<View | null> {
  const view = await session.judged(uri);
  const assist = assists.find((one) => one.id === id);
  if (view === null || assist?.keys === undefined) return view;
  const { file, snapshot } = view;
  const item = key === null ? null : itemWithKey(file, key);
  await session.closed.fetch(assist.keys({ snapshot, file, item, finding: null }));
  return session.judged(uri);
}

/** What an assist makes of the text as it is now, or why nothing. */
export function proposalFor(
  view: View,
  { item: key, finding: wanted, assist: id, choice }: Omit<Chosen, "uri">,
): Proposal | Message {
  const { file, snapshot } = view;
  const assist = [carriedFix, ...assists].find((one) => one.id === id);
  const item = key === null ? null : itemWithKey(file, key);
  const finding =
    wanted === null
      ? null
      : view
          .findings()
          .find(
            (one) =>
              one.rule === wanted.rule &&
              english(one.message) === wanted.message &&
              (key === null || one.item === item),
          );
  if (assist === undefined || (key !== null && item === null) || finding === undefined)
    return say`The text has changed meanwhile: ask again`;
  if (isGenerated(file)) return say`The file says that it is generated: change what it is made from`;
  const subject: Subject = { snapshot, file, item, finding };
  return assist.write(subject, choice);
}

function withEdit(session: Session, view: View, action: CodeAction, proposal: Proposal): CodeAction {
  const edit = editOf(session, view, proposal, proposal.slices.length > 0);
  return edit === null ? action : { ...action, edit };
}

/** A proposal as one edit; `confirm` asks the editor to show it first, where it can. */
export function editOf(session: Session, view: View, { title, edits, creates, removes }: Proposal, confirm: boolean) {
  const means = {
    workspace: view.snapshot.index,
    snippets: session.client.snippetEdits,
    versionOf: (uri: string) => session.documents.versionOf(uri),
  };
  return workspaceEditOf(edits, means, {
    creates,
    removes: removes ?? [],
    confirm:
      confirm && session.client.confirmsEdits
        ? { label: session.speak(title), description: session.speak(whole) }
        : null,
  });
}

/** An editor that shows changes lets some of them be left out. */
const whole = say`The changes belong together: take all of them or none`;
