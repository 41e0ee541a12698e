// Letting others have their turn. Messages are taken one at a time, each in a turn of its own, so whoever gives way for one
// turn only lets but one of them pass: with a message every few milliseconds the rest would wait for longer and longer.
import type { MessageStrategy } from "vscode-languageserver";

export interface Breath {
  /** Given to the connection, which lets every message pass through it. */
  readonly messages: MessageStrategy;
  /** Settles when everything that has arrived meanwhile had its turn. */
  breathe(): Promise<void>;
}

/** `turn` settles when what waited has had one turn each; `arrived` is told of each message. */
export function createBreath(turn: () => Promise<void>, arrived: () => void = () => {}): Breath {
  let handled = 0;
  return {
    messages: {
      handleMessage(message, next) {
        handled++;
        arrived();
        next(message);
      },
    },
    async breathe() {
      let before: number;
      do {
        before = handled;
        await turn();
      } while (handled !== before);
    },
  };
}
