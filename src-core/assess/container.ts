import type { FindingList } from './findings';
import type { Container } from './verdict';

/** A file that was read: its bytes as the reading saw them, and the gzip file around them where there is one. */
export type ReadFile = { readonly path: string; readonly bytes: number; readonly sha256: string; readonly container?: Container };

/**
 * Lists what a compressed file shows besides its content: bytes behind its end, which some readers pass over and others
 * refuse; several members, of which some read the first alone; and a name that says another thing than the content does.
 */
export function tellContainer({ path, container }: ReadFile, findings: FindingList): void {
  const isNamedGzip = path.toLowerCase().endsWith('.gz');
  if (container === undefined) {
    if (isNamedGzip) findings.add('misnamed-file', { message: 'The file is named .gz and is not compressed: it was read as it lies there.' });
    return;
  }
  const { bytes, bytesAfter, members } = container;
  if (bytesAfter > 0) {
    const where = `behind the end of the gzip data, at byte ${bytes - bytesAfter} of the compressed file`;
    findings.add('bytes-after-gzip', { message: `${bytesAfter === 1 ? '1 byte stands' : `${bytesAfter} bytes stand`} ${where}. No entry was read from there: what it holds is not part of the bundle.`, actual: String(bytesAfter) });
  }
  if (members > 1) findings.add('gzip-members', { message: `The gzip file consists of ${members} members one behind the other. They were read as one stream, as RFC 1952 has it.`, actual: String(members) });
  if (!isNamedGzip) findings.add('misnamed-file', { message: 'The file is a gzip file and is not named .gz: what it unpacks to was read.' });
}

/** The subject's members that say which bytes were read. */
export function describeFile({ path, bytes, sha256, container }: ReadFile): ReadFile {
  return { path, bytes, sha256, ...(container === undefined ? {} : { container }) };
}
