// When something is, as far as a line of text says so exactly: weeks by number, days of the calendar, or a length alone.

export type Period =
  /** "Weeks 3-4" */
  | { readonly unit: "weeks"; readonly from: number; readonly to: number }
  /** Days since 1970-01-01; without a stated year, days since the first of an unknown one. A single day is both ends. */
  | {
      readonly unit: "days";
      readonly from: number;
      readonly to: number;
      readonly hasYear: boolean;
      readonly ends: 1 | 2;
    }
  /** "2 weeks", in calendar days. */
  | { readonly unit: "length"; readonly days: number };

const months = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];
const month =
  "(jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\\.?";
const ordinal = "(\\d{1,2})(?:st|nd|rd|th)?(?!\\d)";
const year = "(?:,?\\s*(\\d{4}))?";
const to = "\\s*(?:[-–—→]|to|until|through)\\s*";
const forms = {
  iso: /(\d{4})-(\d{2})-(\d{2})(?!\d)/g,
  sameMonth: new RegExp(`\\b${month}\\s+${ordinal}${to}${ordinal}${year}`, "i"),
  monthFirst: new RegExp(`\\b${month}\\s+${ordinal}${year}`, "gi"),
  dayFirst: new RegExp(`(?<!\\d)${ordinal}\\s+${month}${year}`, "gi"),
} as const;

interface Day {
  readonly year: number | null;
  readonly month: number;
  readonly day: number;
}

/** Null where the text says nothing exact; dates in digits alone ("08/09") are read in two ways and so in none. */
export function periodOf(text: string): Period | null {
  const weeks = /\bweeks?\s*(\d{1,2})(?:\s*(?:[-–—&]|to)\s*(?:week\s*)?(\d{1,2}))?(?!\d)/i.exec(text);
  if (weeks !== null) return { unit: "weeks", from: Number(weeks[1]), to: Number(weeks[2] ?? weeks[1]) };
  const days = daysIn(text);
  const [first, last] = days;
  if (first === undefined || days.length > 2) return first === undefined ? lengthOf(text) : null;
  const stated = first.year ?? last?.year ?? null;
  const from = dayNumber({ ...first, year: first.year ?? stated });
  const end = last === undefined ? from : dayNumber({ ...last, year: last.year ?? stated });
  // "Dec 22 - Jan 2" goes over the end of the year.
  const wraps = last !== undefined && end < from && first.year === null;
  const [low, high] = wraps ? (stated === null ? [from, end + 365] : [from - 365, end]) : [from, end];
  return { unit: "days", from: low, to: high, hasYear: stated !== null, ends: last === undefined ? 1 : 2 };
}

function lengthOf(text: string): Period | null {
  const length = /^\W*(\d{1,2})[\s-]*(weeks?|days?)\W*$/i.exec(text);
  return length === null ? null : { unit: "length", days: Number(length[1]) * (/^w/i.test(length[2] ?? "") ? 7 : 1) };
}

function daysIn(text: string): readonly Day[] {
  const iso = [...text.matchAll(forms.iso)].map(([, y, m, d]) => ({
    year: Number(y),
    month: Number(m),
    day: Number(d),
  }));
  if (iso.length > 0) return iso;
  const [, name = "", first, last, stated] = forms.sameMonth.exec(text) ?? [];
  if (first !== undefined) return [first, last].map((day) => dayOf(name, day, stated));
  const named = [...text.matchAll(forms.monthFirst)].map(([, word = "", day, y]) => dayOf(word, day, y));
  return named.length > 0
    ? named
    : [...text.matchAll(forms.dayFirst)].map(([, day, word = "", y]) => dayOf(word, day, y));
}

function dayOf(name: string, day: string | undefined, stated: string | undefined): Day {
  const index = months.indexOf(name.slice(0, 3).toLowerCase());
  return { year: stated === undefined ? null : Number(stated), month: index + 1, day: Number(day) };
}

function dayNumber(day: Day): number {
  return Math.round(Date.UTC(day.year ?? 1970, day.month - 1, day.day) / 86_400_000);
}

const weekdays = ["Sunday", "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday"] as const;
const weekday = "\\b(sun|mon|tue|wed|thu|fri|sat)(?:s?day|nesday|rsday|urday|s|rs?)?\\.?,?\\s+";

/** A day of the week before a date that says its year. */
export interface NamedDay {
  readonly said: string;
  /** What the date falls on. */
  readonly falls: string;
  /** Offsets in the text. */
  readonly at: { readonly start: number; readonly end: number };
}

const namedDay = new RegExp(
  `${weekday}(?:\\d{4}-\\d{2}-\\d{2}(?!\\d)|${month}\\s+${ordinal},?\\s*\\d{4}|${ordinal}\\s+${month},?\\s*\\d{4})`,
  "gi",
);

/** The days of the week that a text gives to dates. */
export function weekdaysIn(text: string): readonly NamedDay[] {
  return [...text.matchAll(namedDay)].flatMap((found): readonly NamedDay[] => {
    const said = weekdays.find((name) => name.toLowerCase().startsWith(found[1]?.toLowerCase() ?? ""));
    const [day] = daysIn(found[0]);
    const falls = day === undefined ? undefined : weekdays[(dayNumber(day) + 4) % 7];
    const at = { start: found.index, end: found.index + found[0].length };
    return said === undefined || falls === undefined ? [] : [{ said, falls, at }];
  });
}
