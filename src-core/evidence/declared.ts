import { stringText, tokenText } from '#core/json';
import type { ByteWindow } from '#core/json';
import { isAbsent, shownText } from './entry';
import type { ValueSpan } from './entry';
import { parseSequence } from './sequence';
import type { Sequence } from './sequence';

/**
 * A value that bundle or manifest declares about itself: nothing, the value, or what stands there instead of one.
 */
export type Declared<T> =
  | { readonly state: 'absent' }
  | { readonly state: 'stated'; readonly value: T; readonly text: string }
  | { readonly state: 'malformed'; readonly text: string };

export const ABSENT = { state: 'absent' } as const;

/** Longest declared text that is read. */
const LONGEST = 4096;

/** A declared non-negative integer, of any size. */
export function declaredInteger(window: ByteWindow, span: ValueSpan | undefined): Declared<Sequence> {
  return declare(window, span, () => (span?.kind === 'number' && span.end - span.start <= LONGEST ? parseSequence(tokenText(window, span.start, span.end)) : undefined));
}

/** A declared string, put through a parser that gives undefined for a wrong form. */
export function declaredString<T>(window: ByteWindow, span: ValueSpan | undefined, parse: (text: string) => T | undefined): Declared<T> {
  return declare(window, span, () => (span?.kind === 'string' && span.end - span.start <= LONGEST ? parse(stringText(window, span.start, span.end)) : undefined));
}

/** The value where one is stated. */
export function statedValue<T>(declared: Declared<T>): T | undefined {
  return declared.state === 'stated' ? declared.value : undefined;
}

/** What stands there, for a person; null where nothing does. */
export function declaredText(declared: Declared<unknown>): string | null {
  return declared.state === 'absent' ? null : declared.text;
}

function declare<T>(window: ByteWindow, span: ValueSpan | undefined, read: () => T | undefined): Declared<T> {
  if (span === undefined || isAbsent(window, span)) return ABSENT;
  const value = read();
  const text = shownText(window, span);
  return value === undefined ? { state: 'malformed', text } : { state: 'stated', value, text };
}
