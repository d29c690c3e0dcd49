import type { BesideFinding, ReplayFacts } from '#core/assess';
import type { OutsideView, ServerRelation } from '#core/contract';
import { compareSequences } from '#core/evidence';
import type { Sequence } from '#core/evidence';

import { placeOf } from './judged';
import type { Judged } from './judged';
import { SERVER_MEMBERS } from './server-answer';
import type { ServerAnswer, ServerMember } from './server-answer';
import type { Stretch } from './stretch';

/** Our side of the comparison. `formulaKnown` false: our "not verified" accuses nobody. */
export type OurVerdict = { readonly facts: ReplayFacts; readonly stretch: Stretch; readonly formulaKnown: boolean };

export type Reconciled = { readonly judged: Judged; readonly partsAt: Sequence | null; readonly fields: NonNullable<OutsideView['serverVerdict']>['fields'] };

type Outcome = {
  readonly result: Judged['result'];
  readonly because: string;
  /** Members that cannot both be right. */
  readonly differing: readonly ServerMember[];
  readonly partsAt: Sequence | null;
  readonly severity?: 'fail' | 'indeterminate' | 'warning';
};

const isBefore = (a: Sequence, b: Sequence): boolean => compareSequences(a, b) < 0;

/**
 * The producer's verdict beside ours: where they agree, or exactly where they cannot both be right. A member that differs
 * because the two speak of other ranges is no disagreement.
 */
export function reconcile(ours: OurVerdict, theirs: ServerAnswer): Reconciled {
  const { severity, because, result, partsAt, differing } = decide(ours, theirs);
  const findings = severity === undefined ? [] : [findingAt(ours.stretch, theirs, partsAt, because, severity, differing, ours.facts)];
  return { judged: { about: 'replay', result, because, findings }, partsAt, fields: compareFields(ours.facts, theirs, differing) };
}

function decide(ours: OurVerdict, theirs: ServerAnswer): Outcome {
  if (!ours.formulaKnown) return plain('says-nothing', "No known formula recomputes this bundle, so there is nothing to hold the producer's verdict against.");
  return theirs.verified ? theyPass(ours, theirs, theirs.to ?? 0) : theyFail(ours, theirs.brokenAtSequence ?? 0, theirs.brokenReason);
}

const plain = (result: Judged['result'], because: string): Outcome => ({ result, because, differing: [], partsAt: null });

/** They call the range from..to sound. */
function theyPass({ facts, stretch }: OurVerdict, { from, totalChecked }: ServerAnswer, to: Sequence): Outcome {
  const said = `The producer calls ${range(from, to)} verified`;
  if (isBefore(to, stretch.first) || isBefore(stretch.last, from)) return plain('says-nothing', `${said}, which holds no entry of this bundle.`);
  const brokenAt = facts.brokenAtSequence;
  const isSeen = brokenAt !== null && !isBefore(to, brokenAt) && !isBefore(brokenAt, from);
  if (isSeen) return contradiction(said, brokenAt);
  const isWhole = !isBefore(to, stretch.last) && !isBefore(stretch.first, from);
  const isSameRange = isWhole && compareSequences(to, stretch.last) === 0 && compareSequences(from, stretch.first) === 0;
  if (isSameRange && totalChecked !== undefined && totalChecked !== facts.totalChecked) return otherCount(said, totalChecked, facts.totalChecked);
  if (isWhole) return plain('confirms', `${said}, and the replay finds every entry of this bundle sound as well. ${BOUND}`);
  const rest = brokenAt === null ? 'the replay finds those of its entries that this bundle holds sound as well' : `the replay finds the first break outside that range, at ${brokenAt}`;
  return plain('confirms-part', `${said}, and ${rest}. Of the other entries of this bundle it says nothing.`);
}

const BOUND = 'It states no hash, so it confirms neither head nor start.';

function otherCount(said: string, theirs: Sequence, ours: number): Outcome {
  const because = `${said}, as the replay does, but counts ${theirs} entries where this bundle holds ${ours}.`;
  return { result: 'confirms-part', because, differing: ['totalChecked'], partsAt: null, severity: 'warning' };
}

function contradiction(said: string, brokenAt: Sequence): Outcome {
  const because = `${said}, but the replay of this bundle breaks at ${brokenAt}: the bundle is not what the producer checked, or the answer is wrong.`;
  return { result: 'contradicts', because, differing: ['verified', 'ok', 'lastValidSequence', 'brokenAtSequence', 'brokenReason'], partsAt: brokenAt, severity: 'fail' };
}

