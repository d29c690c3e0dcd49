import { LISTED_PER_CODE } from '#core/assess';
import type { AskedDates, StoreAnswer } from '#core/contract';

import { ARCHIVE_SCHEMA } from './archive-verdict';
import type { ArchiveVerdict, DayVerdict } from './archive-verdict';
import { archiveClaims } from './archive-claims';
import { ArchiveFindings } from './archive-findings';
import { BesideBundles } from './conflict-fit';
import { absentBundles, deletedDates, isWithoutVersions, removedDates } from './case-facts';
import type { AbsentBundle, CaseFacts } from './case-facts';
import { absentDay, dayVerdict, missingDay, seamsAt } from './day-verdict';
import { askStore, tellUnheld } from './digest-store';
import type { DigestStore } from './digest-store';
import { missingDays } from './missing-days';
import type { MissingDays } from './missing-days';
import { archiveReplay } from './archive-replay';
import type { ArchiveFormula } from './archive-replay';
import type { ComparedOverlap, ComparedOverlaps } from './overlaps';
import type { ManifestPlace, ReplayedBundle } from './replayed-bundle';
import { countSeams } from './seams';
import type { Chain } from './seams';
import { tellBundle } from './tell-bundle';
import { tellCase, tellNotAsked } from './tell-case';
import { tellPassedOver } from './tell-passed-over';
import { tellSeam } from './tell-seams';

export type ArchiveInput = {
  readonly path: string;
  readonly bundles: readonly ReplayedBundle[];
  /** Manifests with a date that lie there without the bundle that they describe. */
  readonly manifestsAlone?: readonly ManifestPlace[];
  /** Files that lie there and are neither bundles nor manifests. */
  readonly passedOver?: readonly string[];
  readonly chain: Chain;
  readonly overlaps: ComparedOverlaps;
  readonly formula: ArchiveFormula;
  readonly asked: AskedDates;
  readonly digests: DigestStore | undefined;
  /** Where the archive is a case folder, what its record says. */
  readonly caseFolder?: CaseFacts | undefined;
  readonly durationMs: number;
  /** RFC 3339, UTC. */
  readonly verifiedAt: string;
};

/**
 * The verdict on an archive: its bundles' findings, what lies between them, and what all of it proves
 * (docs/format/archive.md). Same input, same verdict.
 */
export function judgeArchive(input: ArchiveInput): ArchiveVerdict {
  const { bundles, chain, formula } = input;
  const findings = new ArchiveFindings();
  const expected = expectedDates(input);
  const { absent, beyond } = absentOf(input, [...expected.keys()]);
  const missing = missingDays([...bundles, ...absent], [...expected.keys()], input.asked);
  const { digests } = input;
  const stored = digests === undefined ? undefined : new Map(bundles.map((bundle) => [bundle, askStore(digests, bundle)]));
  const seams = new Map(chain.seams.map((seam) => [seam.after.bundle, seam]));
  const beside = new BesideBundles(chain.bundles);
  const overlaps = overlapsAt(input.overlaps);
  tellArchive(input, findings);
  if (input.caseFolder !== undefined) tellCase(input.caseFolder, isAskedOf(input.asked), findings);
  tellNotAsked(absent, beyond, findings);
  const conflictsOfVersions = findings.total('overlap-conflict');
  tellPassedOver(passedOverOf(input), bundles.map(({ bundle }) => bundle), isAskedOf(input.asked), findings);
  tellMissing(missing, expected, findings);
  const lacking = input.digests === undefined ? { unheld: [], further: [] } : tellUnheld(input.digests, bundles, (date) => isBetween(date, input.asked), findings);
  for (const bundle of inOrder(bundles, chain)) {
    const seam = seams.get(bundle.bundle);
    if (seam !== undefined) tellSeam(seam, overlaps.get(bundle.bundle), beside, findings);
    tellBundle(bundle, stored?.get(bundle), findings);
  }
  const { omitted } = findings;
  const conflicts = findings.total('overlap-conflict');
  return {
    schema: ARCHIVE_SCHEMA,
    conclusion: findings.conclusion,
    replay: archiveReplay({ ...input, conflicts: conflicts + input.overlaps.left }),
    findings: findings.listed,
    claims: archiveClaims({ bundles, chain, notRecomputed: formula.notRecomputed, conflicts, notCompared: input.overlaps.left, missing, absent: [...absent, ...beyond], withoutVersions: isWithoutVersions(input.caseFolder), stored: stored && [...stored.values()], ...lacking }),
    recipe: formula.recipe?.id ?? null,
    subject: subjectOf(input, missing),
    ...(input.asked.from === null && input.asked.to === null ? {} : { asked: input.asked }),
    ...(input.caseFolder?.kind === 'read' ? { source: input.caseFolder.record.source } : {}),
    controls: controlsOf(bundles),
    seams: countSeams(chain, input.overlaps.compared.length, conflicts - conflictsOfVersions),
    days: days(input, missing, absent, stored),
    ...(omitted === undefined ? {} : { omitted }),
  };
}

