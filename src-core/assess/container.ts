import { counted } from '#core/words';

import type { FindingList } from './findings';
import type { Container } from './verdict';

/** A file that was read: its bytes as the reading saw them, the gzip file around them where there is one, and the names of files beside it that were not. */
export type ReadFile = { readonly path: string; readonly bytes: number; readonly sha256: string; readonly container?: Container; readonly passedOver?: readonly string[] };

/**
 * Lists what a compressed file shows besides its content: bytes behind its end, which some readers pass over and others
 * refuse; several members, of which some read the first alone; and a name that says another thing than the content does.
 */
export function tellContainer({ path, container }: { readonly path: string; readonly container?: Container | undefined }, findings: FindingList, what: 'bundle' | 'manifest' = 'bundle'): void {
  const isNamedGzip = path.toLowerCase().endsWith('.gz');
  const [file, field] = what === 'bundle' ? ['file', {}] : ['manifest', { field: 'manifest' }];
  if (container === undefined) {
    if (isNamedGzip) findings.add('misnamed-file', { message: `The ${file} is named .gz and is not compressed: it was read as it lies there.`, ...field });
    return;
  }
  const { bytes, bytesAfter, members } = container;
  if (bytesAfter > 0) {
    const where = `behind the end of the gzip data, at byte ${bytes - bytesAfter} of the compressed file`;
    findings.add('bytes-after-gzip', { message: `${counted(bytesAfter, 'byte stands', 'bytes stand')} ${where}. ${what === 'bundle' ? 'No entry' : 'Nothing'} was read from there: what it holds is not part of the ${what}.`, ...field, actual: String(bytesAfter) });
  }
  if (members > 1) findings.add('gzip-members', { message: `The gzip file${what === 'bundle' ? '' : ' of the manifest'} consists of ${members} members one behind the other. They were read as one stream, as RFC 1952 has it.`, ...field, actual: String(members) });
  if (!isNamedGzip) findings.add('misnamed-file', { message: `The ${file} is a gzip file and is not named .gz: what it unpacks to was read.`, ...field });
}

/** Says that there are files beside the bundle, in the folder that was named, of which nothing was verified. */
export function tellPassedOver({ passedOver: [first, ...more] = [] }: ReadFile, findings: FindingList): void {
  if (first === undefined) return;
  const names = [first, ...more.slice(0, NAMED - 1)].join(', ');
  const rest = more.length >= NAMED ? ` and ${more.length + 1 - NAMED} more` : '';
  findings.add('file-passed-over', { message: `The folder also holds ${names}${rest}, of which nothing was verified.`, actual: first });
}

const NAMED = 5;

/** The subject's members that say which bytes were read. */
export function describeFile({ path, bytes, sha256, container }: ReadFile): ReadFile {
  return { path, bytes, sha256, ...(container === undefined ? {} : { container }) };
}
