// The day a sprint ends, out of the dates that its author wrote; only spellings that can mean one day alone.

const months = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];
const spellings =
  /(\d{4})-(\d\d)-(\d\d)|\b(\d{1,2})(?:st|nd|rd|th)?\s+([a-z]{3})[a-z]*\.?,?\s+(\d{4})|\b([a-z]{3})[a-z]*\.?\s+(\d{1,2})(?:st|nd|rd|th)?,?\s+(\d{4})/gi;

/** The last day named, as YYYY-MM-DD; null where none is named with its year. */
export function dueDate(dates: string): string | null {
  let last: string | null = null;
  for (const found of dates.matchAll(spellings)) {
    const [, year, month, day, dayFirst, monthAfter, yearAfter, monthFirst, dayAfter, yearLast] = found;
    const number = monthNumber(month, monthAfter ?? monthFirst);
    const date = [year ?? yearAfter ?? yearLast, padded(number), padded(Number(day ?? dayFirst ?? dayAfter))].join("-");
    if (number > 0 && isDay(date)) last = date;
  }
  return last;
}

function monthNumber(digits: string | undefined, name: string | undefined): number {
  return digits === undefined ? months.indexOf((name ?? "").toLowerCase()) + 1 : Number(digits);
}

const padded = (number: number): string => String(number).padStart(2, "0");

function isDay(date: string): boolean {
  const time = Date.parse(`${date}T00:00:00Z`);
  return !Number.isNaN(time) && new Date(time).toISOString().startsWith(date);
}
