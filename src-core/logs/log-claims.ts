import type { Claim, ClaimState } from '#core/assess';
import { counted } from '#core/words';
import type { LogReading } from './log-replay';

type Stated = { readonly state: ClaimState; readonly because: string };

/** Whether the formula is known: without one contents are not claimed, with one that fits nothing neither are links. */
export type LogFormula = 'known' | 'none' | 'unknown';

/** What a log proves and what it cannot. Each sentence says why, and no more. */
export function makeLogClaims(reading: LogReading, formula: LogFormula): Claim[] {
  return [
    { claim: 'interior', ...interior(reading, formula) },
    { claim: 'links', ...links(reading, formula) },
    { claim: 'contents', ...contents(reading, formula) },
    { claim: 'start', ...start(reading, formula) },
    { claim: 'head', state: 'not-provable', because: 'Nothing outside the log confirms the last hash of any chain: a cut tail, or a chain recomputed as a whole, would look the same.' },
  ];
}

const no = (because: string): Stated => ({ state: 'not-provable', because });

function interior(reading: LogReading, formula: LogFormula): Stated {
  const l = links(reading, formula);
  const c = contents(reading, formula);
  const refuted = [l, c].filter(({ state }) => state === 'refuted').map(({ because }) => because);
  if (refuted.length > 0) return { state: 'refuted', because: refuted.join(' ') };
  if (c.state !== 'proved') return c;
  return l.state === 'proved' || reading.walk.counts.links === 0 ? { state: 'proved', because: c.because } : l;
}

function links({ walk: { counts } }: LogReading, formula: LogFormula): Stated {
  if (counts.judged === 0) return no('No record with a hash was examined, so there is no link.');
  if (formula === 'unknown') return no('Neither formula nor links fit these records, so nothing says that they are a chain of this kind.');
  if (counts.brokenLinks > 0) return { state: 'refuted', because: `${counted(counts.brokenLinks, 'link does', 'links do')} not hold.` };
  if (counts.links === 0) return no('There is no link inside the range.');
  return { state: 'proved', because: `${counts.links === 1 ? 'The one link holds' : `All ${counts.links} links hold`}.` };
}

function contents({ walk: { counts }, unplaced }: LogReading, formula: LogFormula): Stated {
  if (counts.judged === 0) return no('No record with a hash was examined, so nothing was recomputed.');
  if (formula === 'none') return no('The formula of this log is not published: its content is not claimed until a recipe is supplied.');
  if (formula === 'unknown') return no('The recipe recomputes no record, so contents could not be judged.');
  if (counts.brokenContents > 0) return { state: 'refuted', because: `${counted(counts.brokenContents, 'record does', 'records do')} not recompute.` };
  if (counts.outsideBetween > 0) return no('Records that the window left out stand between examined ones and do not recompute.');
  if (counts.unjudged > 0) return no(`${counted(counts.unjudged, 'record', 'records')} could not be recomputed under this recipe; ${counts.recomputed} of ${counts.judged} recompute.`);
  return { state: 'proved', because: `${counts.judged === 1 ? 'The one record that carries a hash recomputes' : `All ${counts.judged} records that carry a hash recompute`}.${aside(counts.recovered, counts.unhashed, unplaced)}` };
}

function aside(recovered: number, unhashed: number, unplaced: number): string {
  const parts: string[] = [];
  if (recovered > 0) parts.push(`${counted(recovered, 'of them only with digits of its time', 'of them only with digits of their times')} that storage lost.`);
  if (unhashed > 0) parts.push(`${counted(unhashed, 'record carries no hash and is', 'records carry no hash and are')} outside this claim.`);
  if (unplaced > 0) parts.push(`${counted(unplaced, 'element', 'elements')} could not be placed.`);
  return parts.length === 0 ? '' : ` ${parts.join(' ')}`;
}

function start({ walk: { chains, counts } }: LogReading, formula: LogFormula): Stated {
  const all = [...chains.values()];
  if (all.length === 0) return no('There is no first record.');
  if (formula === 'unknown') return no('Neither formula nor links fit these records, so nothing says where a chain begins.');
  if (counts.wrongGenesis > 0) return { state: 'refuted', because: `${counted(counts.wrongGenesis, 'record breaks', 'records break')} the genesis rule.` };
  const before = all.filter(({ startsInside }) => !startsInside).length;
  if (before > 0) return no(`${before} of ${counted(all.length, 'chain begins', 'chains begin')} outside the window, where nothing was examined.`);
  const begun = all.filter(({ startsAtGenesis }) => startsAtGenesis).length;
  if (begun < all.length) return no(`${begun} of ${counted(all.length, 'chain begins', 'chains begin')} from genesis; what came before the others was not supplied.`);
  if (formula === 'none') return no('Each chain begins with the genesis value, but the formula is not published, so no first record could be recomputed.');
  const unsound = all.filter(({ firstRecomputes }) => !firstRecomputes).length;
  if (unsound > 0) return no(`The first record of ${unsound} of ${counted(all.length, 'chain', 'chains')} carries the genesis value and does not recompute, so that it may have been given it later.`);
  return { state: 'proved', because: all.length === 1 ? 'The first record begins from genesis.' : `All ${all.length} chains begin from genesis.` };
}
