import type { ComparedPart } from '#core/compare';

import { longDate } from '../../state/calendar';
import { formatCount, formatCounted } from '../../ui/format';
import type { StatusView } from '../../ui/status';

export type PartView = { readonly name: string; readonly status: Omit<StatusView, 'word'>; readonly says: string; readonly note: string };

const MARKS: Readonly<Record<ComparedPart['kind'], Omit<StatusView, 'word'>>> = {
  // Never the colour of a pass: two copies of one forgery are the same, too.
  same: { tone: 'calm', icon: 'equal' },
  differs: { tone: 'fail', icon: 'unlinked' },
  'only-in-a': { tone: 'warn', icon: 'unlinked' },
  'only-in-b': { tone: 'warn', icon: 'unlinked' },
};

/** What came of a bundle, or of several in a row, in words. */
export function toPartView(part: ComparedPart): PartView {
  const { kind, first, last, counts, listed } = part;
  const told = counts.differing + counts.onlyInA + counts.onlyInB;
  // A shorter export is no second telling of anything.
  const status = kind === 'differs' && counts.differing === 0 ? MARKS['only-in-a'] : MARKS[kind];
  const name = first.bundle === last.bundle ? nameOf(first) : `${nameOf(first)} to ${nameOf(last)}`;
  return { name, status, says: sentence(part), note: told === listed ? '' : `${formatCount(told - listed)} not listed` };
}

const nameOf = ({ date, bundle }: ComparedPart['first']): string => (date === null ? bundle : longDate(date));

function sentence({ kind, bundles, counts: { same, differing, onlyInA, onlyInB } }: ComparedPart): string {
  const entries = (count: number): string => `${bundles === 1 ? '' : `${formatCount(bundles)} bundles, `}${formatCounted(count, 'entry', 'entries')}`;
  if (kind === 'same') return `${entries(same)}, the same`;
  if (kind === 'only-in-a') return `${entries(onlyInA)} only in A`;
  if (kind === 'only-in-b') return `${entries(onlyInB)} only in B`;
  const words = [differing === 0 ? '' : `${formatCount(differing)} ${differing === 1 ? 'differs' : 'differ'}`, onlyInA === 0 ? '' : `${formatCount(onlyInA)} only in A`, onlyInB === 0 ? '' : `${formatCount(onlyInB)} only in B`];
  return `${words.filter((word) => word !== '').join(', ')}; ${formatCount(same)} the same`;
}
