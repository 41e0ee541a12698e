// Estimates as people write them: "5 pts", "2-3 days", "M (4-6 hours)", "0,5 Jh", "3 + 5 = 8".
import type { Estimate } from "../model/item.ts";
import { normalise } from "./vocabulary.ts";
import { saysNone, saysUnknown } from "./words.ts";

export interface ReadEstimate {
  readonly value: Estimate;
  /** The part of the text that states the estimate, without gloss or remark. */
  readonly raw: string;
}

const number = "(?:\\d+(?:[.,]\\d+)?(?:\\s?[½¼¾])?|[½¼¾]|half an?(?=\\s))";
const units =
  "story[ -]?points?|points?|pts?|sp|puntos(?: de historia)?|puntos?|pontos?|poäng|punkte|점|点|hours?|hrs?|horas?|heures?|stunden|std|h|jh|小时|時間|시간|days?|dias?|días?|jours?|tage?|dagar|dag|j|d|天|日|人日|일|weeks?|wks?|semanas?|semaines?|wochen?|w|周|minutes?|mins?|min|sprints?|months?";
const quantity = new RegExp(
  `^[~≈≤<>±]*\\s*(${number})(?:\\s*(?:-{1,2}|–|—|~|\\.\\.|to|a|à|bis)\\s*(${number}))?\\s*\\+?\\s*(?:(${units})(?![\\p{L}]))?\\*?`,
  "iu",
);
const sum = new RegExp(`^((?:${number}\\s*\\+\\s*)+${number})\\s*=\\s*(${number})`, "u");
const size =
  /^(xxs|xs|s|m|l|xl|xxl|xxxl|extra small|small|medium|large|extra large|very large|very high|high|low|trivial|simple|moderate|complex|pequeno|pequena|medio|media|grande|alta|baja|petit|moyen|grand|klein|mittel|gross|小|中|大)(?![\p{L}])/iu;

const none: Estimate = { points: null, hours: null, days: null, size: null, upTo: null };

/** Reads an estimate; `bare` is the unit of a number without one. Null where the text states none. */
export function readEstimate(text: string, bare: "points" | "hours" | "days"): ReadEstimate | null {
  const trimmed = text
    .replace(/^[\s\p{Extended_Pictographic}\ufe0f*_~`[(]+/u, "")
    .replace(/[\s*_`\])]+$/u, "")
    .trim();
  if (!trimmed || saysNone(trimmed) || saysUnknown(trimmed)) return null;
  const added = sum.exec(trimmed);
  if (added?.[2])
    return { value: withUnit(toNumber(added[2]), null, unitOf(trimmed.slice(added[0].length), bare)), raw: added[2] };
  const sized = size.exec(trimmed);
  if (sized?.[1]) {
    const inner = /[(（]\s*(.+?)\s*(?:[)）]|$)/.exec(trimmed)?.[1];
    const hours = inner ? readEstimate(inner, bare)?.value : null;
    return {
      value: {
        ...none,
        hours: hours?.hours ?? null,
        days: hours?.days ?? null,
        points: hours?.points ?? null,
        upTo: hours?.upTo ?? null,
        size: sizeName(sized[1]),
      },
      raw: sized[1],
    };
  }
  const stated = quantity.exec(trimmed);
  if (!stated?.[1]) return null;
  const low = toNumber(stated[1]);
  const high = stated[2] ? toNumber(stated[2]) : null;
  const raw = stated[0].replace(/^[~≈≤<>±\s]+/u, "").trim();
  const unit = stated[3] ? unitOf(stated[3], bare) : bare;
  const rest = trimmed.slice(stated[0].length);
  // "2 sprints (4 weeks)" says itself what its unit means, "2h 30m" goes on in a smaller one.
  const gloss = unit === "none" ? /^\s*[(（]\s*(.+)/u.exec(rest)?.[1] : undefined;
  if (gloss) return readEstimate(gloss, bare);
  const minutes =
    unit === "hours" && high === null ? /^\s*(\d{1,2})\s*m(?:in(?:utes?|s)?)?(?![\p{L}])/iu.exec(rest) : null;
  if (minutes) return { value: { ...none, hours: low + Number(minutes[1]) / 60 }, raw: raw + minutes[0] };
  return { value: withUnit(low, high, unit), raw };
}

type Unit = "points" | "hours" | "days" | "weeks" | "minutes" | "none";

function unitOf(word: string, bare: "points" | "hours" | "days"): Unit {
  const key = normalise(word);
  if (/^(?:story.?points?|points?|pts?|sp(?![a-z])|puntos?|pontos?|poang|punkte|점|点)/u.test(key)) return "points";
  if (/^(?:hours?|hrs?|horas?|heures?|stunden|std|jh|h\b|h$|小时|時間|시간)/u.test(key)) return "hours";
  if (/^(?:minutes?|mins?)/u.test(key)) return "minutes";
  if (/^(?:weeks?|wks?|semanas?|semaines?|wochen?|w\b|w$|周)/u.test(key)) return "weeks";
  if (/^(?:days?|dias?|jours?|tage?|dag|d\b|d$|j\b|j$|天|日|人日|일)/u.test(key)) return "days";
  return key ? "none" : bare;
}

function withUnit(low: number, high: number | null, unit: Unit): Estimate {
  switch (unit) {
    case "points":
      return { ...none, points: low, upTo: high };
    case "hours":
      return { ...none, hours: low, upTo: high };
    case "minutes":
      return { ...none, hours: low / 60, upTo: high === null ? null : high / 60 };
    case "days":
      return { ...none, days: low, upTo: high };
    case "weeks":
      return { ...none, days: low * 5, upTo: high === null ? null : high * 5 };
    case "none":
      return none;
  }
}

function sizeName(word: string): string {
  const key = word.toLowerCase();
  const names: Readonly<Record<string, string>> = {
    small: "S",
    medium: "M",
    large: "L",
    "extra small": "XS",
    "extra large": "XL",
    "very large": "XL",
  };
  return names[key] ?? (key.length <= 4 ? key.toUpperCase() : word);
}

const parts: ReadonlyMap<string, number> = new Map([
  ["½", 0.5],
  ["¼", 0.25],
  ["¾", 0.75],
]);

function toNumber(text: string): number {
  if (/^half/i.test(text)) return 0.5;
  const part = parts.get(text.at(-1) ?? "");
  return part === undefined ? Number(text.replace(",", ".")) : Number(text.slice(0, -1).trim()) + part;
}
