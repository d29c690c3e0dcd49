import { expect, test } from 'vitest';

import { ProgressLine } from './progress';

function line(isTTY: boolean): { told: (at: number, doneBytes: number, phase?: 'replaying' | 'comparing-digest') => void; clear: () => void; written: string[] } {
  const written: string[] = [];
  let now = 0;
  const made = new ProgressLine({ isTTY, write: (text: string | Uint8Array) => written.push(String(text)) > 0 }, () => now);
  return {
    written,
    clear: () => made.clear(),
    told: (at, doneBytes, phase = 'replaying') => {
      now = at;
      made.told({ phase, doneBytes, totalBytes: 100e6, entries: 7 });
    },
  };
}

test('nothing is shown in the first second, nor where nobody is looking', () => {
  const { told, clear, written } = line(true);
  told(999, 50e6);
  clear();
  expect(written).toEqual([]);
  const piped = line(false);
  piped.told(5000, 50e6);
  piped.clear();
  expect(piped.written).toEqual([]);
});

test('then the line says what is done, how fast, and what is left, a few times a second, and is cleared', () => {
  const { told, clear, written } = line(true);
  told(2000, 50e6);
  told(2100, 60e6);
  told(4000, 100e6);
  clear();
  clear();
  expect(written).toEqual(['\r\x1b[Kreplaying  50 %  7 entries  25 MB/s  2 s left', '\r\x1b[Kreplaying  100 %  7 entries  25 MB/s  0 s left', '\r\x1b[K']);
});

test('a second reading of the file has a rate of its own', () => {
  const { told, written } = line(true);
  told(10_000, 100e6);
  told(10_100, 0, 'comparing-digest');
  told(12_100, 50e6, 'comparing-digest');
  expect(written.at(-1)).toBe('\r\x1b[Kcomparing the digest  50 %  7 entries  25 MB/s  2 s left');
});
