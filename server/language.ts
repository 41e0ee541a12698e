// Which language a client's reader is spoken to in. Sentences come from l10n/, where VS Code finds the client's own.
import { english, type Language, type Speak, speakerOf } from "../core/text/message.ts";
import type { Host } from "./host.ts";

/** What is said, and in what. */
export interface Tongue {
  readonly language: Language;
  readonly speak: Speak;
}

/** The tongue for a client's locale ("de-AT"): that of its language where there are sentences in it, else English. */
export async function tongueOf(locale: string | undefined, host: Host): Promise<Tongue> {
  const tag = /^[a-z]{2,3}(?![a-z])/.exec(locale?.toLowerCase() ?? "")?.[0] ?? "en";
  const sentences = tag === "en" ? null : await host.sentences(tag);
  if (sentences === null) return { language: { tag: "en", sentences: {} }, speak: english };
  const language = { tag, sentences };
  return { language, speak: speakerOf(language) };
}
