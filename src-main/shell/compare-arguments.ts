import type { NeighbourPaths } from '../compare/neighbours';
import { readOptions, wrong } from './read-options';
import type { NoCall } from './read-options';

export type CompareCall = { readonly a: string; readonly b: string; readonly neighbours: NeighbourPaths; readonly json: boolean };
type Parsed = { readonly kind: 'compare'; readonly call: CompareCall } | NoCall;

export const COMPARE_USAGE = '       tamperscope compare A B [--previous BUNDLE] [--next BUNDLE] [--json]\n';

const OPTIONS = { previous: { type: 'string' }, next: { type: 'string' }, json: { type: 'boolean' }, help: { type: 'boolean', short: 'h' } } as const;

export function parseCompare(words: readonly string[]): Parsed {
  const read = readOptions(words, OPTIONS);
  if (read.kind !== 'read') return read;
  const { values, positionals } = read;
  const [, a = '', b = '', ...more] = positionals;
  if (a === '' || b === '') return wrong('compare needs two copies: compare A B.');
  if (more.length > 0) return wrong(`Two copies are compared: "${more[0] ?? ''}" is one too many.`);
  for (const name of ['previous', 'next'] as const) if (values[name] === '') return wrong(`--${name} needs the name of a bundle.`);
  const { previous = null, next = null } = values;
  return { kind: 'compare', call: { a, b, neighbours: { previous, next }, json: values.json === true } };
}
