import type { Examination, LogView } from '#core/contract';
import { counted } from '#core/words';

import { TONE_OF_RESULT } from './checks';
import { controlsBlocks } from './controls-check';
import type { Block, Cell } from './document';
import { cell, fact, heading, mono, paragraph, status } from './document';
import { logChecks } from './log-checks';

/** How a log was examined: what was walked, under which recipe (printed with its hash), and how each check came out. */
export function logMethod(examination: Examination, log: LogView): readonly Block[] {
  return [
    paragraph('The file was read once from its first byte to its last and never written to. Its records were walked in the order that the recipe states, each chain by itself. For each, the stored previous hash was compared with the stored hash of the record before in its chain, and the hash was recomputed from the record\u2019s own stored fields where the recipe holds a formula. The walk continues from the stored values, so one edit is one finding and not a cascade, and it never stops early.'),
    paragraph('In this report an entry is a record of the log; the chain hash is its member ', mono(log.hashName), ', and prevHash its member ', mono(log.previousName), '. Where the log is ordered by its file, the sequence is the record\u2019s place in the file, from 1.'),
    heading('Formula'),
    paragraph(mono(log.recipe.formula)),
    { kind: 'facts', facts: recipeFacts(log) },
    ...recipeText(log),
    ...chainsTable(log),
    ...windowBlocks(log),
    ...asterBlocks(log),
    heading('Checks'),
    {
      kind: 'table',
      caption: 'Every check, its result and what it rests on',
      columns: [{ title: 'Result', share: 0.17 }, { title: 'Check', share: 0.38 }, { title: 'Basis', share: 0.45 }],
      rows: logChecks(examination, log).map((check): readonly Cell[] => [status(TONE_OF_RESULT[check.result], check.result), cell(check.name), cell(check.why)]),
    },
    ...controlsBlocks(examination),
  ];
}

function recipeFacts({ recipe, genesis, order, group, counts }: LogView): readonly ReturnType<typeof fact>[] {
  return [
    fact('Recipe', `${recipe.id}: ${recipe.title}`),
    fact('Recipe file', recipe.path ?? 'built in', 'mono'),
    fact('SHA-256 of it', recipe.sha256, 'mono'),
    fact('Chosen', recipe.pinned ? 'set by the examiner' : 'the first built-in recipe whose marks the first records show'),
    fact('Covered', recipe.covered.length === 0 ? 'not published' : recipe.covered.join(', '), 'mono'),
    fact('Genesis', genesis, 'mono'),
    fact('Order', order),
    fact('Chains by', group ?? 'one chain only', group === null ? 'plain' : 'mono'),
    fact('Recomputed', `${counts.recomputed} of ${counted(counts.judged, 'record', 'records')} examined${counts.recovered > 0 ? `, ${counts.recovered} of them only with digits of the time that storage lost` : ''}`),
    fact('Links', `${counts.links - counts.brokenLinks} of ${counts.links} hold`),
  ];
}

/** The recipe is data and says all that was computed: printed, so that a reader needs nothing else. */
function recipeText({ recipe: { text, textCut } }: LogView): readonly Block[] {
  const lines = text.replace(/\n$/, '').split('\n');
  return [{ kind: 'mono', caption: `The recipe\u2019s file${textCut ? ', its first 16,384 characters; the SHA-256 above is that of the whole' : ''}`, lines }];
}

function chainsTable({ chains, chainCount }: LogView): readonly Block[] {
  if (chainCount === 0) return [];
  return [{
    kind: 'table',
    caption: chainCount > chains.length ? `The first ${chains.length} of ${chainCount} chains` : 'The chains of the log',
    columns: [{ title: 'Chain', share: 0.2 }, { title: 'Records', share: 0.2 }, { title: 'Begins', share: 0.18 }, { title: 'Last hash', share: 0.42 }],
    rows: chains.map(({ name, hashed, judged, first, last, fromGenesis, lastHash }): readonly Cell[] => [
      cell(name ?? 'the only one, or without a name'),
      cell(`${hashed} with a hash, ${judged} examined, ${first} to ${last}`),
      cell(fromGenesis ? 'from genesis' : 'later: what came before was not supplied'),
      cell(lastHash ?? 'malformed', 'mono'),
    ]),
  }];
}

function windowBlocks({ window, counts }: LogView): readonly Block[] {
  if (window === null) return [];
  return [heading('Window'), paragraph('Only records from ', mono(window.start), ' to ', mono(window.end), `, both included, were examined; ${counts.outside} outside it were not. The first record of a chain in the window was compared with the one before it in the file.`)];
}

function asterBlocks({ aster }: LogView): readonly Block[] {
  if (aster === null) return [];
  const { valid, brokenAt, reason, recordsVerified } = aster.answer;
  return [
    heading('The endpoint\u2019s own answer'),
    paragraph('Aster\u2019s verification endpoint would answer the following for the tenant ', mono(aster.tenant), ', were this file its whole table. It stops at the first break and calls tampered whatever does not recompute as stored; these are its words, the conclusion of this report does not rest on them.'),
    { kind: 'facts', facts: [fact('valid', String(valid), 'mono'), fact('brokenAt', brokenAt ?? 'null', 'mono'), fact('reason', reason ?? 'null', 'mono'), fact('recordsVerified', String(recordsVerified), 'mono')] },
  ];
}
