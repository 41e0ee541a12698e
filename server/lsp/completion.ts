// Completion: what may be written at the caret, as edits of just the characters that are being typed.
import {
  type CompletionItem,
  CompletionItemKind,
  type CompletionList,
  type CompletionParams,
  CompletionTriggerKind,
  InsertTextFormat,
  MarkupKind,
  type Range,
} from "vscode-languageserver";
import { itemCard } from "../../core/queries/card.ts";
import { complete } from "../../core/queries/completion/complete.ts";
import type { Proposal } from "../../core/queries/completion/completion.ts";
import { withoutTabStops } from "../../core/text/snippet.ts";
import { offsetAt, rangeOf } from "../convert.ts";
import type { Session } from "../session.ts";
import { say, wording } from "../../core/text/message.ts";

const kinds: Readonly<Record<Proposal["kind"], CompletionItemKind>> = {
  item: CompletionItemKind.Reference,
  label: CompletionItemKind.Keyword,
  owner: CompletionItemKind.Variable,
  value: CompletionItemKind.EnumMember,
  sprint: CompletionItemKind.Module,
  field: CompletionItemKind.Field,
  snippet: CompletionItemKind.Snippet,
  rule: CompletionItemKind.Constant,
};

/** What an answer of ours brings back when more is asked about it. */
interface About {
  readonly uri: string;
  readonly order?: number;
  readonly rule?: string;
}

export async function completion(session: Session, params: CompletionParams): Promise<CompletionList | null> {
  const view = await session.view(params.textDocument.uri);
  if (view === null) return null;
  const { names, file } = view;
  const found = complete(
    {
      workspace: names.workspace,
      file,
      house: names.houseOf(view.uri),
      rules: session.workspace.runner.rules,
      findings: () => view.findings(),
      byHand: params.context?.triggerKind !== CompletionTriggerKind.TriggerCharacter,
    },
    offsetAt(file, params.position),
  );
  if (found === null) return null;
  const ranges = { insert: rangeOf(file, found.typed), replace: rangeOf(file, found.whole) };
  const items = found.proposals.map((proposal, rank): CompletionItem => {
    const { label, kind, detail, filter, about } = proposal;
    const data: About | null =
      about === undefined
        ? null
        : "rule" in about
          ? { uri: view.uri, rule: about.rule }
          : { uri: about.at.anchor.uri, order: names.workspace.fileOf(about)?.orderOf(about) ?? -1 };
    return {
      label: session.speak(say`${label}`),
      kind: kinds[kind],
      sortText: String(rank).padStart(4, "0"),
      ...described(session, session.speak(detail)),
      ...(filter === undefined ? {} : { filterText: filter }),
      ...(data === null ? {} : { data }),
      ...editOf(session, proposal, ranges),
    };
  });
  return { isIncomplete: !found.complete, items };
}

/** Beside the label where the client draws that, else in its own column. */
function described(session: Session, detail: string): Partial<CompletionItem> {
  if (detail === "") return {};
  return session.client.labelDetails ? { labelDetails: { description: detail } } : { detail };
}

function editOf(
  session: Session,
  { text, snippet }: Proposal,
  { insert, replace }: { readonly insert: Range; readonly replace: Range },
): Partial<CompletionItem> {
  const asSnippet = snippet === true && session.client.snippetCompletions;
  const newText = snippet === true && !asSnippet ? withoutTabStops(text) : text;
  return {
    textEdit: session.client.insertReplace ? { newText, insert, replace } : { newText, range: replace },
    ...(asSnippet ? { insertTextFormat: InsertTextFormat.Snippet } : {}),
  };
}

/** Adds the item's card, or what a rule is about, when the client looks at one proposal. */
export async function resolveCompletion(session: Session, item: CompletionItem): Promise<CompletionItem> {
  const about = item.data as About | undefined;
  if (about === undefined) return item;
  const rule = session.workspace.runner.rules.find(({ id }) => id === about.rule);
  const view = await session.view(about.uri);
  const meant = view?.file.items[about.order ?? -1];
  const value =
    rule !== undefined
      ? `${session.speak(wording(rule.summary))} ${session.speak(wording(rule.why))}`
      : view !== null && meant !== undefined
        ? itemCard(view.snapshot.index, meant, session.speak)
        : "";
  return value === "" ? item : { ...item, documentation: { kind: MarkupKind.Markdown, value } };
}
