import { spawn } from 'node:child_process';
import { mkdirSync, readFileSync, readdirSync, symlinkSync, utimesSync } from 'node:fs';
import { hostname } from 'node:os';
import { join } from 'node:path';

import { describe, expect, test } from 'vitest';

import { folder, write } from '../verification/testing/evidence.fixture';
import { CaseLock, LOCK, machineId } from './case-lock';

const here = folder();
let count = 0;

function fresh(): string {
  const path = join(here, String(++count));
  mkdirSync(path);
  return path;
}

/** A folder with the lock of another. */
function heldBy(holder: object | string): string {
  const path = fresh();
  const text = typeof holder === 'string' ? holder : JSON.stringify({ pid: process.pid, host: hostname(), machine: machineId(), boot: null, since: new Date().toISOString(), token: 'another', ...holder });
  write(join(path, LOCK), text);
  return path;
}

function answer(path: string): string {
  try {
    new CaseLock(path).release();
    return readdirSync(path).length === 0 ? 'taken, and given back' : 'left behind';
  } catch (error) {
    return `${(error as { code?: string }).code ?? ''} ${String(error)}`;
  }
}

/** A process that has ended, and one that has not. */
async function deadProcess(): Promise<number> {
  const child = spawn(process.execPath, ['-e', '']);
  await new Promise((resolve) => child.on('close', resolve));
  return child.pid ?? 0;
}

describe('the lock of a case folder', () => {
  test('is had by one at a time, and is gone afterwards', () => {
    const path = fresh();
    const first = new CaseLock(path);
    expect(answer(path)).toMatch(/^case-folder-busy .*Another fetch writes into this case folder\. It is process \d+ on .*, since 2.*Wait for it, or cancel it; where it is surely over, delete .*\.fetch-lock$/);
    first.release();
    first.release();
    expect(answer(path)).toBe('taken, and given back');
  });

  test('is not given back by one who has it no more', () => {
    const path = fresh();
    const first = new CaseLock(path);
    write(join(path, LOCK), 'another');
    first.release();
    expect(readFileSync(join(path, LOCK), 'utf8')).toBe('another');
  });

  test('holds where another process lives', async () => {
    const child = spawn(process.execPath, ['-e', 'setInterval(() => {}, 1000)']);
    try {
      expect(answer(heldBy({ pid: child.pid }))).toContain(`It is process ${child.pid ?? 0} on`);
    } finally {
      child.kill();
    }
  });

  test('holds where another machine made it: whether that one lives cannot be known here', () => {
    expect(answer(heldBy({ host: 'elsewhere', pid: 1, since: '2020-01-01T00:00:00Z' }))).toContain('It is process 1 on elsewhere, since 2020-01-01T00:00:00Z.');
  });

  test('holds where another machine of this one\u2019s name made it, or another container on it, whatever it says of its start', () => {
    for (const machine of ['another identity', `${machineId()} `]) expect(answer(heldBy({ machine, pid: 4_000_000, boot: 'another start' }))).toContain('case-folder-busy');
  });

  test('does not hold for a dead process: one that ended, and one of our number before us', async () => {
    expect(answer(heldBy({ pid: await deadProcess() }))).toBe('taken, and given back');
    expect(answer(heldBy({}))).toBe('taken, and given back');
    // By no clock: it may jump.
    expect(answer(heldBy({ pid: process.ppid, since: '1970-01-01T00:00:00Z' }))).toContain('case-folder-busy');
  });

  test.runIf(process.platform === 'linux')('knows the start of a machine by its own name, whatever the clock says', () => {
    expect(answer(heldBy({ pid: process.ppid, boot: 'another start', since: '2999-01-01T00:00:00Z' }))).toBe('taken, and given back');
    const boot = readFileSync('/proc/sys/kernel/random/boot_id', 'utf8').trim();
    expect(answer(heldBy({ pid: process.ppid, boot, since: '1970-01-01T00:00:00Z' }))).toContain('case-folder-busy');
  });

  test.each(['', '{"pid":', '[]', '{"pid":"x","host":"y","machine":"m","boot":null,"since":"z","token":"t"}'])('that says nothing (%j) holds for a moment: its holder may be writing it', (text) => {
    const path = heldBy(text);
    expect(answer(path)).toContain('It began just now.');
    const old = Date.now() / 1000 - 600;
    utimesSync(join(path, LOCK), old, old);
    expect(answer(path)).toBe('taken, and given back');
  });

  test('is a file: anything else in its place is refused and stays', () => {
    const [path, linked] = [fresh(), fresh()];
    mkdirSync(join(path, LOCK));
    expect(answer(path)).toContain('This should be the lock of a fetch, and is something else');
    symlinkSync(join(here, 'elsewhere'), join(linked, LOCK));
    expect(answer(linked)).toContain('is something else');
    expect(answer(heldBy('x'.repeat(5000)))).toContain('is something else');
  });
});
