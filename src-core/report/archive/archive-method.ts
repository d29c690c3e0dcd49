import { recipeById } from '#core/replay';
import type { RecipeId } from '#core/replay';

import type { Section } from '../document';
import { fact, heading, mono, paragraph } from '../document';
import { FIRST_RULES, checksTable, instrumentFacts } from '../method-section';
import { FORMULA_OF } from '../words';
import { archiveChecks, archiveControlsText } from './archive-checks';
import type { ArchiveReportInput } from './archive-input';

const DEFAULT_RECIPE: RecipeId = 'adjudon-decision/text';

export function archiveMethod(input: ArchiveReportInput): Section {
  const { verdict, recipePinned } = input.archive;
  const recipe = recipeById(verdict.recipe ?? '')?.id ?? DEFAULT_RECIPE;
  return {
    title: 'Method',
    ownPage: false,
    blocks: [
      paragraph('Each bundle was read from its first byte to its last and never written to, and replayed by itself exactly as when it is opened alone: entries by ascending sequence, each stored prevHash compared with the stored chain hash of the entry before, each chain hash recomputed from the entry\u2019s own stored fields. The bundles were then laid end to end by their first sequence, and what lies between two neighbours was judged: whether they link, whether sequences are missing, whether both hold the same ones. Two bundles that hold the same sequences were read again and compared entry by entry. All were judged by one recipe, since one chain has one.'),
      heading('Formula'),
      paragraph(mono(FORMULA_OF[recipe].formula)),
      paragraph(FORMULA_OF[recipe].reading, ` ${FIRST_RULES}`),
      {
        kind: 'facts',
        facts: [
          fact('Recipe used', verdict.recipe ?? `none known; replayed with ${DEFAULT_RECIPE} for comparison only`, 'mono'),
          fact('Chosen', recipePinned ? 'set by the examiner' : 'the one that recomputes most entries of all bundles together; the published one wins a tie'),
        ],
      },
      heading('Checks'),
      checksTable(archiveChecks(input.archive)),
      heading('Negative controls'),
      paragraph(`${archiveControlsText(verdict)}${verdict.controls.seeded === 0 ? '' : ' In this same run, copies of neighbouring entries were damaged in memory, each copy in one known way, and read and judged by the code that judged the evidence. A change that is not detected ends the run without a verdict. They were planted in the first bundle of each way of reading on each thread: the same code reads the next.'}`),
      heading('Instrument'),
      { kind: 'facts', facts: instrumentFacts(input, verdict.replay) },
    ],
  };
}
