import type { BrowserWindow, FileFilter, OpenDialogOptions } from 'electron';

import type { SuppliedPathKind } from '#core/contract';

import { ANY, askPath } from './ask-paths';

const JSON_FILES: FileFilter = { name: 'JSON', extensions: ['json'] };
const TRACES: FileFilter = { name: 'JSON or NDJSON', extensions: ['json', 'ndjson', 'jsonl'] };
const CERTIFICATES: FileFilter = { name: 'Certificates', extensions: ['pem', 'crt', 'cer', 'der'] };

const ASKED: Readonly<Record<SuppliedPathKind, { readonly what: string; readonly filter: FileFilter }>> = {
  status: { what: 'a status answer', filter: JSON_FILES },
  serverVerdict: { what: 'the producer\u2019s verdict', filter: JSON_FILES },
  previous: { what: 'the previous bundle', filter: JSON_FILES },
  next: { what: 'the following bundle', filter: JSON_FILES },
  traces: { what: 'decision traces', filter: TRACES },
  erasures: { what: 'an erasure register', filter: JSON_FILES },
  anchors: { what: 'anchors and proofs', filter: JSON_FILES },
  trust: { what: 'trusted certificates', filter: CERTIFICATES },
};

/** Asks the examiner for what is supplied; null when they cancel. */
export function chooseSupplied(window: BrowserWindow | undefined, kind: SuppliedPathKind, folder: boolean): Promise<string | null> {
  const { what, filter } = ASKED[kind];
  const options: OpenDialogOptions = folder
    ? { title: `Supply a folder of ${what.replace(/^an? |^the /, '')}`, buttonLabel: 'Supply', properties: ['openDirectory'] }
    : { title: `Supply ${what}`, buttonLabel: 'Supply', properties: ['openFile'], filters: [filter, ANY] };
  return askPath(window, options);
}

/** Asks for the digests that were kept apart from an archive: a CSV file, or a folder of manifests; null when the examiner cancels. */
export function chooseDigests(window: BrowserWindow | undefined, folder: boolean): Promise<string | null> {
  return askPath(window, folder ? { title: 'Digests kept elsewhere: a folder of manifests', buttonLabel: 'Supply', properties: ['openDirectory'] } : { title: 'Digests kept elsewhere: a file of DATE,SHA256 lines', buttonLabel: 'Supply', properties: ['openFile'], filters: [{ name: 'CSV', extensions: ['csv', 'txt'] }, ANY] });
}
