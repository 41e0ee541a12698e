// The editor's settings `backlint.*`, asked for once and again whenever they change.
import type { Connection } from "vscode-languageserver";
import type { Workspace } from "../core/index.ts";
import { parseRuleSettings } from "../core/config/parseConfig.ts";
import type { Log } from "./guard.ts";

export interface Settings {
  /** Asks for the settings and puts them over every configuration file. Never rejects. */
  load(): Promise<void>;
}

export function createSettings(connection: Connection, workspace: Workspace, log: Log): Settings {
  let last = "";
  return {
    async load() {
      const answer: unknown = await connection.workspace.getConfiguration("backlint").catch((error: unknown) => {
        log.warn(`the settings could not be had: ${error instanceof Error ? error.message : String(error)}`);
        return null;
      });
      const written: unknown = Object(answer).rules ?? {};
      const text = JSON.stringify(written);
      if (text === last) return;
      last = text;
      const { rules, problems } = parseRuleSettings(written, workspace.runner.rules);
      for (const problem of problems) log.warn(`setting backlint.rules: ${problem}`);
      workspace.apply({ type: "settings", rules });
    },
  };
}
