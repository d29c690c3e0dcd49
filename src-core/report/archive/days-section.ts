import type { ArchiveVerdict, DayVerdict } from '#core/archive';
import { counted, grouped } from '#core/words';

import type { Block, Cell, Line, Section } from '../document';
import { cell, paragraph, mono, status, subheading } from '../document';
import { sequenceText } from '../words';
import { TONE_OF_DAY, WORD_OF_DAY } from './archive-words';
import type { Layout } from './layout';
import { follows, layoutOf } from './layout';

/** More would be a book: the attached verdict holds them all. */
const LISTED = 12_000;
/** Fewer days stand beneath what comes before them. */
const OWN_PAGE = 20;

/** A bundle, or dates without one that follow each other. */
type Row = { readonly kind: 'bundle'; readonly day: DayVerdict } | { readonly kind: 'missing'; readonly first: string; last: string; dates: number };

/** Every bundle with its digest, and every date without one: by date, those without a date behind. */
export function daysSection({ days }: ArchiveVerdict): Section {
  const layout = layoutOf(days);
  const rows = rowsOf(days.slice(0, LISTED));
  const left = days.length - Math.min(days.length, LISTED);
  return {
    title: 'Days and digests',
    ownPage: days.length > OWN_PAGE,
    blocks: [
      paragraph('Each bundle with its conclusion, as when it is verified alone, and the SHA-256 of the file\u2019s bytes; of a gzip file also that of what it unpacks to, which is what was read. A bundle that passes alone and does not link to the one before or behind it is indeterminate: the seam between the two is broken, and which of them was changed it cannot say. Dates are those that folder or file are named by; several bundles of one date stand beneath each other.'),
      ...layoutBlocks(layout),
      ...(days.length === 0 ? [paragraph('There is none.')] : yearsOf(rows).flatMap(({ year, rows: own }) => [subheading(year), tableOf(own, layout)])),
      ...(left === 0 ? [] : [paragraph(`${counted(left, 'more day is', 'more days are')} not printed here; the attached verdict.json holds every one.`)]),
    ],
  };
}

function layoutBlocks(layout: Layout | undefined): readonly Block[] {
  if (layout === undefined) return [];
  const manifest = layout.manifest === null ? ' and has no manifest' : ', its manifest at ';
  return [paragraph('Where a row names no path, the bundle lies at ', mono(layout.bundle), manifest, ...(layout.manifest === null ? [] : [mono(layout.manifest)]), ', below the archive\u2019s path.')];
}

function rowsOf(days: readonly DayVerdict[]): readonly Row[] {
  const rows: Row[] = [];
  for (const day of days) {
    const last = rows.at(-1);
    if (day.conclusion !== 'missing' || day.date === null) rows.push({ kind: 'bundle', day });
    else if (last?.kind === 'missing' && isAdjacent(last.last, day.date) && last.first.slice(0, 4) === day.date.slice(0, 4)) {
      last.last = day.date;
      last.dates += 1;
    } else rows.push({ kind: 'missing', first: day.date, last: day.date, dates: 1 });
  }
  return rows;
}

const isAdjacent = (a: string, b: string): boolean => Date.parse(`${b}T00:00:00Z`) - Date.parse(`${a}T00:00:00Z`) === 86_400_000;

function yearsOf(rows: readonly Row[]): readonly { readonly year: string; readonly rows: readonly Row[] }[] {
  const years = new Map<string, Row[]>();
  for (const row of rows) {
    const year = (row.kind === 'missing' ? row.first : row.day.date)?.slice(0, 4) ?? 'Without a date';
    const own = years.get(year);
    if (own === undefined) years.set(year, [row]);
    else own.push(row);
  }
  return [...years].map(([year, own]) => ({ year, rows: own }));
}

const tableOf = (rows: readonly Row[], layout: Layout | undefined): Block => ({
  kind: 'table',
  caption: 'Bundles by date',
  dense: true,
  columns: [{ title: 'Date', share: 0.096 }, { title: 'Conclusion', share: 0.134 }, { title: 'Entries', share: 0.078, toTheRight: true }, { title: 'Sequences', share: 0.1585 }, { title: 'SHA-256', share: 0.5335 }],
  rows: rows.map((row) => (row.kind === 'missing' ? missingRow(row) : dayRow(row.day, layout))),
});

function missingRow({ first, last, dates }: Extract<Row, { kind: 'missing' }>): readonly Cell[] {
  const span = dates === 1 ? '' : `${first} to ${last}: ${String(dates)} dates without a bundle`;
  return [cell(first, 'mono'), status(TONE_OF_DAY.missing, WORD_OF_DAY.missing), cell('', 'mono'), cell('', 'mono'), cell(span, 'quiet')];
}

function dayRow(day: DayVerdict, layout: Layout | undefined): readonly Cell[] {
  const { date, conclusion, entryCount, fromSequence, toSequence, sha256, container } = day;
  const range = fromSequence === null && toSequence === null ? '' : `${sequenceText(fromSequence)}\u2013${sequenceText(toSequence)}`;
  return [
    cell(date ?? '\u2013', 'mono'),
    status(TONE_OF_DAY[conclusion], WORD_OF_DAY[conclusion]),
    cell(entryCount === null ? '' : grouped(entryCount), 'mono'),
    cell(range, 'mono'),
    { lines: [...(sha256 === null ? [] : [{ text: container?.sha256 ?? sha256, as: 'mono' } as const]), ...(sha256 === null || container === undefined ? [] : [{ label: 'unpacked', text: sha256, as: 'mono' } as const]), ...placeLines(day, layout), ...aloneLines(day), ...elsewhereLines(day)] },
  ];
}

function placeLines(day: DayVerdict, layout: Layout | undefined): readonly Line[] {
  if (follows(day, layout)) return [];
  return [{ label: 'bundle', text: day.bundle ?? '', as: 'mono' }, day.manifest === null ? { label: 'manifest', text: 'none', as: 'quiet' } : { label: 'manifest', text: day.manifest, as: 'mono' }];
}

function aloneLines({ byItself }: DayVerdict): readonly Line[] {
  return byItself === undefined ? [] : [{ text: 'passes by itself; a seam beside it is broken', as: 'strong' }];
}

function elsewhereLines({ elsewhere }: DayVerdict): readonly Line[] {
  if (elsewhere === undefined || elsewhere === 'confirms') return [];
  return [{ text: elsewhere === 'contradicts' ? 'contradicted by the digest kept elsewhere' : 'no digest kept elsewhere speaks of it', as: 'strong' }];
}
