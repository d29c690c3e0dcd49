import { noNamedEntries } from '#core/assess';
import type { Beside, BesideFinding, Claim, FindingCode, NamedEntries, Severity } from '#core/assess';
import { PAYLOAD_WORDS } from '#core/contract';
import { counted, grouped, shorten } from '#core/words';

import { PAYLOAD_STATES } from './entry-payload';
import type { PayloadState } from './entry-payload';
import type { PayloadList, ToldEntry } from './payload-list';
import { ERASED_FIELDS, erasedNames } from './trace-form';
import { MAX_TRACE } from './trace-reader';

/** The findings about payloads: those at entries in the order of their states' gravity, each state in walk order; of each state the first 1,000. */
export function payloadFindings(list: PayloadList, hasRegister: boolean): BesideFinding[] {
  const unproven = isFormUnproven(list);
  const severity: Severity | undefined = unproven ? 'indeterminate' : undefined;
  const doubt = unproven ? ' No supplied trace matches any entry, so the traces may have another form than the one that was hashed.' : '';
  return [
    ...each(list, 'mismatch', 'payload-mismatch', (told) => mismatch(told) + doubt, severity),
    ...each(list, 'partly-erased', 'payload-partly-erased', (told) => partlyErased(told) + doubt, severity),
    ...each(list, 'unsafe-number', 'unsafe-number', unsafeNumber),
    ...each(list, 'uncanonical', 'payload-uncanonical', uncanonical),
    ...each(list, 'erased', 'payload-erased', (told) => erased(told, hasRegister), 'indeterminate'),
    ...each(list, 'erased-listed', 'payload-erased', erasedListed),
    ...each(list, 'other-id', 'payload-other-id', otherId),
    ...list.differing.map((told) => findingAt('payload-mismatch', told, differing(told), 'warning')),
    ...absent(list),
  ];
}

/** What stands beyond the told entries: counted, and not listed. */
export function payloadsOmitted(list: PayloadList): NonNullable<Beside['omitted']> {
  const beyond = (code: FindingCode, state: PayloadState): { code: FindingCode; count: number } => ({ code, count: list.count(state) - (list.told.get(state)?.length ?? 0) });
  return [
    beyond('payload-mismatch', 'mismatch'),
    beyond('payload-partly-erased', 'partly-erased'),
    beyond('unsafe-number', 'unsafe-number'),
    beyond('payload-uncanonical', 'uncanonical'),
    beyond('payload-erased', 'erased'),
    beyond('payload-erased', 'erased-listed'),
    beyond('payload-other-id', 'other-id'),
    { code: 'payload-mismatch' as const, count: list.differingEntries - list.differing.length },
  ].filter(({ count }) => count > 0);
}

/** The entries that findings which are counted and not listed would name. */
export function payloadsNamed(list: PayloadList): NamedEntries {
  const named = noNamedEntries();
  const differs = isFormUnproven(list) ? named.indeterminate : named.fail;
  const into = [['mismatch', differs], ['partly-erased', differs], ['unsafe-number', named.indeterminate], ['uncanonical', named.indeterminate], ['erased', named.indeterminate], ['other-id', named.warning], ['differing', named.warning]] as const;
  for (const [state, marks] of into) {
    const untold = list.untold.get(state);
    if (untold !== undefined) marks.setAll(untold);
  }
  return named;
}

/**
 * Two payloads or more differ and none matches: then the traces may be another view than the hashed one, as an unknown
 * recipe leaves a chain undecided (contract section 2). Where the bundle declares another form than the published one,
 * so does one payload. One match, under whatever trace id, shows that the form is right.
 */
export function isFormUnproven(list: PayloadList): boolean {
  const differing = list.count('mismatch') + list.count('partly-erased');
  return !list.isFormShown && list.count('matches') + list.count('other-id') === 0 && differing > (list.isFormDeclaredOther ? 0 : 1);
}

/** The claim `payloads`: proved only where every entry's payload was supplied under its trace id and matches. */
export function payloadClaim(list: PayloadList): Claim {
  const { entries } = list;
  const matches = list.count('matches');
  const wrong = list.count('mismatch') + list.count('partly-erased');
  const spare = list.differingCopies === 0 ? '' : ` ${counted(list.differingCopies, 'further copy differs', 'further copies differ')}.`;
  if (wrong > 0 && !isFormUnproven(list)) return claim('refuted', `${counted(wrong, 'supplied payload does', 'supplied payloads do')} not have the digest that ${wrong === 1 ? 'its entry stores' : 'their entries store'}. ${tally(list)}`);
  if (entries === 0) return claim('not-provable', 'There is no entry whose payload could be compared.');
  if (matches < entries) return claim('not-provable', `${tally(list)}${spare}`);
  const all = entries === 1 ? 'The payload of the one entry was supplied and has its stored digest.' : `The payloads of all ${grouped(entries)} entries were supplied and have the stored digests.`;
  return claim('proved', `${all} That those digests are the chained ones is the claim "interior".${spare}`);
}

