import { randomBytes } from 'node:crypto';
import { createHash } from 'node:crypto';
import { join } from 'node:path';
import { constants, gzipSync } from 'node:zlib';
import { appendFileSync, writeFileSync } from 'node:fs';

import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';

import { folder } from '../verification/testing/evidence.fixture';
import type { EvidenceBytes } from './evidence-bytes';
import { evidenceStart, openEvidence } from './open-evidence';
import { sharedReader } from './shared-reader';

const here = folder();
const sha256 = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');

function lay(name: string, bytes: Uint8Array): string {
  const path = join(here, name);
  writeFileSync(path, bytes);
  return path;
}

async function prepared<T>(path: string, use: (evidence: EvidenceBytes) => T | Promise<T>): Promise<T> {
  const evidence = openEvidence(path);
  try {
    await evidence.prepare();
    return await use(evidence);
  } finally {
    evidence.close();
  }
}

/** More than two blocks of memory, half of it compressible. */
const LONG = Buffer.concat([randomBytes(700_000), Buffer.alloc(700_000, 'ab'), randomBytes(900_001)]);

describe('a gzip file is read as what it unpacks to', () => {
  test('from any offset, on this thread and on others', async () => {
    await prepared(lay('long.gz', gzipSync(LONG)), async (evidence) => {
      expect(evidence.size).toBe(LONG.length);
      const shared = sharedReader(evidence.shared);
      fc.assert(
        fc.property(fc.integer({ min: 0, max: LONG.length + 10 }), fc.integer({ min: 0, max: 1_200_000 }), (offset, length) => {
          const expected = LONG.subarray(offset, offset + length);
          const buffer = new Uint8Array(length);
          expect(Buffer.compare(evidence.readSpan(offset, length), expected)).toBe(0);
          expect(buffer.subarray(0, shared(buffer, offset))).toHaveLength(expected.length);
          expect(Buffer.compare(buffer.subarray(0, expected.length), expected)).toBe(0);
        }),
        { numRuns: 100 },
      );
      const buffer = new Uint8Array(10);
      expect(await evidence.readInto(buffer, LONG.length - 4)).toBe(4);
      expect(await evidence.readInto(buffer, LONG.length)).toBe(0);
    });
  });

  test('whatever its members, their levels and lengths, and what follows the last', { timeout: 30_000 }, async () => {
    const parts = fc.array(fc.record({ bytes: fc.uint8Array({ maxLength: 70_000, size: 'max' }), level: fc.integer({ min: 0, max: 9 }) }), { minLength: 1, maxLength: 4 });
    const after = fc.uint8Array({ maxLength: 40 }).filter(([first]) => first !== 0x1f);
    await fc.assert(
      fc.asyncProperty(parts, after, async (members, behind) => {
        const file = Buffer.concat([...members.map(({ bytes, level }) => gzipSync(bytes, { level })), behind]);
        const plain = Buffer.concat(members.map(({ bytes }) => bytes));
        await prepared(lay('members.gz', file), (evidence) => {
          expect(Buffer.compare(evidence.readSpan(0, evidence.size), plain)).toBe(0);
          expect(evidence.container).toEqual({ format: 'gzip', bytes: file.length, sha256: sha256(file), members: members.length, bytesAfter: behind.length });
        });
      }),
      { numRuns: 60 },
    );
  });

  test('its data may end with any piece in which it is read', { timeout: 30_000 }, async () => {
    for (const length of [16_356, 16_357, 16_358, 16_359, 16_360, 16_361, 16_362, 32_740, 32_745]) {
      const bytes = randomBytes(length);
      await prepared(lay('aligned.gz', Buffer.concat([gzipSync(bytes, { level: 0 }), gzipSync('x')])), (evidence) => expect(evidence.size).toBe(length + 1));
    }
  });

  test('and one that is none is read as it lies there, whatever its name', async () => {
    await prepared(lay('plain.gz', Buffer.from('{}')), (evidence) => {
      expect([evidence.size, evidence.container]).toEqual([2, undefined]);
    });
  });

  test('it is watched like any other while it is read', async () => {
    const path = lay('watched.gz', gzipSync('{}'));
    await prepared(path, (evidence) => {
      expect(() => evidence.checkUnchanged()).not.toThrow();
      appendFileSync(path, 'x');
      expect(() => evidence.checkUnchanged()).toThrow('The file changed after it was opened');
    });
  });
});

