// The page's side of its talk with the extension, and what it remembers while it is hidden.
import type { BacklogFile, FromPage, Question, ToPage } from "../features/plan/messages.ts";
import type { AnswerOf, ItemHandle, ParamsOf } from "../../server/protocol.ts";

interface VsCode {
  postMessage(message: FromPage): void;
  getState(): unknown;
  setState(state: unknown): void;
}

declare function acquireVsCodeApi(): VsCode;

const vscode = acquireVsCodeApi();
const waiting = new Map<number, (value: unknown) => void>();
const onChange = new Set<() => void>();
const onFocus = new Set<(item: ItemHandle) => void>();
const onFile = new Set<(file: BacklogFile | null) => void>();
let last = 0;

window.addEventListener("message", ({ data }: MessageEvent<ToPage>) => {
  if (data.type === "answer") {
    waiting.get(data.id)?.(data.value);
    waiting.delete(data.id);
  } else if (data.type === "changed") for (const listener of onChange) listener();
  else if (data.type === "focus") for (const listener of onFocus) listener(data.item);
  else for (const listener of onFile) listener(data.file);
});

/** Asks the extension; answers come in any order. */
export function ask<Asked extends Question>(question: Asked, params: ParamsOf<Asked>): Promise<AnswerOf<Asked>> {
  const id = ++last;
  return new Promise((resolve) => {
    waiting.set(id, (value) => resolve(value as AnswerOf<Asked>));
    vscode.postMessage({ type: "ask", id, question, params });
  });
}

/** Tells without waiting. */
export function tell(message: Exclude<FromPage, { type: "ask" }>): void {
  vscode.postMessage(message);
}

/** Calls back whenever the backlog changed; gives the way to stop it. */
export function whenChanged(listener: () => void): () => void {
  onChange.add(listener);
  return () => onChange.delete(listener);
}

/** Calls back whenever one item is to be shown alone. */
export function whenFocused(listener: (item: ItemHandle) => void): () => void {
  onFocus.add(listener);
  return () => onFocus.delete(listener);
}

/** Calls back with the backlog file in front, now and whenever it is another. */
export function whenFile(listener: (file: BacklogFile | null) => void): () => void {
  onFile.add(listener);
  return () => onFile.delete(listener);
}

/** What was chosen before the page was hidden or the window reloaded, over what is chosen at first. */
export function remembered<Choice extends object>(first: Choice): Choice {
  const state = vscode.getState();
  return typeof state === "object" && state !== null ? { ...first, ...(state as Partial<Choice>) } : first;
}

export function remember(choice: object): void {
  vscode.setState(choice);
}
