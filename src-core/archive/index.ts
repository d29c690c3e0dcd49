/**
 * Owns the archive: bundles of many days as one chain, the seams between them, what is missing, what all of it proves.
 * Refuses to know where bundles lie and who replays them.
 */
export { archiveHeadline, datesText } from './archive-headline';
export { dayVerdict, seamsAt } from './day-verdict';
export { judgeArchive } from './judge-archive';
export type { ArchiveInput } from './judge-archive';
export { formulaOf, recipeOfArchive } from './archive-replay';
export { alsoBroken, isBroken, layOut } from './seams';
export type { Chain, Overlap, Seam } from './seams';
export { placedBundle } from './replayed-bundle';
export type { BundlePlace, ManifestFacts, ManifestPlace, PlacedBundle, ReplayedBundle } from './replayed-bundle';
export { contradictingVersions } from './tell-versions';
export { comparedOverlap, isConflict, pairsToCompare } from './overlaps';
export type { ComparedOverlap, ComparedOverlaps } from './overlaps';
export { isAbsentDay } from './day-verdict';
export { dateIn, parseDate } from './dates';
export { dateOfPath, keyBelow, keysWithVersions, kindOfKey, newestFetched } from './case-facts';
export type { CaseFacts, VersionPair } from './case-facts';
export { SharedClaims } from './shared-claims';
export { readCaseRecord } from './read-case-record';
export type { DigestStore } from './digest-store';
export { ARCHIVE_SCHEMA, ARCHIVE_SEVERITY_OF } from './archive-verdict';
export type { ArchiveCode, ArchiveFinding, ArchiveVerdict, DayVerdict } from './archive-verdict';
