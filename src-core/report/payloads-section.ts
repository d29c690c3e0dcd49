import { PAYLOAD_WORDS } from '#core/contract';
import type { BesideViews, PayloadCount, PayloadStateName, PayloadsView } from '#core/contract';
import { counted, grouped } from '#core/words';

import type { Block, Cell, Section, Tone } from './document';
import { cell, fact, heading, paragraph, status } from './document';
import { sequenceText } from './words';

const TONES: Readonly<Record<PayloadStateName, Tone>> = {
  matches: 'good', mismatch: 'bad', 'partly-erased': 'bad', 'unsafe-number': 'open', uncanonical: 'open',
  erased: 'open', 'erased-listed': 'idle', 'other-id': 'warn', absent: 'idle', 'no-digest': 'open',
};

type Looked = { readonly beside: BesideViews };

/** "Of 400 payloads: 1 different, 399 supplied and matching." */
export function payloadsText({ entries, counts }: PayloadsView): string {
  const parts = counts.map(({ state, count }) => `${grouped(count)} ${PAYLOAD_WORDS[state]}`);
  return parts.length === 0 ? 'There was no entry whose payload could be compared.' : `Of ${counted(entries, 'payload', 'payloads')}: ${parts.join(', ')}.`;
}

/** Why payloads were not compared, or not all of them; null where all were. */
export function payloadsNotRun({ beside }: Looked): string | null {
  if (beside.payloads === undefined) return 'The bundle carries digests, not payloads, and none were supplied beside it.';
  const { entries, counts } = beside.payloads;
  if (entries === 0) return 'There was no entry whose payload could be compared.';
  const unsound = counts.find(({ state }) => state === 'no-digest')?.count ?? 0;
  return unsound === 0 ? null : `Not at all entries: ${counted(unsound, 'payloadDigest is', 'payloadDigests are')} malformed, so there is nothing to compare with.`;
}

/** What the report cannot say about payloads. */
export function payloadsLimit({ beside }: Looked): readonly [string, string] {
  if (beside.payloads === undefined) return ['Payloads were not seen.', 'The bundle carries digests of decisions, not decisions. Whether a payload kept elsewhere is the one that was hashed was not examined.'];
  return ['A payload that matches is the one that was hashed.', 'Whether it is what was decided, and complete, the digest does not show. A payload that was not supplied, or erased, was not compared. The chain hash does not cover traceId: the digest, not the id, ties a trace to its entry.'];
}

/** What was compared, from where, and how it came out; nothing where no payload was looked at. */
export function payloadsSections({ beside }: Looked): readonly Section[] {
  const view = beside.payloads;
  if (view === undefined) return [];
  return [{
    title: 'Payloads',
    ownPage: false,
    blocks: [
      paragraph(payloadsText(view)),
      paragraph('Each trace was written in its RFC 8785 form and hashed with SHA-256; the digest was compared with the payloadDigest that the entry of the same traceId stores. Numbers were taken as written: a trace with a number that a double cannot hold was not compared, because its form would state another value.'),
      { kind: 'facts', facts: factsOf(view) },
      ...countsTable(view),
      ...(view.isFormUnproven ? [paragraph(NO_FORM)] : []),
      ...sourcesTable(view),
      ...strayBlocks(view),
    ],
  }];
}

function factsOf(view: PayloadsView): readonly ReturnType<typeof fact>[] {
  return [
    fact('Traces read', `${counted(view.traces, 'trace', 'traces')} from ${counted(view.sourceCount, 'file', 'files')}, ${counted(view.inEntries, 'trace', 'traces')} in the entries themselves`),
    fact('Traces for no entry', String(view.strays)),
    fact('Elements that are no trace', String(view.notTraces)),
    fact('Copies that differ beside one that matches', String(view.differingCopies)),
    fact('Erasure register', view.registered === null ? 'none was supplied' : `lists ${counted(view.registered, 'trace id', 'trace ids')}`),
  ];
}

const NO_FORM = 'No supplied trace matches any entry. The traces may have another form than the one that was hashed, so no difference is held against them.';

function countsTable({ counts, isFormUnproven }: PayloadsView): readonly Block[] {
  if (counts.length === 0) return [];
  return [{
    kind: 'table',
    caption: 'Payloads by state, with the first entries of each',
    columns: [{ title: 'State', share: 0.4 }, { title: 'Entries', share: 0.15 }, { title: 'First sequences', share: 0.45 }],
    rows: counts.map((one): readonly Cell[] => [status(isFormUnproven && TONES[one.state] === 'bad' ? 'open' : TONES[one.state], PAYLOAD_WORDS[one.state]), cell(grouped(one.count), 'mono'), cell(first(one), 'mono')]),
  }];
}

function first({ count, examples }: PayloadCount): string {
  const shown = examples.map(({ sequence }) => sequenceText(sequence)).join(', ');
  return count > examples.length ? `${shown} …` : shown;
}

function sourcesTable({ sources, sourceCount }: PayloadsView): readonly Block[] {
  if (sources.length === 0) return [];
  return [
    heading('Files of traces', false),
    {
      kind: 'table',
      caption: sourceCount > sources.length ? `The first ${String(sources.length)} of ${String(sourceCount)} files` : 'Files of traces, as they were read',
      columns: [{ title: 'File', share: 0.5 }, { title: 'Form', share: 0.2 }, { title: 'Traces', share: 0.1 }, { title: 'Fault', share: 0.2 }],
      rows: sources.map(({ path, form, traces, fault }): readonly Cell[] => [cell(path, 'mono'), cell(form), cell(String(traces), 'mono'), cell(fault ?? 'none')]),
    },
  ];
}

function strayBlocks({ foundStrays }: PayloadsView): readonly Block[] {
  if (foundStrays.length === 0) return [];
  return [paragraph(`Traces whose id no entry names, but whose digest an entry stores: ${foundStrays.map(({ traceId, sequence }) => `${traceId ?? 'one without an id'} (entry ${sequenceText(sequence)})`).join(', ')}.`)];
}
