import { realpathSync, statSync } from 'node:fs';
import { isAbsolute, join, relative, sep } from 'node:path';

import { parseDate } from '#core/archive';
import type { DigestStore } from '#core/archive';
import { MAX_MANIFEST, decodeManifest, parseDigest, statedValue } from '#core/evidence';

import { SourceError, isFolder, readSmall } from '../sources';
import { readStart } from '../verification/read-start';
import { manifestsBelow } from './find-bundles';
import type { Found } from './find-bundles';
import { digestsOf } from './replay-bundle';

const MOST_BYTES = 16 * 2 ** 20;

/**
 * Digests that were kept apart from the archive: a CSV file of `date,sha256` lines (a first line that is a heading, empty
 * lines and lines that begin with # are passed over), or a folder of manifests in the archive's own layout. Throws
 * SourceError with the line where something else stands there, or where there is no digest at all, and for a folder that
 * holds one of the archive's `own` manifests: what lies with the archive was not kept elsewhere, and proves nothing of it.
 */
export function readDigests(path: string, own: readonly string[] = []): DigestStore {
  const store = isFolder(path) ? ofManifests(path, new Set(own.flatMap(identity))) : ofLines(path);
  if (store.size === 0) throw new SourceError('unreadable-file', `There is no digest to compare with: ${path}`);
  return store;
}

/** The digests that an examiner supplied with an archive; undefined where none were. Throws SourceError like readDigests, and for what lies in the archive's folder. */
export function digestsFor(folder: string, { bundles }: Found, path: string | null): DigestStore | undefined {
  if (path === null) return undefined;
  if (statSync(path, { throwIfNoEntry: false }) !== undefined && liesIn(folder, path)) throw new SourceError('unreadable-file', `The digests lie in the archive itself, so that they were not kept elsewhere: ${path}`);
  return readDigests(path, bundles.flatMap(({ manifest }) => (manifest === null ? [] : [join(folder, ...manifest.split('/'))])));
}

/** By what both are once links are followed; also for a folder that is the root of a disk. */
function liesIn(folder: string, path: string): boolean {
  const way = relative(realpathSync.native(folder), realpathSync.native(path));
  return way !== '..' && !way.startsWith(`..${sep}`) && !isAbsolute(way);
}

function ofLines(path: string): DigestStore {
  const bytes = readStart(path, MOST_BYTES + 1);
  if (bytes.length > MOST_BYTES) throw new SourceError('unreadable-file', `The file of digests is longer than ${MOST_BYTES} bytes: ${path}`);
  const store = new Map<string, Set<string>[]>();
  for (const [index, line] of new TextDecoder().decode(bytes).split(/\r?\n/).entries()) {
    if (line.trim() === '' || line.startsWith('#')) continue;
    const [date = '', digest = '', ...more] = line.split(',').map((cell) => cell.trim());
    const [day, sha256] = [parseDate(date), parseDigest(digest)];
    if (index === 0 && isHeading(line)) continue;
    if (day === undefined || sha256 === undefined || more.length > 0) throw new SourceError('unreadable-file', `Line ${index + 1} is not DATE,SHA256 (64 lower-case hexadecimal characters): ${path}`);
    note(store, day, [sha256]);
  }
  return store;
}

/** Words and no value: a date or a digest in another form must not be passed over, since nothing would be compared with it. */
const isHeading = (line: string): boolean => !/\d|[0-9a-f]{16}/i.test(line.replace(/sha-?256/gi, ''));

function ofManifests(folder: string, own: ReadonlySet<string>): DigestStore {
  const store = new Map<string, Set<string>[]>();
  for (const { date, manifest } of manifestsBelow(folder)) {
    const path = join(folder, ...manifest.split('/'));
    if (identity(path).some((one) => own.has(one))) throw new SourceError('unreadable-file', `The folder of digests holds a manifest of the archive itself, so that it was not kept elsewhere: ${path}`);
    const read = readSmall(path, MAX_MANIFEST + 1);
    const decoded = decodeManifest(read.bytes);
    if ('fault' in decoded) throw new SourceError('unreadable-file', `The manifest cannot be read: ${decoded.fault}: ${path}`);
    const recorded = statedValue(decoded.manifest.bundleSha256);
    note(store, date, recorded === undefined ? digestsOf(read) : [...digestsOf(read), recorded]);
  }
  return store;
}

/** What stays the same whatever name a file is reached by; nothing where there is no file. */
function identity(path: string): readonly string[] {
  const found = statSync(path, { bigint: true, throwIfNoEntry: false });
  return found === undefined ? [] : [`${found.dev}:${found.ino}`];
}

function note(store: Map<string, Set<string>[]>, date: string, record: readonly string[]): void {
  const known = store.get(date);
  if (known === undefined) store.set(date, [new Set(record)]);
  else known.push(new Set(record));
}
