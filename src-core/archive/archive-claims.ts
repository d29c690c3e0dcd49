import type { Claim, ClaimName, ClaimState } from '#core/assess';
import type { ArchiveClaim, StoreAnswer } from '#core/contract';
import { counted, countedIfAny, grouped } from '#core/words';

import type { Lacking } from './digest-store';
import type { MissingDays } from './missing-days';
import { isPage } from './replayed-bundle';
import type { BundlePlace, PlacedBundle, ReplayedBundle } from './replayed-bundle';
import type { Chain, Seam } from './seams';

export type ClaimsInput = {
  readonly bundles: readonly ReplayedBundle[];
  readonly chain: Chain;
  /** Entries that the archive's recipe does not recompute. */
  readonly notRecomputed: number;
  readonly conflicts: number;
  /** Pairs of bundles that overlap, and were not compared. */
  readonly notCompared: number;
  readonly missing: MissingDays | undefined;
  /** Bundles that the bucket listed and that are not here. */
  readonly absent: readonly Pick<BundlePlace, 'date'>[];
  /** It came from a bucket of which older versions and delete markers were not listed. */
  readonly withoutVersions: boolean;
  /** What a store of digests kept elsewhere says of each bundle; undefined: none was supplied. */
  readonly stored: readonly StoreAnswer[] | undefined;
} & Lacking;

type Stated = { readonly state: ClaimState; readonly because: string };
type Verified = Extract<ReplayedBundle['outcome'], { kind: 'verified' }>;

/** What an archive proves and what it cannot. Each sentence says why, and no more. */
export function archiveClaims(input: ClaimsInput): ArchiveClaim[] {
  const { first, last } = ends(input.chain);
  const verified = input.bundles.flatMap(({ outcome }) => (outcome.kind === 'verified' ? [outcome] : []));
  return [
    { claim: 'interior', ...interior(input, verified) },
    { claim: 'start', ...(first === undefined ? no('There is no first entry.') : ownClaim(first.outcome, 'start')) },
    { claim: 'head', ...(last === undefined ? no('There is no last entry.') : head(input, last)) },
    { claim: 'declared-range', ...declaredRange(input, verified) },
    { claim: 'bundle-digest', ...bundleDigest(input, verified) },
    { claim: 'completeness', ...completeness(input) },
  ];
}

/** The bundle that holds the chain's first entry, and the one that holds its last. */
function ends({ bundles, segment }: Chain): { readonly first: PlacedBundle | undefined; readonly last: PlacedBundle | undefined } {
  const last = bundles.find(({ last: own }) => own.sequence === segment?.last?.sequence && own.chainHash === segment.last.chainHash);
  return { first: bundles[0], last };
}

/** The last entry that could be read is the archive's only where nothing that was not read may lie behind it. */
function head({ bundles, missing, absent, unheld, further }: ClaimsInput, { date, outcome }: PlacedBundle): Stated {
  const own = ownClaim(outcome, 'head');
  if (own.state === 'refuted') return own;
  const mayFollow = (other: string | null): boolean => date === null || other === null || other >= date;
  const unread = [...bundles.filter(isRefused), ...absent].filter((one) => mayFollow(one.date)).length;
  if (unread > 0) return no(`${counted(unread, 'bundle that was not read', 'bundles that were not read')} may lie behind the last entry that was.`);
  const after = [...(missing?.withoutBundle ?? []), ...unheld].find((one) => date === null || one > date);
  if (after !== undefined) return no(`No bundle here bears the date ${after}, and one of that date may have held entries behind the last one.`);
  const another = further.find((one) => date === null || one >= date);
  return another === undefined ? own : no(`Digests kept elsewhere record another version of ${another}, or another bundle of it, which may hold entries behind the last one.`);
}

function ownClaim({ verdict }: Verified, name: ClaimName): Stated {
  const own = verdict.claims.find(({ claim }) => claim === name);
  return own === undefined ? no('The bundle states no such claim.') : { state: own.state, because: own.because };
}

