// Which issue an item is on GitHub, as the last push or comparison left it: `.backlint/github.json` says so. Nobody asks GitHub.
import { exportKey } from "../core/export/exportDocument.ts";
import type { Sidecar } from "../core/export/github/sidecar.ts";
import type { Item } from "../core/model/item.ts";
import { type Message, say } from "../core/text/message.ts";
import { decoded, folderOf } from "../core/text/uri.ts";
import type { Host } from "./host.ts";

export interface Issues {
  /** A line of Markdown: its number, which leads to it, and its state. Null for an item that was never pushed. */
  lineOf(item: Item): Promise<Message | null>;
}

/** `roots` are the workspace's folders. The file is read each time, for nobody tells of its changes, and taken apart when it is new. */
export function createIssues(roots: readonly string[], { read }: Pick<Host, "read">): Issues {
  let last: { readonly text: string; readonly sidecar: Sidecar | null } | null = null;
  return {
    async lineOf(item) {
      const { uri } = item.at.anchor;
      const key = exportKey(item);
      const folders = roots.map((root) => (root.endsWith("/") ? root : `${root}/`));
      const folder = folders.find((one) => uri.startsWith(one)) ?? folderOf(uri);
      const text = key === null || folder === "" ? null : await read(`${folder}.backlint/github.json`);
      if (key === null || text === null) return null;
      const { entryOf, parseSidecar } = await import("../core/export/github/sidecar.ts");
      if (last?.text !== text) {
        const parsed = parseSidecar(text);
        last = { text, sidecar: parsed.type === "ok" ? parsed.value : null };
      }
      const entry = last.sidecar && entryOf(last.sidecar, decoded(uri.slice(folder.length)), key);
      if (last.sidecar === null || entry === null) return null;
      const { host, owner, repo } = last.sidecar.target;
      const link = `[#${entry.number}](${host}/${owner}/${repo}/issues/${entry.number})`;
      if (entry.base.state === undefined) return say`Issue ${link} on GitHub`;
      return entry.base.state === "closed" ? say`Issue ${link} on GitHub, closed` : say`Issue ${link} on GitHub, open`;
    },
  };
}
