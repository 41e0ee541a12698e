// The tree "Findings": what the Problems view lists by file, by rule. It shows the editor's own diagnostics, so both always
// agree, and the server is asked nothing.
import {
  type Diagnostic,
  type Disposable,
  EventEmitter,
  l10n,
  languages,
  ThemeColor,
  ThemeIcon,
  type TreeDataProvider,
  TreeItem,
  TreeItemCollapsibleState,
  type TreeView,
  type Uri,
  window,
  workspace,
} from "vscode";
import { calm } from "../../platform/calm.ts";
import { speak } from "../../platform/language.ts";
import { onSettingChanged, shownInBadge } from "../../platform/settings.ts";
import { byRule, countsOf, type Finding, type RuleFindings } from "./findings.ts";

interface Found extends Finding {
  readonly file: Uri;
  readonly diagnostic: Diagnostic;
}

export type FindingRow = RuleFindings<Found> | Found;

export interface FindingsTree extends Disposable {
  readonly view: TreeView<FindingRow>;
  readonly rows: TreeDataProvider<FindingRow>;
}

export function findingsTree(): FindingsTree {
  const changed = new EventEmitter<void>();
  let rules: readonly RuleFindings<Found>[] = [];
  let shown = "";
  const rows: TreeDataProvider<FindingRow> = {
    onDidChangeTreeData: changed.event,
    getTreeItem: (row) => ("findings" in row ? ruleItem(row) : findingItem(row)),
    getChildren: (row) => [...(row === undefined ? rules : "findings" in row ? row.findings : [])],
  };
  const view = window.createTreeView("backlint.findings", { treeDataProvider: rows, showCollapseAll: true });
  const refresh = () => {
    const all = allFindings();
    rules = byRule(all);
    const most = shownInBadge();
    const value = all.filter(({ severity }) => severity <= most).length;
    const counts = speak(countsOf(all));
    view.badge = value === 0 ? undefined : { value, tooltip: counts };
    view.description = counts;
    // Rows that are drawn anew lose the focus: only news is worth it.
    const said = JSON.stringify(
      all.map(({ rule, message, severity, uri, diagnostic }) => [rule, message, severity, uri, diagnostic.range]),
    );
    if (said === shown) return;
    shown = said;
    changed.fire();
  };
  const refreshCalmly = calm(300, refresh);
  const parts = [
    view,
    changed,
    refreshCalmly,
    languages.onDidChangeDiagnostics(refreshCalmly),
    onSettingChanged("findings.badge", refreshCalmly),
  ];
  refresh();
  return {
    view,
    rows,
    dispose() {
      for (const part of parts) part.dispose();
    },
  };
}

function allFindings(): readonly Found[] {
  return languages.getDiagnostics().flatMap(([file, diagnostics]) =>
    diagnostics
      .filter(({ source }) => source === "backlint")
      .map((diagnostic) => {
        const { code, message, severity, range } = diagnostic;
        const linked = typeof code === "object" ? code : null;
        const rule = String(linked?.value ?? code ?? "");
        const page = linked?.target.toString() ?? null;
        return { rule, page, message, severity, uri: file.toString(), line: range.start.line, file, diagnostic };
      }),
  );
}

const severities = [
  { icon: "error", colour: "problemsErrorIcon.foreground", word: l10n.t("error") },
  { icon: "warning", colour: "problemsWarningIcon.foreground", word: l10n.t("warning") },
  { icon: "info", colour: "problemsInfoIcon.foreground", word: l10n.t("information") },
  { icon: "lightbulb", colour: undefined, word: l10n.t("hint") },
];

function ruleItem({ rule, page, severity, findings }: RuleFindings<Found>): TreeItem {
  const item = new TreeItem(rule, TreeItemCollapsibleState.Collapsed);
  const look = severities[severity];
  item.id = rule;
  const count = findings.length === 1 ? l10n.t("1 finding") : l10n.t("{0} findings", findings.length);
  item.description = `${findings.length}`;
  item.tooltip = findings[0]?.message ?? "";
  item.iconPath = iconOf(severity);
  item.contextValue = page === null ? "rule" : "rule documented";
  item.accessibilityInformation = { label: `${look?.word}, ${rule}, ${count}` };
  return item;
}

function findingItem({ file, rule, message, severity, line, diagnostic }: Found): TreeItem {
  const item = new TreeItem(message, TreeItemCollapsibleState.None);
  const place = `${workspace.asRelativePath(file)}:${line + 1}`;
  item.description = place;
  item.tooltip = message;
  item.iconPath = iconOf(severity);
  item.contextValue = "finding";
  item.accessibilityInformation = { label: `${severities[severity]?.word}, ${message}, ${rule}, ${place}` };
  const options = { selection: diagnostic.range, preserveFocus: true };
  item.command = { command: "vscode.open", title: l10n.t("Go to Finding"), arguments: [file, options] };
  return item;
}

function iconOf(severity: number): ThemeIcon {
  const { icon = "info", colour } = severities[severity] ?? {};
  return new ThemeIcon(icon, colour === undefined ? undefined : new ThemeColor(colour));
}
