// The editor's settings `backlint.*`, asked for once and again whenever they change.
import { type Connection, MessageType, ShowMessageNotification } from "vscode-languageserver";
import type { Workspace } from "../core/index.ts";
import { parseRuleSettings } from "../core/config/parseConfig.ts";
import { english, say, type Speak } from "../core/text/message.ts";
import { type Shown, shownBy } from "./shown.ts";
import type { Configurations } from "./configurations.ts";
import type { Log } from "./guard.ts";

export interface Settings {
  /** The setting `backlint.rules`, as written. */
  readonly rules: unknown;
  /** Globs of what the editor hides. */
  readonly exclude: readonly string[];
  /** Whether problems of files that are not open are to be shown. */
  readonly workspaceDiagnostics: boolean;
  /** Asks for the settings and puts them over every configuration file. Never rejects. */
  load(): Promise<void>;
  /** What is shown beside the text of a document: its folder's own choice. */
  shown(uri: string): Shown;
}

export interface SettingsMeans {
  readonly connection: Connection;
  readonly workspace: Workspace;
  readonly configurations: Configurations;
  readonly log: Log;
  readonly speak: Speak;
  /** The workspace folders: each may have settings of its own. */
  readonly roots: readonly string[];
  /** The URI of a path that a user wrote, or null where paths mean nothing. */
  uriOf(path: string): string | null;
}

export function createSettings(means: SettingsMeans): Settings {
  const { connection, workspace, configurations, log, speak, roots, uriOf } = means;
  let last = "";
  let current: unknown = {};
  let exclude: readonly string[] = [];
  let workspaceDiagnostics = true;
  let shown: readonly { readonly root: string; readonly shown: Shown }[] = [];

  function useRules(written: unknown): void {
    const text = JSON.stringify(written);
    if (text === last) return;
    last = text;
    const { rules, problems } = parseRuleSettings(written, workspace.runner.rules);
    for (const problem of problems) log.warn(`setting backlint.rules: ${english(problem)}`);
    const [first, ...others] = problems;
    if (first !== undefined) {
      const message = speak(
        others.length === 0
          ? say`Backlint: setting backlint.rules: ${first}. The rest is used.`
          : say`Backlint: setting backlint.rules: ${first} (and ${others.length} more, see the output). The rest is used.`,
      );
      void connection.sendNotification(ShowMessageNotification.type, { type: MessageType.Warning, message });
    }
    workspace.apply({ type: "settings", rules });
  }

  return {
    get rules() {
      return current;
    },
    get exclude() {
      return exclude;
    },
    get workspaceDiagnostics() {
      return workspaceDiagnostics;
    },
    async load() {
      const section = "backlint";
      const asked = [{ section }, { section: "files.exclude" }, ...roots.map((scopeUri) => ({ section, scopeUri }))];
      const answer: unknown = await connection.workspace.getConfiguration(asked).catch((error: unknown) => {
        log.warn(`the settings could not be had: ${error instanceof Error ? error.message : String(error)}`);
        return [];
      });
      const [own, hidden, ...ofFolders] = Array.isArray(answer) ? (answer as readonly unknown[]) : [];
      const written = Object(own) as Readonly<Record<"rules" | "config" | "workspaceDiagnostics", unknown>>;
      const { rules, config } = written;
      current = rules ?? {};
      workspaceDiagnostics = written.workspaceDiagnostics !== false;
      exclude = Object.entries(Object(hidden)).flatMap(([glob, on]) => (on === true ? [glob] : []));
      // The longest root first: a folder within another has its own.
      shown = [
        ...roots.map((root, index) => ({ root, shown: shownBy(ofFolders[index]) })),
        { root: "", shown: shownBy(own) },
      ];
      shown = shown.toSorted((a, b) => b.root.length - a.root.length);
      useRules(current);
      const path = typeof config === "string" ? config.trim() : "";
      await configurations.useOnly(path === "" ? null : uriOf(path));
    },
    shown: (uri) => shown.find(({ root }) => uri.startsWith(root))?.shown ?? shownBy(undefined),
  };
}
