// Loads a bundle with the bytecode that V8 made of it last time, which takes a tenth of compiling it. Node.js keeps such
// code by itself only from 22.1 on, and only for flags that are set on the command line.
import { readFileSync, statSync } from "node:fs";
import { Module, createRequire } from "node:module";
import { dirname, join } from "node:path";
import { Script } from "node:vm";
import { isMainThread } from "node:worker_threads";
import { cacheFolder, keep } from "./kept.ts";

/** Milliseconds after which the code is kept: later V8 has thrown away again what only a start needs. */
const startTime = 5_000;

/** What stands before the code: which bundle it was made of. V8 itself looks at its length alone. */
const labelLength = 64;

/** What a CommonJS bundle exports. The code is kept by the main thread, once for each bundle: it takes some 30 ms. */
export function loadCompiled<Exports>(file: string): Exports {
  const place = join(process.env["NODE_COMPILE_CACHE"] ?? cacheFolder(), "backlint-server.compiled");
  const { size, mtimeMs } = statSync(file);
  const label = Buffer.from(`${size} ${mtimeMs}`.padEnd(labelLength));
  const kept = codeIn(place, label);
  const wrapped = Module.wrap(readFileSync(file, "utf8"));
  const script = new Script(wrapped, kept === null ? { filename: file } : { filename: file, cachedData: kept });
  if (isMainThread && (kept === null || script.cachedDataRejected === true)) {
    let isKept = false;
    const keepCode = () => {
      if (!isKept) keep(place, Buffer.concat([label, script.createCachedData()]));
      isKept = true;
    };
    setTimeout(keepCode, startTime).unref();
    process.once("exit", keepCode);
  }
  const module: { exports: unknown } = { exports: {} };
  const run = script.runInThisContext() as (...given: readonly unknown[]) => void;
  run.call(module.exports, module.exports, createRequire(file), module, file, dirname(file));
  return module.exports as Exports;
}

function codeIn(place: string, label: Buffer): Buffer | null {
  try {
    const found = readFileSync(place);
    return found.subarray(0, labelLength).equals(label) ? found.subarray(labelLength) : null;
  } catch {
    return null;
  }
}
