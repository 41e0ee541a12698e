// npm run package: makes backlint-<version>.vsix, holding only what runs (.vscodeignore), and prints what is in it.
import { spawnSync } from "node:child_process";
import { existsSync, mkdirSync, readFileSync, statSync, writeFileSync } from "node:fs";
import path from "node:path";
import { allowTypeScript, build, installDependencies, root } from "./prepare.mjs";

const vsce = "4.1.0"; // needs Node 22, which a user of Node 20 gets from the test editor's cache

installDependencies();
build("--production");
await allowTypeScript();
const { cacheFolder, installEditor, npm } = await import("../test/editor/harness/install.ts");
const manifest = JSON.parse(readFileSync(path.join(root, "package.json"), "utf8"));

try {
  const { writeNotices } = await import("./notices.ts");
  await writeNotices(root);
  const node = Number(process.versions.node.split(".")[0]) >= 22 ? process.execPath : installEditor().node;
  const file = path.join(root, `${manifest.name}-${manifest.version}.vsix`);
  const args = [
    "package",
    "--no-dependencies",
    "--allow-missing-repository",
    "--no-rewrite-relative-links",
    "--out",
    file,
  ];
  const { status } = spawnSync(node, [packager(), ...args], { cwd: root, stdio: ["ignore", "inherit", "inherit"] });
  if (status !== 0) throw new Error("vsce failed");
  console.log(`${path.basename(file)}: ${Math.round(statSync(file).size / 1024)} KB`);
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
}

/** vsce's entry file, installed into the cache first where it is missing: it brings 100 packages that nothing else needs. */
function packager() {
  const folder = path.join(cacheFolder(), `vsce-${vsce}`);
  const entry = path.join(folder, "node_modules", "@vscode", "vsce", "vsce");
  if (!existsSync(entry)) {
    console.log(`installing vsce ${vsce} into ${folder} …`);
    mkdirSync(folder, { recursive: true });
    writeFileSync(path.join(folder, "package.json"), JSON.stringify({ private: true }));
    npm(folder, "install", "--engine-strict=false", `@vscode/vsce@${vsce}`);
  }
  return entry;
}