describe('a gzip file that is not whole is never read', () => {
  const whole = gzipSync(LONG.subarray(0, 300_000));

  test('cut anywhere', { timeout: 60_000 }, async () => {
    await fc.assert(
      fc.asyncProperty(fc.integer({ min: 2, max: whole.length - 1 }), async (length) => {
        const evidence = openEvidence(lay('cut.gz', whole.subarray(0, length)));
        await expect(evidence.prepare()).rejects.toMatchObject({ code: 'damaged-gzip', byteOffset: length });
        expect(evidence.size).toBe(0);
        evidence.close();
      }),
      { numRuns: 60 },
    );
  });

  test('changed in any byte that means something', { timeout: 60_000 }, async () => {
    // The header's time, extra flags and system carry no meaning.
    const place = fc.integer({ min: 2, max: whole.length - 1 }).filter((at) => at < 4 || at > 9);
    await fc.assert(
      fc.asyncProperty(place, fc.integer({ min: 1, max: 255 }), async (at, change) => {
        const bytes = Buffer.from(whole);
        bytes[at] = (bytes[at] ?? 0) ^ change;
        const evidence = openEvidence(lay('changed.gz', bytes));
        const outcome = await evidence.prepare().then(() => 'read', (error: unknown) => error);
        // FTEXT is a hint, and behind the type of a block stored as it is a byte is filled up with bits that mean nothing (RFC 1951, 3.2.4).
        if (outcome !== 'read') expect(outcome).toMatchObject({ code: 'damaged-gzip' });
        else expect([at === 3 || at === 10, Buffer.compare(evidence.readSpan(0, evidence.size), LONG.subarray(0, 300_000))]).toEqual([true, 0]);
        evidence.close();
      }),
      { numRuns: 150 },
    );
  });
});

describe('a gzip file that unpacks to more than memory should hold', () => {
  const stretch = gzipSync(Buffer.alloc(2 ** 24), { level: 9 });

  test('is given up early', { timeout: 60_000 }, async () => {
    const evidence = openEvidence(lay('bomb.gz', Buffer.concat(Array.from({ length: 400 }, () => stretch))));
    await expect(evidence.prepare()).rejects.toMatchObject({ code: 'limit-exceeded', message: expect.stringContaining('unpacks to more than 536870912 bytes') as string });
    expect(evidence.size).toBe(0);
    evidence.close();
  });

  test('so is one of members without end, and none', { timeout: 60_000 }, async () => {
    const evidence = openEvidence(lay('empty-members.gz', Buffer.concat(Array.from({ length: 20_000 }, () => gzipSync('')))));
    await expect(evidence.prepare()).rejects.toMatchObject({ code: 'limit-exceeded', message: expect.stringContaining('more than 16384 members') as string });
    evidence.close();
  });

  test('a look at the beginning unpacks the beginning', () => {
    expect(evidenceStart(lay('start.gz', stretch), 100)).toEqual({ bytes: Buffer.alloc(100), whole: false });
    expect(evidenceStart(lay('short.gz', gzipSync('abc')), 100)).toEqual({ bytes: Buffer.from('abc'), whole: true });
    expect(evidenceStart(lay('broken.gz', Buffer.from('1f8bff', 'hex')), 100).bytes).toHaveLength(0);
    expect(Buffer.from(evidenceStart(lay('half.gz', gzipSync(LONG, { finishFlush: constants.Z_SYNC_FLUSH })), 100).bytes)).toEqual(LONG.subarray(0, 100));
  });
});
