/**
 * Owns what crosses a process or thread boundary: channels, events, views, failures. Types, the constructors of an
 * outcome, and what "nothing supplied" is.
 * Refuses to know how anything is carried, drawn or computed.
 */
export { done, failed } from './outcome';
export type { BucketFailure, Failure, Outcome } from './outcome';
export type { Bridge, Channel, Channels, DroppedFile, Request, Response, Start } from './channels';
export type { AppEvent, ArchiveEvent, BucketEvent, Command, Progress } from './events';
export type { Neighbours, OpenEvidence, Opened, RecentEvidence } from './evidence-view';
export type { CaseDetails, Identity, Receipt, SigningChoice } from './report-view';
export type { ArchiveClaim, ArchiveDayDetail, ArchiveExamination, ArchiveFindingView, ArchiveProgress, ArchiveSubject, AskedDates, BoardBundle, DayFacts, DayState, DayTold, ObjectFacts, OpenArchive, SeamKind, SeamView, StoreAnswer } from './archive-view';
export type { LinkState, ContentState, EntryRow, EntryFilter, EntryPage, Told, Coverage, FieldView, NeighbourView, EntryDetail, Overview, Surroundings, RefusalPlace, Examination } from './views';
export { NAME_OF, NOTHING_SUPPLIED, OPTION_OF, SUPPLIED_KINDS, isPathKind, suppliedPaths, takesFolder, withSupplied } from './supplied';
export type { Supplied, SuppliedKind, SuppliedPathKind } from './supplied';
export type { SuppliedFile, SuppliedThing, SuppliedView } from './supplied-view';
export { TIMESTAMP_STATES, TIMESTAMP_WORDS } from './timestamps-view';
export type { TimestampState, TimestampView, TimestampsView } from './timestamps-view';
export type { BesideViews } from './beside';
export type { AnchorView, AnchorsView, ProofView } from './anchors-view';
export type { LogAsked, LogChainView, LogView } from './log-view';
export type { ControlsView } from '#core/controls';
export type { Container } from '#core/assess';
export { ABOUT_WORDS, INDEPENDENCE_WORDS, OUTSIDE_WORDS, RELATION_WORDS } from './outside';
export type { Confirmation, Independence, OutsideResult, OutsideSource, OutsideView, ServerField, ServerRelation } from './outside';
export type { ChosenCopies, PayloadCopyView, PayloadDetail, TraceFieldRow, TraceFields } from './payload-detail';
export { PAYLOAD_WORDS } from './payloads';
export type { PayloadCount, PayloadExample, PayloadSource, PayloadStateName, PayloadsView } from './payloads';
export type { Diagnosis, DiagnosisView, Hypothesis } from '#core/diagnosis';
export type { ArchiveCopy, BundleCopy, CompareAsked, CompareEvent, CompareOrder, ComparePhase, CompareProgress, CompareSaid, ComparedArchives, ComparedFile, ComparisonCounts, ComparisonView, CopyName, CopyView, DifferenceDetail, DifferenceRow, NeighbourSide, OpenComparison, RefusedCopies } from './compare-view';
export type { Asked, FoundProgress, Phase, Question, Questions, Said, WorkerOrder } from './worker';
export { CASE_ASIDE, CASE_FILE, CASE_SCHEMA } from './case-record';
export type { CaseObject, CaseRecord, CaseSource, SetAside } from './case-record';
export type { BucketCredentials, BucketSource, FetchProgress } from './bucket';
export type { AirGap, BucketConnection, BucketOrder, BucketStart, ChosenPath, FetchTold, FetchedCase, KeyChoice, KnownSource } from './bucket-view';
