import { lstatSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

import { CASE_FILE, CASE_SCHEMA } from '#core/contract';
import type { CaseObject, CaseSource } from '#core/contract';

import { CaseFolderError } from './case-folder-error';

/** What makes two fetches fetches from the same place. */
export type SamePlace = Pick<CaseSource, 'endpoint' | 'bucket' | 'prefix'>;

const LONGEST = 2 ** 29 - 1;

/**
 * The objects that an earlier fetch from the same place recorded as fetched. Read to go on with, not as evidence: whether
 * an object lies where this says, and is what this says, is looked at before it is kept. Throws CaseFolderError for a
 * record that cannot be read, or is of another place.
 */
export function earlierRecord(folder: string, place: SamePlace): readonly CaseObject[] {
  const record = read(join(folder, CASE_FILE));
  if (!isRecord(record) || record['schema'] !== CASE_SCHEMA || !isRecord(record['source']) || !Array.isArray(record['objects'])) throw unreadable(folder);
  const { source } = record;
  const isSame = source['endpoint'] === place.endpoint && source['bucket'] === place.bucket && source['prefix'] === place.prefix;
  if (!isSame) throw new CaseFolderError(`The case folder holds objects of another bucket, prefix or endpoint. Choose another folder: ${folder}`);
  return record['objects'].filter((one: unknown) => !isRecord(one) || one['state'] === 'fetched').map((one: unknown) => decodeObject(one) ?? raise(unreadable(folder)));
}

function read(path: string): unknown {
  try {
    const { size } = lstatSync(path);
    return size > LONGEST ? undefined : JSON.parse(readFileSync(path, 'utf8'));
  } catch {
    return undefined;
  }
}

function decodeObject(value: unknown): CaseObject | undefined {
  if (!isRecord(value)) return undefined;
  const { key, versionId, etag, size, lastModified, sse, lockMode, retainUntil, legalHold, path, sha256, deleteMarker } = value;
  if (typeof key !== 'string' || typeof size !== 'number' || !Number.isSafeInteger(size) || size < 0 || deleteMarker !== false) return undefined;
  if (typeof path !== 'string' || !isCasePath(path) || typeof sha256 !== 'string' || !/^[0-9a-f]{64}$/.test(sha256)) return undefined;
  if (!isTextOrNull(versionId) || !isTextOrNull(etag) || !isTextOrNull(lastModified) || !isTextOrNull(sse) || !isTextOrNull(retainUntil)) return undefined;
  if (lockMode !== null && lockMode !== 'GOVERNANCE' && lockMode !== 'COMPLIANCE') return undefined;
  if (legalHold !== null && typeof legalHold !== 'boolean') return undefined;
  return { key, versionId, isLatest: value['isLatest'] === true, deleteMarker, etag, size, lastModified, sse, lockMode, retainUntil, legalHold, path, sha256, state: 'fetched', why: null };
}

/** As placeKeys gives them: a record from elsewhere must not lead out of the folder. */
function isCasePath(path: string): boolean {
  const names = path.split('/');
  return names.every((name, index) => (index === 0 && name === '.versions') || /^(?![. ])[A-Za-z0-9 _=+@,().~%-]+(?<![. ])$/.test(name));
}

const isTextOrNull = (value: unknown): value is string | null => value === null || typeof value === 'string';

const isRecord = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null && !Array.isArray(value);

const unreadable = (folder: string): CaseFolderError => new CaseFolderError(`The case folder's ${CASE_FILE} cannot be read. Choose another folder: ${folder}`);

function raise(error: Error): never {
  throw error;
}
