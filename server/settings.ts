// The editor's settings `backlint.*`, asked for once and again whenever they change.
import type { Connection } from "vscode-languageserver";
import type { Workspace } from "../core/index.ts";
import { parseRuleSettings } from "../core/config/parseConfig.ts";
import type { Configurations } from "./configurations.ts";
import type { Log } from "./guard.ts";

export interface Settings {
  /** Asks for the settings and puts them over every configuration file. Never rejects. */
  load(): Promise<void>;
}

export interface SettingsMeans {
  readonly connection: Connection;
  readonly workspace: Workspace;
  readonly configurations: Configurations;
  readonly log: Log;
  /** The URI of a path that a user wrote, or null where paths mean nothing. */
  uriOf(path: string): string | null;
}

export function createSettings({ connection, workspace, configurations, log, uriOf }: SettingsMeans): Settings {
  let last = "";

  function useRules(written: unknown): void {
    const text = JSON.stringify(written);
    if (text === last) return;
    last = text;
    const { rules, problems } = parseRuleSettings(written, workspace.runner.rules);
    for (const problem of problems) log.warn(`setting backlint.rules: ${problem}`);
    workspace.apply({ type: "settings", rules });
  }

  return {
    async load() {
      const answer: unknown = await connection.workspace.getConfiguration("backlint").catch((error: unknown) => {
        log.warn(`the settings could not be had: ${error instanceof Error ? error.message : String(error)}`);
        return null;
      });
      const { rules, config } = Object(answer) as { readonly rules?: unknown; readonly config?: unknown };
      useRules(rules ?? {});
      const path = typeof config === "string" ? config.trim() : "";
      await configurations.useOnly(path === "" ? null : uriOf(path));
    },
  };
}
