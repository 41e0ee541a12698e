// What is said to people, as data: a sentence with gaps, and what stands in them. The core says everything in English;
// whoever shows it says it in the reader's language.

/** A sentence by its English template ("{0} needs {1}") and the values of its gaps. Plain data. */
export interface Message {
  readonly template: string;
  readonly values: readonly Value[];
}

/** Words of the document, names that no language changes, an amount, or a message in its own right. */
export type Value = string | number | Message;

/** Tells a message from an answer of another kind. */
export function isMessage(value: object): value is Message {
  return "template" in value;
}

/** Puts a message into words; a text that is none yet stays as it is. */
export type Speak = (message: Message | string) => string;

/** A language that messages can be put into. Plain data. */
export interface Language {
  /** BCP 47: "de". */
  readonly tag: string;
  /** By their English templates; what is missing is said in English. */
  readonly sentences: Readonly<Record<string, string>>;
}

const templates = new WeakMap<TemplateStringsArray, string>();

/** A message, written as what it says in English: say`${id} needs ${other}`. */
export function say(parts: TemplateStringsArray, ...values: Value[]): Message {
  let template = templates.get(parts);
  if (template === undefined) {
    template = parts.reduce((before, part, index) => `${before}{${index - 1}}${part}`);
    templates.set(parts, template);
  }
  return { template, values };
}

/** A text that is written elsewhere as a whole sentence: what a rule says of itself. */
export function wording(sentence: string): Message {
  return { template: sentence, values: [] };
}

/** Messages in a row; none of them is empty in any language. */
export function joined(messages: readonly Value[], separator: string): Message {
  return { template: messages.map((_, index) => `{${index}}`).join(separator), values: messages };
}

/** "a, b and c". */
export function allOf(values: readonly Value[]): Message {
  const last = values.at(-1) ?? "";
  return values.length < 2 ? joined(values, "") : say`${joined(values.slice(0, -1), ", ")} and ${last}`;
}

/** "a, b or c". */
export function oneOf(values: readonly Value[]): Message {
  const last = values.at(-1) ?? "";
  return values.length < 2 ? joined(values, "") : say`${joined(values.slice(0, -1), ", ")} or ${last}`;
}

/** "a, b and 3 more": so many at most are named. */
export function firstOf(values: readonly Value[], most: number): Message {
  const named = joined(values.slice(0, most), ", ");
  return values.length > most ? say`${named} and ${values.length - most} more` : named;
}

/** Says messages in a language. */
export function speakerOf({ tag, sentences }: Language): Speak {
  /** Made for the first number: to make it costs a start ten milliseconds, in each thread. */
  let figures: Intl.NumberFormat | null = null;
  const figure = (value: number): string => {
    figures ??= new Intl.NumberFormat(tag, { useGrouping: false, maximumFractionDigits: 20 });
    return figures.format(value);
  };
  const speak: Speak = (message) => {
    if (typeof message === "string") return message;
    const { template, values } = message;
    const sentence = sentences[template] ?? template;
    if (values.length === 0) return sentence;
    return sentence.replace(/\{(\d+)\}/g, (gap, index: string) => {
      const value = values[Number(index)];
      if (value === undefined) return gap;
      return typeof value === "number" ? figure(value) : speak(value);
    });
  };
  return speak;
}

/** What a message says in English: for people at a terminal, and to tell one finding from another. */
export const english: Speak = speakerOf({ tag: "en", sentences: {} });
