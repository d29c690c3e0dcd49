import { dayAfter, daysBetween } from './dates';
import type { BundlePlace } from './replayed-bundle';

/** Dates are listed up to a century; what lies further apart is counted. */
const MOST_DATES = 36_525;

export type MissingDays = {
  readonly first: string;
  readonly last: string;
  /** Dates for which no bundle is there, ascending. */
  readonly withoutBundle: readonly string[];
  /** Dates that were not gone through: the archive spans more than a century. */
  readonly notListed: number;
};

/**
 * The dates between the archive's first and last (or what was asked for) that hold no bundle; undefined without any date.
 * `expected`: dates for which the archive itself shows that there was a bundle. They count as its dates, also before its
 * first bundle and behind its last, where nothing else shows that one was taken away.
 */
export function missingDays(places: readonly Pick<BundlePlace, 'date'>[], expected: readonly string[], asked: { readonly from: string | null; readonly to: string | null }): MissingDays | undefined {
  const dates = places.flatMap(({ date }) => (date === null ? [] : [date])).sort();
  const all = [...dates, ...expected].sort();
  const [first, last] = [asked.from ?? all[0], asked.to ?? all.at(-1)];
  if (first === undefined || last === undefined) return undefined;
  const held = new Set(dates);
  const span = daysBetween(first, last) + 1;
  const withoutBundle: string[] = [];
  let date = first;
  for (let day = 0; day < Math.min(span, MOST_DATES); day++) {
    if (!held.has(date)) withoutBundle.push(date);
    date = dayAfter(date);
  }
  const inside = [...held].filter((one) => one >= first && one <= last).length;
  return { first, last, withoutBundle, notListed: Math.max(0, span - inside - withoutBundle.length) };
}