const claim = (state: Claim['state'], because: string): Claim => ({ claim: 'payloads', state, because });

function tally(list: PayloadList): string {
  const parts = PAYLOAD_STATES.filter((state) => list.count(state) > 0).map((state) => `${grouped(list.count(state))} ${PAYLOAD_WORDS[state]}`);
  return `Of ${counted(list.entries, 'payload', 'payloads')}: ${parts.join(', ')}.`;
}

function each(list: PayloadList, state: PayloadState, code: FindingCode, say: (told: ToldEntry) => string, severity?: Severity): BesideFinding[] {
  return (list.told.get(state) ?? []).map((told) => findingAt(code, told, say(told), severity));
}

function findingAt(code: FindingCode, { sequence, entryIndex, byteOffset, stored, copy }: ToldEntry, message: string, severity?: Severity): BesideFinding {
  const actual = copy?.digest;
  return {
    code,
    message,
    ...(severity === undefined ? {} : { severity }),
    ...(sequence === undefined ? {} : { sequence }),
    entryIndex,
    byteOffset,
    field: 'payloadDigest',
    ...(stored === undefined ? {} : { expected: stored }),
    ...(actual === undefined ? {} : { actual }),
  };
}

function mismatch(told: ToldEntry): string {
  const belongs = told.belongsTo === undefined ? '' : ` It has the digest that entry ${told.belongsTo} stores.`;
  const held = told.heldBy === undefined ? '' : ` The trace supplied ${under(told.heldBy)} has this entry's digest.`;
  return `The trace supplied for ${named(told)} is not the one whose digest the entry stores.${belongs}${held}`;
}

function differing(told: ToldEntry): string {
  return `Of the copies supplied for ${named(told)} one has the stored digest and another does not.`;
}

function partlyErased(told: ToldEntry): string {
  const nulls = erasedNames(told.copy?.nulls ?? 0);
  return `The trace supplied for ${named(told)} does not have the stored digest, and only ${nulls.join(', ')} of it ${nulls.length === 1 ? 'is' : 'are'} null: an erasure under Art. 17 nulls ${ERASED_FIELDS.join(', ')} together.`;
}

function erased(told: ToldEntry, hasRegister: boolean): string {
  const register = hasRegister ? 'and the erasure register does not list it' : 'and no erasure register that can be used was supplied';
  const nulls = erasedNames(told.copy?.nulls ?? 0);
  const gone = nulls.length === ERASED_FIELDS.length ? 'has its four erasable fields null' : `has ${nulls.join(', ')} null and lacks the rest of the four fields that an erasure nulls`;
  return `The trace supplied for ${named(told)} ${gone}, ${register}: whether it is the trace that was hashed cannot be told.`;
}

function erasedListed(told: ToldEntry): string {
  return `The trace supplied for ${named(told)} was erased, as the register says; its stored digest can no longer be recomputed.`;
}

function unsafeNumber(told: ToldEntry): string {
  const { literal = '', at = 0 } = told.copy?.obstacle ?? {};
  return `The trace supplied for ${named(told)} holds the number ${literal} (byte ${at}), which a double cannot hold: its RFC 8785 form would state another value, so nothing was compared.`;
}

function uncanonical(told: ToldEntry): string {
  const { kind, at = 0 } = told.copy?.obstacle ?? {};
  const why = kind === 'lone-surrogate' ? `holds a lone surrogate (byte ${at}), which is no character and has no UTF-8` : `is longer than ${MAX_TRACE} bytes`;
  return `The trace supplied for ${named(told)} ${why}: it has no RFC 8785 form here, so nothing was compared.`;
}

function otherId(told: ToldEntry): string {
  return `No trace was supplied for ${named(told)}, but the one supplied ${under(told.heldBy ?? '')} has its digest. The chain hash does not cover traceId.`;
}

function absent(list: PayloadList): BesideFinding[] {
  const count = list.count('absent');
  if (count === 0) return [];
  const of = list.entries === 1 ? 'of the one entry' : `of ${grouped(count)} of ${grouped(list.entries)} entries`;
  return [{ code: 'payload-absent', message: `The ${count === 1 ? 'payload' : 'payloads'} ${of} ${count === 1 ? 'was' : 'were'} not supplied, so nothing was compared there.` }];
}

const SHOWN = 128;

function named({ sequence, traceId }: ToldEntry): string {
  const entry = sequence === undefined ? 'an entry without a sequence' : `entry ${sequence}`;
  return traceId === undefined ? `${entry} (no usable traceId)` : `${entry} (${cut(traceId)})`;
}

const under = (id: string): string => (id === '' ? 'without an id' : `as ${cut(id)}`);
const cut = (id: string): string => shorten(id, SHOWN);
