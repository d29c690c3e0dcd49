import type { Beside, Claim } from '#core/assess';
import type { Confirmation, Independence, OutsideResult, OutsideSource, OutsideView } from '#core/contract';
import { shorten } from '#core/words';

import type { Judged } from './judged';
import type { Reconciled } from './reconcile';

/** One comparison that was asked for: with what, from where (`sameArchive`: from where the bundle itself lies), and what came of it. */
export type Compared = { readonly source: OutsideSource; readonly from: string; readonly sameArchive: boolean; readonly judged: Judged };

const INDEPENDENCE: Readonly<Record<OutsideSource, Independence>> = {
  head: 'examiner', status: 'producer-service', serverVerdict: 'producer-service', previous: 'producer-export', next: 'producer-export',
};

const LONGEST_SHOWN = 1024;

/** Findings, claims and view of everything that was compared, in the order given. */
export function tellOutside(compared: readonly Compared[], reconciled: Reconciled | undefined): { readonly beside: Beside; readonly view: OutsideView } {
  const judged = compared.map((one) => one.judged);
  const claims = (['start', 'head'] as const).flatMap((name) => claimOf(name, judged) ?? []);
  const confirmations = compared.map(({ source, from, sameArchive, judged: { about, result, because } }): Confirmation => {
    return { source, about, independence: sameArchive ? 'same-archive' : INDEPENDENCE[source], from: shorten(from, LONGEST_SHOWN), result, because };
  });
  const serverVerdict = reconciled === undefined ? null : { fields: reconciled.fields, partsAt: reconciled.partsAt };
  return { beside: { findings: judged.flatMap(({ findings }) => findings), claims }, view: { confirmations, serverVerdict } };
}

/** What speaks first: a contradiction, then what confirms, then what could not. */
const ORDER: readonly OutsideResult[] = ['contradicts', 'at-odds', 'confirms', 'confirms-part', 'says-nothing', 'unusable'];

/**
 * A claim from all that was compared for it: refuted by any contradiction, else proved by any confirmation (contract
 * section 5), else not provable. Every comparison has its sentence, with how independent a confirmation is.
 */
function claimOf(name: 'start' | 'head', judged: readonly Judged[]): Claim | undefined {
  const own = judged.filter(({ about }) => about === name);
  if (own.length === 0) return undefined;
  const results = new Set(own.map(({ result }) => result));
  const state = results.has('contradicts') ? 'refuted' : results.has('confirms') ? 'proved' : 'not-provable';
  const because = ORDER.flatMap((result) => own.filter((one) => one.result === result)).map((one) => one.because).join(' ');
  return { claim: name, state, because };
}
