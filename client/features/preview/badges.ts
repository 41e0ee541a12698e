// Badges in VS Code's own Markdown preview: what the server last said about a document is there when it is rendered, and where
// it says something else the preview is drawn again.
import { commands, type Disposable, type Event, EventEmitter, Uri, window } from "vscode";
import { badgesRequest, type WireBadge } from "../../../server/protocol.ts";
import type { BacklogServer } from "../../backlogServer.ts";
import { calm } from "../../platform/calm.ts";
import { type MarkdownIt, withBadges } from "./badgePlugin.ts";

export interface PreviewBadges extends Disposable {
  /** The badges of a document that was rendered are others now. */
  readonly onDidChange: Event<void>;
  /** Called by VS Code's Markdown support with the engine of its preview. */
  extendMarkdownIt<Engine extends MarkdownIt>(engine: Engine): Engine;
}

/**
 * While somebody writes, VS Code draws the preview anew some time after each key, and finds the badges there. Drawing by command
 * loads the whole page again, so it waits until nothing has changed for so many milliseconds.
 */
const quiet = 700;

/** VS Code drops the command while it is about to look at a preview again, and then may find nothing to draw. */
const attempts = 4;

export function registerPreviewBadges(server: BacklogServer): PreviewBadges {
  /** By URI, of the documents that were drawn: those that are previewed need not be open in an editor. */
  const known = new Map<string, readonly WireBadge[]>();
  const drawn = new Map<string, readonly WireBadge[]>();
  const changed = new EventEmitter<void>();
  let timer: ReturnType<typeof setTimeout> | undefined;
  let renderings = 0;

  const redraw = (left: number) => {
    if (left === 0 || [...drawn].every(([uri, badges]) => badges === known.get(uri))) return;
    const before = renderings;
    // Where VS Code's Markdown support is switched off there is nothing to draw.
    void commands.executeCommand("markdown.preview.refresh").then(undefined, () => undefined);
    clearTimeout(timer);
    timer = setTimeout(() => {
      if (renderings === before) redraw(left - 1);
    }, quiet);
  };
  const ask = calm(100, async () => {
    let isNews = false;
    for (const [uri, before] of [...known]) {
      const badges = await server.ask(badgesRequest, { uri });
      if (JSON.stringify(badges) === JSON.stringify(before)) continue;
      known.set(uri, badges);
      isNews = true;
    }
    if (isNews) changed.fire();
    clearTimeout(timer);
    timer = setTimeout(redraw, quiet, attempts);
  });
  const follow = (uri: string) => {
    if (known.has(uri)) return;
    known.set(uri, []);
    ask();
  };
  const listener = server.onDidChange(ask);
  return {
    onDidChange: changed.event,
    extendMarkdownIt(engine) {
      // Asked for before anything is drawn: a page that is drawn once need not be loaded twice.
      for (const { document } of window.visibleTextEditors)
        if (document.languageId === "markdown") follow(document.uri.toString());
      return withBadges(engine, (env) => {
        const { currentDocument } = Object(env) as { readonly currentDocument?: unknown };
        if (!(currentDocument instanceof Uri)) return [];
        const uri = currentDocument.toString();
        renderings++;
        follow(uri);
        const badges = known.get(uri) ?? [];
        drawn.set(uri, badges);
        return badges;
      });
    },
    dispose() {
      clearTimeout(timer);
      for (const part of [listener, ask, changed]) part.dispose();
    },
  };
}
