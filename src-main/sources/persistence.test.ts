import { describe, expect, test } from 'vitest';

import { BucketProblem } from './bucket';
import { Persistence } from './persistence';
import type { Waiting } from './persistence';

const cut = new BucketProblem('s3-interrupted', 'again', 'The connection was cut.');
const away = new BucketProblem('s3-unreachable', 'again', 'Nothing answers.');
const STAMINA = { inRow: 4, inAll: 10, firstMs: 1, mostMs: 3 };

function tried(signal = new AbortController().signal): { persistence: Persistence; waits: Waiting[] } {
  const waits: Waiting[] = [];
  return { persistence: new Persistence(STAMINA, (waiting) => waits.push(waiting), signal), waits };
}

/** Fails so often, then gives how often it was called. */
const failing = (times: number, error: Error) => {
  let calls = 0;
  return () => (++calls > times ? Promise.resolve(calls) : Promise.reject(error));
};

describe('what may go well the next time', () => {
  test('is tried again, after pauses that double up to the longest, and each is told', async () => {
    const { persistence, waits } = tried();
    expect(await persistence.insist(failing(3, cut))).toBe(4);
    expect(waits).toEqual([1, 2, 3].map((ms, index) => ({ failures: index + 1, ms, because: 'The connection was cut.' })));
  });

  test('is given up after so many failures in a row', async () => {
    const { persistence, waits } = tried();
    await expect(persistence.insist(failing(4, cut))).rejects.toBe(cut);
    expect(waits).toHaveLength(3);
  });

  test('goes on as long as something comes, but not for ever', async () => {
    const { persistence } = tried();
    let calls = 0;
    const always = persistence.insist((progressed) => {
      calls++;
      progressed();
      return Promise.reject(cut);
    });
    await expect(always).rejects.toBe(cut);
    expect(calls).toBe(STAMINA.inAll);
  });

  test('is not tried again where the host never answered anything', async () => {
    const { persistence } = tried();
    await expect(persistence.insist(failing(1, away))).rejects.toBe(away);
    await persistence.insist(failing(0, away));
    expect(await persistence.insist(failing(1, away))).toBe(2);
  });

  test('is nothing else', async () => {
    const refused = new BucketProblem('s3-refused', 'final', 'No.');
    await expect(tried().persistence.insist(failing(1, refused))).rejects.toBe(refused);
    const defect = new Error('defect');
    await expect(tried().persistence.insist(failing(1, defect))).rejects.toBe(defect);
  });
});

test('a pause ends when the fetch is cancelled', async () => {
  const controller = new AbortController();
  const persistence = new Persistence({ ...STAMINA, firstMs: 1e9, mostMs: 1e9 }, () => setTimeout(() => controller.abort(new Error('cancelled'))), controller.signal);
  await expect(persistence.insist(failing(1, cut))).rejects.toThrow('cancelled');
});
