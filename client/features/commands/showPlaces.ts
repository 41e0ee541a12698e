// What a lens stands for, shown as references are: VS Code's own command takes no plain data.
import { commands, Location, Position, Range, Uri } from "vscode";
import type { ShowPlacesParams, WireRange } from "../../../server/protocol.ts";

export async function showPlaces({ uri, position, places }: ShowPlacesParams): Promise<void> {
  const locations = places.map((place) => new Location(Uri.parse(place.uri), rangeOf(place.range)));
  const at = new Position(position.line, position.character);
  await commands.executeCommand("editor.action.showReferences", Uri.parse(uri), at, locations);
}

function rangeOf({ start, end }: WireRange): Range {
  return new Range(start.line, start.character, end.line, end.character);
}
