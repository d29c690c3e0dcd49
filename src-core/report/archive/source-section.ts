import type { ArchiveVerdict, DayVerdict } from '#core/archive';
import type { CaseSource } from '#core/contract';
import { counted } from '#core/words';

import type { Block, Cell, Fact, Line, Section } from '../document';
import { cell, fact, mono, paragraph } from '../document';
import { NOT_STATED, stated } from '../words';
import { layoutOf } from './layout';

type Told = DayVerdict & { readonly object: NonNullable<DayVerdict['object']> };

/** More would be a book: the attached verdict holds them all. */
const LISTED = 12_000;
const OWN_PAGE = 20;

const VERSIONING: Readonly<Record<CaseSource['versioning'], string>> = {
  enabled: 'enabled: the bucket keeps older versions of an object',
  suspended: 'suspended: older versions may be there, new ones are not kept',
  off: 'off: an object that was replaced is gone',
  unknown: 'not known: the bucket did not say, or did not let older versions be listed',
};
const CREDENTIALS: Readonly<Record<CaseSource['credentials'], string>> = {
  profile: 'a profile of the examining computer', environment: 'the environment of the call', typed: 'typed by the examiner', anonymous: 'none: the bucket was asked anonymously',
};

const told = ({ days }: ArchiveVerdict): readonly Told[] => days.flatMap((day) => (day.object === undefined ? [] : [{ ...day, object: day.object }]));

/** Where a case folder's files were fetched from, and when; no section for a folder that says nothing of it. */
export function sourceSections(verdict: ArchiveVerdict): readonly Section[] {
  const { source } = verdict;
  if (source === undefined) return [];
  const objects = told(verdict);
  return [{
    title: 'Where it was fetched from',
    ownPage: false,
    blocks: [
      paragraph('The files lie in a case folder, whose record (', mono('tamperscope-case.json'), ') says what the bucket told when they were fetched. Each file was compared with the SHA-256 that the record holds for it. The record is not signed, and what the bucket told is its own word: who could write to the bucket, and whether retention was ever in force, has to be asked of whoever runs it.'),
      { kind: 'facts', facts: [...sourceFacts(source), ...lockFacts(objects)] },
    ],
  }];
}

function sourceFacts(source: CaseSource): readonly Fact[] {
  return [
    fact('Endpoint', source.endpoint ?? `Amazon\u2019s own, region ${source.region}`, source.endpoint === null ? 'plain' : 'mono'),
    fact('Region', source.region, 'mono'),
    fact('Bucket', source.bucket, 'mono'),
    fact('Prefix', source.prefix === '' ? 'none: the whole bucket' : source.prefix, source.prefix === '' ? 'plain' : 'mono'),
    fact('Versioning', VERSIONING[source.versioning]),
    fact('Asked with', CREDENTIALS[source.credentials]),
    fact('Listed', `${source.listedAt} (UTC, by the clock of the computer that fetched)`),
    fact('Fetched', source.fetchedAt === null ? 'not finished: not every object that was asked for is here' : `${source.fetchedAt} (UTC, by the same clock)`),
  ];
}

/** Which bucket, in a line. */
export const bucketText = ({ bucket, prefix, endpoint, region, fetchedAt }: CaseSource): string =>
  `bucket ${bucket}${prefix === '' ? '' : `, prefix ${prefix}`}, ${endpoint ?? `Amazon S3, region ${region}`}; ${fetchedAt === null ? 'the fetch was not finished' : `fetched by ${fetchedAt}`}`;

