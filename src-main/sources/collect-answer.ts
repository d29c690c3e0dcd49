import { BucketProblem } from './bucket';

/** A list names 1,000 objects at most, which are far shorter. */
const LONGEST = 16 * 2 ** 20;

/** The bytes of an answer that is held in memory: a list, or what a server says of a refusal. Throws BucketProblem for one without an end. */
export async function collectAnswer(body: AsyncIterable<Uint8Array>): Promise<Uint8Array> {
  const parts: Uint8Array[] = [];
  let length = 0;
  for await (const part of body) {
    length += part.length;
    if (length > LONGEST) throw new BucketProblem('s3-answer', 'final', `The server's answer is longer than ${LONGEST} bytes, and is no list.`);
    parts.push(part);
  }
  return Buffer.concat(parts, length);
}