/** Bundles with a place in the chain by sequence, the others behind them by name. */
function inOrder(bundles: readonly ReplayedBundle[], chain: Chain): ReplayedBundle[] {
  const position = new Map(chain.bundles.map(({ bundle }, index) => [bundle, index]));
  const at = ({ bundle }: ReplayedBundle): number => position.get(bundle) ?? Number.POSITIVE_INFINITY;
  return [...bundles].sort((a, b) => (at(a) === at(b) ? (a.bundle < b.bundle ? -1 : 1) : at(a) - at(b)));
}

/** The overlaps of each bundle with those before it, by its path. */
function overlapsAt({ compared }: ComparedOverlaps): ReadonlyMap<string, readonly ComparedOverlap[]> {
  const at = new Map<string, ComparedOverlap[]>();
  for (const overlap of compared) {
    const { bundle } = overlap.seam.after;
    const known = at.get(bundle);
    if (known === undefined) at.set(bundle, [overlap]);
    else known.push(overlap);
  }
  return at;
}

function tellArchive({ bundles, chain, formula, overlaps: { left } }: ArchiveInput, findings: ArchiveFindings): void {
  if (bundles.length === 0) findings.add('empty-bundle', { message: 'The archive holds no bundle, so there is nothing to verify.' });
  const organizations = [...(chain.segment?.organizations.keys() ?? [])];
  if (organizations.length > 1 && chain.bundles.every(({ outcome }) => outcome.segment.organizations.size <= 1)) {
    const message = `The archive holds bundles of ${organizations.length} organisations; a chain never mixes them.`;
    findings.add('mixed-organizations', { message, field: 'organizationId', expected: organizations[0] ?? '', actual: organizations[1] ?? '' });
  }
  if (left > 0) findings.add('overlap', { severity: 'indeterminate', message: `${left} further pairs of bundles hold some of the same sequences, and were not compared: too many bundles differ from those that they overlap with.` });
  if (formula.inferred && formula.recipe !== undefined) {
    findings.add('recipe-inferred', { message: `The archive's entries recompute under ${formula.recipe.id}, not under the default reading of the published formula.`, actual: formula.recipe.id });
  }
}

/** What a case folder's record does not name is told as that. */
function passedOverOf({ passedOver, caseFolder }: ArchiveInput): readonly string[] {
  const told = new Set(caseFolder?.kind === 'read' ? caseFolder.unrecorded : []);
  return (passedOver ?? []).filter((path) => !told.has(path));
}

/** Where dates were asked for, what has none is not among them. */
const isAskedOf = (asked: ArchiveInput['asked']) => (date: string | null): boolean => (asked.from === null && asked.to === null) || (date !== null && isBetween(date, asked));

const isBetween = (date: string, { from, to }: ArchiveInput['asked']): boolean => (from === null || date >= from) && (to === null || date <= to);

/**
 * The bucket's bundles that are not here. `beyond`: nobody asked for them, and they lie outside the dates of all else, and
 * of what is asked now: they make no date one of the archive's, and are no part of it.
 */
