/**
 * Owns the report as a file: pages, fonts, signature, identities, writing and the check of what was written.
 * Refuses to know what a report says (that is core/report), who asked for it, and anything of windows.
 */
export { exportReport, removeUnfinished } from './export-report';
export { openIdentityFile } from './identity/identity-file';
export { describeMadeIdentity } from './identity/made-identity';
export type { IdentityPlace, Sealer } from './identity/made-identity';
export { oneTimeIdentity } from './identity/one-time-identity';
export type { SigningIdentity } from './identity/signing-identity';
export { newReportId } from './report-id';
export { loadTypefaces } from './typefaces';
export { ReportDesk } from './report-desk';
