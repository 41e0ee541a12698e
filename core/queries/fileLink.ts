// Addresses of places in documents, as editors open them: no command, no range that only one editor knows.
import type { WorkspaceIndex } from "../index/workspaceIndex.ts";
import type { Place } from "../text/span.ts";
import { positionsOf } from "./positions.ts";

/** "file:///plans/shop.md#L12,3", counted from one. Null for a place in a document that has no address. */
export function fileLink(workspace: WorkspaceIndex, place: Place): string | null {
  const { uri } = place.anchor;
  const file = workspace.files.get(uri);
  if (file === undefined || !/^[a-z][\w+.-]*:\//i.test(uri)) return null;
  const { line, column } = positionsOf(file).start(place);
  // Brackets would end the address within Markdown.
  const safe = uri.replace(/[()<>\s]/g, (sign) => `%${sign.charCodeAt(0).toString(16).padStart(2, "0")}`);
  return `${safe}#L${line + 1},${column + 1}`;
}
