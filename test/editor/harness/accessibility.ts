// Runs axe-core in a page. It is no dependency of ours (its licence is not one that we ship): the test fetches it into its
// cache, as it does with the editor.
import { spawnSync } from "node:child_process";
import fs from "node:fs";
import path from "node:path";
import type { Frame, Locator } from "playwright-core";
import { cacheFolder } from "./install.ts";

const version = "4.14.1";

/** The page that an element is in. */
export async function pageOf(element: Locator): Promise<Frame> {
  const frame = await (await element.elementHandle())?.ownerFrame();
  if (!frame) throw new Error("the element is in no page");
  return frame;
}

/** The rules that are broken badly by what is `within` a selector, each with the elements that break it; empty where all is well. */
export async function seriousFindings(frame: Frame, within = "html"): Promise<readonly string[]> {
  // Evaluated by the browser's debugger, which the page's own content policy does not hold back.
  await frame.evaluate(source());
  return frame.evaluate(async (selector) => {
    type Result = { id: string; impact: string; nodes: { html: string }[] };
    const { axe } = globalThis as unknown as { axe: { run(within: string): Promise<{ violations: Result[] }> } };
    const { violations } = await axe.run(selector);
    return violations
      .filter(({ impact }) => impact === "serious" || impact === "critical")
      .map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html.slice(0, 160)).join(" | ")}`);
  }, within);
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