function interior({ bundles, chain, notRecomputed, conflicts, notCompared }: ClaimsInput, verified: readonly Verified[]): Stated {
  if (chain.segment === undefined) return no('No entry could be placed, so nothing was replayed.');
  if (verified.some(({ formulaKnown }) => !formulaKnown)) return no('The formula of a bundle is not known, so contents and links could not be judged.');
  // Of a page whose own claim is not refuted, each broken link leads over entries that it does not hold.
  const overGaps = verified.filter((outcome) => ownClaim(outcome, 'interior').state !== 'refuted').reduce((sum, { segment }) => sum + segment.brokenLinks, 0);
  const links = chain.segment.brokenLinks - overGaps;
  if (notRecomputed > 0 || links > 0) return { state: 'refuted', because: `${[countedIfAny(notRecomputed, 'entry does not recompute', 'entries do not recompute'), countedIfAny(links, 'link does not hold', 'links do not hold')].filter((part) => part !== '').join(' and ')}.` };
  if (conflicts > 0) return no(`${counted(conflicts, 'pair of bundles tells', 'pairs of bundles tell')} the same entries differently, so that there is no one chain to speak of.`);
  if (notCompared > 0) return no(`${counted(notCompared, 'pair of bundles that overlap was', 'pairs of bundles that overlap were')} not compared.`);
  const unread = bundles.length - verified.length;
  if (unread > 0) return no(`${counted(unread, 'bundle', 'bundles')} could not be read.`);
  if (overGaps > 0) return no(`Every entry recomputes, but inside the pages ${counted(overGaps, 'link leads', 'links lead')} over entries that the page does not hold.`);
  const gaps = chain.seams.filter(({ kind }) => kind === 'gap').length;
  if (gaps > 0) return no(`Every entry recomputes, but ${counted(gaps, 'link leads', 'links lead')} over entries that are in no bundle.`);
  return { state: 'proved', because: `All ${grouped(chain.segment.placed)} entries of ${counted(bundles.length, 'bundle', 'bundles')} recompute, and every link between them holds, also from bundle to bundle.` };
}

function declaredRange({ bundles }: ClaimsInput, verified: readonly Verified[]): Stated {
  const states = verified.map((outcome) => ownClaim(outcome, 'declared-range').state);
  const refuted = states.filter((state) => state === 'refuted').length;
  const proved = states.filter((state) => state === 'proved').length;
  if (refuted > 0) return { state: 'refuted', because: `${counted(refuted, 'bundle does', 'bundles do')} not match a range or count declared for ${refuted === 1 ? 'it' : 'them'}.` };
  if (proved === bundles.length && proved > 0) return { state: 'proved', because: 'The entries of every bundle match every range and count that bundle and manifest declare.' };
  return no(`${proved} of ${counted(bundles.length, 'bundle matches', 'bundles match')} what is declared; the others declare nothing that could be compared, or could not be read.`);
}

function bundleDigest({ bundles, stored }: ClaimsInput, verified: readonly Verified[]): Stated {
  const states = verified.map((outcome) => ownClaim(outcome, 'bundle-digest').state);
  const refuted = states.filter((state) => state === 'refuted').length;
  const contradicted = stored?.filter((answer) => answer === 'contradicts').length ?? 0;
  const confirmed = stored?.filter((answer) => answer === 'confirms').length ?? 0;
  if (refuted > 0) return { state: 'refuted', because: `${counted(refuted, "bundle's SHA-256 is not", "bundles' SHA-256 are not")} the one that the manifest records.` };
  if (contradicted > 0) return { state: 'refuted', because: `The digests kept elsewhere contradict ${counted(contradicted, 'bundle', 'bundles')}.` };
  if (confirmed === bundles.length && confirmed > 0) return { state: 'proved', because: 'Digests kept elsewhere confirm every bundle.' };
  const elsewhere = stored === undefined ? '' : ` Digests kept elsewhere confirm ${confirmed} of ${counted(bundles.length, 'bundle', 'bundles')}.`;
  if (bundles.length > 0 && states.filter((state) => state === 'proved').length === bundles.length) {
    return { state: 'attested', because: `Every bundle has the SHA-256 that the manifest beside it records. Whoever could replace a bundle could replace its manifest.${elsewhere}` };
  }
  return no(`${states.filter((state) => state === 'proved').length} of ${counted(bundles.length, 'bundle has', 'bundles have')} a manifest with a matching digest.${elsewhere}`);
}

