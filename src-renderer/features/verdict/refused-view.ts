import type { RefusalPlace } from '#core/contract';

import { formatCount, formatCounted } from '../../ui/format';

export type RefusedView = {
  readonly code: string;
  readonly message: string;
  /** Where the offending byte stands, as label and value; empty where no byte was read. */
  readonly facts: readonly (readonly [label: string, value: string])[];
  readonly excerpt: { readonly before: string; readonly at: string; readonly after: string } | null;
  readonly read: string;
};

export function toRefusedView({ refusal, before, at, after, firstSequence, lastSequence }: RefusalPlace): RefusedView {
  const facts: (readonly [string, string])[] = [];
  if (refusal.byteOffset !== null) facts.push(['Byte offset', formatCount(refusal.byteOffset)]);
  if (refusal.line !== null) facts.push(['Line', formatCount(refusal.line)]);
  if (refusal.column !== null) facts.push(['Column', formatCount(refusal.column)]);
  return {
    code: refusal.code,
    message: refusal.message,
    facts,
    excerpt: refusal.byteOffset === null || refusal.code === 'damaged-gzip' ? null : { before, at, after },
    read: readBefore(refusal, firstSequence, lastSequence),
  };
}

function readBefore({ code, byteOffset, entriesRead }: RefusalPlace['refusal'], first: RefusalPlace['firstSequence'], last: RefusalPlace['lastSequence']): string {
  if (byteOffset === null && entriesRead === 0) return code === 'not-found' || code === 'unreadable-file' ? 'Nothing of it was read.' : 'Nothing of it was verified.';
  if (entriesRead === 0) return 'No entry could be read before this place.';
  const span = first === null || last === null ? '' : first === last ? `, sequence ${String(first)}` : `, sequences ${String(first)} to ${String(last)}`;
  return `${formatCounted(entriesRead, 'entry was', 'entries were')} read before this place${span}. Read, not verified.`;
}
