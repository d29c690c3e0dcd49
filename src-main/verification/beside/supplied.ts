import { statSync } from 'node:fs';
import { basename } from 'node:path';

import { OPTION_OF, SUPPLIED_KINDS } from '#core/contract';
import type { Supplied, SuppliedFile, SuppliedKind, SuppliedThing, SuppliedView } from '#core/contract';

import { EvidenceFile, SourceError, filesIn } from '../../sources';
import { streamingSha256 } from '../sha256';

const CHUNK = 2 ** 20;
/** Files of a folder that are named one by one. */
const LISTED = 200;

type Pause = () => Promise<void>;
type Identity = { readonly path: string; readonly mtimeMs: number; readonly ino: number };

export type SuppliedDigests = {
  readonly view: SuppliedView;
  /** Throws SourceError when a file is no longer the one whose digest was taken: the looks may have read another. */
  readonly checkUnchanged: () => void;
};

/** Takes the digest of every file that was supplied: the report says of which bytes it speaks. It judges none of them. */
export async function digestSupplied(supplied: Supplied, pause: Pause): Promise<SuppliedDigests> {
  const read: Identity[] = [];
  const view: SuppliedThing[] = [];
  for (const kind of SUPPLIED_KINDS) {
    const given = supplied[kind];
    if (given !== null) view.push(kind === 'head' ? typed(given) : await named(kind, digestThing(kind, given, read, pause)));
  }
  return { view, checkUnchanged: () => read.forEach(checkIdentity) };
}

/** A supplied file that gives no bytes ends the examination: which of the files it is must be plain. */
async function named<T>(kind: SuppliedKind, work: Promise<T>): Promise<T> {
  try {
    return await work;
  } catch (error) {
    throw error instanceof SourceError ? new SourceError(error.code, `${error.message} (supplied with ${OPTION_OF[kind]})`) : error;
  }
}

const typed = (given: string): SuppliedThing => ({ kind: 'head', given, folder: false, files: [], fileCount: 0, totalBytes: 0, listSha256: null });

async function digestThing(kind: SuppliedKind, given: string, read: Identity[], pause: Pause): Promise<SuppliedThing> {
  const { folder, paths } = filesIn(given);
  const list = streamingSha256();
  const files: SuppliedFile[] = [];
  let totalBytes = 0;
  for (const path of paths) {
    read.push(identityOf(path));
    const file = await digestFile(path, pause);
    totalBytes += file.bytes;
    list.update(`${file.sha256}  ${basename(path)}\n`);
    if (files.length < LISTED) files.push(file);
  }
  return { kind, given, folder, files, fileCount: paths.length, totalBytes, listSha256: folder ? list.digest('hex') : null };
}

async function digestFile(path: string, pause: Pause): Promise<SuppliedFile> {
  const file = new EvidenceFile(path);
  try {
    const hash = streamingSha256();
    const chunk = new Uint8Array(Math.min(CHUNK, file.size));
    // To the size that it had: a file that grows as fast as it is read must not be read for ever.
    for (let offset = 0; offset < file.size; ) {
      const count = await file.readInto(chunk, offset);
      if (count === 0) break;
      hash.update(chunk.subarray(0, count));
      offset += count;
      await pause();
    }
    file.checkUnchanged();
    return { path, bytes: file.size, sha256: hash.digest('hex') };
  } finally {
    file.close();
  }
}

function identityOf(path: string): Identity {
  try {
    const { mtimeMs, ino } = statSync(path);
    return { path, mtimeMs, ino };
  } catch {
    // What is not there has the identity of nothing; reading it says why.
    return { path, mtimeMs: 0, ino: 0 };
  }
}

function checkIdentity({ path, mtimeMs, ino }: Identity): void {
  const now = identityOf(path);
  if (now.mtimeMs !== mtimeMs || now.ino !== ino) throw new SourceError('unreadable-file', `The file changed while it was looked at: ${path}`);
}
