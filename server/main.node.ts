// The server's entry as a Node process and as its own worker thread: a few lines that load the program beside this one with
// what it was compiled to last time.
import { join } from "node:path";
import { setFlagsFromString } from "node:v8";
import { isMainThread, parentPort, Worker } from "node:worker_threads";
import { loadCompiled } from "./compiled.ts";

// Of what a key leaves behind in a large document V8 would let several times of what lives pile up. Inside Electron flags may
// be frozen by now. Flags come first: what is compiled under others is worth nothing.
if (isMainThread && process.versions["electron"] === undefined)
  for (const flag of ["--heap-growing-percent=40", "--expose-gc"]) setFlagsFromString(flag);

// A thread takes a while to start, so it does while the program is loaded.
const thread = isMainThread || parentPort === null ? new Worker(__filename) : null;
// Whoever asks it something is told that it is gone.
thread?.on("error", () => {});
const { keepArchive, serve } = loadCompiled<typeof import("./program.node.ts")>(join(__dirname, "program.cjs"));
if (thread !== null) void serve(thread);
else if (parentPort !== null) void keepArchive(parentPort);
