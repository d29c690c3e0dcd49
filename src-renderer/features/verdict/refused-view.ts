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
  const span = firstSequence === null || lastSequence === null ? '' : `, sequences ${String(firstSequence)} to ${String(lastSequence)}`;
  return {
    code: refusal.code,
    message: refusal.message,
    facts,
    excerpt: refusal.byteOffset === null || refusal.code === 'damaged-gzip' ? null : { before, at, after },
    read: refusal.entriesRead === 0 ? 'No entry could be read before this place.' : `${formatCounted(refusal.entriesRead, 'entry was', 'entries were')} read before this place${span}. Read, not verified.`,
  };
}
