// What can keep a push from going on, each in one plain sentence with the step that helps.
import { english, joined, type Message, say } from "../../text/message.ts";
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
  /** What happened; `message` is the same in English, for logs. Neither ends with a full stop. */
  readonly what: Message;
  /** What the user can do. */
  readonly next: Message;

  constructor(kind: TroubleKind, what: Message, next: Message) {
    super(english(what));
    this.kind = kind;
    this.what = what;
    this.next = next;
  }
}

/** Both sentences: what happened, and what the user can do. */
export const troubleText = ({ what, next }: Trouble): Message => joined([what, next], ". ");

export const cancelled = (): Trouble =>
  new Trouble("cancelled", say`The push was cancelled`, say`Push again at any time: it goes on where it stopped`);

/** What an answer that is no success means, for the person who has to act. */
export function troubleOf({ status, data, headers }: Answer, target: string): Trouble {
  const said = messageOf(data);
  if (status === 0) {
    return new Trouble(
      "offline",
      say`GitHub did not answer`,
      say`Check the connection or the proxy settings, then push again`,
    );
  }
  if (status >= 500) {
    return new Trouble(
      "server",
      say`GitHub answered with an error of its own (${status})`,
      say`Push again in a few minutes`,
    );
  }
  if (status === 401) {
    return new Trouble(
      "token",
      say`GitHub does not accept the token: it is wrong, expired or revoked`,
      say`Sign in again, or set a new token`,
    );
  }
  if (status === 403 && (headers["x-github-sso"] !== undefined || /SAML/i.test(said))) {
    const next = say`Authorise the token for the organisation's single sign-on, or sign in again, then push again`;
    return new Trouble("sso", say`The organisation that owns ${target} wants a single sign-on first`, next);
  }
  if (status === 403 && /OAuth App access restrictions/i.test(said)) {
    const next = say`Ask an owner of the organisation to approve the app, or use a token of your own`;
    return new Trouble(
      "approval",
      say`The organisation that owns ${target} has not approved the app that signed in`,
      next,
    );
  }
  if (/archived/i.test(said)) return archived(target);
  if (status === 410) return issuesOff(target);
  if (status === 404) {
    const next = say`Check the name, and that the account you signed in with may see it`;
    return new Trouble("not-found", say`GitHub knows no repository ${target}, or does not show it to you`, next);
  }
  if (status === 403) {
    return new Trouble(
      "forbidden",
      say`GitHub refuses: ${said || say`no reason given`}`,
      say`Check what the token may do: it needs to write issues`,
    );
  }
  return new Trouble(
    "refused",
    say`GitHub refuses: ${said || say`status ${status}`}`,
    say`Nothing else was sent; push again once that is mended`,
  );
}

export const archived = (target: string): Trouble =>
  new Trouble(
    "archived",
    say`${target} is archived and takes no changes`,
    say`Choose another repository, or have it unarchived`,
  );

export const issuesOff = (target: string): Trouble =>
  new Trouble(
    "issues-off",
    say`Issues are switched off in ${target}`,
    say`Switch them on in the repository's settings, or choose another repository`,
  );

export const noPush = (target: string): Trouble =>
  new Trouble(
    "no-push",
    say`You may not write to ${target}, so GitHub would drop labels, milestones and assignees without a word`,
    say`Ask for write access, or choose another repository`,
  );

export const renamed = (target: string, now: string): Trouble =>
  new Trouble("renamed", say`${target} is called ${now} now`, say`Push to ${now}`);

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
