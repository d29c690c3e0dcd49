import type { ArchiveVerdict, DayVerdict } from '#core/archive';

type Row = readonly [name: string, value: string];

/** Where a case folder's files were fetched from, and what the bucket said of keeping them: its word, which nothing here checks. */
export function sourceRows({ source, days }: Pick<ArchiveVerdict, 'source' | 'days'>): readonly Row[] {
  if (source === undefined) return [];
  const { bucket, prefix, endpoint, region, listedAt, fetchedAt, versioning } = source;
  return [
    ['Fetched from', `bucket ${bucket}, prefix ${prefix === '' ? '(none)' : prefix}, ${endpoint ?? `Amazon S3 in ${region}`}`],
    ['', `listed ${listedAt}, ${fetchedAt === null ? 'and the fetch was not finished' : `fetched by ${fetchedAt}`}; versioning ${versioning === 'unknown' ? 'not known' : `${versioning}, as the bucket said`}`],
    ['Object Lock', retention(days)],
  ];
}

function retention(days: readonly DayVerdict[]): string {
  const objects = days.flatMap(({ object }) => (object === undefined ? [] : [object]));
  const locked = objects.filter(({ lockMode }) => lockMode !== null);
  const modes = [...new Set(locked.map(({ lockMode }) => lockMode))].sort().join(' and ');
  const until = locked.flatMap(({ retainUntil }) => (retainUntil === null ? [] : [retainUntil])).sort((a, b) => Date.parse(a) - Date.parse(b))[0];
  const holds = objects.filter(({ legalHold }) => legalHold === true).length;
  const state = locked.length === 0 ? `none stated for ${objects.length === 1 ? 'the one bundle' : `any of ${objects.length} bundles`}` : `${modes} stated for ${locked.length} of ${objects.length} bundles${until === undefined ? '' : `, the earliest until ${until}`}`;
  return `${state}${holds === 0 ? '' : `; legal hold on ${holds}`}. The bucket's word, when it was fetched; not checked here.`;
}
