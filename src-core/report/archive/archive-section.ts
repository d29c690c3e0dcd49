import type { ArchiveVerdict, DayVerdict } from '#core/archive';
import { counted, grouped } from '#core/words';

import type { Block, Cell, Fact, Section } from '../document';
import { cell, fact, heading } from '../document';
import { stated } from '../words';
import { organizationsText, rangeText } from '../words';
import { datesText } from './archive-first-page';
import type { ArchiveReportInput } from './archive-input';
import { bundlesText, seamsText } from './archive-words';
import { boardOf } from './board';

/** How many organisations are named before the rest is only counted. */
const NAMED_ORGANIZATIONS = 20;

/** What was examined: where it lies, what it holds, how it looks over the years. */
export function archiveSection({ archive, acquired }: ArchiveReportInput): Section {
  const { verdict, asked } = archive;
  const { subject } = verdict;
  return {
    title: 'Archive',
    ownPage: false,
    blocks: [
      {
        kind: 'facts',
        facts: [
          fact('Path', subject.path, 'mono'),
          ...sourceFacts(verdict),
          fact('Asked for', askedText(asked)),
          fact('Dates', datesText(verdict)),
          fact('Bundles', bundlesText(verdict)),
          fact('Manifests', `${String(verdict.days.filter(({ manifest }) => manifest !== null).length)} beside ${counted(subject.bundleCount, 'bundle', 'bundles')}`),
          fact('Size', counted(subject.bytes, 'byte', 'bytes'), 'mono'),
          fact('Entries', grouped(subject.entryCount), 'mono'),
          fact('Sequences', rangeText(subject.fromSequence, subject.toSequence), 'mono'),
          fact('First createdAt', stated(endTime(verdict, 'first')), 'mono'),
          fact('Last createdAt', stated(endTime(verdict, 'last')), 'mono'),
          fact('Seams', seamsText(verdict)),
          fact('Organisations', organizationsText(subject.organizationIds, NAMED_ORGANIZATIONS), 'mono'),
          fact('Read', `${acquired.openedAt} (UTC)`),
          fact('Acquisition', acquired.how),
          fact('Custody before', 'Not known to the tool. What happened to the files before they were read is for the examiner\u2019s own record.'),
        ],
      },
    ],
  };
}

/** Of a case folder: the bucket, and its word on keeping what it gave. */
function sourceFacts({ source, days }: ArchiveVerdict): readonly Fact[] {
  if (source === undefined) return [];
  const { bucket, prefix, endpoint, region, listedAt, fetchedAt } = source;
  const objects = days.flatMap(({ object }) => (object === undefined ? [] : [object]));
  const locked = objects.filter(({ lockMode }) => lockMode !== null).length;
  return [
    fact('Fetched from', `bucket ${bucket}, prefix ${prefix === '' ? '(none)' : prefix}, ${endpoint ?? `Amazon S3 in ${region}`}`, 'mono'),
    fact('Fetched', `listed ${listedAt}; ${fetchedAt === null ? 'the fetch was not finished' : `the last object was here at ${fetchedAt}`} (UTC), as the record of the case folder says`),
    fact('Object Lock', `stated by the bucket for ${String(locked)} of ${counted(objects.length, 'bundle', 'bundles')} when they were fetched. Its word: the tool did not check it, and nothing is concluded from it.`),
  ];
}

function askedText({ from, to }: ArchiveReportInput['archive']['asked']): string {
  if (from === null && to === null) return 'every bundle below the path';
  return `bundles dated ${from === null ? '' : `from ${from} on`}${from !== null && to !== null ? ' and ' : ''}${to === null ? '' : `up to ${to}`}, both ends included; bundles without a date were left out`;
}

/** The time of the entry with the lowest, or highest, sequence. */
function endTime({ subject, days }: ArchiveVerdict, end: 'first' | 'last'): string | null {
  const wanted = end === 'first' ? subject.fromSequence : subject.toSequence;
  const day = wanted === null ? undefined : days.find(({ fromSequence, toSequence }) => String(end === 'first' ? fromSequence : toSequence) === String(wanted));
  return (end === 'first' ? day?.firstCreatedAt : day?.lastCreatedAt) ?? null;
}

/** The archive as a calendar, and what each year holds; no section where no bundle has a date. */
export function boardSections(verdict: ArchiveVerdict): readonly Section[] {
  const board = boardOf(verdict);
  return board.length === 0 ? [] : [{ title: 'Board of days', ownPage: false, blocks: [...board, ...totals(verdict.days)] }];
}

type Year = { readonly dates: Set<string>; bundles: number; failed: number; open: number; unreadable: number; missing: number; entries: number; bytes: number };

/** What each year holds; nothing where there is only one. */
function totals(days: readonly DayVerdict[]): readonly Block[] {
  const years = new Map<string, Year>();
  for (const day of days) {
    const name = day.date?.slice(0, 4) ?? 'no date';
    const year = years.get(name) ?? { dates: new Set(), bundles: 0, failed: 0, open: 0, unreadable: 0, missing: 0, entries: 0, bytes: 0 };
    addDay(year, day);
    years.set(name, year);
  }
  if (years.size < 2) return [];
  const columns = ['Year', 'Dates', 'No bundle', 'Bundles', 'Failed', 'Indeterminate', 'Unreadable', 'Entries', 'Bytes'];
  const shares = [0.1, 0.08, 0.1, 0.1, 0.09, 0.13, 0.12, 0.13, 0.15];
  return [
    heading('Totals by year', false),
    {
      kind: 'table',
      caption: 'What each year holds',
      dense: true,
      columns: columns.map((title, index) => ({ title, share: shares[index] ?? 0, ...(index === 0 ? {} : { toTheRight: true as const }) })),
      rows: [...[...years].map(([name, year]) => yearRow(name, year)), yearRow('all', sumOf([...years.values()]))],
    },
  ];
}

function addDay(year: Year, { date, bundle, conclusion, entryCount, bytes }: DayVerdict): void {
  if (date !== null) year.dates.add(date);
  if (bundle !== null) year.bundles += 1;
  if (conclusion === 'failed') year.failed += 1;
  if (conclusion === 'indeterminate') year.open += 1;
  if (conclusion === 'unreadable') year.unreadable += 1;
  if (conclusion === 'missing') year.missing += 1;
  year.entries += entryCount ?? 0;
  year.bytes += bytes ?? 0;
}

function sumOf(years: readonly Year[]): Year {
  const sum = (of: (year: Year) => number): number => years.reduce((total, year) => total + of(year), 0);
  return { dates: new Set(years.flatMap(({ dates }) => [...dates])), bundles: sum(({ bundles }) => bundles), failed: sum(({ failed }) => failed), open: sum(({ open }) => open), unreadable: sum(({ unreadable }) => unreadable), missing: sum(({ missing }) => missing), entries: sum(({ entries }) => entries), bytes: sum(({ bytes }) => bytes) };
}

function yearRow(name: string, { dates, missing, bundles, failed, open, unreadable, entries, bytes }: Year): readonly Cell[] {
  const all = name === 'all';
  return [cell(name, all ? 'strong' : 'mono'), ...[dates.size, missing, bundles, failed, open, unreadable, entries, bytes].map((count) => cell(grouped(count), 'mono'))];
}
