// How a row looks: icon by kind, colour by state, and the state in words too, for no meaning may hang on colour alone. No
// vscode import: plain mocha tests it.
import { kindWords } from "../../../core/index/naming.ts";
import { type Message, say, type Speak } from "../../../core/text/message.ts";
import type { WireRow } from "../../../server/protocol.ts";

export interface Appearance {
  /** A codicon's name. */
  readonly icon: string;
  /** A theme colour's name, or null for the ordinary foreground. */
  readonly colour: string | null;
  readonly description: string;
  /** What a screen reader says. */
  readonly spoken: string;
}

const icons: Record<WireRow["kind"], string> = {
  file: "markdown",
  group: "folder",
  sprint: "milestone",
  role: "person",
  unplanned: "inbox",
  range: "ellipsis",
  needs: "arrow-left",
  neededBy: "arrow-right",
  epic: "layers",
  feature: "star-empty",
  story: "bookmark",
  task: "tasklist",
  subtask: "list-selection",
  bug: "bug",
  spike: "beaker",
  chore: "tools",
  criterion: "circle-large-outline",
};

/** What a row is, where its label does not say so itself. */
const kinds: Readonly<Record<WireRow["kind"], Message | "">> = {
  ...kindWords,
  file: say`file`,
  group: say`group`,
  sprint: say`sprint`,
  role: say`role`,
  range: say`items`,
  criterion: say`criterion`,
  neededBy: "",
  needs: "",
  unplanned: "",
};
const colours = { todo: null, "in-progress": "charts.blue", blocked: "charts.red", done: "charts.green" };
const words = { todo: say`to do`, "in-progress": say`in progress`, blocked: say`blocked`, done: say`done` };

export function appearance(row: WireRow, speak: Speak): Appearance {
  const { kind, state, label, detail, share } = row;
  const met = kind === "criterion" && state === "done";
  const isOver = share !== undefined && share > 1;
  const word = state ? speak(words[state]) : "";
  const isTold = detail.toLowerCase().includes(word.toLowerCase()) || (state !== null && detail.includes(state));
  // "to do" is what everything is before it is something: said to those who listen, not written on every row.
  const written = state === "todo" || isTold ? "" : word;
  return {
    icon: met ? "pass" : isOver ? "warning" : icons[kind],
    colour: isOver ? "charts.red" : row.critical ? "charts.orange" : state ? colours[state] : null,
    description: [share === undefined ? "" : bar(share), [detail, written].filter(Boolean).join(" · ")]
      .filter(Boolean)
      .join("  "),
    spoken: [speak(kinds[kind]), label, detail, isTold ? "" : word].filter(Boolean).join(", "),
  };
}

const length = 8;

/** A bar of text that is full at the limit: ▰▰▰▰▰▱▱▱. */
function bar(share: number): string {
  const full = Math.min(length, Math.round(share * length));
  return "▰".repeat(full) + "▱".repeat(length - full);
}
