// Everything that a plan would show to others, for those who look for secrets in it.
import { type Message, say } from "../../text/message.ts";
import { privateAddresses } from "../privateAddresses.ts";
import type { Plan } from "./plan.ts";
import { refOfStep } from "./operation.ts";

export interface Outgoing {
  readonly name: string;
  readonly text: string;
}

/** Something that should not leave; `what` says what it is without repeating a secret. */
export interface Leak {
  readonly name: string;
  readonly what: Message;
}

/** The texts that are sent, by the item they belong to. */
export function outgoing({ steps, wanted }: Plan): readonly Outgoing[] {
  return steps.flatMap((step) => {
    const name = wanted.get(refOfStep(step) ?? "")?.name ?? "";
    if (step.type === "create") return [{ name, text: `${step.issue.title}\n${step.issue.body}` }];
    if (step.type === "update") return [{ name, text: `${step.patch.title ?? ""}\n${step.patch.body ?? ""}` }];
    return [];
  });
}

export function addressLeaks(texts: readonly Outgoing[]): readonly Leak[] {
  return texts.flatMap(({ name, text }) =>
    privateAddresses(text).map((url) => ({ name, what: say`a private address, ${withoutPassword(url)}` })),
  );
}

function withoutPassword(url: string): string {
  return url.replace(/:\/\/[^@/\s]+@/, "://…@");
}
