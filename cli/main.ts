#!/usr/bin/env node
// The terminal's entry: gives the command line the process's own streams.
import module from "node:module";
import { run } from "./run.ts";

// From Node.js 22.8 on, what the verbs compile to is kept from run to run. They are loaded only after this.
(module as { enableCompileCache?(): unknown }).enableCompileCache?.();

async function readInput(): Promise<Buffer> {
  const parts: Buffer[] = [];
  for await (const part of process.stdin) parts.push(part as Buffer);
  return Buffer.concat(parts);
}

// A reader that has seen enough (`backlint items … | head`) closes the pipe: that is no failure of ours.
process.stdout.on("error", (error: NodeJS.ErrnoException) => {
  if (error.code !== "EPIPE") throw error;
  process.exit(process.exitCode ?? 0);
});

process.exitCode = await run(process.argv.slice(2), {
  program: import.meta.url,
  cwd: process.cwd(),
  colour: process.stdout.isTTY === true && process.env["NO_COLOR"] === undefined,
  out: (text) => void process.stdout.write(text),
  err: (text) => void process.stderr.write(text),
  input: readInput,
});
