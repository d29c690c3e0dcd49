import type { AskedDates } from '#core/contract';
import { counted, countedIfAny } from '#core/words';

import type { ArchiveVerdict, DayVerdict } from './archive-verdict';
import { isAbsentDay } from './day-verdict';

type Told = Pick<ArchiveVerdict, 'conclusion' | 'replay' | 'claims' | 'days' | 'findings' | 'omitted' | 'recipe' | 'asked'>;

/** The conclusion in a sentence that claims no more than the findings do: the same at shell, window and in the report. */
export function archiveHeadline(told: Told): string {
  // Against who handled the folder, if against anybody: a break there must not be quoted as one of the bucket's.
  const isTouched = told.conclusion === 'failed' && told.findings.some(({ code }) => code === 'changed-since-fetch');
  const own = `${ownHeadline(told)}${onlyAsked(told.asked)}`;
  return isTouched ? `${own} Files of the case folder are no longer what was fetched: see the findings before anybody is blamed.` : own;
}

/** A verdict on some days must not be quoted as one on the archive. */
function onlyAsked(asked: AskedDates | undefined): string {
  return asked === undefined ? '' : ` Only dates ${datesText(asked)} were examined.`;
}

/** "from 2026-05-06 to 2026-05-08", either end alone where only that was asked for. */
export function datesText({ from, to }: AskedDates): string {
  return [from === null ? '' : `from ${from}`, to === null ? '' : `${from === null ? 'up ' : ''}to ${to}`].filter((part) => part !== '').join(' ');
}

function ownHeadline({ conclusion, replay, claims, days, findings, omitted, recipe }: Told): string {
  const count = (state: DayVerdict['conclusion']): number => days.filter((day) => day.conclusion === state).length;
  const absent = days.filter(isAbsentDay).length;
  const bundles = days.length - count('missing');
  const interior = claims.find(({ claim }) => claim === 'interior')?.state;
  if (conclusion === 'failed') {
    if (replay.brokenAtSequence === null) return 'The archive fails. The chain itself shows no break; the findings say what does not hold.';
    // While a formula is not known, what its replay calls broken breaks nothing.
    return interior === 'refuted' ? `The chain is broken at sequence ${replay.brokenAtSequence}.` : 'The archive fails; the findings say what does not hold. Whether the chain is broken could not be judged.';
  }
  if (conclusion === 'indeterminate') {
    if (recipe === null && replay.totalChecked > 0) return 'Whether the chain holds cannot be told: no known formula recomputes an entry.';
    const gaps = findings.filter(({ code }) => code === 'missing-range').length + (omitted?.['missing-range'] ?? 0);
    const parts = [
      countedIfAny(count('missing'), 'date without a bundle', 'dates without a bundle'),
      countedIfAny(gaps, 'range of sequences in no bundle', 'ranges of sequences in no bundle'),
      countedIfAny(count('unreadable') - absent, 'bundle that could not be read', 'bundles that could not be read'),
      countedIfAny(absent, 'bundle of the bucket that is not here', 'bundles of the bucket that are not here'),
    ];
    // Where no entry was looked at, "no tampering was found" would be true, and quoted as a result.
    const opening = replay.totalChecked === 0 ? 'Nothing could be judged' : 'No tampering was found in what could be judged, but not all of it could';
    return `${opening}: ${parts.filter((part) => part !== '').join(', ') || 'see the findings'}.`;
  }
  if (interior !== 'proved') return `Nothing that could be judged fails over ${counted(bundles, 'bundle', 'bundles')}, but not all of the chain is there; the findings say what is missing.`;
  const state = claims.find(({ claim }) => claim === 'head')?.state;
  const head = state === 'proved' ? 'Head proved.' : state === 'attested' ? 'Head attested, not proved.' : 'Head not proved.';
  return `Chain intact over ${counted(bundles, 'bundle', 'bundles')}. ${head}`;
}
