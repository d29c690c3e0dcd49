const DAY = 86_400_000;
const FORM = /^\d{4}-\d{2}-\d{2}$/;

/** A calendar date, YYYY-MM-DD; undefined for any other text and for dates that do not exist. */
export function parseDate(text: string): string | undefined {
  const time = FORM.test(text) ? Date.parse(`${text}T00:00:00Z`) : NaN;
  return Number.isNaN(time) || toDate(time) !== text ? undefined : text;
}

/** The date that begins a name, as in `2026-05-06` or `2026-05-06.json`. */
export function dateIn(name: string): string | undefined {
  return /^\d{4}-\d{2}-\d{2}(?!\d)/.test(name) ? parseDate(name.slice(0, 10)) : undefined;
}

/** The calendar day after a date. */
export function dayAfter(date: string): string {
  return toDate(Date.parse(`${date}T00:00:00Z`) + DAY);
}

/** How many days b lies after a; negative where it lies before. */
export function daysBetween(a: string, b: string): number {
  return Math.round((Date.parse(`${b}T00:00:00Z`) - Date.parse(`${a}T00:00:00Z`)) / DAY);
}

/** The calendar date in UTC of a point in time, in seconds since 1970. */
export const dateOf = (seconds: number): string => toDate(seconds * 1000);

const toDate = (time: number): string => new Date(time).toISOString().slice(0, 10);
