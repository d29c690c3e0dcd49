import type { PayloadExample, PayloadSource, PayloadsView } from '#core/contract';
import { shorten } from '#core/words';
import { PAYLOAD_STATES } from './entry-payload';
import type { PayloadState } from './entry-payload';
import { isFormUnproven } from './payload-findings';
import type { PayloadList, ToldEntry } from './payload-list';

const EXAMPLES = 5;
const SOURCES = 20;
const STRAYS = 20;
const SHOWN_ID = 128;

export type PayloadSources = {
  readonly sources: readonly PayloadSource[];
  readonly notTraces: number;
  readonly inEntries: number;
  readonly registered: number | null;
};

/** Gravest first; what is sound or not there comes last. */
const ORDER: readonly PayloadState[] = ['mismatch', ...PAYLOAD_STATES.filter((state) => state !== 'mismatch' && state !== 'matches'), 'matches'];

export function toPayloadsView(list: PayloadList, { sources, notTraces, inEntries, registered }: PayloadSources): PayloadsView {
  const counts = ORDER.filter((state) => list.count(state) > 0).map((state) => ({ state, count: list.count(state), examples: (list.told.get(state) ?? []).slice(0, EXAMPLES).map(toExample) }));
  return {
    entries: list.entries,
    isFormUnproven: isFormUnproven(list),
    inEntries,
    counts,
    sources: sources.slice(0, SOURCES),
    sourceCount: sources.length,
    traces: sources.reduce((sum, { traces }) => sum + traces, 0),
    notTraces,
    strays: list.strays,
    foundStrays: list.foundStrays.slice(0, STRAYS).map(({ id, sequence }) => ({ traceId: id === undefined ? null : shorten(id, SHOWN_ID), sequence: sequence ?? null })),
    differingCopies: list.differingCopies,
    registered,
  };
}

function toExample({ sequence, entryIndex, traceId, stored, copy }: ToldEntry): PayloadExample {
  return { sequence: sequence ?? null, entryIndex, traceId: traceId === undefined ? null : shorten(traceId, SHOWN_ID), stored: stored ?? null, computed: copy?.digest ?? null };
}
