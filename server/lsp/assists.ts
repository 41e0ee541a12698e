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
import { ownFix } from "../../core/assists/ownFix.ts";
import { assists } from "../../core/assists/index.ts";
import type { Item } from "../../core/model/item.ts";
import { isGenerated } from "../../core/queries/generated.ts";
import { itemKey, itemWithKey } from "../../core/queries/itemKey.ts";
import type { ReportedFinding } from "../../core/rules/run.ts";
import { lengthOf } from "../../core/workspace/workspace.ts";
import { workspaceEditOf } from "../convert.ts";
import type { Session, View } from "../session.ts";
import { english, isMessage, type Message, say } from "../../core/text/message.ts";

/** What an action carries until it is chosen: names, for places move. */
const chosen = z.object({
  uri: z.string(),
  item: z.string().nullable(),
  /** `nth` among those of the item that say the same. */
  finding: z.object({ rule: z.string(), message: z.string(), nth: z.number() }).nullable(),
  assist: z.string(),
  choice: z.string(),
});

type Chosen = z.infer<typeof chosen>;

/** What repairs a finding: its own fixes that need a click, then the assists. `isAsked` where somebody waits for the list. */
export function repairsFor(
  session: Session,
  view: View,
  finding: ReportedFinding,
  diagnostic: Diagnostic,
  isAsked: boolean,
): { readonly own: readonly CodeAction[]; readonly others: readonly CodeAction[] } {
  const isShort = lengthOf(view.file) <= longestProven;
  const actions = (assist: Assist) =>
    actionsOf(session, view, assist, finding.item, finding, isAsked && isShort && !assist.refactors).map((action) => ({
      ...action,
      diagnostics: [diagnostic],
    }));
  return {
    own: actions(ownFix),
    others: assists.filter(({ answers }) => answers.includes(finding.rule)).flatMap(actions),
  };
}

/** Characters. In a longer text a repair is proven when it is chosen, for each proof reads what it changes. */
const longestProven = 300_000;

/** The assists that serve an item without a finding. */
export function refactorings(session: Session, view: View, item: Item): CodeAction[] {
  return assists
    .filter(({ refactors, isCostly }) => refactors && (isCostly !== true || session.client.resolvesEdits))
    .flatMap((assist) => actionsOf(session, view, assist, item, null, false));
}

/** `isProven` leaves out what would be refused when it is chosen. */
function actionsOf(
  session: Session,
  view: View,
  assist: Assist,
  item: Item | null,
  finding: ReportedFinding | null,
  isProven: boolean,
): CodeAction[] {
  const { file, snapshot } = view;
  if (isGenerated(file)) return [];
  return assist.offers({ snapshot, file, item, finding }).flatMap(({ choice, title }): CodeAction[] => {
    const data: Chosen = {
      uri: view.uri,
      item: item === null ? null : itemKey(file, item),
      finding: finding === null ? null : namesOf(view, finding),
      assist: assist.id,
      choice,
    };
    const kind = finding === null ? CodeActionKind.RefactorRewrite : CodeActionKind.QuickFix;
    const action = { title: session.speak(title), kind, data };
    if (session.client.resolvesEdits && !isProven) return [action];
    const proposal = assist.write({ snapshot, file, item, finding }, choice);
    return isMessage(proposal) ? [] : [withEdit(session, view, action, proposal)];
  });
}

function namesOf(view: View, finding: ReportedFinding): NonNullable<Chosen["finding"]> {
  const { rule, item } = finding;
  const message = english(finding.message);
  return { rule, message, nth: alike(view, rule, message, item).indexOf(finding) };
}

const alike = (view: View, rule: string, message: string, item: Item | null): readonly ReportedFinding[] =>
  view.findings().filter((one) => one.rule === rule && one.item === item && english(one.message) === message);

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
  const assist = [ownFix, ...assists].find((one) => one.id === id);
  const item = key === null ? null : itemWithKey(file, key);
  const finding = wanted === null ? null : alike(view, wanted.rule, wanted.message, item)[wanted.nth];
  if (assist === undefined || (key !== null && item === null) || finding === undefined)
    return say`The text has changed meanwhile: ask again`;
  if (isGenerated(file)) return say`The file says that it is generated: change what it is made from`;
  const subject: Subject = { snapshot, file, item, finding };
  return assist.write(subject, choice);
}

function withEdit(session: Session, view: View, action: CodeAction, proposal: Proposal): CodeAction {
  const edit = editOf(session, view, proposal);
  return edit === null ? action : { ...action, edit };
}

/** A proposal as one edit. */
export function editOf(session: Session, view: View, { title, edits, creates, removes, slices }: Proposal) {
  const means = {
    workspace: view.snapshot.index,
    snippets: session.client.snippetEdits,
    versionOf: (uri: string) => session.documents.versionOf(uri),
  };
  return workspaceEditOf(edits, means, {
    creates,
    removes: removes ?? [],
    annotation:
      slices.length > 0 && session.client.confirmsEdits
        ? { label: session.speak(title), description: session.speak(whole) }
        : null,
  });
}

/** An editor that shows changes lets some of them be left out. */
const whole = say`The changes belong together: take all of them or none`;
