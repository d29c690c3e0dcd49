import { stringText, tokenText } from '#core/json';
import type { ByteWindow } from '#core/json';
import { isAbsent, readMembers, readString, shownText } from '#core/evidence';
import type { ValueSpan } from '#core/evidence';
import type { RecordSpans } from './path-visitor';
import type { FieldPath } from './recipe';

/** Notes a field whose form is wrong. */
export type Blame = (path: FieldPath, expected: string) => void;

/** A value of a record, and the window that its span counts in. */
export type Found = { readonly window: ByteWindow; readonly span: ValueSpan };

/** The value at a path, undefined where any step of it is missing or no object. */
export function findField(record: Pick<RecordSpans, 'window' | 'members'>, [first, ...rest]: FieldPath): Found | undefined {
  const span = record.members.get(first);
  let found: Found | undefined = span === undefined ? undefined : { window: record.window, span };
  for (const name of rest) {
    if (found?.span.kind !== 'object') return undefined;
    const { window, span: outer } = found;
    const inner = readMembers(window.bytes.subarray(outer.start - window.base, outer.end - window.base));
    if ('fault' in inner) return undefined;
    const value = inner.members.find((member) => member.name === name)?.value;
    found = value === undefined ? undefined : { window: inner.window, span: value };
  }
  return found;
}

export const isNothing = (found: Found | undefined): boolean => found === undefined || isAbsent(found.window, found.span);
export const textIn = (found: Found | undefined): string | undefined => (found === undefined ? undefined : readString(found.window, found.span));
export const shownIn = (found: Found | undefined): string | undefined => (found === undefined ? undefined : shownText(found.window, found.span));

/** A whole number, written as a JSON integer or as a string of its digits (as some clients write 64-bit numbers). */
export function wholeNumber(found: Found | undefined): string | undefined {
  if (found === undefined || found.span.end - found.span.start > 1000) return undefined;
  const text = found.span.kind === 'number' ? tokenText(found.window, found.span.start, found.span.end) : textIn(found);
  return text !== undefined && /^(?:0|-?[1-9][0-9]*)$/.test(text) ? text : undefined;
}

/** A string's characters, however many. */
export const wholeText = (found: Found | undefined): string | undefined => (found?.span.kind === 'string' ? stringText(found.window, found.span.start, found.span.end) : undefined);
