// Code actions, worked out anew from the snapshot: a finding's own fixes, all safe fixes of its rule, and taking it back.
import {
  type CodeAction,
  CodeActionKind,
  type CodeActionParams,
  CodeActionTriggerKind,
  Command,
  type Diagnostic,
} from "vscode-languageserver";
import { ignoreEdit, ignoreInFileEdit } from "../../core/queries/ignore.ts";
import { isGenerated } from "../../core/queries/generated.ts";
import { offersAt } from "../../core/queries/lessons.ts";
import { caretAt } from "../../core/queries/locate.ts";
import { editsOf, safeRepairs } from "../../core/queries/repairs.ts";
import type { Edit } from "../../core/rules/rule.ts";
import type { ReportedFinding } from "../../core/rules/run.ts";
import { fixAllKind } from "../capabilities.ts";
import { diagnosticOf, type EditMeans, offsetAt, spanAt, workspaceEditOf } from "../convert.ts";
import { fixWorkspaceCommand, teachCommand, type TeachParams } from "../protocol.ts";
import type { Session, View } from "../session.ts";
import { refactorings, repairsFor } from "./assists.ts";
import { say } from "../../core/text/message.ts";

export async function codeActions(session: Session, params: CodeActionParams): Promise<CodeAction[]> {
  const view = await session.judged(params.textDocument.uri);
  if (view === null) return [];
  const findings = view.findings();
  const means: EditMeans = {
    workspace: view.snapshot.index,
    snippets: session.client.snippetEdits,
    versionOf: (uri) => session.documents.versionOf(uri),
  };
  const wants = (kind: string) =>
    params.context.only === undefined ||
    params.context.only.some((only) => only === "" || kind === only || kind.startsWith(`${only}.`));
  const actions: CodeAction[] = [];
  for (const { title: said, lesson, reads } of offersAt(
    view.file,
    spanAt(view.file, params.range),
    view.snapshot.index.files.values(),
  )) {
    const title = session.speak(said);
    const kind = reads ? CodeActionKind.QuickFix : CodeActionKind.RefactorRewrite;
    const taught: TeachParams = { uri: view.uri, lesson };
    if (session.client.appliesEdits && wants(kind))
      actions.push({ title, kind, command: Command.create(title, teachCommand, taught) });
  }
  if (isGenerated(view.file)) return actions;
  // At each step of the caret only what mends something is looked for, and nothing is proven yet.
  const isAsked = params.context.only !== undefined || params.context.triggerKind === CodeActionTriggerKind.Invoked;
  if (wants(CodeActionKind.QuickFix)) actions.push(...quickFixes(session, view, findings, params, means, isAsked));
  const caret = caretAt(view.file, offsetAt(view.file, params.range.start));
  const item = caret === null ? null : view.file.itemAt(caret);
  if (isAsked && item !== null && wants(CodeActionKind.RefactorRewrite))
    actions.push(...refactorings(session, view, item));
  // Only on request: VS Code asks for it when saving and in its "Source Action" menu.
  if (params.context.only !== undefined && wants(fixAllKind)) {
    const edit = workspaceEditOf(editsOf(safeRepairs(view.file, findings)), means);
    if (edit?.documentChanges?.length)
      actions.push({ title: session.speak(say`Fix all that Backlint can fix safely`), kind: fixAllKind, edit });
  }
  return actions;
}

function quickFixes(
  session: Session,
  view: View,
  findings: readonly ReportedFinding[],
  params: CodeActionParams,
  means: EditMeans,
  isAsked: boolean,
): CodeAction[] {
  const { file } = view;
  const asked = spanAt(file, params.range);
  const here = findings.filter((finding) => {
    const span = file.spanOf(finding.at);
    return span.start <= asked.end && asked.start <= span.end;
  });
  const action = (
    title: string,
    edits: readonly Edit[],
    diagnostics: Diagnostic[],
    preferred: boolean,
  ): CodeAction[] => {
    const edit = workspaceEditOf(edits, means);
    if (edit === null) return [];
    return [{ title, kind: CodeActionKind.QuickFix, diagnostics, edit, ...(preferred ? { isPreferred: true } : {}) }];
  };
  const diagnosticFor = (finding: ReportedFinding) =>
    diagnosticOf(file, finding, {
      workspace: view.snapshot.index,
      page: (rule) => session.host.page(rule),
      related: session.client.relatedInformation,
      speak: session.speak,
    });
  const own = here.flatMap((finding) => {
    const diagnostic = diagnosticFor(finding);
    const proven = repairsFor(session, view, finding, diagnostic, isAsked);
    const fixes = (finding.fixes ?? []).flatMap(({ title, edits, safety }, index) => {
      const words = session.speak(title);
      const isPreferred = index === 0;
      if (safety === "safe") return action(words, edits, [diagnostic], isPreferred);
      const made = proven.own.find((one) => one.title === words);
      return made === undefined ? [] : [isPreferred ? { ...made, isPreferred } : made];
    });
    return [...fixes, ...proven.others];
  });
  const rules = [...new Set(here.map((finding) => finding.rule))];
  const all = rules.flatMap((rule) => {
    const repairs = safeRepairs(
      file,
      findings.filter((finding) => finding.rule === rule),
    );
    const concerned = here.filter((finding) => finding.rule === rule).map(diagnosticFor);
    return repairs.length < 2
      ? []
      : action(
          session.speak(say`Fix all ${repairs.length} \`${rule}\` in this file`),
          editsOf(repairs),
          concerned,
          false,
        );
  });
  const everywhere = rules.flatMap((rule): CodeAction[] => {
    const concerned = here.filter((finding) => finding.rule === rule);
    const isSafe = concerned.some(({ fixes }) => fixes?.[0]?.safety === "safe");
    if (!isSafe || !session.client.commands.has(fixWorkspaceCommand)) return [];
    const title = session.speak(say`Fix all \`${rule}\` in this workspace`);
    const command = Command.create(title, fixWorkspaceCommand, rule);
    return [{ title, kind: CodeActionKind.QuickFix, diagnostics: concerned.map(diagnosticFor), command }];
  });
  const ignore = here.flatMap((finding) =>
    action(
      session.speak(say`Ignore \`${finding.rule}\` here`),
      [ignoreEdit(file, finding)],
      [diagnosticFor(finding)],
      false,
    ),
  );
  const ignoreAll = rules.flatMap((rule) => {
    const concerned = here.filter((finding) => finding.rule === rule).map(diagnosticFor);
    const inFile = ignoreInFileEdit(file, rule);
    const title = session.speak(say`Ignore \`${rule}\` in this workspace`);
    const off: TeachParams = { uri: view.uri, lesson: { type: "off", rule, reason: "" } };
    return [
      ...(inFile === null
        ? []
        : action(session.speak(say`Ignore \`${rule}\` in this file`), [inFile], concerned, false)),
      ...(session.client.appliesEdits
        ? [
            {
              title,
              kind: CodeActionKind.QuickFix,
              diagnostics: concerned,
              command: Command.create(title, teachCommand, off),
            },
          ]
        : []),
    ];
  });
  return [...own, ...all, ...everywhere, ...ignore, ...ignoreAll];
}
