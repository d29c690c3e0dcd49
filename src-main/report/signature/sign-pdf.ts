import type { SigningIdentity } from '../identity/signing-identity';
import { buildCms } from './cms';
import { CONTENTS_BYTES, UNKNOWN } from './placeholder';

const RANGE_START = '/ByteRange [0 ';
const RANGE = `${RANGE_START}/${UNKNOWN} /${UNKNOWN} /${UNKNOWN}]`;

/**
 * Fills the empty signature of a rendered report. The ByteRange leaves out the Contents alone, angle brackets included,
 * and so covers the whole file. The length of the file does not change.
 */
export function signPdf(rendered: Buffer, identity: SigningIdentity): Buffer {
  const bytes = Buffer.from(rendered);
  const rangeAt = onlyPlace(bytes, RANGE);
  const before = onlyPlace(bytes, `<${'0'.repeat(CONTENTS_BYTES * 2)}>`);
  const after = before + CONTENTS_BYTES * 2 + 2;
  const range = `${RANGE_START}${String(before)} ${String(after)} ${String(bytes.length - after)}`;
  bytes.write(`${range.padEnd(RANGE.length - 1)}]`, rangeAt, 'latin1');
  const cms = buildCms([bytes.subarray(0, before), bytes.subarray(after)], identity);
  if (cms.length > CONTENTS_BYTES) throw new Error(`the signature takes ${String(cms.length)} bytes, more than its place holds`);
  bytes.write(cms.toString('hex'), before + 1, 'latin1');
  return bytes;
}

function onlyPlace(bytes: Buffer, text: string): number {
  const at = bytes.indexOf(text, 0, 'latin1');
  if (at < 0 || bytes.includes(text, at + 1, 'latin1')) throw new Error('a rendered report must hold exactly one empty signature');
  return at;
}
