import { divergenceSentence, stretchText } from '#core/compare';
import type { Divergence, DivergentSide, Fit } from '#core/compare';

import type { StatusView } from '../../ui/status';

/** One copy's side of a stretch in which the copies part: what could be checked, from what lies before to what lies after. */
export type SideView = { readonly name: 'A' | 'B'; readonly fit: StatusView; readonly checks: readonly StatusView[] };
export type PartingView = { readonly title: string; readonly sentence: string; readonly sides: readonly SideView[] };

export const FITS: Readonly<Record<Fit, StatusView>> = {
  // Not the colour of a pass: consistent is not original.
  consistent: { tone: 'calm', icon: 'linked', word: 'consistent' },
  inconsistent: { tone: 'fail', icon: 'unlinked', word: 'not consistent' },
  'cannot-tell': { tone: 'open', icon: 'question', word: 'cannot tell' },
};

export function toPartingView(parting: Divergence): PartingView {
  return { title: `Around ${stretchText(parting)}`, sentence: divergenceSentence(parting), sides: [toSide('A', parting.a, parting), toSide('B', parting.b, parting)] };
}

function toSide(name: 'A' | 'B', side: DivergentSide, { before, after }: Divergence): SideView {
  const { linkBefore, linkAfter, brokenLinks } = side;
  const checks = [
    ...(linkBefore === 'none' ? [] : [link(linkBefore, before === null ? 'links to genesis' : `links to ${before}`, before === null ? 'does not link to genesis' : `does not link to ${before}`)]),
    content(side),
    ...(brokenLinks === 0 ? [] : [fail(`${brokenLinks} ${brokenLinks === 1 ? 'link' : 'links'} inside broken`)]),
    ...(linkAfter === 'none' || after === null ? [] : [link(linkAfter, `${after} links to it`, `${after} does not link to it`)]),
  ];
  return { name, fit: FITS[side.fit], checks };
}

const link = (fact: 'holds' | 'broken', holds: string, broken: string): StatusView => (fact === 'holds' ? { tone: 'calm', icon: 'linked', word: holds } : { tone: 'fail', icon: 'unlinked', word: broken });
const fail = (word: string): StatusView => ({ tone: 'fail', icon: 'unlinked', word });

function content({ entries, notRecomputing }: DivergentSide): StatusView {
  if (entries === 0) return { tone: 'calm', icon: 'dash', word: 'no entry' };
  if (notRecomputing === null) return { tone: 'open', icon: 'question', word: 'formula not known' };
  if (notRecomputing === 0) return { tone: 'calm', icon: 'check', word: entries === 1 ? 'recomputes' : `all ${entries} recompute` };
  return { tone: 'fail', icon: 'cross', word: entries === 1 ? 'does not recompute' : `${notRecomputing} of ${entries} ${notRecomputing === 1 ? 'does' : 'do'} not recompute` };
}
