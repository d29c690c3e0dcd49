import { headline } from '#core/assess';
import type { Examination, LogChainView, LogView } from '#core/contract';
import { counted, cutTo, nameUnseen } from '#core/words';

import { claimsBlock, rowsBlock } from './blocks';
import { controlsLines } from './controls-line';
import { CONCLUSION_MARKS } from './marks';
import { drawBreak, toldFindings } from './summary';

const CHAINS = 5;

/** The verdict on a log for a person at a shell. Each value from outside is made inert by itself, as in the summary of a bundle. */
export function summariseLog({ verdict, surroundings, beside }: Examination, log: LogView): string {
  const [example] = surroundings.brokenExamples;
  const blocks = [
    `${CONCLUSION_MARKS[verdict.conclusion]}   ${nameUnseen(headline(verdict))}`,
    subject(verdict.subject, log),
    ...(log.chainCount > 1 ? [`Chains\n${log.chains.slice(0, CHAINS).map(chainLine).join('\n')}${log.chainCount > CHAINS ? `\n  \u2026 ${log.chainCount - CHAINS} more` : ''}`] : []),
    ...(example === undefined ? [] : [drawBreak(example)]),
    claimsBlock(verdict.claims),
    toldFindings(verdict),
    ...aster(log),
    ...controlsLines(beside),
    coverage(log),
  ];
  return `${blocks.join('\n\n')}\n`;
}

function subject(s: Examination['verdict']['subject'], { recipe, records, order, window }: LogView): string {
  const rows: [string, string][] = [
    ['Evidence', s.path],
    ['', `${counted(s.bytes, 'byte', 'bytes')}, ${counted(s.entryCount, 'record', 'records')}: ${records}`],
    ['SHA-256', s.sha256],
    ['Created', `${s.firstCreatedAt ?? '\u2013'} to ${s.lastCreatedAt ?? '\u2013'}`],
    ...(window === null ? [] : [['Window', `${window.start} to ${window.end}, both included`] as [string, string]]),
    ['Recipe', `${recipe.id} (${recipe.pinned ? 'named by the examiner' : 'taken from the records\u2019 members'})`],
    ['', recipe.path ?? 'built in'],
    ['', `SHA-256 ${recipe.sha256}`],
    ['Formula', cutTo(recipe.formula, 500)],
    ['Order', order],
  ];
  return rowsBlock(rows);
}

function chainLine({ name, hashed, fromGenesis, first, last }: LogChainView): string {
  return `  ${nameUnseen(cutTo(name ?? 'without a name', 80))}: ${hashed} with a hash, ${first} to ${last}, ${fromGenesis ? 'from genesis' : 'what came before was not supplied'}`;
}

/** The endpoint's own words beside ours: they may differ, and why is said. */
function aster({ aster: answered }: LogView): string[] {
  if (answered === null) return [];
  const { valid, brokenAt, reason, recordsVerified } = answered.answer;
  const lines = [`  valid ${String(valid)}, brokenAt ${brokenAt ?? 'null'}, recordsVerified ${recordsVerified}`, `  reason ${reason ?? 'null'}`];
  return [`Aster\u2019s endpoint would answer for ${nameUnseen(cutTo(answered.tenant, 80))}, were this file its whole table\n${lines.map(nameUnseen).join('\n')}`];
}

function coverage({ recipe: { covered }, hashName }: LogView): string {
  if (covered.length === 0) return 'What the hash covers is not published: an edit to a record without a change of its hash is invisible here.';
  return `${nameUnseen(cutTo(hashName, 80))} covers ${nameUnseen(cutTo(covered.join(', '), 500))}.\nAn edit to any other field is invisible to the replay.`;
}
