import { parseDate } from '#core/archive';

/** Dates, both included, and digests that were kept elsewhere: what may be asked of an archive only. */
export type ArchiveOptions = { readonly from: string | null; readonly to: string | null; readonly digests: string | null };

type Given = { readonly from?: string | undefined; readonly to?: string | undefined; readonly digests?: string | undefined };

/** Reads the options of an archive; wrong ones are told in a sentence. */
export function parseArchiveOptions(values: Given): ArchiveOptions | string {
  const { from, to, digests } = values;
  const wrong = [['from', from] as const, ['to', to] as const].find(([, date]) => date !== undefined && parseDate(date) === undefined);
  if (wrong !== undefined) return `--${wrong[0]} needs a date, YYYY-MM-DD. Given: "${wrong[1] ?? ''}".`;
  if (from !== undefined && to !== undefined && from > to) return '--from lies after --to.';
  return { from: from ?? null, to: to ?? null, digests: digests ?? null };
}
