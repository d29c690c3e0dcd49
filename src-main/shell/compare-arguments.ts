import { parseArgs } from 'node:util';

import type { NeighbourPaths } from '../compare/neighbours';

export type CompareCall = { readonly a: string; readonly b: string; readonly neighbours: NeighbourPaths; readonly json: boolean };
type Parsed = { readonly kind: 'compare'; readonly call: CompareCall } | { readonly kind: 'help' } | { readonly kind: 'wrong'; readonly because: string };

export const COMPARE_USAGE = '       tamperscope compare A B [--previous BUNDLE] [--next BUNDLE] [--json]\n';

const OPTIONS = { previous: { type: 'string' }, next: { type: 'string' }, json: { type: 'boolean' }, help: { type: 'boolean', short: 'h' } } as const;

export function parseCompare(words: readonly string[]): Parsed {
  let parsed;
  try {
    parsed = parseArgs({ args: [...words], options: OPTIONS, allowPositionals: true, strict: true, tokens: true });
  } catch (error) {
    return { kind: 'wrong', because: error instanceof Error ? `${error.message.split(/\.\s/)[0] ?? ''}.`.replace('..', '.') : String(error) };
  }
  const { values, positionals, tokens } = parsed;
  if (values.help === true) return { kind: 'help' };
  const names = tokens.flatMap((token) => (token.kind === 'option' ? [token.name] : []));
  const twice = names.find((name, index) => names.indexOf(name) < index);
  if (twice !== undefined) return { kind: 'wrong', because: `--${twice} was given twice.` };
  const [, a = '', b = '', ...more] = positionals;
  if (a === '' || b === '') return { kind: 'wrong', because: 'compare needs two copies: compare A B.' };
  if (more.length > 0) return { kind: 'wrong', because: `Two copies are compared: "${more[0] ?? ''}" is one too many.` };
  for (const name of ['previous', 'next'] as const) if (values[name] === '') return { kind: 'wrong', because: `--${name} needs the name of a bundle.` };
  const { previous = null, next = null } = values;
  return { kind: 'compare', call: { a, b, neighbours: { previous, next }, json: values.json === true } };
}
