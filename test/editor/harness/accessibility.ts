// Runs axe-core in a page. It is no dependency of ours (its licence is not one that we ship): the test fetches it into its
// cache, as it does with the editor.
import { spawnSync } from "node:child_process";
import fs from "node:fs";
import path from "node:path";
import type { Frame } from "playwright-core";
import { cacheFolder } from "./install.ts";

const version = "4.14.1";

/** The rules that are broken badly, each with the elements that break it; empty where all is well. */
export async function seriousFindings(frame: Frame): Promise<readonly string[]> {
  // Evaluated by the browser's debugger, which the page's own content policy does not hold back.
  await frame.evaluate(source());
  return frame.evaluate(async () => {
    type Result = { id: string; impact: string; nodes: { html: string }[] };
    const { axe } = globalThis as unknown as { axe: { run(): Promise<{ violations: Result[] }> } };
    const { violations } = await axe.run();
    return violations
      .filter(({ impact }) => impact === "serious" || impact === "critical")
      .map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html.slice(0, 160)).join(" | ")}`);
  });
}

function source(): string {
  const folder = path.join(cacheFolder(), `axe-core-${version}`);
  const file = path.join(folder, "node_modules", "axe-core", "axe.min.js");
  if (!fs.existsSync(file)) {
    fs.mkdirSync(folder, { recursive: true });
    const packages = ["install", "--prefix", folder, "--no-audit", "--no-fund", `axe-core@${version}`];
    const { status, stderr } = spawnSync("npm", packages, { encoding: "utf8" });
    if (status !== 0) throw new Error(`axe-core could not be installed: ${stderr.trim().split("\n").at(-1)}`);
  }
  return fs.readFileSync(file, "utf8");
}
