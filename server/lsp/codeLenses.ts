// Code lenses: where they stand at once, what they say when they come into sight.
import type { CodeLens, CodeLensParams, Command } from "vscode-languageserver";
import { type Lens, lens, type LensSubject, lensSpots } from "../../core/queries/lenses.ts";
import { itemKey } from "../../core/queries/itemKey.ts";
import { oversizedIn } from "../../core/queries/oversized.ts";
import { locationOf, rangeOf } from "../convert.ts";
import { type ItemTarget, showPlacesCommand, type ShowPlacesParams, splitStoryCommand } from "../protocol.ts";
import type { Session, View } from "../session.ts";
import { say } from "../../core/text/message.ts";

interface About {
  readonly uri: string;
  readonly about: LensSubject;
}

export async function codeLenses(session: Session, { textDocument }: CodeLensParams): Promise<CodeLens[]> {
  const view = await session.judged(textDocument.uri);
  if (view === null) return [];
  const kinds = session.settings.shown(view.uri).codeLens;
  const spots = lensSpots(view.snapshot.index, view.file, kinds).map(({ at, about }): CodeLens => {
    const data: About = { uri: view.uri, about };
    return { range: rangeOf(view.file, at), data };
  });
  return [...spots, ...(kinds.items ? splitLenses(session, view) : [])];
}

export async function resolveCodeLens(session: Session, given: CodeLens): Promise<CodeLens> {
  const { uri, about } = given.data as About;
  const view = await session.view(uri);
  const found = view === null ? null : lens(view.snapshot.index, view.file, about);
  // A lens that has nothing to say any more is replaced by the next answer; until then it is blank.
  if (view === null || found === null) return { ...given, command: { title: "", command: "" } };
  return { ...given, command: commandOf(session, view, given, found) };
}

/** A click shows the places where the client knows how; elsewhere the lens only says something. */
function commandOf(session: Session, view: View, { range }: CodeLens, { text, places }: Lens): Command {
  if (places.length === 0 || !session.client.commands.has(showPlacesCommand))
    return { title: session.speak(text), command: "" };
  const shown: ShowPlacesParams = {
    uri: view.uri,
    position: range.start,
    places: places.flatMap((place) => locationOf(view.snapshot.index, place) ?? []),
  };
  return { title: session.speak(text), command: showPlacesCommand, arguments: [shown] };
}

/** Over stories that are too large, where the client can split them. */
function splitLenses(session: Session, view: View): CodeLens[] {
  if (!session.client.commands.has(splitStoryCommand)) return [];
  return oversizedIn(view.file, view.findings()).map((item) => {
    const target: ItemTarget = { uri: view.uri, key: itemKey(view.file, item), range: rangeOf(view.file, item.head) };
    return {
      range: target.range,
      command: { title: session.speak(say`Split`), command: splitStoryCommand, arguments: [target] },
    };
  });
}
