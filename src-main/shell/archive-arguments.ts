import { parseDate } from '#core/archive';

/** Dates, both included, and digests that were kept elsewhere: what may be asked of an archive only. */
export type ArchiveOptions = { readonly from: string | null; readonly to: string | null; readonly digests: string | null };

type Given = { readonly from?: string | undefined; readonly to?: string | undefined; readonly digests?: string | undefined };

/** One run reads one bucket: where digests lie in another, with other keys, they are fetched by themselves, and the record of that fetch stays beside them. */
const DIGESTS_IN_A_BUCKET = '--digests takes a file or a folder of this machine. Digests that are kept in a bucket are fetched first, into a case folder of their own, and named from there: tamperscope fetch s3://BUCKET/PREFIX --case-folder DIR, then --digests DIR.';

/** Reads the options of an archive; wrong ones are told in a sentence. */
export function parseArchiveOptions(values: Given): ArchiveOptions | string {
  const { from, to, digests } = values;
  const wrong = [['from', from] as const, ['to', to] as const].find(([, date]) => date !== undefined && parseDate(date) === undefined);
  if (wrong !== undefined) return `--${wrong[0]} needs a date, YYYY-MM-DD. Given: "${wrong[1] ?? ''}".`;
  if (from !== undefined && to !== undefined && from > to) return '--from lies after --to.';
  if (digests !== undefined && /^s3:/i.test(digests)) return DIGESTS_IN_A_BUCKET;
  return { from: from ?? null, to: to ?? null, digests: digests ?? null };
}
