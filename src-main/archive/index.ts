/**
 * Owns archives on this machine: the bundles below a folder, the threads that replay them, the one archive that is open.
 * Refuses to know windows, channels and reports.
 */
export { ArchiveDesk } from './archive-desk';
