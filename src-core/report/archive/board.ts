import type { ArchiveVerdict, DayVerdict } from '#core/archive';
import { counted, grouped } from '#core/words';

import type { Block, BoardDay, BoardKey, BoardRow, DayState, SeamState } from '../document';
import { DAY_STATES, WORD_OF_DAY } from './archive-words';

type Month = { readonly days: (BoardDay | null)[]; entries: number };
type Told = Pick<ArchiveVerdict, 'days' | 'findings' | 'omitted'>;

/** Codes that draw a bar before a day. */
const BARRED = ['seam-mismatch', 'overlap-conflict', 'missing-range'] as const;

/** What is known of each date of an archive: the gravest state of its bundles. Dates in ascending order. */
export function statesByDate(days: readonly DayVerdict[]): ReadonlyMap<string, DayState> {
  const states = new Map<string, DayState>();
  for (const { date, conclusion } of days) {
    if (date === null) continue;
    const before = states.get(date);
    if (before === undefined || DAY_STATES.indexOf(conclusion) < DAY_STATES.indexOf(before)) states.set(date, conclusion);
  }
  return new Map([...states].sort(([a], [b]) => (a < b ? -1 : 1)));
}

/** Dates whose bundle does not simply continue the one before: `broken` where it contradicts another, `open` where sequences are missing before it. */
function seamsByDate({ findings }: Pick<Told, 'findings'>): ReadonlyMap<string, SeamState> {
  const seams = new Map<string, SeamState>();
  for (const { code, date, severity } of findings) {
    if (date === undefined) continue;
    if (severity === 'fail' && (code === 'seam-mismatch' || code === 'overlap-conflict')) seams.set(date, 'broken');
    else if (code === 'missing-range' && !seams.has(date)) seams.set(date, 'open');
  }
  return seams;
}

/** The archive as a calendar; nothing where no bundle has a date. */
export function boardOf({ days, findings, omitted }: Told): readonly Block[] {
  const seams = seamsByDate({ findings });
  const states = statesByDate(days);
  if (states.size === 0) return [];
  const [first = '', last = ''] = [[...states.keys()][0], [...states.keys()].at(-1)];
  const caption = `${counted(states.size, 'date', 'dates')}, ${first} to ${last}: a row a month, a cell a day, and how many entries the month\u2019s bundles hold.${severalADay(days, states) ? ' Of several bundles of one date, the gravest state is drawn.' : ''}${BARRED.some((code) => (omitted?.[code] ?? 0) > 0) ? ' Bars stand only before the days of listed findings; there are more.' : ''}`;
  return [{ kind: 'board', caption, rows: rowsOf(monthsOf(days, states, seams)), keys: [...keysOf(states), ...seamKeys(seams)] }];
}

const severalADay = (days: readonly DayVerdict[], states: ReadonlyMap<string, DayState>): boolean => days.filter(({ date }) => date !== null).length > states.size;

function keysOf(states: ReadonlyMap<string, DayState>): readonly BoardKey[] {
  const counts = new Map<DayState, number>();
  for (const state of states.values()) counts.set(state, (counts.get(state) ?? 0) + 1);
  return (['passed', 'failed', 'indeterminate', 'unreadable', 'missing'] as const).map((state) => ({ sign: state, word: WORD_OF_DAY[state], dates: counts.get(state) ?? 0 }));
}

/** Only what is there: a board without broken seams needs no sign for them. */
function seamKeys(seams: ReadonlyMap<string, SeamState>): readonly BoardKey[] {
  const count = (state: SeamState): number => [...seams.values()].filter((one) => one === state).length;
  return ([['broken', 'contradict another bundle'], ['open', 'with sequences missing before']] as const).flatMap(([sign, word]) => (count(sign) === 0 ? [] : [{ sign, word, dates: count(sign) }]));
}

function monthsOf(days: readonly DayVerdict[], states: ReadonlyMap<string, DayState>, seams: ReadonlyMap<string, SeamState>): ReadonlyMap<string, Month> {
  const months = new Map<string, Month>();
  for (const [date, state] of states) {
    const name = date.slice(0, 7);
    const month = months.get(name) ?? { days: Array.from({ length: lengthOf(name) }, () => null), entries: 0 };
    const seam = seams.get(date);
    month.days[Number(date.slice(8)) - 1] = { state, ...(seam === undefined ? {} : { seam }) };
    months.set(name, month);
  }
  for (const { date, entryCount } of days) {
    const month = date === null ? undefined : months.get(date.slice(0, 7));
    if (month !== undefined) month.entries += entryCount ?? 0;
  }
  return months;
}

/** Months without any date of the archive (it spans more than a century) are named and not drawn. */
function rowsOf(months: ReadonlyMap<string, Month>): readonly BoardRow[] {
  const rows: BoardRow[] = [];
  let expected: string | undefined;
  for (const [month, { days, entries }] of months) {
    if (expected !== undefined && month > expected) rows.push({ kind: 'jump', text: `No bundle until ${month}. Dates more than a century after the first are counted as missing, and not drawn.` });
    rows.push({ kind: 'month', month, days, entries: grouped(entries) });
    expected = monthAfter(month);
  }
  return rows;
}

/** How many days a month has; by arithmetic, because `Date` takes the first century for the twentieth and knows no month after 9999-12. */
function lengthOf(month: string): number {
  const [year = 0, number = 1] = month.split('-').map(Number);
  const leap = year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);
  return number === 2 ? (leap ? 29 : 28) : [4, 6, 9, 11].includes(number) ? 30 : 31;
}

function monthAfter(month: string): string {
  const [year = 0, number = 1] = month.split('-').map(Number);
  return number === 12 ? `${String(year + 1).padStart(4, '0')}-01` : `${month.slice(0, 4)}-${String(number + 1).padStart(2, '0')}`;
}