/** They name one break, the first of their walk, and call all before it sound. */
function theyFail(ours: OurVerdict, at: Sequence, reason: string | undefined): Outcome {
  const { facts, stretch } = ours;
  const said = `The producer's own check says that the chain is broken at ${at}`;
  const brokenAt = facts.brokenAtSequence;
  if (isBeforeOurs(at, reason, stretch)) {
    return outOfRange(brokenAt === null, `${said}, ${isBefore(at, stretch.first) ? `before this bundle begins at ${stretch.first}` : 'in the link to what came before this bundle'}: nothing here can show it, and of later entries the answer says nothing.`, 'says-nothing');
  }
  if (brokenAt !== null && isBefore(brokenAt, at)) return contradiction(`${said} and nowhere before`, brokenAt);
  if (isBefore(stretch.last, at)) return outOfRange(true, `${said}, after this bundle ends at ${stretch.last}, and nowhere before: of the entries here, both find every one sound.`, 'confirms');
  if (brokenAt !== null && compareSequences(brokenAt, at) === 0) return sameBreak(ours, at, reason, said);
  const because = `${said}, where the replay of this bundle finds the entry sound${brokenAt === null ? '' : `; the replay breaks only at ${brokenAt}`}: the producer's store and this bundle differ there, or the answer is wrong.`;
  return { result: 'at-odds', because, differing: brokenAt === null ? ['verified', 'ok', 'lastValidSequence', 'brokenAtSequence', 'brokenReason'] : ['lastValidSequence', 'brokenAtSequence'], partsAt: at, severity: 'indeterminate' };
}

/** A break that this bundle cannot show: ahead of it, or the link of its first entry to what came before. */
function isBeforeOurs(at: Sequence, reason: string | undefined, { first }: Stretch): boolean {
  return isBefore(at, first) || (compareSequences(at, first) === 0 && first !== 1 && reason === 'prev-hash-mismatch');
}

/** Both can be true; yet who reads only our verdict must learn that the producer reports a break. */
function outOfRange(isTold: boolean, because: string, result: Judged['result']): Outcome {
  return { ...plain(result, because), ...(isTold ? { severity: 'warning' } : {}) };
}

function sameBreak({ facts, stretch }: OurVerdict, at: Sequence, reason: string | undefined, said: string): Outcome {
  if (reason === undefined || reason === facts.brokenReason) return plain('confirms', `${said}; so does the replay of this bundle.`);
  const failsBoth = facts.brokenReason === 'prev-hash-mismatch' && stretch.only(at)?.recomputes === false;
  if (failsBoth && reason === 'chain-hash-mismatch') return plain('confirms', `${said}; so does the replay. Link and content both fail there: the producer names the content, the replay the link.`);
  const because = `${said}, and so does the replay, but for another reason: ${facts.brokenReason ?? 'none'} here.`;
  return { result: 'confirms-part', because, differing: ['brokenReason'], partsAt: at, severity: 'warning' };
}

function findingAt(stretch: Stretch, theirs: ServerAnswer, partsAt: Sequence | null, message: string, severity: 'fail' | 'indeterminate' | 'warning', differing: readonly ServerMember[], facts: ReplayFacts): BesideFinding {
  const [at] = partsAt === null ? [] : stretch.at(partsAt);
  const field = (severity === 'warning' ? differing[0] : undefined) ?? 'brokenAtSequence';
  return {
    code: 'server-verdict-mismatch', severity, message,
    ...(at === undefined ? {} : placeOf(at)),
    field, expected: ourText(facts, field) ?? 'null', actual: theirs.shown[field] ?? 'null',
  };
}

function ourText(facts: ReplayFacts, name: ServerMember): string | null {
  if (name === 'durationMs' || name === 'verifiedAt') return null;
  return facts[name] === null ? 'null' : String(facts[name]);
}

function compareFields(facts: ReplayFacts, theirs: ServerAnswer, differing: readonly ServerMember[]): Reconciled['fields'] {
  return SERVER_MEMBERS.map((name) => {
    const ours = ourText(facts, name);
    return { name, theirs: theirs.shown[name], ours, relation: relationOf(name, theirs.shown[name], ours, differing) };
  });
}

function relationOf(name: ServerMember, theirs: string | null, ours: string | null, differing: readonly ServerMember[]): ServerRelation {
  if (theirs === null || ours === null) return 'not-compared';
  if (theirs === ours) return 'equal';
  return differing.includes(name) ? 'differs' : 'other-range';
}

const range = (from: Sequence, to: Sequence): string => (compareSequences(from, to) === 0 ? `entry ${from}` : `${from} to ${to}`);
