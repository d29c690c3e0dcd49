/**
 * Owns what crosses a process or thread boundary: channels, events, views, failures. Types and their two constructors.
 * Refuses to know how anything is carried, drawn or computed.
 */
export { done, failed } from './outcome';
export type { Failure, Outcome } from './outcome';
export type { OpenEvidence, RecentEvidence, Identity, Start, CaseDetails, SigningChoice, Receipt, Channels, Channel, Request, Response, Progress, AppEvent, Command, Bridge, DroppedFile } from './channels';
export type { LinkState, ContentState, EntryRow, EntryFilter, EntryPage, Coverage, FieldView, NeighbourView, EntryDetail, Overview, Surroundings, RefusalPlace, Examination } from './views';
export type { Asked, FoundProgress, Question, Questions, Said, WorkerOrder } from './worker';
