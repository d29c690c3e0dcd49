import { parseSequence } from '#core/evidence';
import type { Sequence } from '#core/evidence';

import { LISTED_BY_DEFAULT } from '../verification/look/lookups';
import { readOptions, wrong } from './read-options';
import type { NoCall } from './read-options';

/** A question that the API answers, put to evidence. */
export type LookupCall = { readonly evidence: string; readonly json: boolean } & (
  | { readonly command: 'entry'; readonly name: string; readonly anchors: string | null }
  | { readonly command: 'entries'; readonly beforeSeq: Sequence | null; readonly limit: number; readonly search: string }
  | { readonly command: 'status' }
);

type Parsed = { readonly kind: 'lookup'; readonly call: LookupCall } | NoCall;

// beforeSeq: as the API spells it, so that a script need not learn another name.
const OPTIONS = { 'before-seq': { type: 'string' }, beforeSeq: { type: 'string' }, limit: { type: 'string' }, search: { type: 'string' }, anchors: { type: 'string' }, json: { type: 'boolean' }, help: { type: 'boolean', short: 'h' } } as const;
const COMMANDS = ['entry', 'entries', 'status'] as const;

export const LOOKUP_USAGE = `       tamperscope entry EVIDENCE TRACE_ID|ID [--anchors PATH] [--json]
       tamperscope entries EVIDENCE [--before-seq N] [--limit N] [--search PREFIX] [--json]
       tamperscope status EVIDENCE [--json]
`;

/** True where the words name one of these commands, which stands first. */
export function isLookup(words: readonly string[]): boolean {
  return COMMANDS.some((command) => command === words[0]);
}

/** Reads the words of a question; wrong ones are told in a sentence. */
export function parseLookup(words: readonly string[]): Parsed {
  const read = readOptions(words, OPTIONS, { beforeSeq: 'before-seq' });
  if (read.kind !== 'read') return read;
  const values = { ...read.values, 'before-seq': read.values['before-seq'] ?? read.values.beforeSeq };
  const [command, evidence, ...rest] = read.positionals;
  if (evidence === undefined || evidence === '') return wrong('No evidence was named.');
  const idle = (['before-seq', 'limit', 'search'] as const).find((name) => command !== 'entries' && values[name] !== undefined);
  if (idle !== undefined) return wrong(`--${idle} belongs to the command entries.`);
  const given = { evidence, json: values.json === true };
  if (command !== 'entry' && values.anchors !== undefined) return wrong('--anchors belongs to the command entry.');
  if (command === 'entry') return entryCall(given, values.anchors ?? null, rest);
  if (rest.length > 0) return wrong(`"${rest[0] ?? ''}" is one word too many.`);
  return command === 'status' ? { kind: 'lookup', call: { ...given, command } } : listCall(given, values);
}

type Given = { readonly evidence: string; readonly json: boolean };

function entryCall(given: Given, anchors: string | null, [name, ...more]: readonly string[]): Parsed {
  if (name === undefined || name === '') return wrong('No trace id and no id was named.');
  if (more.length > 0) return wrong(`One entry at a time: "${more[0] ?? ''}" is one too many.`);
  return { kind: 'lookup', call: { ...given, command: 'entry', name, anchors } };
}

function listCall(given: Given, values: { readonly 'before-seq'?: string | undefined; readonly limit?: string | undefined; readonly search?: string | undefined }): Parsed {
  const beforeSeq = values['before-seq'] === undefined ? null : parseSequence(values['before-seq']);
  if (beforeSeq === undefined) return wrong(`--before-seq needs a whole number. Given: "${values['before-seq'] ?? ''}".`);
  const limit = values.limit === undefined ? LISTED_BY_DEFAULT : parseSequence(values.limit);
  if (limit === undefined || limit === 0) return wrong(`--limit needs a whole number from 1 on. Given: "${values.limit ?? ''}".`);
  return { kind: 'lookup', call: { ...given, command: 'entries', beforeSeq, limit: typeof limit === 'number' ? limit : Infinity, search: values.search ?? '' } };
}
