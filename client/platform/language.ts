// The reader's language, for what modules without VS Code say: the sentences that VS Code found in l10n/.
import { env, l10n } from "vscode";
import { english, type Language, type Speak, speakerOf } from "../../core/text/message.ts";

export const language: Language =
  l10n.bundle === undefined ? { tag: "en", sentences: {} } : { tag: env.language, sentences: l10n.bundle };

export const speak: Speak = l10n.bundle === undefined ? english : speakerOf(language);
