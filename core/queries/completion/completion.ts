// What may be written at the caret. Each source looks at the spot and proposes; nothing is proposed in plain sentences.
import type { House } from "../../dialects/house.ts";
import type { FileIndex } from "../../index/fileIndex.ts";
import type { WorkspaceIndex } from "../../index/workspaceIndex.ts";
import type { Item } from "../../model/item.ts";
import type { Rule } from "../../rules/rule.ts";
import type { ReportedFinding } from "../../rules/run.ts";
import type { Place } from "../../text/span.ts";
import { isLike } from "../symbols.ts";
import { english, type Message, say, type Value } from "../../text/message.ts";

export interface Proposal {
  readonly label: Value;
  readonly kind: "item" | "label" | "owner" | "value" | "sprint" | "field" | "snippet" | "rule";
  /** What stands beside the label: a title, a count. */
  readonly detail: Message;
  readonly text: string;
  /** True when `text` has tab stops. */
  readonly snippet?: true;
  /** What the typed letters are looked for in, where it is not the label. */
  readonly filter?: string;
  /** Whom or what to say more about. */
  readonly about?: Item | { readonly rule: string };
}

/** Proposals from the likeliest on, and the characters that they replace. */
export interface Proposals {
  readonly proposals: readonly Proposal[];
  /** What stands before the caret and is replaced in any case. */
  readonly typed: Place;
  /** The same with what follows the caret, for those who replace. */
  readonly whole: Place;
  /** False where there are more than are sent. */
  readonly complete: boolean;
}

/** What a source is given. */
export interface Asked {
  readonly workspace: WorkspaceIndex;
  readonly file: FileIndex;
  readonly house: House;
  readonly rules: readonly Rule[];
  findings(): readonly ReportedFinding[];
  /** True when the author asked for proposals rather than typed a character. */
  readonly byHand: boolean;
}

const mostSent = 200;

/** Cuts a ranked list down to what is like the typed letters; no more of it is made than is sent. */
export function answer(
  caret: Place,
  token: { readonly text: string; readonly before: number; readonly after: number },
  ranked: Iterable<Proposal>,
): Proposals {
  const like: Proposal[] = [];
  for (const proposal of ranked) {
    if (isLike(proposal.filter ?? english(say`${proposal.label}`), token.text)) like.push(proposal);
    if (like.length > mostSent) break;
  }
  const { anchor, start } = caret;
  return {
    proposals: like.slice(0, mostSent),
    typed: { anchor, start: start - token.before, end: start },
    whole: { anchor, start: start - token.before, end: start + token.after },
    complete: like.length <= mostSent,
  };
}
