import { PythonDump, comparePoints, pythonString } from '#core/evidence';
import type { MemberSpan } from '#core/evidence';
import { EvidenceChanged } from '#core/replay';

import type { EvidenceBytes } from '../sources';
import { streamingSha256 } from './sha256';

const CHUNK = 2 ** 20;
const FLUSH = 2 ** 16;

/**
 * SHA-256 of the bundle written again as its export wrote it (Python's json.dumps, compact, keys sorted): what a
 * manifest records. Reads the bundle's members again in the order of their names; memory stays at one object's size.
 * Throws
 * EvidenceChanged where the file no longer holds what was scanned.
 */
export async function reserialisedDigest(file: EvidenceBytes, members: readonly MemberSpan[], told: (bytes: number) => void): Promise<string> {
  const hash = streamingSha256();
  let pending = '{';
  const emit = (ascii: string): void => {
    pending += ascii;
    if (pending.length < FLUSH) return;
    hash.update(pending, 'latin1');
    pending = '';
  };
  const sorted = [...members].sort((a, b) => comparePoints(a.name, b.name));
  const chunk = new Uint8Array(CHUNK);
  let read = 0;
  for (const [index, member] of sorted.entries()) {
    emit(`${index === 0 ? '' : ','}${pythonString(member.name)}:`);
    const dump = new PythonDump(emit);
    for (let offset = member.start; offset < member.end; ) {
      const count = await file.readInto(chunk.subarray(0, Math.min(CHUNK, member.end - offset)), offset);
      if (count === 0 || dump.write(chunk.subarray(0, count)) !== undefined) throw changed(member);
      offset += count;
      read += count;
      told(read);
    }
    if (dump.end() !== undefined) throw changed(member);
  }
  emit('}');
  return hash.update(pending, 'latin1').digest('hex');
}

const changed = ({ start, end }: MemberSpan): EvidenceChanged => new EvidenceChanged(`bytes ${start} to ${end} are no longer what was scanned`);
