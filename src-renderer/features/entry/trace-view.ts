import type { PayloadCopyView, PayloadDetail, TraceFieldRow, TraceFields } from '#core/contract';

import { formatCount, formatCounted } from '../../ui/format';
import type { StatusView } from '../../ui/status';

/** One copy as the inspector names it: by its place among the copies, counted from 1. */
export type CopyLine = {
  readonly name: string;
  readonly place: string;
  readonly status: StatusView;
  readonly digest: string | null;
  /** The stored digest to mark the differences against; null where there are none, or no digest. */
  readonly against: string | null;
  readonly notes: readonly string[];
};

export type FieldLine = { readonly path: string; readonly status: StatusView | null; readonly values: readonly { readonly copy: string | null; readonly text: string }[] };

export type TraceLines = {
  readonly copies: readonly CopyLine[];
  readonly left: string | null;
  /** What comparing the two came to; null where there is one copy, or none. */
  readonly comparison: StatusView | null;
  readonly fields: readonly FieldLine[];
  readonly fieldsLeft: string | null;
};

/** The copies of a trace, and its fields; of two copies, the fields side by side. */
export function toTraceLines(detail: PayloadDetail): TraceLines {
  const { copies, copyCount, fields, first, second } = detail;
  const more = copyCount - copies.length;
  return {
    copies: copies.map((copy, place) => toCopyLine(copy, place, detail.stored)),
    left: more === 0 ? null : `${formatCounted(more, 'further copy is', 'further copies are')} not listed.`,
    comparison: fields === null || first === null || second === null ? null : comparisonOf(fields, copyName(first), copyName(second)),
    fields: (fields?.rows ?? []).map((row) => toFieldLine(row, first, second)),
    fieldsLeft: fields === null || fields.same + fields.differing <= fields.rows.length ? null : `${formatCount(fields.rows.length)} of ${formatCount(fields.same + fields.differing)} fields are listed, those that differ before the others.`,
  };
}

export const copyName = (place: number): string => `Copy ${String(place + 1)}`;

function toCopyLine(copy: PayloadCopyView, place: number, stored: string | null): CopyLine {
  const { path, byteOffset, byteLength, digest, matches, otherId, blocked, nulls } = copy;
  return {
    name: copyName(place),
    place: `${path ?? 'in the entry, traceView'}, ${formatCounted(byteLength, 'byte', 'bytes')} from offset ${formatCount(byteOffset)}`,
    status: matches ? { tone: 'pass', icon: 'check', word: 'has the stored digest' } : digest === null || stored === null ? { tone: 'open', icon: 'question', word: 'not compared' } : { tone: 'calm', icon: 'dash', word: 'has another digest' },
    digest,
    against: matches || digest === null ? null : stored,
    notes: [
      ...(otherId === null ? [] : [`Supplied under another trace id: ${otherId}`]),
      ...(blocked === null ? [] : [blocked]),
      ...(nulls.length === 0 ? [] : [`Null in it: ${nulls.join(', ')}.`]),
    ],
  };
}

function comparisonOf({ same, differing }: TraceFields, first: string, second: string): StatusView {
  if (differing === 0) return { tone: 'calm', icon: 'equal', word: `${first} and ${second.toLowerCase()}: no field differs` };
  return { tone: 'warn', icon: 'warning', word: `${first} and ${second.toLowerCase()}: ${formatCounted(differing, 'field differs', 'fields differ')}, ${formatCount(same)} the same` };
}

const STATES: Readonly<Record<TraceFieldRow['state'], (first: string, second: string) => StatusView | null>> = {
  alone: () => null,
  same: () => ({ tone: 'calm', icon: 'equal', word: 'same' }),
  differs: () => ({ tone: 'warn', icon: 'warning', word: 'differs' }),
  'only-first': (first) => ({ tone: 'warn', icon: 'warning', word: `only in ${first.toLowerCase()}` }),
  'only-second': (_first, second) => ({ tone: 'warn', icon: 'warning', word: `only in ${second.toLowerCase()}` }),
};

function toFieldLine({ path, state, first, second }: TraceFieldRow, firstPlace: number | null, secondPlace: number | null): FieldLine {
  const [one, other] = [copyName(firstPlace ?? 0), copyName(secondPlace ?? 0)];
  const single = state === 'alone' || state === 'same';
  const values = [
    ...(first === null ? [] : [{ copy: single ? null : one, text: first }]),
    ...(second === null || single ? [] : [{ copy: other, text: second }]),
  ];
  return { path: path === '' ? 'the whole value' : path, status: STATES[state](one, other), values };
}
