import { FindingList, PARTS, SEVERITY_OF, VERDICT_SCHEMA, WEIGHTY, conclude, describeFile, tellContainer } from '#core/assess';
import type { FindingCode, FindingFacts, LogFacts, NamedEntries, ReadFile, Verdict } from '#core/assess';
import type { ReadSpan, Sha256 } from '#core/replay';
import { counted } from '#core/words';
import { makeLogClaims } from './log-claims';
import type { LogFormula } from './log-claims';
import type { LogReading } from './log-replay';
import { spansOf } from './log-replay';
import type { LogCounts } from './log-walk';
import { findNearMiss } from './near-miss';
import type { NearMiss } from './near-miss';
import { findField, textIn } from './field';
import type { LogPlace } from './place';
import { placeText } from './place';
import { coveredFields, formulaText } from './recipe';
import type { LogRecipe } from './recipe';
import type { Names } from './record';

/** A verdict on a log: the bundle's schema and words, the recipe being any that was described as data. */
export type LogVerdict = Verdict & { readonly log: LogFacts };

export type LogInput = {
  readonly reading: LogReading;
  readonly recipe: LogRecipe;
  /** SHA-256 of the recipe's file. */
  readonly recipeSha256: string;
  readonly pinned: boolean;
  readonly place: LogPlace;
  readonly names: Names;
  readonly file: ReadFile;
  readonly readSpan: ReadSpan;
  readonly sha256: Sha256;
  readonly durationMs: number;
  /** RFC 3339, UTC. */
  readonly verifiedAt: string;
};

/** Most chains whose names the verdict lists. */
const LISTED_CHAINS = 1000;

/** The verdict on one log (docs/format/recipe.md). Same input, same verdict; clock and path come as arguments. `named`: the records that its findings name, those that are not listed included. */
export function assessLog(input: LogInput): { readonly verdict: LogVerdict; readonly named: NamedEntries } {
  const { reading, recipe } = input;
  const { walk } = reading;
  const miss = nearMissOf(input);
  const formula = formulaOf(input, miss);
  const list = new FindingList(formula !== 'unknown');
  tellWhole(input, formula, miss, list);
  tellContainer(input.file, list);
  for (const drafts of [walk.drafts, reading.unplacedDrafts]) {
    for (const [code, count] of drafts.counted) list.count(code, count);
    // Where the recipe itself may be wrong, nothing that was found under it condemns anybody.
    for (const { code, severity, ...facts } of drafts.listed) list.list(code, facts, formula === 'unknown' && SEVERITY_OF[code] === 'fail' ? 'indeterminate' : severity);
    for (const severity of WEIGHTY) list.named[severity === 'fail' && formula === 'unknown' ? 'indeterminate' : severity].setAll(drafts.named[severity]);
    if (formula !== 'unknown') for (const part of PARTS) list.named[part].setAll(drafts.named[part]);
  }
  const { omitted, named } = list;
  const claims = makeLogClaims(reading, formula);
  const verdict: LogVerdict = {
    schema: VERDICT_SCHEMA,
    conclusion: conclude(list.listed),
    replay: answer(input, formula),
    findings: list.listed,
    claims,
    recipe: formula === 'unknown' ? null : recipe.id,
    subject: {
      ...describeFile(input.file),
      entryCount: reading.columns.length,
      fromSequence: walk.first?.at ?? null, toSequence: walk.last?.at ?? null,
      firstCreatedAt: walk.first?.time ?? null, lastCreatedAt: walk.last?.time ?? null,
      organizationIds: [...walk.chains.keys()].filter((group) => group !== '').slice(0, LISTED_CHAINS),
    },
    ...(omitted === undefined ? {} : { omitted }),
    log: factsOf(input),
  };
  return { verdict, named };
}

function factsOf({ reading: { walk }, recipe, recipeSha256, pinned, place, names }: LogInput): LogFacts {
  const { judged, recomputed, recovered, unhashed, outside } = walk.counts;
  return {
    recipe: { id: recipe.id, title: recipe.title, sha256: recipeSha256, pinned, formula: formulaText(recipe, names.hash), covered: coveredFields(recipe) },
    records: placeText(place), chains: walk.chains.size, judged, recomputed, recovered, unhashed, outsideWindow: outside,
  };
}

/**
 * Known where a record recomputes, or where the examiner vouched for the recipe and no other way of writing explains
 * that none does: a wrong formula must not be called tampering.
 */
function formulaOf({ reading: { walk: { counts }, unplaced }, recipe, pinned }: LogInput, miss: NearMiss | undefined): LogFormula {
  // Taken for this kind by its members alone, and nothing of it could even be placed.
  if (!pinned && counts.judged === 0 && unplaced > 0) return 'unknown';
  // Nobody published how these hashes are written either: where none has the form that is usual, the guess was wrong.
  const isForeign = counts.judged > 0 && counts.malformedHashes === counts.judged;
  if (recipe.preimage === null) return isForeign || (counts.links > 0 && counts.brokenLinks >= counts.links) ? 'unknown' : 'none';
  return isUnmatched(counts) && (miss !== undefined || !pinned) ? 'unknown' : 'known';
}

const isUnmatched = ({ judged, recomputed, unjudged }: LogCounts): boolean => judged > 0 && recomputed === 0 && unjudged < judged;

