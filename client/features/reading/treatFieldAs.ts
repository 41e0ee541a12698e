// "Treat Field As…": asks which unknown name means what, and lets the server write it into .backlint.json.
import { l10n, type QuickPickItem, window } from "vscode";
import { type UnknownFieldsAnswer, unknownFieldsRequest } from "../../../server/protocol.ts";
import type { BacklogServer } from "../../backlogServer.ts";
import { caretOf } from "../../platform/documents.ts";

type Field = UnknownFieldsAnswer["fields"][number];

/** The name under the caret, or one that the user picks. */
export async function treatFieldAs(server: BacklogServer): Promise<void> {
  const editor = window.activeTextEditor;
  const answer = editor ? await server.ask(unknownFieldsRequest, caretOf(editor)) : null;
  if (!editor || !answer || answer.fields.length === 0) {
    void window.showInformationMessage(l10n.t("Backlint: every field in this file is known already."));
    return;
  }
  const field = answer.fields.find(({ here }) => here) ?? (await pickField(answer.fields));
  const meaning = field && (await pickMeaning(field, answer.meanings));
  if (!field || !meaning) return;
  const lesson = { type: "field", name: field.name, field: meaning } as const;
  await server.teach({ uri: editor.document.uri.toString(), lesson });
}

async function pickField(fields: readonly Field[]): Promise<Field | undefined> {
  const picks = fields.map((field) => ({
    label: field.name,
    description: field.items === 1 ? l10n.t("on 1 item") : l10n.t("on {0} items", field.items),
    field,
  }));
  const picked = await window.showQuickPick(picks, {
    title: l10n.t("Treat Field As"),
    placeHolder: l10n.t("Which name?"),
  });
  return picked?.field;
}

async function pickMeaning(field: Field, all: UnknownFieldsAnswer["meanings"]): Promise<string | undefined> {
  const rank = (name: string) => {
    const at = field.meanings.indexOf(name);
    return at < 0 ? all.length : at;
  };
  const picks = [...all]
    .sort((a, b) => rank(a.field) - rank(b.field))
    .map(({ field: meaning, word, about }): QuickPickItem & { meaning: string } => ({
      label: word,
      description: about,
      meaning,
    }));
  const picked = await window.showQuickPick(picks, {
    title: l10n.t("Treat “{0}” As", field.name),
    placeHolder: l10n.t("What does it mean?"),
    matchOnDescription: true,
  });
  return picked?.meaning;
}
