// The language server protocol's framing, written for the tests so that they see the bytes the server really sends.
import type { Readable, Writable } from "node:stream";

export interface Message {
  readonly jsonrpc: "2.0";
  readonly id?: number | string | null;
  readonly method?: string;
  readonly params?: unknown;
  readonly result?: unknown;
  readonly error?: { readonly code: number; readonly message: string };
}

/** Calls back for each whole message; `fail` is told of bytes that are no message. */
export function readMessages(
  stream: Readable,
  receive: (message: Message) => void,
  fail: (reason: string) => void,
): void {
  let buffer = Buffer.alloc(0);
  stream.on("data", (chunk: Buffer) => {
    buffer = Buffer.concat([buffer, chunk]);
    for (;;) {
      const end = buffer.indexOf("\r\n\r\n");
      if (end < 0) return;
      const length = /content-length:\s*(\d+)/i.exec(buffer.toString("latin1", 0, end))?.[1];
      if (length === undefined)
        return fail(`bytes on standard output that are no message: ${buffer.toString("utf8", 0, 200)}`);
      const from = end + 4;
      if (buffer.length < from + Number(length)) return;
      const body = buffer.toString("utf8", from, from + Number(length));
      buffer = buffer.subarray(from + Number(length));
      receive(JSON.parse(body) as Message);
    }
  });
}

export function writeMessage(stream: Writable, message: Omit<Message, "jsonrpc">): void {
  const body = Buffer.from(JSON.stringify({ jsonrpc: "2.0", ...message }), "utf8");
  stream.write(`Content-Length: ${body.length}\r\n\r\n`);
  stream.write(body);
}
