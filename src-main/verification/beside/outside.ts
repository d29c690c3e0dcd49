import type { OutsideSource } from '#core/contract';
import { parseStatedHead } from '#core/evidence';
import type { StatedHead } from '#core/evidence';
import { replayFacts } from '#core/assess';
import { MAX_ANSWER, Stretch, callsForSearch, decodeServerAnswer, decodeStatus, judgeNeighbour, judgeRecord, reconcile, situationOf, tellOutside, unusable } from '#core/outside';
import type { Compared, Judged, Reconciled } from '#core/outside';

import { withLikeness } from '../name-answer';
import { readStart } from '../read-start';
import { findChainHash } from './find-chain-hash';
import type { BesideContext, BesideLook } from './look';
import { withNeighbour } from './neighbour';

/** What each source speaks of, where it cannot be used. */
const ABOUT: Readonly<Record<OutsideSource, Judged['about']>> = { head: 'head', status: 'head', serverVerdict: 'replay', previous: 'start', next: 'head' };

/** Looks at what was supplied about the two ends of the bundle from outside it, and at the producer's own verdict. */
export const lookOutside: BesideLook = async (context) => {
  const { head, status, serverVerdict, previous, next } = context.supplied;
  const asked: [OutsideSource, string | null][] = [['head', head], ['status', status], ['serverVerdict', serverVerdict], ['previous', previous], ['next', next]];
  const ours = Stretch.of(context.reading, context.formula, context.readSpan);
  const compared: Compared[] = [];
  let reconciled: Reconciled | undefined;
  for (const [source, from] of asked) {
    if (from === null) continue;
    const answer = ours === undefined ? noEntries(source) : await LOOK[source](from, ours, context);
    if ('fields' in answer) reconciled = answer;
    compared.push({ source, from, sameArchive: isOfArchive(from, context), judged: 'fields' in answer ? answer.judged : answer });
  }
  if (compared.length === 0) return undefined;
  const { beside, view } = tellOutside(compared, reconciled);
  return { beside, views: { outside: view } };
};

const OF_AN_EMPTY_CHAIN: Judged = { about: 'head', result: 'says-nothing', because: 'The status answer supplied says that the chain held no entries: it is older than this bundle, or of another chain.', findings: [] };

const noEntries = (source: OutsideSource): Judged => unusable(source, ABOUT[source], 'this bundle has no entry to compare it with');

type Look = (from: string, ours: Stretch, context: BesideContext) => Promise<Judged | Reconciled>;

const LOOK: Readonly<Record<OutsideSource, Look>> = {
  head: async (typed, ours, context) => {
    const record = parseStatedHead(typed);
    return record === undefined ? unusable('head', 'head', 'it is not HASH or HASH@SEQUENCE') : lookAtRecord('head', record, ours, context);
  },
  status: async (path, ours, context) => {
    const bytes = readStart(path, MAX_ANSWER + 1);
    const decoded = decodeStatus(bytes);
    if ('fault' in decoded) return unusable('status', 'head', withLikeness(decoded.fault, bytes, 'status'));
    if (decoded.head === undefined) return OF_AN_EMPTY_CHAIN;
    return lookAtRecord('status', decoded.head, ours, context);
  },
  serverVerdict: async (path, stretch, { reading, formula }) => {
    const bytes = readStart(path, MAX_ANSWER + 1);
    const decoded = decodeServerAnswer(bytes);
    if ('fault' in decoded) return unusable('serverVerdict', 'replay', withLikeness(decoded.fault, bytes, 'verify'));
    return reconcile({ facts: replayFacts(reading, formula), stretch, formulaKnown: formula.known }, decoded.answer);
  },
  previous: (path, ours, context) => lookAtNeighbour('previous', path, ours, context),
  next: (path, ours, context) => lookAtNeighbour('next', path, ours, context),
};

/** The whole bundle is searched for the hash only where something would be said against the chain. */
async function lookAtRecord(recorder: 'head' | 'status', record: StatedHead, ours: Stretch, { reading, readSpan, pause }: BesideContext): Promise<Judged> {
  const direct = situationOf(ours, record, undefined);
  if (!callsForSearch(direct)) return judgeRecord(ours, record, direct, recorder);
  const index = await findChainHash(reading.columns, readSpan, record.chainHash, pause);
  const found = index === undefined ? undefined : ours.entryAt(index);
  return judgeRecord(ours, record, situationOf(ours, record, found), recorder);
}

const isOfArchive = (from: string, { sameArchive }: BesideContext): boolean => sameArchive.includes(from);

function lookAtNeighbour(side: 'previous' | 'next', path: string, ours: Stretch, context: BesideContext): Promise<Judged> {
  const { formula, pause } = context;
  const pinned = formula.state === 'pinned' ? formula.recipe : undefined;
  return withNeighbour(path, pinned, pause, (neighbour) => ('fault' in neighbour ? unusable(side, ABOUT[side], neighbour.fault) : judgeNeighbour(side, ours, neighbour, isOfArchive(path, context))));
}
