import { archiveHeadline } from '#core/archive';
import type { ArchiveFinding, ArchiveVerdict } from '#core/archive';
import { stepSequence } from '#core/evidence';
import { counted, cutTo } from '#core/words';

import type { Block, Fact, Section } from '../document';
import { fact, heading } from '../document';
import { findingsByCode, firstFindings } from '../first-findings';
import { claimsTable, examinedFacts } from '../first-page';
import { findingsThatFit, overflow, roomLeft } from '../first-page-room';
import type { FirstPageText, ToldClaim } from '../first-page-room';
import { gravestOnTop } from '../told-finding';
import { NOT_STATED, TONE_OF_CONCLUSION, organizationsText, rangeText, sequenceText } from '../words';
import type { ArchiveExamination, ArchiveReportInput } from './archive-input';
import { bucketText } from './source-section';
import { WHAT_AN_ARCHIVE_CLAIMS, bundlesText, daysIn, meaningOfArchive, seamsText, stateOf } from './archive-words';

/** A longer value is cut on this page, which must stay one; it stands whole in its own section. */
const LONGEST_HERE = 160;
const NAMED_ORGANIZATIONS = 3;

/** What a reader who turns no page must know of an archive: conclusion, its meaning, where it breaks, what is proved and what is not. */
export function archiveFirstPage({ archive, details }: ArchiveReportInput): Section {
  const { verdict } = archive;
  const plan = planOf(archive);
  const listed = plan.figure === null ? findingsThatFit(verdict, plan.page) : null;
  return {
    title: 'Conclusion',
    ownPage: false,
    blocks: [
      { kind: 'conclusion', tone: TONE_OF_CONCLUSION[verdict.conclusion], word: verdict.conclusion, headline: plan.page.headline, meaning: meaningOfArchive(verdict) },
      ...(plan.figure === null ? [] : [plan.figure]),
      { kind: 'facts', facts: [...plan.facts, ...(listed === null ? [fact('Findings', findingsByCode(gravestOnTop(verdict)))] : []), ...examinedFacts(details)] },
      heading('What this archive proves', false),
      claimsTable(plan.page.claims),
      ...(listed === null ? [] : [heading('What was found', false), ...firstFindings(verdict, listed)]),
    ],
  };
}

type Plan = { readonly page: FirstPageText; readonly figure: Block | null; readonly facts: readonly Fact[] };

/** Lines that the figure of a broken seam takes. */
const FIGURE = 7.5;

/** The page must stay one: the figure and what also stands in the section on the archive give way to what stands only here. */
function planOf(archive: ArchiveExamination): Plan {
  const { verdict } = archive;
  const figure = firstSeam(verdict);
  const text = { headline: archiveHeadline(verdict), claims: toldClaims(verdict), trustBasis: trustBasis(archive) };
  const more = moreFacts(verdict);
  const plans = (figure === null ? [null] : [figure, null]).flatMap((shown) => [...more, null].map((_, given): Plan & { readonly room: number } => {
    const facts = keyFacts(archive, more.slice(0, more.length - given));
    const page = { ...text, moreFacts: more.length - given, moreLines: overflow([...facts.filter(({ label }) => label !== 'Trust basis').map((one) => one.text), findingsByCode(verdict)]) };
    return { page, figure: shown, facts, room: roomLeft(page) - (shown === null ? 0 : FIGURE) };
  }));
  const [first] = plans.filter(({ room }) => room >= 0);
  const last = plans.at(-1);
  if (last === undefined) throw new Error('a page can always be planned without a figure');
  return first ?? last;
}

const toldClaims = ({ claims }: ArchiveVerdict): readonly ToldClaim[] => claims.map(({ claim, state, because }) => ({ state, what: WHAT_AN_ARCHIVE_CLAIMS[claim], because }));

function keyFacts(archive: ArchiveExamination, more: readonly Fact[]): readonly Fact[] {
  const { verdict } = archive;
  const { subject } = verdict;
  return [
    fact('Archive', cutTo(subject.path, LONGEST_HERE), 'mono'),
    fact('Dates', datesText(verdict)),
    fact('Checked', `${bundlesText(verdict)}; ${counted(subject.entryCount, 'entry', 'entries')}, ${counted(subject.bytes, 'byte', 'bytes')}`),
    ...more,
    ...breakFacts(verdict),
    fact('Trust basis', trustBasis(archive)),
  ];
}

