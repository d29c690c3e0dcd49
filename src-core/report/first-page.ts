import { headline } from '#core/assess';
import type { Verdict } from '#core/assess';
import type { CaseDetails, Examination, LogView } from '#core/contract';
import { counted, cutTo, grouped } from '#core/words';

import type { Block, Cell, Fact, Section } from './document';
import { cell, fact, heading, status } from './document';
import { findingsByCode, firstFindings } from './first-findings';
import { findingsThatFit } from './first-page-room';
import type { ToldClaim } from './first-page-room';
import { linkFigure } from './link-figure';
import { outsideTrust } from './outside-trust';
import type { ReportInput } from './report-input';
import { NOT_STATED, TONE_OF_CLAIM, TONE_OF_CONCLUSION, WHAT_IS_CLAIMED, WORD_OF_CLAIM, meaningOf, rangeText, sequenceText, stated } from './words';

/** A longer value is cut on this page, which must stay one; it stands whole in its own section. */
const LONGEST_HERE = 160;

/** What a reader who turns no page must know: conclusion, its meaning, where it breaks, what is proved and what is not. */
export function firstPage(input: ReportInput): Section {
  const { verdict } = input.examination;
  const figure = linkFigure(input.examination);
  // A figure, or a headline of two lines, says the first of them and takes the room: there, and beneath long reasons, the findings are only counted.
  const page = { headline: headline(verdict), claims: toldClaims(verdict), trustBasis: trustBasis(input.examination), moreFacts: (verdict.replay.brokenAtSequence === null ? 0 : 1) + (verdict.subject.container === undefined ? 0 : 1), moreLines: 0 };
  const listed = figure === null && verdict.conclusion !== 'indeterminate' ? findingsThatFit(verdict, page) : null;
  return {
    title: 'Conclusion',
    ownPage: false,
    blocks: [
      { kind: 'conclusion', tone: TONE_OF_CONCLUSION[verdict.conclusion], word: verdict.conclusion, headline: page.headline, meaning: meaningOf(verdict) },
      ...(figure === null ? [] : [figure]),
      { kind: 'facts', facts: [...keyFacts(input), ...(listed !== null ? [] : [fact('Findings', findingsByCode(verdict))])] },
      heading('What this evidence proves', false),
      claimsTable(page.claims),
      ...(listed === null ? [] : [heading('What was found', false), ...firstFindings(verdict, listed)]),
    ],
  };
}

const toldClaims = ({ claims }: Verdict): readonly ToldClaim[] => claims.map(({ claim, state, because }) => ({ state, what: WHAT_IS_CLAIMED[claim], because }));

export function claimsTable(claims: readonly ToldClaim[]): Block {
  return {
    kind: 'table',
    caption: 'Claims, their state and the reason',
    columns: [{ title: 'State', share: 0.15 }, { title: 'Claim', share: 0.35 }, { title: 'Because', share: 0.5 }],
    rows: claims.map(({ state, what, because }): readonly Cell[] => [status(TONE_OF_CLAIM[state], WORD_OF_CLAIM[state]), cell(what), cell(because)]),
  };
}

const examinerText = ({ examiner, role }: CaseDetails): string =>
  role.trim() === '' ? stated(examiner) : `${stated(examiner)} \u00b7 ${role}`;

function keyFacts(input: ReportInput): readonly Fact[] {
  const { verdict, surroundings } = input.examination;
  const { subject, replay } = verdict;
  const unplaced = subject.entryCount - surroundings.placed;
  return [
    fact('Evidence', cutTo(baseName(subject.path), LONGEST_HERE), 'mono'),
    fact('SHA-256 of the file', subject.container?.sha256 ?? subject.sha256, 'mono'),
    ...(subject.container === undefined ? [] : [fact('SHA-256, unpacked', subject.sha256, 'mono')]),
    ...breakFacts(input.examination),
    fact('Range', input.examination.beside.log === undefined ? `found ${rangeText(subject.fromSequence, subject.toSequence)}; ${declaredText(input.examination)}` : logRange(input.examination.beside.log, verdict)),
    fact('Checked', `${counted(replay.totalChecked, 'entry', 'entries')} read, ${grouped(surroundings.placed)} placed and replayed, ${grouped(unplaced)} skipped as not placeable`),
    fact('Trust basis', trustBasis(input.examination)),
    ...examinedFacts(input.details),
  ];
}

