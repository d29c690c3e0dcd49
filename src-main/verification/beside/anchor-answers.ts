import { basename } from 'node:path';

import { MAX_DOCUMENT, readStatements, readValue } from '#core/anchors';
import type { AnchorStatement, ProofStatement } from '#core/anchors';

import { EvidenceFile, filesIn } from '../../sources';

export type Answers = {
  readonly anchors: readonly AnchorStatement[];
  readonly proofs: readonly ProofStatement[];
  /** What could not be read, in sentences. */
  readonly faults: readonly string[];
  readonly files: number;
};

/** Most anchors and most proofs that are looked at. */
const MOST = 20_000;
/** Most sentences about what could not be read. */
const LISTED = 100;

/** Reads the producer's answers about anchors from a file or a folder of files. Throws SourceError for a path that gives no bytes. */
export async function readAnswers(path: string, pause: () => Promise<void>): Promise<Answers> {
  const { paths } = filesIn(path);
  const anchors: AnchorStatement[] = [];
  const proofs: ProofStatement[] = [];
  const faults: string[] = [];
  let faultCount = 0;
  let left = 0;
  for (const one of paths) {
    const bytes = readWhole(one);
    const read = bytes === undefined ? { fault: `it is longer than ${MAX_DOCUMENT} bytes` } : readValue(bytes);
    const stated = 'fault' in read ? { anchors: [], proofs: [], faults: [read.fault], faultCount: 1 } : readStatements(read.value);
    left += take(anchors, stated.anchors) + take(proofs, stated.proofs);
    faultCount += stated.faultCount;
    for (const fault of stated.faults) if (faults.length < LISTED) faults.push(`What was supplied about anchors cannot be used: ${basename(one)}: ${fault}.`);
    await pause();
  }
  if (paths.length === 0) faults.push('The folder that was supplied for anchors holds no file.');
  if (faultCount > faults.length) faults.push(`${faultCount - faults.length} more of the supplied statements about anchors cannot be used.`);
  if (left > 0) faults.push(`More than ${MOST} anchors or proofs were supplied; ${left} were not looked at.`);
  return { anchors, proofs, faults, files: paths.length };
}

/** Gives how many found no room. */
function take<T>(into: T[], from: readonly T[]): number {
  const room = Math.max(0, MOST - into.length);
  into.push(...from.slice(0, room));
  return Math.max(0, from.length - room);
}

function readWhole(path: string): Uint8Array | undefined {
  const file = new EvidenceFile(path);
  try {
    return file.size > MAX_DOCUMENT ? undefined : file.readSpan(0, file.size);
  } finally {
    file.close();
  }
}
