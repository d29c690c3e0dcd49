import { INDEPENDENCE_WORDS, NAME_OF, OUTSIDE_WORDS } from '#core/contract';
import type { BesideViews, OutsideResult } from '#core/contract';
import { nameUnseen } from '#core/words';

const MARKS: Readonly<Record<OutsideResult, string>> = { confirms: '✓', 'confirms-part': '–', 'says-nothing': '–', 'at-odds': '?', contradicts: '✗', unusable: '?' };

/** What was supplied from outside the bundle: what came of each, and how independent it is. The claims say why. */
export function outsideLines({ outside }: BesideViews): string[] {
  if (outside === undefined || outside.confirmations.length === 0) return [];
  const lines = outside.confirmations.map(({ source, about, result, independence }) => `  ${MARKS[result]} ${NAME_OF[source].padEnd(19)} ${about.padEnd(7)} ${OUTSIDE_WORDS[result].padEnd(16)} ${INDEPENDENCE_WORDS[independence]}`);
  const { serverVerdict } = outside;
  const differing = (serverVerdict?.fields ?? []).filter(({ relation }) => relation === 'differs').map(({ name, theirs, ours }) => `    ${name}: producer ${theirs ?? 'not stated'}, here ${ours ?? 'not stated'}`);
  return [`From outside\n${[...lines, ...differing.map(nameUnseen)].join('\n')}`];
}
