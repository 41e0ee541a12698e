// Signing in: sessions of VS Code's own providers, asked for when a push needs one, with the least rights that do. The token
// goes into the requests of that run and nowhere else.
import { authentication, workspace } from "vscode";
import { apiOf } from "../../../github/octokitPort.ts";
import { Trouble } from "../../../core/export/github/trouble.ts";
import { say } from "../../../core/text/message.ts";

export interface Access {
  readonly token: string;
  readonly api: string;
}

/** What issues, labels and milestones of a private repository need, and what a board needs on top. */
const scopes = { issues: ["repo"], board: ["repo", "project"] };

/** Throws `Trouble` for a server that nothing but the workspace names, and where the user does not sign in. */
export async function accessTo(host: string, need: keyof typeof scopes, renew: boolean): Promise<Access> {
  const provider = providerOf(host);
  const api = apiOf(host);
  if (provider === null || api === null) {
    throw new Trouble(
      "not-found",
      say`${host} is not a server that VS Code signs in to`,
      say`Set github-enterprise.uri to it, in your own settings`,
    );
  }
  try {
    const session = renew
      ? await authentication.getSession(provider, scopes[need], { forceNewSession: true })
      : await authentication.getSession(provider, scopes[need], { createIfNone: true });
    return { token: session.accessToken, api };
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    throw new Trouble("token", say`Nobody signed in to ${host}: ${why}`, say`Push again and sign in`);
  }
}

/** A server may have the token only if the user's own sign-in names it. */
function providerOf(host: string): string | null {
  if (host === "https://github.com") return "github";
  const enterprise = workspace.getConfiguration("github-enterprise").inspect<string>("uri")?.globalValue ?? "";
  return URL.canParse(enterprise) && new URL(enterprise).origin === host ? "github-enterprise" : null;
}
