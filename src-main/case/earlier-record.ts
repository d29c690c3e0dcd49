import { CASE_FILE } from '#core/contract';
import type { CaseObject, CaseSource } from '#core/contract';

import { readCase } from '../archive/read-case';
import { CaseFolderError } from './case-folder-error';

/** What makes two fetches fetches from the same place. */
export type SamePlace = Pick<CaseSource, 'endpoint' | 'bucket' | 'prefix'>;

/**
 * The objects that an earlier fetch from the same place recorded as fetched. Whether an object lies where this says, and is
 * what this says, is looked at before it is kept. Throws CaseFolderError for a record that is not there, cannot be read, or
 * is of another place.
 */
export function earlierRecord(folder: string, place: SamePlace): readonly CaseObject[] {
  const read = readCase(folder) ?? { fault: 'it is not there' };
  if ('fault' in read) throw new CaseFolderError(`The case folder's ${CASE_FILE} cannot be read: ${read.fault}. Choose another folder: ${folder}`);
  const { source, objects } = read.record;
  const isSame = source.endpoint === place.endpoint && source.bucket === place.bucket && source.prefix === place.prefix;
  if (!isSame) throw new CaseFolderError(`The case folder holds objects of another bucket, prefix or endpoint. Choose another folder: ${folder}`);
  return objects.filter(({ state }) => state === 'fetched');
}
