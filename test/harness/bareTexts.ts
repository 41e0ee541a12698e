// Texts in sources that would reach people in English whatever their language: found in TypeScript's own tree of them.
import * as ts from "typescript/unstable/ast";
import { createVirtualFileSystem } from "typescript/unstable/fs";
import { API } from "typescript/unstable/sync";

/** What needs no translation: products, and what is written as it is. */
const names = /\b(?:Backlint|GitHub|Mermaid|SVG|VS Code|OWNER\/NAME)\b/g;
/** Two words in a row, or one or more that stand as on a button. */
const words = /\p{L}{2,}[,:;.]* +\p{Ll}{2,}|^(?:\$\([\w-]+\) )?\p{Lu}\p{Ll}+(?: \p{Lu}\p{Ll}+)*(?:…|\.)?$/u;
/** Calls whose texts nobody is shown: logs, which are in English so that anybody can help, failures of our own, queries. */
const unseen = /^(?:log|trace)\.|^(?:Error|window\.createOutputChannel)$|\.(?:startsWith|querySelectorAll)(?:<\w+>)?$/;

/** "file:line: text" of each text with words that is neither `say` nor `l10n.t`. The keys are files, the values their text. */
export function bareTextsIn(sources: Readonly<Record<string, string>>): readonly string[] {
  const files = Object.keys(sources);
  const config = { files, compilerOptions: { noLib: true, noResolve: true, jsx: "preserve", types: [] } };
  const virtual = Object.fromEntries(Object.entries(sources).map(([file, text]) => [`/${file}`, text]));
  const fs = createVirtualFileSystem({ ...virtual, "/tsconfig.json": JSON.stringify(config) });
  const api = new API({ cwd: "/", fs });
  try {
    using snapshot = api.updateSnapshot({ openProjects: ["/tsconfig.json"] });
    const [project] = snapshot.getProjects();
    return files.flatMap((file) => {
      const tree = project?.program.getSourceFile(`/${file}`);
      if (tree === undefined) throw new Error(`${file} cannot be parsed`);
      return bareTexts(tree).map(({ at, text }) => `${file}:${lineOf(tree.text, at)}: ${text}`);
    });
  } finally {
    api.close();
  }
}

const lineOf = (text: string, at: number): number => text.slice(0, at).split("\n").length;

interface Bare {
  readonly at: number;
  readonly text: string;
}

function bareTexts(tree: ts.SourceFile): readonly Bare[] {
  const found: Bare[] = [];
  const visit = (node: ts.Node): void => {
    if (isUnseen(node, tree)) return;
    const text = textOf(node);
    if (
      text !== null &&
      words.test(
        text
          .replace(/<[^<>]*>/g, "")
          .replace(names, "")
          .trim(),
      )
    )
      found.push({ at: node.getStart(tree), text });
    const said = saidBy(node, tree);
    node.forEachChild((child) => {
      if (child !== said) visit(child);
      else if (ts.isTemplateExpression(child)) for (const { expression } of child.templateSpans) visit(expression);
    });
  };
  visit(tree);
  return found;
}

/** The literal of say`…` or l10n.t("…"), which has a translation. */
function saidBy(node: ts.Node, tree: ts.SourceFile): ts.Node | undefined {
  if (ts.isTaggedTemplateExpression(node)) return node.tag.getText(tree) === "say" ? node.template : undefined;
  return ts.isCallExpression(node) && node.expression.getText(tree) === "l10n.t" ? node.arguments[0] : undefined;
}

/** Parts of a source that nobody reads: types, modules, classes of a style, logs, and what something is compared with. */
function isUnseen(node: ts.Node, tree: ts.SourceFile): boolean {
  if (ts.isJsxAttribute(node)) return node.name.getText(tree) === "class";
  if (ts.isTypeNode(node) || ts.isImportDeclaration(node) || ts.isExportDeclaration(node)) return true;
  if (ts.isCallExpression(node) || ts.isNewExpression(node)) return unseen.test(node.expression.getText(tree));
  return ts.isBinaryExpression(node) && /^[=!]==$/.test(node.operatorToken.getText(tree));
}

/** A literal's text, its gaps left open; null for anything else. */
function textOf(node: ts.Node): string | null {
  if (ts.isStringLiteral(node) || ts.isNoSubstitutionTemplateLiteral(node) || ts.isJsxText(node)) return node.text;
  if (!ts.isTemplateExpression(node)) return null;
  return [node.head, ...node.templateSpans.map(({ literal }) => literal)].map(({ text }) => text).join("{}");
}
