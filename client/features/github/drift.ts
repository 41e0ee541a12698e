// What differs on GitHub, as information at the item's line, and the way to take it over into the text. It is as old as the
// last look: nothing is asked of GitHub but by a push or a comparison.
import {
  type Disposable,
  Diagnostic,
  DiagnosticSeverity,
  l10n,
  languages,
  Range,
  Uri,
  window,
  workspace,
} from "vscode";
import type { Drift } from "../../../core/export/github/compare.ts";
import type { Plan } from "../../../core/export/github/plan.ts";
import { driftText } from "../../../core/export/github/preview.ts";
import type { Sidecar } from "../../../core/export/github/sidecar.ts";
import type { Wanted } from "../../../core/export/github/wanted.ts";
import { takeOverOf } from "../../../core/export/takeOver.ts";
import { say } from "../../../core/text/message.ts";
import { takeOverRequest } from "../../../server/protocol.ts";
import type { BacklogServer } from "../../backlogServer.ts";
import { speak } from "../../platform/language.ts";

export interface DriftView extends Disposable {
  /** Shows what a plan found. */
  show(plan: Plan): void;
  /** Takes note that a push ran. */
  settle(sidecar: Sidecar): void;
  /** Writes what GitHub has into the files. */
  takeOver(server: BacklogServer): Promise<void>;
  /** What differs, by the item's ID and its file. */
  has(uri: string, id: string): boolean;
}

interface Found {
  readonly uri: string;
  readonly wanted: Wanted;
  readonly drifts: readonly Drift[];
  /** All items of the push, by their reference. */
  readonly all: Plan["wanted"];
}

export function driftView(): DriftView {
  const collection = languages.createDiagnosticCollection("backlint-github");
  let found: readonly Found[] = [];
  const paint = (): void => {
    collection.clear();
    const byUri = new Map<string, Diagnostic[]>();
    for (const { uri, wanted, drifts, all } of found) {
      for (const drift of drifts) byUri.set(uri, [...(byUri.get(uri) ?? []), diagnosticOf(wanted, drift, all)]);
    }
    for (const [uri, diagnostics] of byUri) collection.set(Uri.parse(uri, true), diagnostics);
  };
  return {
    show(plan) {
      const uris = new Map(plan.sources.map(({ document, backlog }) => [backlog, document.uri]));
      found = [...plan.wanted.values()].flatMap((wanted) => {
        const drifts = plan.drifts.filter(({ ref, field }) => ref === wanted.ref && !isTheirs(field, plan, ref));
        const uri = uris.get(wanted.backlog);
        return drifts.length === 0 || uri === undefined ? [] : [{ uri, wanted, drifts, all: plan.wanted }];
      });
      paint();
    },
    settle() {
      found = found.flatMap((one) => {
        const drifts = one.drifts.filter(({ verdict }) => verdict === "pull");
        return drifts.length === 0 ? [] : [{ ...one, drifts }];
      });
      paint();
    },
    async takeOver(server) {
      let applied = 0;
      const refused: string[] = [];
      for (const uri of new Set(found.map((one) => one.uri))) {
        const changes = found.flatMap((one) =>
          one.uri === uri ? (takeOverOf(one.wanted.item, one.drifts) ?? []) : [],
        );
        if (changes.length === 0) continue;
        await window.showTextDocument(await workspace.openTextDocument(Uri.parse(uri, true)), { preview: false });
        const answer = await server.ask(takeOverRequest, { uri, changes });
        applied += answer.applied;
        refused.push(...answer.refused);
      }
      found = [];
      paint();
      const rest = refused.length === 0 ? "" : ` ${l10n.t("Left out: {0}.", refused.join("; "))}`;
      const done =
        applied === 0
          ? l10n.t("Backlint: nothing on GitHub can be taken over.")
          : applied === 1
            ? l10n.t("Backlint: 1 place changed as on GitHub. Undo brings it back.")
            : l10n.t("Backlint: {0} places changed as on GitHub. Undo brings them back.", applied);
      void window.showInformationMessage(`${done}${rest}`);
    },
    has: (uri, id) => found.some((one) => one.uri === uri && one.wanted.item.id === id),
    dispose: () => collection.dispose(),
  };
}

/** Labels and people that somebody added on GitHub are theirs: no news. */
function isTheirs(field: Drift["field"], plan: Plan, ref: string): boolean {
  if (field !== "labels" && field !== "assignees") return false;
  const drift = plan.drifts.find((one) => one.ref === ref && one.field === field);
  return drift?.members.every(({ present }) => present) === true;
}

function diagnosticOf({ item, name }: Wanted, drift: Drift, all: Plan["wanted"]): Diagnostic {
  const line = Math.max(0, item.lines[0] - 1);
  const message = speak(say`${name} differs on GitHub: ${driftText(drift, all)}`).replace(/\\/g, "");
  const diagnostic = new Diagnostic(new Range(line, 0, line, 1000), message, DiagnosticSeverity.Information);
  diagnostic.source = "backlint";
  diagnostic.code = drift.verdict === "conflict" ? "github-conflict" : "github-drift";
  return diagnostic;
}
