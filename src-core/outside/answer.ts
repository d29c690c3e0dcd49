import { tokenText } from '#core/json';
import type { ByteWindow } from '#core/json';
import { readMembers, shownText } from '#core/evidence';
import type { Member, ValueSpan } from '#core/evidence';

/** Longest answer of the API that is read, in bytes. Real ones have a few hundred. */
export const MAX_ANSWER = 2 ** 20;

/** The members of an answer's own object, bare or in the envelope `{success, data}`. */
export type Answer = { readonly window: ByteWindow; readonly value: (name: string) => ValueSpan | undefined };

/**
 * Opens an answer of the producer's API from its file's bytes, or says in a clause why it cannot be used; an error
 * answer is told with its own code. The envelope is opened where the root has `success`; `success` must then be true.
 */
export function openAnswer(bytes: Uint8Array): Answer | { readonly fault: string } {
  if (bytes.length > MAX_ANSWER) return { fault: `it is longer than ${MAX_ANSWER} bytes` };
  const root = readMembers(bytes);
  if ('fault' in root) return root;
  const rootAnswer = answerOf(root.members, root.window);
  const success = rootAnswer.value('success');
  if (success === undefined) return isNothing(root.window, rootAnswer.value('error')) ? rootAnswer : errorAnswer(bytes, rootAnswer);
  if (literal(root.window, success) !== 'true') return errorAnswer(bytes, rootAnswer);
  const data = rootAnswer.value('data');
  if (data?.kind !== 'object') return { fault: 'it says "success": true and holds no object "data"' };
  const inner = readMembers(bytes.subarray(data.start, data.end));
  return 'fault' in inner ? inner : answerOf(inner.members, inner.window);
}

function answerOf(members: readonly Member[], window: ByteWindow): Answer {
  return { window, value: (name) => members.find((member) => member.name === name)?.value };
}

/** The API's error answers name their code at the root or under `error`. */
function errorAnswer(bytes: Uint8Array, root: Answer): { readonly fault: string } {
  const error = root.value('error');
  const under = error?.kind === 'object' ? readMembers(bytes.subarray(error.start, error.end)) : undefined;
  const inner = under === undefined || 'fault' in under ? undefined : answerOf(under.members, under.window);
  const quote = (name: string): string | undefined => (inner === undefined ? undefined : text(inner, name)) ?? text(root, name);
  const code = quote('code') ?? quote('errorCode') ?? text(root, 'error');
  const message = quote('message');
  return { fault: `it is an error answer of the API (${code === undefined ? 'without a code' : `"${code}"`}${message === undefined ? '' : `: ${message}`})` };
}

function text({ window, value }: Answer, name: string): string | undefined {
  const span = value(name);
  return span?.kind === 'string' ? shownText(window, span) : undefined;
}

const isNothing = (window: ByteWindow, span: ValueSpan | undefined): boolean => span === undefined || literal(window, span) === 'null';

/** A value's literal: `true`, `false` or `null`; undefined for other kinds. */
export function literal(window: ByteWindow, span: ValueSpan | undefined): string | undefined {
  return span?.kind === 'literal' ? tokenText(window, span.start, span.end) : undefined;
}
