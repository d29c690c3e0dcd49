import type { Examination, LogView } from '#core/contract';

import { runRule } from './checks';
import type { Check } from './check';
import type { Rule } from './checks';
import { controlsCheck } from './controls-check';

const nothing = (log: LogView): string | null => (log.counts.judged === 0 ? 'No record with a hash was examined.' : null);
const noFormula = (log: LogView): string | null => nothing(log) ?? (log.recipe.covered.length === 0 ? 'The formula is not published.' : null);

type LogRule = Omit<Rule, 'notRun'> & { readonly notRun?: (log: LogView) => string | null };

const RULES: readonly LogRule[] = [
  { name: 'Records and their fields have the form that the recipe states', codes: ['malformed-entry', 'malformed-field', 'empty-bundle', 'records-missing'], fine: 'Every field that the recipe names, of every record.' },
  { name: 'A record with a hash was examined', codes: ['nothing-examined'], fine: 'At least one was.' },
  { name: 'The recipe is that of the log', codes: ['unknown-recipe', 'recipe-near-miss', 'recipe-inferred', 'content-not-claimed'], fine: 'It recomputes records, and the examiner named it.', notRun: nothing },
  { name: 'Content: each record recomputes to its stored hash', codes: ['chain-hash-mismatch', 'content-unjudged', 'precision-recovered'], fine: 'Recomputed for every record that carries a hash.', notRun: noFormula },
  { name: 'Link: each previous hash is the stored hash of the record before in its chain', codes: ['prev-hash-mismatch'], fine: 'Compared for every record that has one before it.', notRun: nothing },
  { name: 'Genesis stands at the beginning of a chain and nowhere else', codes: ['wrong-genesis'], fine: 'Compared for every record.', notRun: nothing },
  { name: 'No record is missing by its number', codes: ['sequence-gap'], fine: 'No gap, or the recipe says that gaps are normal.', notRun: nothing },
  { name: 'No record stands twice', codes: ['duplicate-sequence', 'fork'], fine: 'No two records of a chain share their order.', notRun: nothing },
  { name: 'Every record carries a hash', codes: ['unhashed-records'], fine: 'None is without.' },
  { name: 'Records stand in their order in the file', codes: ['out-of-order-entries'], fine: 'None stands behind a later one of its chain.', notRun: nothing },
  { name: 'Times do not run backwards', codes: ['time-regression'], fine: 'None does, or the recipe does not say that times only grow.', notRun: nothing },
  { name: 'All records of the file were examined', codes: ['outside-window'], fine: 'No window was asked for, or none lies outside it.' },
];

const NOT_RUN: readonly Check[] = [
  ['Anything outside the log', 'Heads, status answers, anchors, time-stamps and manifests belong to decision bundles; nothing from outside this log was consulted.'],
].map(([name = '', why = '']) => ({ name, result: 'not run', why }));

/** Every check of a log in the order of the method: what was done and how it came out, then what was not done and why. */
export function logChecks(examination: Examination, log: LogView): readonly Check[] {
  return [
    { name: 'Document is strict JSON (RFC 8259, UTF-8, no key twice)', result: 'ok', why: 'Scanned to its last byte, line by line where it is NDJSON; otherwise there would be no verdict.' },
    ...RULES.map(({ notRun, ...rule }) => runRule({ ...rule, notRun: () => notRun?.(log) ?? null }, examination)),
    controlsCheck(examination),
    ...NOT_RUN,
  ];
}
