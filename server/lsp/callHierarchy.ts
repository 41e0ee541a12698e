// Call hierarchy as dependency hierarchy: incoming is what waits for an item, outgoing is what it needs.
import type {
  CallHierarchyIncomingCall,
  CallHierarchyIncomingCallsParams,
  CallHierarchyItem,
  CallHierarchyOutgoingCall,
  CallHierarchyOutgoingCallsParams,
  CallHierarchyPrepareParams,
} from "vscode-languageserver";
import type { Item } from "../../core/model/item.ts";
import { blockedBy, itemMeant, needs, type Neighbour } from "../../core/queries/hierarchy.ts";
import { estimateText, facts, nameOf } from "../../core/queries/outline.ts";
import { offsetAt, rangeOf } from "../convert.ts";
import type { Session, View } from "../session.ts";
import { symbolKinds } from "./documentSymbols.ts";
import { kindWords, stateWords } from "../../core/index/naming.ts";

export async function prepareCallHierarchy(
  session: Session,
  { textDocument, position }: CallHierarchyPrepareParams,
): Promise<CallHierarchyItem[] | null> {
  const view = await session.view(textDocument.uri);
  if (view === null) return null;
  const items = itemMeant(view.names, view.file, offsetAt(view.file, position)).flatMap((item) =>
    entry(session, view, item),
  );
  return items.length === 0 ? null : items;
}

export async function incomingCalls(
  session: Session,
  { item }: CallHierarchyIncomingCallsParams,
): Promise<CallHierarchyIncomingCall[]> {
  const calls = await neighbours(session, item, blockedBy);
  return calls.map(({ entry: from, fromRanges }) => ({ from, fromRanges }));
}

export async function outgoingCalls(
  session: Session,
  { item }: CallHierarchyOutgoingCallsParams,
): Promise<CallHierarchyOutgoingCall[]> {
  const calls = await neighbours(session, item, needs);
  return calls.map(({ entry: to, fromRanges }) => ({ to, fromRanges }));
}

async function neighbours(session: Session, asked: CallHierarchyItem, ask: typeof needs) {
  // What waits for it may stand in files that are not open.
  const view = await session.viewAround(asked.uri, asked.selectionRange.start);
  if (view === null) return [];
  const { index } = view.snapshot;
  const [item] = itemMeant(view.names, view.file, offsetAt(view.file, asked.selectionRange.start));
  return (item === undefined ? [] : ask(index, item)).flatMap(({ item: other, says }: Neighbour) =>
    entry(session, view, other).map((found) => ({
      entry: found,
      fromRanges: says.flatMap((place) => {
        const file = index.files.get(place.anchor.uri);
        return file === undefined ? [] : [rangeOf(file, place)];
      }),
    })),
  );
}

function entry(session: Session, { snapshot }: View, item: Item): CallHierarchyItem[] {
  const file = snapshot.index.fileOf(item);
  if (file === null) return [];
  const detail = session.speak(
    facts(item.status && stateWords[item.status.value], item.estimate && estimateText(item.estimate)),
  );
  return [
    {
      name: nameOf(item) || `(${session.speak(kindWords[item.kind])})`,
      kind: symbolKinds[item.kind],
      uri: file.uri,
      range: rangeOf(file, item.at),
      selectionRange: rangeOf(file, item.id !== null && item.id.at.anchor === item.at.anchor ? item.id.at : item.head),
      ...(detail === "" ? {} : { detail }),
    },
  ];
}
