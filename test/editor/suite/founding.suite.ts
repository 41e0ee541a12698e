// Every oversized story of the founding documents is split and put back. They lie on a disk.
import assert from "node:assert/strict";
import fs from "node:fs";
import path from "node:path";
import * as vscode from "vscode";
import { closed, splitEach } from "./splitting.ts";

describe("splitting the founding documents", () => {
  afterEach(closed);

  it("splits every oversized story of the founding documents", async function () {
    const root = vscode.extensions.getExtension("backlint.backlint")?.extensionPath ?? "";
    const seeds = path.join(root, "../shared/corpus/seeds");
    if (!fs.existsSync(seeds)) {
      console.log("passed over: ../shared/corpus/seeds is not on this machine");
      this.skip();
    }
    this.timeout(180_000);
    let count = 0;
    for (const seed of fs.readdirSync(seeds)) {
      count += await splitEach(fs.readFileSync(path.join(seeds, seed)));
      await closed();
    }
    assert(count >= 8, `${count} oversized stories`);
  });
});
