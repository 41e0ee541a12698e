// What all views are made of: a bar of controls, a choice, a search box, a line that says what happened.
import type { ComponentChildren } from "preact";
import { useEffect, useRef, useState } from "preact/hooks";
import { say } from "../../core/text/message.ts";
import type { BacklogFile } from "../features/plan/messages.ts";
import { speak } from "./language.ts";

export function Toolbar({ children }: { readonly children: ComponentChildren }) {
  return (
    <div class="toolbar" role="toolbar" aria-label={speak(say`View options`)}>
      {children}
    </div>
  );
}

interface ChoiceProps<Value extends string> {
  readonly label: string;
  readonly value: Value;
  readonly options: readonly (readonly [Value, string])[];
  onChoose(value: Value): void;
}

export function Choice<Value extends string>({ label, value, options, onChoose }: ChoiceProps<Value>) {
  return (
    <label>
      {label}
      <select value={value} onChange={(event) => onChoose(event.currentTarget.value as Value)}>
        {options.map(([one, text]) => (
          <option key={one} value={one}>
            {text}
          </option>
        ))}
      </select>
    </label>
  );
}

/** All backlogs, or the file in front; nothing where no file is. */
export function Scope({
  file,
  only,
  onChoose,
}: {
  readonly file: BacklogFile | null;
  readonly only: BacklogFile | null;
  onChoose(only: BacklogFile | null): void;
}) {
  const shown = only ?? file;
  if (shown === null) return null;
  return (
    <Choice
      label={speak(say`Show`)}
      value={only === null ? "all" : "one"}
      options={[
        ["all", speak(say`all files`)],
        ["one", shown.name],
      ]}
      onChoose={(choice) => onChoose(choice === "all" ? null : shown)}
    />
  );
}

/** `/` leads to it from anywhere in the view. */
export function Search({ value, onSearch }: { readonly value: string; onSearch(words: string): void }) {
  const box = useRef<HTMLInputElement>(null);
  const [text, setText] = useState(value);
  useEffect(() => {
    const jump = (event: KeyboardEvent) => {
      if (event.key !== "/" || event.target instanceof HTMLInputElement) return;
      event.preventDefault();
      box.current?.focus();
    };
    window.addEventListener("keydown", jump);
    return () => window.removeEventListener("keydown", jump);
  }, []);
  return (
    <input
      ref={box}
      type="search"
      placeholder={speak(say`Search ( / )`)}
      aria-label={speak(say`Search items`)}
      value={text}
      onInput={(event) => {
        setText(event.currentTarget.value);
        onSearch(event.currentTarget.value);
      }}
    />
  );
}

/** Read aloud by screen readers when it changes. */
export function Notice({ text }: { readonly text: string }) {
  return (
    <p class="notice" role="status">
      {text}
    </p>
  );
}

export function Empty({ children }: { readonly children: ComponentChildren }) {
  return <p class="empty">{children}</p>;
}
