import type { ReplayAnswer } from '#core/assess';
import { recipeById } from '#core/replay';
import type { RecipeId } from '#core/replay';
import type { EntryDetail, Examination } from '#core/contract';
import { grouped } from '#core/words';

import type { Check } from './check';
import { TONE_OF_RESULT, checksOf } from './checks';
import { controlsBlocks } from './controls-check';
import type { Block, Cell, Section } from './document';
import { cell, fact, heading, mono, paragraph, status } from './document';
import { logMethod } from './log-method';
import type { ReportFrame, ReportInput } from './report-input';
import { shellLines } from './shell-lines';
import { FORMULA_OF, sequenceText } from './words';

const DEFAULT_RECIPE: RecipeId = 'adjudon-decision/text';

export const FIRST_RULES = 'The genesis prevHash is 64 zeros. The payload digest is documented as the SHA-256 of the trace in RFC 8785 form; for the chain it is taken as stored.';

export function methodSection(input: ReportInput): Section {
  const { examination } = input;
  const { log } = examination.beside;
  if (log !== undefined) {
    const blocks = [...logMethod(examination, log), ...workedExample(examination), heading('Instrument'), { kind: 'facts', facts: instrumentFacts(input, examination.verdict.replay) } as const];
    return { title: 'Method', ownPage: false, blocks };
  }
  const recipe = recipeById(examination.verdict.recipe ?? '')?.id ?? DEFAULT_RECIPE;
  return {
    title: 'Method',
    ownPage: false,
    blocks: [
      paragraph('The file was read once from its first byte to its last and never written to. Entries were walked by ascending sequence. For each, the stored prevHash was compared with the stored chain hash of the entry before, and the chain hash was recomputed from the entry\u2019s own stored fields. The walk continues from the stored values, so one edit is one finding and not a cascade, and it never stops early.'),
      heading('Formula'),
      paragraph(mono(FORMULA_OF[recipe].formula)),
      paragraph(FORMULA_OF[recipe].reading, ` ${FIRST_RULES}`),
      { kind: 'facts', facts: recipeFacts(examination) },
      ...workedExample(examination),
      heading('Checks'),
      checksTable(checksOf(examination)),
      ...controlsBlocks(examination),
      heading('Instrument'),
      { kind: 'facts', facts: instrumentFacts(input, examination.verdict.replay) },
    ],
  };
}

function recipeFacts({ verdict, surroundings }: Examination): readonly ReturnType<typeof fact>[] {
  const matches = Object.entries(surroundings.recipeMatches).map(([id, count]) => `${id}: ${grouped(count)}`).join('; ');
  return [
    fact('Recipe used', verdict.recipe ?? `none known; replayed with ${DEFAULT_RECIPE} for comparison only`, 'mono'),
    fact('Chosen', surroundings.recipePinned ? 'set by the examiner' : 'the one that recomputes most entries; the published one wins a tie'),
    fact('Entries recomputed', `${matches}; of ${String(surroundings.placed)} placed`),
  ];
}

/** One intact entry, worked through so that a reader can do the same by hand. */
function workedExample({ surroundings }: Examination): readonly Block[] {
  const entry = surroundings.workedExample;
  if (entry?.hash == null) return [heading('Worked example'), paragraph('No entry recomputes, so that none can be shown.')];
  return [
    heading(`Worked example: entry ${sequenceText(entry.row.sequence)}`),
    partsTable(entry, entry.hash.parts),
    { kind: 'mono', caption: `Preimage, ${String(entry.hash.preimageBytes)} bytes${entry.hash.preimageIs === 'hex' ? ', in hex' : ''}`, lines: [entry.hash.preimage] },
    { kind: 'comparison', caption: 'Recomputed and stored chain hash', values: [{ label: 'recomputed', text: entry.hash.recomputed }, { label: 'stored', text: entry.hash.stored }], firstDifference: null },
    { kind: 'mono', caption: 'The same in a shell', lines: shellLines(entry.hash) },
  ];
}

function partsTable(entry: EntryDetail, parts: readonly { readonly field: string; readonly text: string }[]): Block {
  return {
    kind: 'table',
    caption: `The parts of the preimage of entry ${sequenceText(entry.row.sequence)}, in order`,
    columns: [{ title: 'Field', share: 0.2 }, { title: 'Value as stored', share: 0.8 }],
    rows: parts.map((part): readonly Cell[] => [cell(part.field, 'mono'), cell(part.text, 'mono')]),
  };
}

export function checksTable(checks: readonly Check[]): Block {
  return {
    kind: 'table',
    caption: 'Every check, its result and what it rests on',
    columns: [{ title: 'Result', share: 0.17 }, { title: 'Check', share: 0.38 }, { title: 'Basis', share: 0.45 }],
    rows: checks.map((check): readonly Cell[] => [status(TONE_OF_RESULT[check.result], check.result), cell(check.name), cell(check.why)]),
  };
}

/** With what, and when. */
export function instrumentFacts({ tool, network }: ReportFrame, replay: ReplayAnswer): readonly ReturnType<typeof fact>[] {
  return [
    fact('Tool', `Tamperscope ${tool.version}`),
    fact('Runtime', tool.runtime),
    fact('System', tool.os),
    fact('Libraries', tool.dependencies.map(({ name, version }) => `${name} ${version}`).join(', ')),
    fact('Replay', `finished ${replay.verifiedAt}, took ${String(replay.durationMs)} ms`),
    fact('Network', network),
  ];
}
