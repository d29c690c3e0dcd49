import { NAME_OF, OPTION_OF, SUPPLIED_KINDS, isPathKind, takesFolder } from '#core/contract';
import type { Supplied, SuppliedKind } from '#core/contract';
import type { Finding } from '#core/assess';

import { FROM_ARCHIVE, nameInArchive, nameOf } from './supplied-view';

/** What each kind can do for the evidence, in a sentence. It promises nothing: what it did, the claims say. */
const PURPOSES: Readonly<Record<SuppliedKind, string>> = {
  head: 'Can confirm the head, as somebody else recorded it.',
  status: 'Can confirm the head: an answer of the producer’s /status.',
  next: 'Can confirm the head: begins where this bundle ends.',
  previous: 'Can confirm the start: ends where this bundle begins.',
  serverVerdict: 'An answer of the producer’s /verify, to compare with.',
  traces: 'Can confirm the payloads: JSON or NDJSON.',
  erasures: 'Lists the traces that were nulled under GDPR Art. 17.',
  anchors: 'Can confirm Merkle anchors, with inclusion proofs.',
  trust: 'Whom you trust to sign time-stamp tokens: PEM or DER.',
};

export type SupplyRowView = {
  readonly kind: SuppliedKind;
  readonly title: string;
  readonly purpose: string;
  /** Name and whole path of what is supplied, or the head as typed; null: not supplied. */
  readonly given: { readonly name: string; readonly path: string | null; readonly from: string | null } | null;
  readonly canBeFolder: boolean;
  /** Why it cannot be supplied now. */
  readonly blocked: string | null;
  /** What the verdict says of the supplied thing itself, where that could not be used. */
  readonly trouble: string | null;
};

/** One row for each kind. `findings` are those of the verdict, empty while there is none; `neighbours` what the program took from the bundle's own archive. */
export function toSupplyRows(supplied: Supplied, findings: readonly Finding[], neighbours: readonly (string | null)[] = []): readonly SupplyRowView[] {
  return SUPPLIED_KINDS.map((kind) => {
    const given = supplied[kind];
    return {
      kind,
      title: NAME_OF[kind],
      purpose: PURPOSES[kind],
      given: given === null ? null : toGiven(kind, given, neighbours.includes(given)),
      canBeFolder: takesFolder(kind),
      blocked: kind === 'erasures' && supplied.traces === null ? 'Needs the decision traces' : null,
      trouble: given === null ? null : (findings.find(({ field }) => field === OPTION_OF[kind])?.message ?? null),
    };
  });
}

function toGiven(kind: SuppliedKind, given: string, isOfArchive: boolean): NonNullable<SupplyRowView['given']> {
  if (!isPathKind(kind)) return { name: given, path: null, from: null };
  return isOfArchive ? { name: nameInArchive(given), path: given, from: FROM_ARCHIVE } : { name: nameOf(given), path: given, from: null };
}