/** Who examined, and for whom. */
export const examinedFacts = (details: CaseDetails): readonly Fact[] => [
  fact('Examined by', cutTo(examinerText(details), LONGEST_HERE)),
  fact('Examined for', cutTo(`${stated(details.client)} \u00b7 case ${stated(details.caseId)}`, LONGEST_HERE)),
];

function logRange({ window, chainCount }: LogView, { subject }: Verdict): string {
  const found = `found ${rangeText(subject.fromSequence, subject.toSequence)}, ${counted(chainCount, 'chain', 'chains')}`;
  return window === null ? found : `${found}; in the window ${window.start} to ${window.end}`;
}

function breakFacts({ verdict, surroundings }: Examination): readonly Fact[] {
  const { replay } = verdict;
  if (replay.brokenAtSequence === null) return [fact('First break', verdict.recipe === null ? 'not decided' : verdict.log?.recipe.covered.length === 0 ? 'none found in the links; contents are not claimed' : 'none found')];
  const at = surroundings.brokenExamples.find((entry) => entry.row.sequence === replay.brokenAtSequence);
  const created = at === undefined ? '' : `; created ${at.row.createdAt ?? NOT_STATED}`;
  // By an assumed formula every entry may differ: that is no break that anybody could be held to.
  const isOpen = at !== undefined && at.row.leftOpen[replay.brokenReason === 'prev-hash-mismatch' ? 'link' : 'content'];
  const assumed = verdict.recipe === null ? '; by a formula that is only assumed, so that nothing is concluded from it' : isOpen ? '; the verdict leaves it open' : '';
  return [
    fact('First break', `sequence ${sequenceText(replay.brokenAtSequence)}, ${replay.brokenReason ?? NOT_STATED}${created}${assumed}`),
    fact('Last before it', replay.lastValidSequence === null ? 'none' : `sequence ${sequenceText(replay.lastValidSequence)}`),
  ];
}

function declaredText({ surroundings }: Examination): string {
  const { declared, manifest } = surroundings;
  const parts = [
    declared.fromSequence === null && declared.toSequence === null ? null : `${rangeText(declared.fromSequence, declared.toSequence)} (bundle)`,
    manifest === null || (manifest.fromSequence === null && manifest.toSequence === null) ? null : `${rangeText(manifest.fromSequence, manifest.toSequence)} (manifest)`,
  ].filter((part) => part !== null);
  return parts.length === 0 ? 'none declared' : `declared ${parts.join(', ')}`;
}

function trustBasis({ verdict, surroundings, beside }: Examination): string {
  const { log } = beside;
  if (log !== undefined) return `the log\u2019s own consistency under recipe ${log.recipe.id} (${log.recipe.pinned ? 'set by the examiner' : 'taken from the records\u2019 members'}), SHA-256 ${log.recipe.sha256.slice(0, 16)}\u2026; nothing from outside the producer\u2019s hands`;
  const formula = verdict.recipe === null
    ? 'no known formula recomputes an entry'
    : `the bundle\u2019s own consistency under recipe ${verdict.recipe}${surroundings.recipePinned ? ' (set by the examiner)' : ''}`;
  const manifest = surroundings.manifest === null ? 'no manifest was supplied' : 'a manifest stored beside the bundle';
  return `${formula}; ${manifest}; ${outsideTrust({ beside })}`;
}

export function baseName(path: string): string {
  return path.split(/[/\\]/).at(-1) ?? path;
}
