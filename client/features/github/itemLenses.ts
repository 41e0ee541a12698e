// What the lens of an item says: which issue it is, and whether the file or GitHub has moved on. Computed from the sidecar and
// the last look; nothing is asked of GitHub.
import { CodeLens, l10n, Range, type Uri } from "vscode";
import { textDigest } from "../../../core/export/issueBody.ts";
import { render, titleOf } from "../../../core/export/render.ts";
import { type Base, entryOf, parseSidecar } from "../../../core/export/github/sidecar.ts";
import { exportRequest, pushItemCommand } from "../../../server/protocol.ts";
import type { BacklogServer } from "../../backlogServer.ts";
import { githubSettings } from "../../platform/settings.ts";
import type { DriftView } from "./drift.ts";
import { folderOf } from "./folder.ts";

/** `text` is the sidecar's. */
export async function itemLenses(uri: Uri, text: string, server: BacklogServer, drift: DriftView): Promise<CodeLens[]> {
  const folder = folderOf(uri);
  const sidecar = parseSidecar(text);
  if (sidecar.type !== "ok") return [];
  const [document] = await server.ask(exportRequest, { uris: [uri.toString()] });
  const path = uri.path.slice(folder.path.length + 1);
  const tasks = githubSettings(uri).tasks ?? sidecar.value.options?.tasks ?? "list";
  return (document?.items ?? []).map((item) => {
    const entry = entryOf(sidecar.value, path, item.key);
    const line = item.lines[0] - 1;
    const news = entry === null ? "" : changesOf();
    const title = entry === null ? l10n.t("Push to GitHub") : `#${entry.number}${news}`;
    const handle = { uri: uri.toString(), key: item.id };
    return new CodeLens(new Range(line, 0, line, 0), {
      title,
      tooltip: l10n.t("Push this item to GitHub"),
      command: pushItemCommand,
      arguments: [handle],
    });

    function changesOf(): string {
      const base: Base = entry?.base ?? {};
      const here = base.title !== titleOf(item) || base.text !== textDigest(render(item, { tasks, links: [] }).text);
      const there = drift.has(uri.toString(), item.id ?? "");
      return here && there
        ? ` · ${l10n.t("changed here and on GitHub")}`
        : here
          ? ` · ${l10n.t("changed here")}`
          : there
            ? ` · ${l10n.t("changed on GitHub")}`
            : "";
    }
  });
}
