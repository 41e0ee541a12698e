// `backlint.teach`: writes what the author says about a field or an ID into the nearest `.backlint.json`, as one edit that
// can be undone, and reads again. `backlint/unknownFields`: what there is to be taught.
import {
  type CreateFile,
  type ExecuteCommandParams,
  LSPErrorCodes,
  ResponseError,
  type TextDocumentEdit,
} from "vscode-languageserver";
import { z } from "zod";
import { type Lesson, teach as taught } from "../../core/config/teach.ts";
import { unknownAt } from "../../core/queries/lessons.ts";
import { fieldNames, meanings } from "../../core/queries/meanings.ts";
import { unknownFields } from "../../core/queries/unknownFields.ts";
import type { TextEdit } from "../../core/text/edit.ts";
import { lineIndexOf, positionAt } from "../../core/text/lineIndex.ts";
import { type ConfigHome, configHome } from "../configHome.ts";
import { offsetAt } from "../convert.ts";
import { teachCommand, type UnknownFieldsAnswer, type UnknownFieldsParams } from "../protocol.ts";
import type { Session } from "../session.ts";
import { type Message, say } from "../../core/text/message.ts";

const params = z.object({
  uri: z.string(),
  lesson: z.discriminatedUnion("type", [
    z.object({ type: z.literal("field"), name: z.string().min(1), field: z.enum(fieldNames as [never, ...never[]]) }),
    z.object({ type: z.literal("ids"), pattern: z.string().min(1), others: z.array(z.string()) }),
    z.object({ type: z.literal("off"), rule: z.string().min(1), reason: z.string() }),
  ]),
});

export async function unknown(session: Session, asked: UnknownFieldsParams): Promise<UnknownFieldsAnswer | null> {
  const view = await session.view(asked.uri);
  if (view === null) return null;
  const caret = offsetAt(view.file, asked.position);
  const [here] = unknownAt(view.file, { start: caret, end: caret });
  const fields = [...unknownFields(view.file)].sort((a, b) => Number(b === here) - Number(a === here));
  return {
    fields: fields.map((field) => ({
      name: field.name,
      items: field.items,
      meanings: field.meanings,
      here: field === here,
    })),
    meanings: fieldNames.map((field) => ({
      field,
      word: session.speak(meanings[field].word),
      about: session.speak(meanings[field].about),
    })),
  };
}

/** Answers whether the file was changed. Rejects with one sentence for the user where it cannot be. */
export async function teach(session: Session, { command, arguments: given }: ExecuteCommandParams): Promise<boolean> {
  const read = params.safeParse(given?.[0]);
  if (command !== teachCommand || !read.success)
    throw refused(session, say`This is nothing that Backlint can be taught`);
  const { uri } = read.data;
  const lesson: Lesson = read.data.lesson;
  if (!session.client.appliesEdits)
    throw refused(session, say`The editor does not let Backlint write into .backlint.json`);
  const home = await configHome(session, uri);
  if (home === null) throw refused(session, say`A document that is not saved has no .backlint.json`);
  const result = taught(home.text, lesson);
  if (result.type === "broken") throw refused(session, say`${home.uri} is broken: mend it first`);
  if (result.edits.length === 0) return false;
  if (home.text === null && !session.client.createsFiles)
    throw refused(
      session,
      say`There is no .backlint.json yet: make one beside ${home.uri.slice(0, home.uri.lastIndexOf("/"))}`,
    );
  const { applied } = await session.connection.workspace.applyEdit({
    label: session.speak(say`Teach Backlint`),
    edit: { documentChanges: documentChanges(home, result.edits) },
    // Asks for the file to be saved, as files are that other refactorings touch.
    metadata: { isRefactoring: true },
  });
  if (applied) await session.configurations.changed(home.uri, result.text);
  return applied;
}

/** Edits of a file that may have to be made first. */
export function documentChanges(
  { uri, text }: ConfigHome,
  edits: readonly TextEdit[],
): (CreateFile | TextDocumentEdit)[] {
  const lines = lineIndexOf(text ?? "");
  const at = (offset: number) => {
    const { line, column } = positionAt(lines, offset);
    return { line, character: column };
  };
  const change: TextDocumentEdit = {
    textDocument: { uri, version: null },
    edits: edits.map((edit) => ({ range: { start: at(edit.start), end: at(edit.end) }, newText: edit.text })),
  };
  return text === null ? [{ kind: "create", uri, options: { ignoreIfExists: true } }, change] : [change];
}

function refused({ speak }: Session, message: Message): ResponseError {
  return new ResponseError(LSPErrorCodes.RequestFailed, speak(message));
}
