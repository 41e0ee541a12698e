// State of a view that lives on: what was chosen is remembered, what is shown is asked anew after each change of the backlog.
import { useCallback, useEffect, useRef, useState } from "preact/hooks";
import type { BacklogFile, Question } from "../features/plan/messages.ts";
import type { AnswerOf, ParamsOf } from "../../server/protocol.ts";
import { ask, remember, remembered, whenChanged, whenFile } from "./host.ts";

/** Choices of the view, kept over reloads. */
export function useChoices<Choice extends object>(first: Choice): [Choice, (part: Partial<Choice>) => void] {
  const [choice, setChoice] = useState(() => remembered(first));
  const choose = useCallback((part: Partial<Choice>) => {
    setChoice((before) => {
      const next = { ...before, ...part };
      remember(next);
      return next;
    });
  }, []);
  return [choice, choose];
}

/** The newest answer; the old one stands until the new one is there, so nothing flickers. Null before the first. */
export function useAnswer<Asked extends Question>(question: Asked, params: ParamsOf<Asked>): AnswerOf<Asked> | null {
  const [answer, setAnswer] = useState<AnswerOf<Asked> | null>(null);
  const newest = useRef(0);
  const asked = JSON.stringify(params);
  useEffect(() => {
    const refresh = async () => {
      const turn = ++newest.current;
      const value = await ask(question, JSON.parse(asked));
      if (turn === newest.current) setAnswer(() => value);
    };
    void refresh();
    return whenChanged(() => void refresh());
  }, [question, asked]);
  return answer;
}

export function useFile(): BacklogFile | null {
  const [file, setFile] = useState<BacklogFile | null>(null);
  useEffect(() => whenFile(setFile), []);
  return file;
}
