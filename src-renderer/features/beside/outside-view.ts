import { ABOUT_WORDS, INDEPENDENCE_WORDS, NAME_OF, OUTSIDE_WORDS, RELATION_WORDS } from '#core/contract';
import type { OutsideResult, OutsideView } from '#core/contract';

import type { StatusView } from '../../ui/status';

const DRAWINGS: Readonly<Record<OutsideResult, Omit<StatusView, 'word'>>> = {
  confirms: { tone: 'pass', icon: 'check' },
  'confirms-part': { tone: 'calm', icon: 'dash' },
  'says-nothing': { tone: 'calm', icon: 'dash' },
  'at-odds': { tone: 'open', icon: 'question' },
  contradicts: { tone: 'fail', icon: 'cross' },
  unusable: { tone: 'open', icon: 'question' },
};

export type OutsideLine = { readonly key: string; readonly status: StatusView; readonly title: string; readonly independence: string; readonly because: string };
export type AnswerLine = { readonly name: string; readonly theirs: string; readonly ours: string; readonly relation: string; readonly differs: boolean };
export type OutsidePanel = { readonly lines: readonly OutsideLine[]; readonly answer: readonly AnswerLine[] };

/** What was compared with the bundle from outside it, and the producer's verdict member by member. */
export function toOutsidePanel({ confirmations, serverVerdict }: OutsideView): OutsidePanel {
  const lines = confirmations.map(({ source, about, independence, result, because }) => ({
    key: `${source} ${about}`, status: { ...DRAWINGS[result], word: OUTSIDE_WORDS[result] }, title: `${NAME_OF[source]}, ${ABOUT_WORDS[about]}`, independence: INDEPENDENCE_WORDS[independence], because,
  }));
  const answer = (serverVerdict?.fields ?? []).map(({ name, theirs, ours, relation }) => ({ name, theirs: theirs ?? '–', ours: ours ?? '–', relation: RELATION_WORDS[relation], differs: relation === 'differs' }));
  return { lines, answer };
}
