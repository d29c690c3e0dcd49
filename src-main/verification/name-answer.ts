import { explainAnswer, nameOfAnswer, recogniseAnswer, sketchDocument } from '#core/answers';
import type { AnswerKind } from '#core/answers';
import type { TraceForm } from '#core/payloads';
import type { Refusal } from '#core/evidence';

import type { EvidenceBytes } from '../sources';

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
 * whose members others use as well. In a trace, `success` may be the trace's own word; of a file of lines the first tells.
 * Throws SourceError.
 */
export function plainAnswer(file: Pick<EvidenceBytes, 'size' | 'readSpan'>, form: TraceForm['kind']): string | undefined {
  const bytes = file.readSpan(0, Math.min(file.size, LOOKED_AT));
  const { kind } = recogniseAnswer(sketchDocument(form === 'lines' ? firstLine(bytes) : bytes));
  if (kind === 'error') return form === 'single' || form === 'lines' ? undefined : 'an error answer of the API';
  return PLAIN.includes(kind) ? nameOfAnswer(kind) : undefined;
}

function firstLine(bytes: Uint8Array): Uint8Array {
  const end = bytes.indexOf(0x0a);
  return end < 0 ? bytes : bytes.subarray(0, end);
}

/** The refusal of a document that is no bundle, with what it is instead where it is an answer of the API. Throws SourceError. */
export function nameAnswer(file: Pick<EvidenceBytes, 'size' | 'readSpan'>, refusal: Refusal): Refusal {
  if (refusal.code !== 'not-a-bundle') return refusal;
  const message = explainAnswer(recogniseAnswer(sketchDocument(file.readSpan(0, Math.min(file.size, LOOKED_AT)))));
  return message === undefined ? refusal : { ...refusal, message };
}
