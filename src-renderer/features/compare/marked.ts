import { compareRuns } from '../entry/difference';
import type { Run } from '../entry/difference';

/**
 * Cuts a value into runs that equal and do not equal the other copy's. Values of one length are compared place by place;
 * of others, what both begin and end with is the same, and all between differs.
 */
export function markRuns(text: string, other: string): readonly Run[] {
  if (text.length === other.length) return compareRuns(text, other);
  const shorter = Math.min(text.length, other.length);
  let head = 0;
  while (head < shorter && text[head] === other[head]) head++;
  let tail = 0;
  while (tail < shorter - head && text[text.length - 1 - tail] === other[other.length - 1 - tail]) tail++;
  const runs = [
    { same: true, text: text.slice(0, head) },
    { same: false, text: text.slice(head, text.length - tail) },
    { same: true, text: text.slice(text.length - tail) },
  ];
  return runs.filter((run) => run.text !== '');
}
