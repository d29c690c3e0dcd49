import { basename, dirname, resolve } from 'node:path';

import type { ReadFile } from '#core/assess';
import { NOTHING_SUPPLIED, suppliedPaths } from '#core/contract';
import type { Supplied } from '#core/contract';
import type { Refusal } from '#core/evidence';

import type { EvidenceBytes } from '../sources';

/** Which bytes were read, for a verdict, and the names of files beside them that were not: neither as the bundle nor as something supplied. */
export function fileFacts({ path, size, container }: EvidenceBytes, sha256: string, { passedOver = [], supplied }: Beside = { supplied: NOTHING_SUPPLIED }): ReadFile {
  const known = new Set(suppliedPaths(supplied).map((one) => resolve(one)));
  const left = passedOver.filter((one) => !known.has(resolve(one)) && !known.has(resolve(dirname(one)))).map((one) => basename(one));
  return { path, bytes: size, sha256, ...(container === undefined ? {} : { container }), ...(left.length === 0 ? {} : { passedOver: left.sort() }) };
}

type Beside = { readonly passedOver?: readonly string[]; readonly supplied: Supplied };

/** A refusal that says in which bytes its place is counted, where that is not plain, and that a name promised a gzip file. */
export function tellWhereCounted(refusal: Refusal, { path, container }: EvidenceBytes): Refusal {
  const note = container !== undefined ? 'Places are counted in what the gzip file unpacks to.' : path.toLowerCase().endsWith('.gz') ? 'The file is named .gz and does not begin as a gzip file does.' : undefined;
  return note === undefined ? refusal : { ...refusal, message: `${refusal.message} ${note}` };
}