/** What gives way where there is no room for it, the last first. */
function moreFacts(verdict: ArchiveVerdict): readonly Fact[] {
  const { fromSequence, toSequence, organizationIds } = verdict.subject;
  return [
    ...(verdict.source === undefined ? [] : [fact('Fetched from', cutTo(bucketText(verdict.source), LONGEST_HERE))]),
    fact('Seams', seamsText(verdict)),
    fact('Sequences', rangeText(fromSequence, toSequence), 'mono'),
    fact('Organisation', cutTo(organizationsText(organizationIds, NAMED_ORGANIZATIONS), LONGEST_HERE), 'mono'),
  ];
}

/** "2026-05-06 to 2026-05-09: 4 dates, 1 of them without a bundle". */
export function datesText(verdict: ArchiveVerdict): string {
  const { fromDate, toDate, bundleCount } = verdict.subject;
  if (fromDate === null) return 'none of the bundles is named by a date';
  const dates = new Set(verdict.days.flatMap(({ date }) => (date === null ? [] : [date]))).size;
  const missing = daysIn(verdict, 'missing');
  const undated = verdict.days.filter(({ date, bundle }) => date === null && bundle !== null).length;
  const parts = [counted(dates, 'date', 'dates'), missing === 0 ? '' : `${String(missing)} of them without a bundle`, undated === 0 ? '' : `${String(undated)} of ${counted(bundleCount, 'bundle', 'bundles')} without a date`];
  return `${fromDate} to ${toDate ?? NOT_STATED}: ${parts.filter((part) => part !== '').join(', ')}`;
}

function breakFacts(verdict: ArchiveVerdict): readonly Fact[] {
  const { replay, recipe } = verdict;
  if (recipe === null) return [fact('First break', 'not decided: the formula is not known')];
  if (replay.brokenAtSequence === null) return [fact('First break', 'none found')];
  if (stateOf(verdict, 'interior') !== 'refuted') return [fact('First break', 'not decided: the formula of a bundle is not known')];
  const at = verdict.findings.find(({ sequence, severity }) => severity === 'fail' && sequence !== undefined && String(sequence) === String(replay.brokenAtSequence));
  const before = replay.lastValidSequence === null ? '' : `; the last before it is ${sequenceText(replay.lastValidSequence)}`;
  return [fact('First break', `sequence ${sequenceText(replay.brokenAtSequence)}${at?.bundle === undefined ? '' : `, in ${at.bundle}`}: ${replay.brokenReason ?? NOT_STATED}${before}`)];
}

function trustBasis({ verdict, recipePinned, digests }: ArchiveExamination): string {
  const formula = verdict.recipe === null ? 'no known formula recomputes an entry' : `the archive\u2019s own consistency under recipe ${verdict.recipe}${recipePinned ? ' (set by the examiner)' : ''}`;
  const manifests = verdict.days.filter(({ manifest }) => manifest !== null).length;
  const beside = manifests === 0 ? 'no manifest beside any bundle' : `${counted(manifests, 'manifest', 'manifests')} stored beside the bundles`;
  const confirmed = verdict.days.filter(({ elsewhere }) => elsewhere === 'confirms').length;
  const outside = digests === null ? 'nothing from outside the archive' : `digests supplied as kept elsewhere, which confirm ${String(confirmed)} of ${counted(verdict.subject.bundleCount, 'bundle', 'bundles')}`;
  return `${formula}; ${beside}; ${outside}`;
}

/** The first break as a figure, where it lies between two bundles. */
function firstSeam({ findings, replay }: ArchiveVerdict): Block | null {
  const first = findings.find(({ code }) => code === 'seam-mismatch');
  if (first === undefined || String(first.sequence) !== String(replay.brokenAtSequence)) return null;
  return seamFigure(first, 'The first break: ');
}

/** Two bundles that should link and do not; null where one of the two hashes cannot be shown. */
export function seamFigure({ severity, sequence, expected, actual, bundle, otherBundle }: ArchiveFinding, lead = ''): Block | null {
  if (severity !== 'fail' || sequence === undefined || expected === undefined || actual === undefined) return null;
  const before = sequenceText(stepSequence(sequence, -1));
  return {
    kind: 'link',
    caption: `${lead}prevHash of entry ${sequenceText(sequence)}, the first of ${bundle ?? NOT_STATED}, is not the stored chain hash of entry ${before}, the last of ${otherBundle ?? NOT_STATED}`,
    before: { sequence: before, field: 'chainHash', value: expected },
    entry: { sequence: sequenceText(sequence), field: 'prevHash', value: actual },
    isOpen: false,
  };
}
