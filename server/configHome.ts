// Which configuration file speaks for a document, and what is written in it: where something is to be added to it.
import type { Session } from "./session.ts";
import { foldersAbove } from "../core/text/uri.ts";

export interface ConfigHome {
  readonly uri: string;
  /** Null where the file has yet to be made. */
  readonly text: string | null;
}

/** The file that the settings name, else the nearest one above, else a new one beside the workspace's root. */
export async function configHome({ configurations, host, roots }: Session, uri: string): Promise<ConfigHome | null> {
  const { only } = configurations;
  if (only !== null) return { uri: only, text: await host.read(only) };
  const folders = foldersAbove(uri);
  for (const folder of folders) {
    const file = `${folder}.backlint.json`;
    const text = await host.read(file);
    if (text !== null) return { uri: file, text };
  }
  const root =
    roots.map((one) => (one.endsWith("/") ? one : `${one}/`)).find((one) => uri.startsWith(one)) ?? folders[0];
  return root === undefined ? null : { uri: `${root}.backlint.json`, text: null };
}
