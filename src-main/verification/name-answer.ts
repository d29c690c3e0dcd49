import { explainAnswer, likenessOf, recogniseAnswer, sketchDocument } from '#core/answers';
import type { AnswerKind } from '#core/answers';
import type { Refusal } from '#core/evidence';

import type { EvidenceFile } from '../sources';

/** Of a document that is no bundle, so many bytes are looked at to say what it is. */
export const LOOKED_AT = 2 ** 20;

/** A fault of a supplied document, with what the document looks like where it was meant for another place; its first bytes suffice. */
export function withLikeness(fault: string, bytes: Uint8Array, meantAs: AnswerKind): string {
  const { kind } = recogniseAnswer(sketchDocument(bytes.subarray(0, LOOKED_AT)));
  const likeness = kind === meantAs ? undefined : likenessOf(kind);
  return likeness === undefined ? fault : `${fault}; ${likeness}`;
}

/** The refusal of a document that is no bundle, with what it is instead where it is an answer of the API. Throws SourceError. */
export function nameAnswer(file: Pick<EvidenceFile, 'size' | 'readSpan'>, refusal: Refusal): Refusal {
  if (refusal.code !== 'not-a-bundle') return refusal;
  const message = explainAnswer(recogniseAnswer(sketchDocument(file.readSpan(0, Math.min(file.size, LOOKED_AT)))));
  return message === undefined ? refusal : { ...refusal, message };
}
