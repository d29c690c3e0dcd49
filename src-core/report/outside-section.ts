import { ABOUT_WORDS, INDEPENDENCE_WORDS, NAME_OF, OUTSIDE_WORDS, RELATION_WORDS } from '#core/contract';
import type { BesideViews, Confirmation, OutsideResult, OutsideView } from '#core/contract';

import type { Block, Cell, Section, Tone } from './document';
import { cell, paragraph, status, subheading } from './document';
import { sequenceText } from './words';

const TONES: Readonly<Record<OutsideResult, Tone>> = {
  confirms: 'good', 'confirms-part': 'idle', 'says-nothing': 'idle', 'at-odds': 'open', contradicts: 'bad', unusable: 'open',
};
/** Results that say something of the range that was examined. */
const TELLING: readonly OutsideResult[] = ['confirms', 'confirms-part', 'at-odds', 'contradicts'];

type Looked = { readonly beside: BesideViews };

const comparisons = ({ beside }: Looked, about: (one: Confirmation) => boolean): readonly Confirmation[] => (beside.outside?.confirmations ?? []).filter(about);

/** Why the two ends were not compared with anything; null where something spoke of them. */
export function endsNotCompared(looked: Looked): string | null {
  const own = comparisons(looked, ({ about }) => about !== 'replay');
  if (own.length === 0) return 'No head, status answer or neighbouring bundle was supplied.';
  return own.some(({ result }) => TELLING.includes(result)) ? null : 'Nothing that was supplied speaks of the ends of this bundle.';
}

/** Why the producer\u2019s answer was not compared; null where it was. */
export function answerNotCompared(looked: Looked): string | null {
  const own = comparisons(looked, ({ about }) => about === 'replay');
  if (own.length === 0) return 'None was supplied; the producer\u2019s service was not asked.';
  return own.some(({ result }) => TELLING.includes(result)) ? null : 'The answer supplied says nothing of this bundle\u2019s range, or cannot be used.';
}

/** Everything from outside the bundle that was compared with it, and how independent each is; nothing where there was none. */
export function outsideSections({ beside }: Looked): readonly Section[] {
  const view = beside.outside;
  if (view === undefined || view.confirmations.length === 0) return [];
  return [{
    title: 'From outside the bundle',
    ownPage: false,
    blocks: [
      paragraph('A chain that was made anew as a whole, or cut at its end, is sound in itself. What can show it is a record that whoever did it could not reach. How far a confirmation carries therefore depends on where the record was kept: what comes from the producer\u2019s own store confirms that the store agrees with itself.'),
      comparedTable(view.confirmations),
      ...answerTable(view),
    ],
  }];
}

function comparedTable(confirmations: readonly Confirmation[]): Block {
  return {
    kind: 'table',
    caption: 'What was compared, from where, and what came of it',
    columns: [{ title: 'Result', share: 0.17 }, { title: 'Source', share: 0.28 }, { title: 'What it shows', share: 0.55 }],
    rows: confirmations.map(({ source, about, independence, from, result, because }): readonly Cell[] => [
      status(TONES[result], OUTSIDE_WORDS[result]),
      { lines: [{ text: `${NAME_OF[source]}, about the ${ABOUT_WORDS[about]}`, as: 'strong' }, { text: INDEPENDENCE_WORDS[independence], as: 'plain' }, { text: from, as: 'mono' }] },
      cell(because),
    ]),
  };
}

function answerTable({ serverVerdict }: OutsideView): readonly Block[] {
  if (serverVerdict === null) return [];
  const where = serverVerdict.partsAt === null ? 'Nowhere do the two contradict each other.' : `The two part at entry ${sequenceText(serverVerdict.partsAt)}.`;
  return [
    subheading('The producer\u2019s verdict beside this one'),
    paragraph(where),
    {
      kind: 'table',
      caption: 'Members of the two verdicts',
      columns: [{ title: 'Member', share: 0.26 }, { title: 'Producer', share: 0.27 }, { title: 'This examination', share: 0.27 }, { title: 'Compared', share: 0.2 }],
      rows: serverVerdict.fields.map(({ name, theirs, ours, relation }): readonly Cell[] => [cell(name, 'mono'), cell(theirs ?? 'not stated', 'mono'), cell(ours ?? 'not stated', 'mono'), cell(RELATION_WORDS[relation])]),
    },
  ];
}
