const DAY_MS = 86_400_000;

/** Dates are YYYY-MM-DD of the proleptic Gregorian calendar; a day number counts from 1970-01-01. */
export const toDayNumber = (date: string): number => Math.round(Date.parse(`${date}T00:00:00Z`) / DAY_MS);
export const toDate = (day: number): string => new Date(day * DAY_MS).toISOString().slice(0, 10);

/** How many dates lie from one to another, both counted. */
export const spanOf = (first: string, last: string): number => toDayNumber(last) - toDayNumber(first) + 1;

export const monthOf = (date: string): string => date.slice(0, 7);
export const dayOf = (date: string): number => Number(date.slice(8, 10));

/** A month so many after (or before) another. */
export function addMonths(month: string, count: number): string {
  const months = Number(month.slice(0, 4)) * 12 + Number(month.slice(5, 7)) - 1 + count;
  return `${String(Math.floor(months / 12)).padStart(4, '0')}-${String((months % 12) + 1).padStart(2, '0')}`;
}

export const monthsBetween = (from: string, to: string): number => (Number(to.slice(0, 4)) - Number(from.slice(0, 4))) * 12 + Number(to.slice(5, 7)) - Number(from.slice(5, 7));

const LENGTHS = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];
const isLeap = (year: number): boolean => year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);

export function daysIn(month: string): number {
  const [year, number] = [Number(month.slice(0, 4)), Number(month.slice(5, 7))];
  return number === 2 && isLeap(year) ? 29 : (LENGTHS[number - 1] ?? 31);
}

/** The day of a month, or its last where it has no such day. */
export const dateIn = (month: string, day: number): string => `${month}-${String(Math.min(day, daysIn(month))).padStart(2, '0')}`;

const MONTHS = ['January', 'February', 'March', 'April', 'May', 'June', 'July', 'August', 'September', 'October', 'November', 'December'];

/** "March" of 2026-03. */
export const monthName = (month: string): string => MONTHS[Number(month.slice(5, 7)) - 1] ?? month;

/** "12 March 2026": the same in every locale, as the report has it. */
export const longDate = (date: string): string => `${dayOf(date)} ${monthName(date)} ${date.slice(0, 4)}`;