function absentOf({ bundles, caseFolder, asked }: ArchiveInput, expected: readonly string[]): { readonly absent: readonly AbsentBundle[]; readonly beyond: readonly AbsentBundle[] } {
  const all = absentBundles(caseFolder, isAskedOf(asked));
  const reach = missingDays([...bundles, ...all.filter(({ why }) => why !== 'not-asked')], expected, asked);
  const isBeyond = ({ date, why }: AbsentBundle): boolean => why === 'not-asked' && (date === null || reach === undefined || date < reach.first || date > reach.last);
  return { absent: all.filter((one) => !isBeyond(one)), beyond: all.filter(isBeyond) };
}

type Expected = { readonly field: 'manifest' | 'deleteMarker' | 'isLatest'; readonly clause: string };

/** The dates asked for of which the archive shows that there was a bundle, with what shows it and the clause that says so. */
function expectedDates({ manifestsAlone, caseFolder, asked }: ArchiveInput): ReadonlyMap<string, Expected> {
  const expected = new Map<string, Expected>();
  for (const { date, manifest } of manifestsAlone ?? []) expected.set(date, { field: 'manifest', clause: `though a manifest of that day, ${manifest}, lies there. Why the bundle that it describes is not here cannot be told.` });
  for (const [date, left] of removedDates(caseFolder)) expected.set(date, { field: 'isLatest', clause: `because the bucket no longer lists it, in any version. ${left}.` });
  for (const date of deletedDates(caseFolder)) expected.set(date, { field: 'deleteMarker', clause: 'because it was deleted in the bucket: its latest version is a delete marker.' });
  return new Map([...expected].filter(([date]) => isBetween(date, asked)));
}

function tellMissing(missing: MissingDays | undefined, expected: ReadonlyMap<string, Expected>, findings: ArchiveFindings): void {
  for (const date of missing?.withoutBundle ?? []) {
    const shown = expected.get(date);
    const [rest, field] = shown === undefined ? ['. A day without entries, an export that failed and a bundle taken away look the same.', {}] : [`, ${shown.clause}`, { field: shown.field }];
    findings.add('missing-day', { message: `There is no bundle for ${date}${rest}`, date, ...field });
  }
  findings.count('missing-day', missing?.notListed ?? 0);
}

function subjectOf({ path, bundles, chain }: ArchiveInput, missing: MissingDays | undefined): ArchiveVerdict['subject'] {
  const subjects = bundles.flatMap(({ outcome }) => (outcome.kind === 'verified' ? [outcome.verdict.subject] : []));
  return {
    path,
    fromDate: missing?.first ?? null,
    toDate: missing?.last ?? null,
    bundleCount: bundles.length,
    entryCount: subjects.reduce((sum, { entryCount }) => sum + entryCount, 0),
    bytes: subjects.reduce((sum, { bytes }) => sum + bytes, 0),
    fromSequence: chain.segment?.first?.sequence ?? null,
    toSequence: chain.segment?.last?.sequence ?? null,
    organizationIds: [...new Set(subjects.flatMap(({ organizationIds }) => organizationIds))].slice(0, LISTED_PER_CODE),
  };
}

function controlsOf(bundles: readonly ReplayedBundle[]): ArchiveVerdict['controls'] {
  const seeded = bundles.map(({ outcome }) => (outcome.kind === 'verified' ? outcome.controls : 0)).filter((count) => count > 0);
  return { seeded: seeded.reduce((sum, count) => sum + count, 0), bundles: seeded.length };
}

/** By date, those without a date behind. */
function days({ bundles, chain, caseFolder }: ArchiveInput, missing: MissingDays | undefined, absent: readonly AbsentBundle[], stored: ReadonlyMap<ReplayedBundle, StoreAnswer> | undefined): DayVerdict[] {
  const seams = seamsAt(chain);
  const objects = new Map(caseFolder?.kind === 'read' ? caseFolder.record.objects.map((object) => [object.path, object]) : []);
  const held = bundles.map((bundle) => dayVerdict(bundle, seams, stored?.get(bundle), objects.get(bundle.bundle)));
  const key = ({ date, bundle }: DayVerdict): string => `${date ?? '~'} ${bundle ?? ''}`;
  return [...held, ...absent.map(absentDay), ...(missing?.withoutBundle ?? []).map(missingDay)].sort((a, b) => (key(a) < key(b) ? -1 : 1));
}
