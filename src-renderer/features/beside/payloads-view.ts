import { PAYLOAD_WORDS } from '#core/contract';
import type { PayloadStateName, PayloadsView } from '#core/contract';
import { counted } from '#core/words';

import type { StatusView } from '../../ui/status';

const DRAWINGS: Readonly<Record<PayloadStateName, Omit<StatusView, 'word'>>> = {
  matches: { tone: 'pass', icon: 'check' },
  mismatch: { tone: 'fail', icon: 'cross' },
  'partly-erased': { tone: 'fail', icon: 'cross' },
  'unsafe-number': { tone: 'open', icon: 'question' },
  uncanonical: { tone: 'open', icon: 'question' },
  erased: { tone: 'open', icon: 'question' },
  'erased-listed': { tone: 'calm', icon: 'dash' },
  'other-id': { tone: 'warn', icon: 'warning' },
  absent: { tone: 'calm', icon: 'dash' },
  'no-digest': { tone: 'open', icon: 'question' },
};

const UNPROVEN: Omit<StatusView, 'word'> = { tone: 'open', icon: 'question' };

/** How a payload's state is drawn and called. Where no trace matches any entry, a difference may be one of form. */
export function toPayloadStatus(state: PayloadStateName, isFormUnproven: boolean): StatusView {
  const drawing = DRAWINGS[state];
  return { ...(isFormUnproven && drawing.tone === 'fail' ? UNPROVEN : drawing), word: PAYLOAD_WORDS[state] };
}

export type PayloadLine = { readonly state: PayloadStateName; readonly status: StatusView; readonly count: string; readonly first: string };
export type PayloadsPanel = { readonly lines: readonly PayloadLine[]; readonly notes: readonly string[] };

/** The counts, gravest first, and what else an examiner must know of the supplied traces. */
export function toPayloadsPanel(view: PayloadsView): PayloadsPanel {
  const lines = view.counts.map(({ state, count, examples }) => {
    const shown = examples.map(({ sequence }) => (sequence === null ? '–' : String(sequence))).join(', ');
    return { state, status: toPayloadStatus(state, view.isFormUnproven), count: String(count), first: `${count === 1 ? 'Entry' : 'Entries'} ${count > examples.length ? `${shown} …` : shown}` };
  });
  return { lines, notes: notesOf(view) };
}

function notesOf({ isFormUnproven, strays, foundStrays, notTraces, differingCopies, registered }: PayloadsView): string[] {
  const notes: string[] = [];
  if (isFormUnproven) notes.push('No supplied trace matches any entry. The traces may have another form than the one that was hashed.');
  if (strays > 0) notes.push(`${counted(strays, 'supplied trace belongs', 'supplied traces belong')} to no entry by trace id.`);
  for (const { traceId, sequence } of foundStrays) notes.push(`${traceId === null ? 'A trace without an id' : `The trace ${traceId}`} has the digest of entry ${String(sequence ?? '–')}.`);
  if (notTraces > 0) notes.push(`${counted(notTraces, 'element is', 'elements are')} no trace.`);
  if (differingCopies > 0) notes.push(`${counted(differingCopies, 'copy differs', 'copies differ')} beside one that matches.`);
  if (registered !== null) notes.push(`The erasure register lists ${counted(registered, 'trace id', 'trace ids')}.`);
  return notes;
}
