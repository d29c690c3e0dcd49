import { shorten } from '#core/words';

import { TAG, inside } from './der';
import type { Der } from './der';
import { oidText, stringValue } from './der-values';

const SHORT: ReadonlyMap<string, string> = new Map([
  ['2.5.4.3', 'CN'], ['2.5.4.10', 'O'], ['2.5.4.11', 'OU'], ['2.5.4.6', 'C'], ['2.5.4.7', 'L'], ['2.5.4.8', 'ST'], ['2.5.4.5', 'serialNumber'], ['2.5.4.97', 'organizationIdentifier'],
]);

/** A name of thousands of parts would otherwise stand in every sentence about its token. */
const LONGEST_SHOWN = 500;

/** A distinguished name for a person, cut to 500 characters, and its parts one by one. Certificates are matched by a name's bytes, never by this. */
export type Name = { readonly text: string; readonly parts: readonly string[] };

/** Reads an X.501 name, in the order in which it stands; undefined where it is none. */
export function readName(value: Der | undefined): Name | undefined {
  const parts: { type: string; text: string }[] = [];
  for (const set of inside(value, TAG.sequence) ?? [undefined]) {
    for (const pair of inside(set, TAG.set) ?? [undefined]) {
      const [type, text, ...more] = inside(pair, TAG.sequence) ?? [];
      const dotted = oidText(type);
      if (dotted === undefined || text === undefined || more.length > 0) return undefined;
      parts.push({ type: SHORT.get(dotted) ?? dotted, text: stringValue(text) });
    }
  }
  const whole = parts.map(({ type, text }) => `${type}=${text}`).join(', ');
  return { text: shorten(whole, LONGEST_SHOWN), parts: parts.map(({ text }) => text) };
}
