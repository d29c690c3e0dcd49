import type { Sequence } from '#core/evidence';

import type { SuppliedKind } from './supplied';

/** What was compared with the bundle. */
export type OutsideSource = Extract<SuppliedKind, 'head' | 'status' | 'serverVerdict' | 'previous' | 'next'>;

/**
 * How far a source stands from whoever could rewrite the chain: the examiner's own record (as independent as the place
 * it was taken from), an answer of the producer's service (written by the store under examination), an export of the
 * producer (from that store too; a later rewrite must also reach wherever the file was kept), a bundle of the same archive
 * (whoever could rewrite the one could rewrite the other: no independent source).
 */
export type Independence = 'examiner' | 'producer-service' | 'producer-export' | 'same-archive';

/**
 * What came of a comparison. `confirms-part`: it fits, and reaches less far than the bundle. `at-odds`: it does not fit,
 * and which side is wrong cannot be told. `unusable`: the comparison could not be made.
 */
export type OutsideResult = 'confirms' | 'confirms-part' | 'says-nothing' | 'at-odds' | 'contradicts' | 'unusable';

/** One line of the matrix: what was compared, from where, how independent it is, what came of it and why. */
export type Confirmation = {
  readonly source: OutsideSource;
  readonly about: 'head' | 'start' | 'replay';
  readonly independence: Independence;
  /** The file's path, or the head as typed; cut to 1,024 characters. */
  readonly from: string;
  readonly result: OutsideResult;
  readonly because: string;
};

/** `other-range`: the two differ and both may be true, since they are about other ranges. */
export type ServerRelation = 'equal' | 'differs' | 'other-range' | 'not-compared';

/** One member of the producer's verdict beside ours, as text; null: not stated. */
export type ServerField = { readonly name: string; readonly theirs: string | null; readonly ours: string | null; readonly relation: ServerRelation };

/** What was supplied from outside the bundle, compared with it. */
export type OutsideView = {
  readonly confirmations: readonly Confirmation[];
  /** Null: none was supplied, or it could not be used. */
  readonly serverVerdict: { readonly fields: readonly ServerField[]; readonly partsAt: Sequence | null } | null;
};

/** How results and sources are called, by window, report and shell alike. */
export const OUTSIDE_WORDS: Readonly<Record<OutsideResult, string>> = {
  confirms: 'confirms', 'confirms-part': 'confirms in part', 'says-nothing': 'says nothing', 'at-odds': 'at odds', contradicts: 'contradicts', unusable: 'cannot be used',
};
export const INDEPENDENCE_WORDS: Readonly<Record<Independence, string>> = {
  examiner: 'the examiner\u2019s own record', 'producer-service': 'the producer\u2019s service, from the store under examination', 'producer-export': 'an export of the producer, kept elsewhere',
  'same-archive': 'a neighbour in the same archive, no independent source',
};
export const ABOUT_WORDS: Readonly<Record<Confirmation['about'], string>> = { head: 'head', start: 'start', replay: 'replay' };
export const RELATION_WORDS: Readonly<Record<ServerRelation, string>> = { equal: 'equal', differs: 'differs', 'other-range': 'about another range', 'not-compared': 'not compared' };
