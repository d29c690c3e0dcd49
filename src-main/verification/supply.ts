import { isPathKind, takesFolder } from '#core/contract';
import type { Failure, Supplied, SuppliedKind, SuppliedPathKind } from '#core/contract';
import { parseStatedHead } from '#core/evidence';

import { EvidenceFile, SourceError, filesIn } from '../sources';

/** Why this cannot be supplied beside what already is; undefined where it can. Contents of files are not looked at. */
export function whyNotSupplied(before: Supplied, kind: SuppliedKind, given: string): Failure | undefined {
  if (isPathKind(kind)) return kind === 'erasures' && before.traces === null ? WITHOUT_TRACES : whyNoBytes(kind, given);
  return parseStatedHead(given) === undefined ? NO_HEAD : undefined;
}

const WITHOUT_TRACES: Failure = { code: 'bad-request', sentence: 'The erasure register belongs to the decision traces: supply those first.' };
const NO_HEAD: Failure = { code: 'bad-request', sentence: 'A head is 64 lower-case hexadecimal characters, then perhaps @ and its sequence.' };

function whyNoBytes(kind: SuppliedPathKind, path: string): Failure | undefined {
  try {
    const { folder, paths } = takesFolder(kind) ? filesIn(path) : { folder: false, paths: [path] };
    if (paths.length === 0) return { code: 'not-found', sentence: `The folder holds no files: ${path}` };
    // Of a folder the verification reads every file, and names the one that gives no bytes.
    if (!folder) new EvidenceFile(path).close();
    return undefined;
  } catch (error) {
    if (error instanceof SourceError) return { code: error.code === 'not-found' ? 'not-found' : 'unreadable-file', sentence: error.message };
    throw error;
  }
}
