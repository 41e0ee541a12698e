// Keeps what a view drew: SVG in a file that the user names, Mermaid as a new document that can be pasted from.
import { Uri, window, workspace } from "vscode";

export async function keepDrawing(as: "svg" | "mermaid", text: string): Promise<void> {
  if (as === "mermaid") {
    const content = `\`\`\`mermaid\n${text}\`\`\`\n`;
    await window.showTextDocument(await workspace.openTextDocument({ language: "markdown", content }));
    return;
  }
  const folder = workspace.workspaceFolders?.[0]?.uri;
  const file = await window.showSaveDialog({
    ...(folder === undefined ? {} : { defaultUri: Uri.joinPath(folder, "dependencies.svg") }),
    filters: { SVG: ["svg"] },
  });
  if (file) await workspace.fs.writeFile(file, new TextEncoder().encode(text));
}
