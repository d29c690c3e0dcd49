import { explainAnswer, nameOfAnswer, recogniseAnswer, sketchDocument } from '#core/answers';
import type { AnswerKind } from '#core/answers';
import type { Refusal } from '#core/evidence';

import type { EvidenceFile } from '../sources';

/** Of a document that is no bundle, so many bytes are looked at to say what it is. */
export const LOOKED_AT = 2 ** 20;

/** A fault of a supplied document, with what the document looks like where it was meant for another place; its first bytes suffice. */
export function withLikeness(fault: string, bytes: Uint8Array, meantAs: AnswerKind): string {
  const { kind } = recogniseAnswer(sketchDocument(bytes.subarray(0, LOOKED_AT)));
  const name = kind === meantAs ? undefined : nameOfAnswer(kind);
  return name === undefined ? fault : `${fault}; it looks like ${name}`;
}

/** Answers whose members tell them from anything that an examiner's own files may hold. */
const PLAIN: readonly AnswerKind[] = ['bundle', 'page', 'entry', 'entry-list', 'status', 'verify', 'manifest'];

/**
 * What a file is, in words, where it is without doubt something that the API answers; undefined for anchors and proofs,
 * whose members others use as well. In a single trace, `success` may be the trace's own word. Throws SourceError.
 */
export function plainAnswer(file: Pick<EvidenceFile, 'size' | 'readSpan'>, isTrace: boolean): string | undefined {
  const { kind } = recogniseAnswer(sketchDocument(file.readSpan(0, Math.min(file.size, LOOKED_AT))));
  if (kind === 'error') return isTrace ? undefined : 'an error answer of the API';
  return PLAIN.includes(kind) ? nameOfAnswer(kind) : undefined;
}

/** The refusal of a document that is no bundle, with what it is instead where it is an answer of the API. Throws SourceError. */
export function nameAnswer(file: Pick<EvidenceFile, 'size' | 'readSpan'>, refusal: Refusal): Refusal {
  if (refusal.code !== 'not-a-bundle') return refusal;
  const message = explainAnswer(recogniseAnswer(sketchDocument(file.readSpan(0, Math.min(file.size, LOOKED_AT)))));
  return message === undefined ? refusal : { ...refusal, message };
}