/** Looked for only where no record recomputes. */
function nearMissOf({ reading, recipe, names, readSpan, sha256 }: LogInput): NearMiss | undefined {
  if (recipe.preimage === null || !isUnmatched(reading.walk.counts)) return undefined;
  const records = reading.samples.flatMap((index) => {
    const spans = spansOf(readSpan(reading.columns.offset(index), reading.columns.byteLength(index)).slice());
    const hash = textIn(findField(spans, [names.hash]));
    return hash === undefined ? [] : [{ spans, hash }];
  });
  return findNearMiss(records, recipe, sha256);
}

type Add = (code: FindingCode, message: string, facts?: Omit<FindingFacts, 'message'>) => void;

const adder = (list: FindingList): Add => (code, message, facts = {}) => list.add(code, { message, ...facts });

function tellWhole(input: LogInput, formula: LogFormula, miss: NearMiss | undefined, list: FindingList): void {
  const add = adder(list);
  const { reading, recipe, pinned } = input;
  const { counts } = reading.walk;
  if (reading.columns.length === 0) add('empty-bundle', 'The log holds no records, so there is nothing to verify.');
  else if (counts.judged === 0 && formula !== 'unknown') add('nothing-examined', `No record with a hash was examined: ${counts.unhashed} without a hash, ${counts.outside} outside the window, ${reading.unplaced} that could not be placed.`);
  if (formula === 'unknown') tellUnknown(recipe, miss, add);
  if (formula === 'none') add('content-not-claimed', `The formula of ${recipe.title} is not published: links were checked, contents were not. Supply a recipe to have them recomputed.`);
  if (!pinned && formula === 'known') add('recipe-inferred', `The records have the form of ${recipe.title}; ${counts.recomputed} of ${counts.judged} recompute under ${recipe.id}.`, { actual: recipe.id });
  if (!pinned && formula === 'none') add('recipe-inferred', `The records were taken for ${recipe.title} by their members; ${counts.links - counts.brokenLinks} of ${counted(counts.links, 'link holds', 'links hold')}.`, { actual: recipe.id });
  if (reading.withoutRecords > 0) add('records-missing', `In ${counted(reading.withoutRecords, 'place', 'places')} no array of records stands where the recipe says one does.`);
  if (counts.unhashed > 0) {
    const loose = counts.unhashedLoose > 0 ? ` ${counted(counts.unhashedLoose, 'chain goes', 'chains go')} on from such a record without beginning from genesis: a hash may have been taken away.` : '';
    const behind = counts.unhashedAfter > 0 ? `, ${counts.unhashedAfter} of them behind records that do, where a hash may have been taken away` : '';
    const linked = counts.unhashedLinked > 0 ? ` ${counts.unhashedLinked} of them ${counts.unhashedLinked === 1 ? 'links' : 'link'} to a record before, as no record without a hash has reason to: a hash may have been taken away.` : '';
    const message = `${counted(counts.unhashed, 'record carries', 'records carry')} no hash${behind}: no chain covers them, and nothing is said about them.${loose}${linked}`;
    list.add('unhashed-records', { message }, counts.unhashedLoose + counts.unhashedAfter + counts.unhashedLinked > 0 ? 'indeterminate' : undefined);
  }
  if (counts.outside > 0) {
    const between = counts.outsideBetween > 0 ? ` ${counted(counts.outsideBetween, 'record', 'records')} of them ${counts.outsideBetween === 1 ? 'stands' : 'stand'} between examined ones of the same chain and ${counts.outsideBetween === 1 ? 'does' : 'do'} not recompute: a changed time may have taken ${counts.outsideBetween === 1 ? 'it' : 'them'} out of the window.` : '';
    const message = `${counted(counts.outside, 'record lies', 'records lie')} outside the window asked for and ${counts.outside === 1 ? 'was' : 'were'} not examined.${between}`;
    list.add('outside-window', { message }, counts.outsideBetween > 0 ? 'indeterminate' : undefined);
  }
  if (reading.outOfOrder > 0) add('out-of-order-entries', `The file does not hold its records in their order: ${counted(reading.outOfOrder, 'record stands', 'records stand')} behind a later one of the same chain. They were replayed in order.`);
  else if (reading.newestFirst && recipe.order.by === 'file' && recipe.order.direction === 'either') add('out-of-order-entries', 'The file holds its newest record first; it was replayed from the end.');
}

function tellUnknown(recipe: LogRecipe, miss: NearMiss | undefined, add: Add): void {
  if (recipe.preimage === null) return add('unknown-recipe', 'No link between two records holds, or no record carries a hash of the usual form: either every record was changed, or these are not records of such a chain. Neither can be told from the log.');
  add('unknown-recipe', `The recipe ${recipe.id} recomputes no record: either every record was changed, or the log was made by another formula. Neither can be told from the log.`);
  if (miss !== undefined) add('recipe-near-miss', `${miss.matched} of the first ${counted(miss.tried, 'record', 'records')} would recompute if ${miss.words}.`, { expected: recipe.id });
}

function answer({ reading, durationMs, verifiedAt }: LogInput, formula: LogFormula): Verdict['replay'] {
  const { walk, columns } = reading;
  const { firstBreak, counts } = walk;
  const verified = formula === 'known' && counts.judged > 0 && firstBreak === null && counts.unjudged === 0;
  return {
    verified, ok: verified,
    totalChecked: columns.length - counts.outside,
    lastValidSequence: firstBreak === null ? (walk.last?.at ?? null) : firstBreak.lastValid,
    brokenAtSequence: firstBreak?.at ?? null,
    brokenReason: firstBreak?.reason ?? null,
    durationMs, verifiedAt,
  };
}
