import { CASE_FILE } from '#core/contract';
import type { CaseObject, CaseSource, SetAside } from '#core/contract';

import { readCase } from '../archive/read-case';
import { CaseFolderError } from './case-folder-error';

/** What makes two fetches fetches from the same place. */
export type SamePlace = Pick<CaseSource, 'endpoint' | 'bucket' | 'prefix'>;

/** What earlier fetches into a folder left there. */
export type Earlier = { readonly objects: readonly CaseObject[]; readonly notHere: readonly CaseObject[]; readonly setAside: readonly SetAside[] };

/**
 * The objects that an earlier fetch from the same place recorded as fetched, those that it only listed, and what was set aside. Whether an object lies
 * where this says, and is what this says, is looked at before it is kept. Nothing where there is no record. Throws
 * CaseFolderError for one that cannot be read, or is of another place.
 */
export function earlierRecord(folder: string, place: SamePlace): Earlier {
  const read = readCase(folder);
  if (read === undefined) return { objects: [], notHere: [], setAside: [] };
  if ('fault' in read) throw new CaseFolderError(`The case folder's ${CASE_FILE} cannot be read: ${read.fault}. Choose another folder: ${folder}`);
  const { source, objects, setAside = [] } = read.record;
  const isSame = source.endpoint === place.endpoint && source.bucket === place.bucket && source.prefix === place.prefix;
  if (!isSame) throw new CaseFolderError(`The case folder holds objects of another bucket, prefix or endpoint. Choose another folder: ${folder}`);
  return { objects: objects.filter(({ state }) => state === 'fetched'), notHere: objects.filter(({ state }) => state !== 'fetched'), setAside };
}
