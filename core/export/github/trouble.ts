// What can keep a push from going on, each in one plain sentence with the step that helps.
import type { Answer } from "./port.ts";

export type TroubleKind =
  | "cancelled"
  | "offline"
  | "server"
  | "limit"
  | "token"
  | "sso"
  | "approval"
  | "forbidden"
  | "not-found"
  | "renamed"
  | "archived"
  | "issues-off"
  | "no-push"
  | "locked"
  | "changed"
  | "unsure"
  | "refused";

/** Ends a run at the next safe place; caught where the run started. */
export class Trouble extends Error {
  override readonly name = "Trouble";
  readonly kind: TroubleKind;
  /** What the user can do. */
  readonly next: string;

  constructor(kind: TroubleKind, message: string, next: string) {
    super(message);
    this.kind = kind;
    this.next = next;
  }
}

export const cancelled = (): Trouble =>
  new Trouble("cancelled", "The push was cancelled", "Push again at any time: it goes on where it stopped");

/** What an answer that is no success means, for the person who has to act. */
export function troubleOf({ status, data, headers }: Answer, target: string): Trouble {
  const said = messageOf(data);
  if (status === 0) {
    return new Trouble(
      "offline",
      "GitHub did not answer",
      "Check the connection or the proxy settings, then push again",
    );
  }
  if (status >= 500) {
    return new Trouble("server", `GitHub answered with an error of its own (${status})`, "Push again in a few minutes");
  }
  if (status === 401) {
    return new Trouble(
      "token",
      "GitHub does not accept the token: it is wrong, expired or revoked",
      "Sign in again, or set a new token",
    );
  }
  if (status === 403 && (headers["x-github-sso"] !== undefined || /SAML/i.test(said))) {
    const next = "Authorise the token for the organisation's single sign-on, or sign in again, then push again";
    return new Trouble("sso", `The organisation that owns ${target} wants a single sign-on first`, next);
  }
  if (status === 403 && /OAuth App access restrictions/i.test(said)) {
    const next = "Ask an owner of the organisation to approve the app, or use a token of your own";
    return new Trouble(
      "approval",
      `The organisation that owns ${target} has not approved the app that signed in`,
      next,
    );
  }
  if (/archived/i.test(said)) return archived(target);
  if (status === 410) return issuesOff(target);
  if (status === 404) {
    const next = "Check the name, and that the account you signed in with may see it";
    return new Trouble("not-found", `GitHub knows no repository ${target}, or does not show it to you`, next);
  }
  if (status === 403) {
    return new Trouble(
      "forbidden",
      `GitHub refuses: ${said || "no reason given"}`,
      "Check what the token may do: it needs to write issues",
    );
  }
  return new Trouble(
    "refused",
    `GitHub refuses: ${said || `status ${status}`}`,
    "Nothing else was sent; push again once that is mended",
  );
}

export const archived = (target: string): Trouble =>
  new Trouble(
    "archived",
    `${target} is archived and takes no changes`,
    "Choose another repository, or have it unarchived",
  );

export const issuesOff = (target: string): Trouble =>
  new Trouble(
    "issues-off",
    `Issues are switched off in ${target}`,
    "Switch them on in the repository's settings, or choose another repository",
  );

export const noPush = (target: string): Trouble =>
  new Trouble(
    "no-push",
    `You may not write to ${target}, so GitHub would drop labels, milestones and assignees without a word`,
    "Ask for write access, or choose another repository",
  );

export const renamed = (target: string, now: string): Trouble =>
  new Trouble("renamed", `${target} is called ${now} now`, `Push to ${now}`);

/** GitHub's own words, with the details of a refused value. */
export function messageOf(data: unknown): string {
  if (typeof data !== "object" || data === null) return "";
  const { message, errors } = data as { message?: unknown; errors?: unknown };
  const details = Array.isArray(errors) ? errors.map(detailOf).filter((text) => text !== "") : [];
  return [typeof message === "string" ? message : "", ...details].filter((text) => text !== "").join("; ");
}

function detailOf(error: unknown): string {
  if (typeof error === "string") return error;
  if (typeof error !== "object" || error === null) return "";
  const { resource, field, code, message } = error as Record<string, unknown>;
  if (typeof message === "string") return message;
  return [resource, field, code].filter((part) => typeof part === "string").join(" ");
}