/** Says nothing of what lies before the first bundle and behind the last. A hole that something unread may fill is none that is known. */
function completeness({ bundles, chain, missing, absent, withoutVersions, unheld, further }: ClaimsInput): Stated {
  if (chain.segment === undefined) return no('No entry could be placed.');
  const refused = bundles.filter(isRefused);
  const unread = [...refused, ...absent];
  const dates = (missing?.withoutBundle.length ?? 0) + (missing?.notListed ?? 0);
  const ranges = chain.seams.filter(isGap).length;
  const gapped = bundles.filter(lacksInside);
  // What a page lacks inside its range, another of the same range may hold.
  const open = unread.length > 0 || chain.seams.some(({ kind }) => kind === 'overlap') ? gapped.filter(isPage).length : 0;
  const holes = [
    unread.some(({ date }) => date === null) ? '' : countedIfAny(dates, 'date has no bundle', 'dates have no bundle'),
    unread.length > 0 ? '' : countedIfAny(ranges, 'range of sequences is in no bundle', 'ranges of sequences are in no bundle'),
    countedIfAny(gapped.length - open, 'bundle lacks sequences inside its own range', 'bundles lack sequences inside their own range'),
  ].filter((part) => part !== '');
  if (holes.length > 0) return { state: 'refuted', because: `${holes.join(', ')}.` };
  if (unread.length > 0) {
    const which = [countedIfAny(refused.length, 'bundle could not be read', 'bundles could not be read'), countedIfAny(absent.length, 'bundle that the bucket listed is not here', 'bundles that the bucket listed are not here')];
    const lacking = ranges + dates + open === 0 ? '' : ' What the others lack may lie there.';
    return no(`${which.filter((part) => part !== '').join(', ')}.${lacking}`);
  }
  if (open > 0) return no(`${counted(open, 'page lacks sequences inside its own range', 'pages lack sequences inside their own range')}, which others of the same range may hold.`);
  const recorded = [...unheld, ...further].sort();
  if (recorded.length > 0) return no(`Digests kept elsewhere record bundles that were not found here, of ${counted(recorded.length, 'date', 'dates')}, the first ${recorded[0] ?? '?'}.`);
  const { first, last } = chain.segment;
  const sequences = `every sequence from ${first?.sequence ?? '?'} to ${last?.sequence ?? '?'} is there`;
  const deleted = withoutVersions ? ' Delete markers were not listed: a bundle that was deleted in the bucket before the first or behind the last is not missed.' : '';
  const ends = `What came before or after is outside this claim.${deleted}`;
  if (missing === undefined || bundles.some(({ date }) => date === null)) return { state: 'proved', because: `${capital(sequences)}. Not every bundle is named by a date, so that days were not counted. ${ends}` };
  return { state: 'proved', because: `There is a bundle for every date from ${missing.first} to ${missing.last}, and ${sequences}. ${ends}` };
}

const isRefused = ({ outcome }: ReplayedBundle): boolean => outcome.kind === 'refused';
const isGap = ({ kind }: Seam): boolean => kind === 'gap';
const lacksInside = ({ outcome }: ReplayedBundle): boolean => outcome.kind === 'verified' && outcome.verdict.findings.some(({ code }) => code === 'sequence-gap');
const no = (because: string): Stated => ({ state: 'not-provable', because });
const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

/** A day's own claims, its two ends judged with the days beside it. */
export function claimsWithNeighbours(claims: readonly Claim[], before: Seam | undefined, after: Seam | undefined): readonly Claim[] {
  return claims.map((own) => {
    if (own.claim === 'start' && own.state !== 'refuted') return endClaim(own, before, before?.before.bundle, 'links to the last entry of');
    if (own.claim === 'head' && own.state !== 'refuted') return endClaim(own, after, after?.after.bundle, 'is what the first entry links to in');
    return own;
  });
}

/** Only a neighbour whose entries recompute says anything: a link to an unsound entry shows nothing. */
function endClaim(own: Claim, seam: Seam | undefined, neighbour: string | undefined, verb: string): Claim {
  if (seam?.kind !== 'joined' || neighbour === undefined) return own;
  const sound = [seam.before, seam.after].every(({ outcome }) => outcome.verdict.claims.some(({ claim, state }) => claim === 'interior' && state === 'proved'));
  const end = own.claim === 'start' ? 'first' : 'last';
  // Not refuted: that would blame both, and one of them may be as it was made.
  if (!seam.holds) return { ...own, because: `${own.because} The bundle's ${end} entry and ${neighbour} do not link: which of the two was changed, a link cannot say.` };
  // The chain hash covers no organisation: one of the names is wrong, and the link does not say which.
  if (isForeign(seam)) return { ...own, because: `${own.because} The bundle's ${end} entry ${verb} ${neighbour}, which names another organisation.` };
  return sound ? { ...own, state: 'proved', because: `The bundle's ${end} entry ${verb} ${neighbour}, and both recompute. Both come from this archive.` } : own;
}

function isForeign({ before, after }: Seam): boolean {
  const [a, b] = [before, after].map(({ outcome }) => outcome.verdict.subject.organizationIds[0]);
  return a !== undefined && b !== undefined && a !== b;
}
