import { parseDate } from '#core/archive';
import type { ArchiveExamination, AskedDates } from '#core/contract';

import { formatCount, formatCounted } from '../../ui/format';

/** What is typed into the two fields: the dates, or why they are none. Empty: as far as the archive reaches. */
export type TypedDates = { readonly asked: AskedDates; readonly wrong: 'from' | 'to' | null; readonly because: string };

export function toTypedDates(typedFrom: string, typedTo: string): TypedDates {
  const [from, to] = [typedFrom.trim() || null, typedTo.trim() || null];
  const asked = { from, to };
  const wrong = from !== null && parseDate(from) === undefined ? 'from' : to !== null && parseDate(to) === undefined ? 'to' : null;
  if (wrong !== null) return { asked, wrong, because: 'A date is a day that exists, written YYYY-MM-DD.' };
  if (from !== null && to !== null && from > to) return { asked, wrong: 'to', because: 'The first date lies after the last.' };
  return { asked, wrong: null, because: '' };
}

/** What digests kept elsewhere say, in words that claim no more: confirmed are the bundles, not their content. */
export function toStoreSentence(elsewhere: ArchiveExamination['elsewhere']): string {
  if (elsewhere === undefined) return '';
  const { confirms, contradicts, dates } = elsewhere;
  const all = confirms + contradicts + elsewhere['says-nothing'];
  const words = [`confirm ${formatCount(confirms)} of ${formatCounted(all, 'bundle', 'bundles')}`, contradicts === 0 ? '' : `contradict ${formatCount(contradicts)}`, elsewhere['says-nothing'] === 0 ? '' : `say nothing of ${formatCount(elsewhere['says-nothing'])}`];
  return `Digests for ${formatCounted(dates, 'date', 'dates')} ${words.filter((word) => word !== '').join(', ')}.`;
}
