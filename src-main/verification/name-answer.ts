import { explainAnswer, recogniseAnswer, sketchDocument } from '#core/answers';
import type { Refusal } from '#core/evidence';

import type { EvidenceFile } from '../sources';

/** Of a document that is no bundle, so many bytes are looked at to say what it is. */
const LOOKED_AT = 2 ** 20;

/** The refusal of a document that is no bundle, with what it is instead where it is an answer of the API. Throws SourceError. */
export function nameAnswer(file: Pick<EvidenceFile, 'size' | 'readSpan'>, refusal: Refusal): Refusal {
  if (refusal.code !== 'not-a-bundle') return refusal;
  const message = explainAnswer(recogniseAnswer(sketchDocument(file.readSpan(0, Math.min(file.size, LOOKED_AT)))));
  return message === undefined ? refusal : { ...refusal, message };
}