/** What the bucket said of retention and encryption, counted. */
function lockFacts(objects: readonly Told[]): readonly Fact[] {
  if (objects.length === 0) return [];
  const count = (is: (object: Told['object']) => boolean): number => objects.filter(({ object }) => is(object)).length;
  const modes = (['COMPLIANCE', 'GOVERNANCE'] as const).flatMap((mode) => (count(({ lockMode }) => lockMode === mode) === 0 ? [] : [`${String(count(({ lockMode }) => lockMode === mode))} in mode ${mode}`]));
  const held = count(({ legalHold }) => legalHold === true);
  const untilTimes = [...new Set(objects.flatMap(({ object }) => (object.retainUntil === null ? [] : [object.retainUntil])))].sort();
  const until = untilTimes.length === 0 ? '' : `, retained until ${untilTimes[0] ?? NOT_STATED}${untilTimes.length === 1 ? '' : ` at the earliest and ${untilTimes.at(-1) ?? NOT_STATED} at the latest`}`;
  const kinds = [...new Set(objects.flatMap(({ object }) => (object.sse === null ? [] : [object.sse])))].sort();
  return [
    fact('Bundles', `${counted(objects.length, 'object', 'objects')} of the bucket`),
    fact('Object Lock', modes.length === 0 ? 'nothing was told of any bundle, which may also mean that the keys used may not see it' : `${modes.join(', ')} of ${counted(objects.length, 'bundle', 'bundles')}${until}`),
    fact('Legal hold', held === 0 ? 'told of none' : counted(held, 'bundle', 'bundles')),
    fact('Encryption', kinds.length === 0 ? 'nothing was told' : kinds.join(', ')),
  ];
}

/** Each bundle\u2019s object as the bucket told it; behind the days, because it is as long. */
export function objectsSections(verdict: ArchiveVerdict): readonly Section[] {
  const objects = told(verdict);
  if (objects.length === 0) return [];
  const layout = layoutOf(objects.map(({ date, object }) => ({ date, bundle: object.key, manifest: null })));
  const left = objects.length - Math.min(objects.length, LISTED);
  return [{
    title: 'Objects as the bucket told them',
    ownPage: objects.length > OWN_PAGE,
    blocks: [
      paragraph('As of when the bytes of each were fetched. An ETag is the bucket\u2019s own mark of the bytes, and no digest to rely on.', ...(layout === undefined ? [] : [' Where a row names no key, it is ', mono(layout.bundle), '.'])),
      tableOf(objects.slice(0, LISTED), layout?.bundle),
      ...(left === 0 ? [] : [paragraph(`${counted(left, 'more object is', 'more objects are')} not printed here; the attached verdict.json holds every one.`)]),
    ],
  }];
}

const tableOf = (objects: readonly Told[], pattern: string | undefined): Block => ({
  kind: 'table',
  caption: 'Objects of the bucket',
  dense: true,
  columns: [{ title: 'Date', share: 0.095 }, { title: 'Version', share: 0.28 }, { title: 'ETag', share: 0.28 }, { title: 'Last modified', share: 0.207 }, { title: 'Lock', share: 0.138 }],
  rows: objects.map((day) => row(day, pattern)),
});

function row({ date, object }: Told, pattern: string | undefined): readonly Cell[] {
  const key: readonly Line[] = date !== null && pattern?.replaceAll('DATE', date) === object.key ? [] : [{ text: object.key, as: 'mono' }];
  return [
    cell(date ?? '\u2013', 'mono'),
    { lines: [{ text: stated(object.versionId), as: object.versionId === null ? 'quiet' : 'mono' }, ...key] },
    cell(stated(object.etag), 'mono'),
    cell(stated(object.lastModified), 'mono'),
    { lines: lockLines(object) },
  ];
}

function lockLines({ lockMode, retainUntil, legalHold }: Told['object']): readonly Line[] {
  const lines: Line[] = [];
  if (lockMode !== null) lines.push({ text: lockMode, as: 'plain' });
  if (retainUntil !== null) lines.push({ text: `until ${retainUntil.slice(0, 10)}`, as: 'plain' });
  if (legalHold === true) lines.push({ text: 'legal hold', as: 'plain' });
  return lines.length === 0 ? [{ text: 'nothing told', as: 'quiet' }] : lines;
}
