// Reads a verb's arguments. Every mistake names the flag and, where one is near, the flag that was meant.
import { parseArgs } from "node:util";
import { nearestWord } from "../core/text/editDistance.ts";
import { Unusable } from "./verb.ts";

export interface OptionSpec {
  readonly type: "string" | "boolean";
  readonly multiple?: true;
  readonly short?: string;
  /** The only values it takes. */
  readonly choices?: readonly string[];
  /** What stands for the value in the help text. */
  readonly value?: string;
  readonly help: string;
}

export type OptionTable = Readonly<Record<string, OptionSpec>>;

export interface Parsed {
  readonly paths: readonly string[];
  /** The last value given, or null. */
  text(name: string): string | null;
  all(name: string): readonly string[];
  flag(name: string): boolean;
}

/** Throws `Unusable` on a flag that is not in the table, a missing or surplus value and a value that is not a choice. */
export function readArguments(argv: readonly string[], table: OptionTable): Parsed {
  const { tokens, positionals } = parseArgs({
    args: [...argv],
    options: Object.fromEntries(
      Object.entries(table).map(([name, { type, short }]) => [
        name,
        { type, multiple: true, ...(short === undefined ? {} : { short }) },
      ]),
    ),
    strict: false,
    allowPositionals: true,
    tokens: true,
  });
  const given = new Map<string, string[]>();
  for (const token of tokens) {
    if (token.kind !== "option") continue;
    const spec = Object.hasOwn(table, token.name) ? table[token.name] : undefined;
    if (spec === undefined) throw unknownFlag(token.rawName, table);
    if (spec.type === "boolean" && token.value !== undefined) throw new Unusable(`${token.rawName} takes no value`);
    if (spec.type === "string" && (token.value === undefined || token.value === "")) {
      throw new Unusable(`${token.rawName} needs a value: ${token.rawName} ${spec.value ?? "VALUE"}`);
    }
    if (spec.choices !== undefined && !spec.choices.includes(token.value ?? "")) {
      throw new Unusable(
        `${token.rawName} is ${list(spec.choices)}, not ${token.value}${meant(nearestWord(token.value ?? "", spec.choices))}`,
      );
    }
    const before = given.get(token.name) ?? [];
    if (before.length > 0 && spec.type === "string" && spec.multiple !== true)
      throw new Unusable(`${token.rawName} is given twice`);
    given.set(token.name, [...before, token.value ?? ""]);
  }
  return {
    paths: positionals,
    text: (name) => given.get(name)?.at(-1) ?? null,
    all: (name) => given.get(name) ?? [],
    flag: (name) => given.has(name),
  };
}

/** A whole number of at least 0, or null where the option is not given. Throws `Unusable` on anything else. */
export function wholeNumber(parsed: Parsed, name: string): number | null {
  const text = parsed.text(name);
  if (text === null) return null;
  if (!/^\d{1,9}$/.test(text)) throw new Unusable(`--${name} needs a whole number, not ${text}`);
  return Number(text);
}

function unknownFlag(flag: string, table: OptionTable): Unusable {
  const near = nearestWord(flag.replace(/^-+/, ""), Object.keys(table));
  return new Unusable(`unknown option ${flag}${meant(near === null ? null : `--${near}`)}`);
}

function meant(word: string | null): string {
  return word === null ? "" : `; did you mean ${word}?`;
}

function list(words: readonly string[]): string {
  return words.length < 2 ? words.join("") : `${words.slice(0, -1).join(", ")} or ${words.at(-1)}`;
}
