import { execFileSync } from 'node:child_process';
import { appendFileSync, chmodSync, mkdirSync, readdirSync, renameSync, statSync, symlinkSync, truncateSync, unlinkSync, utimesSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';

import { describe, expect, test } from 'vitest';

import { folder } from '../verification/testing/evidence.fixture';
import { EvidenceFile } from './evidence-file';

const here = folder();
const at = (name: string): string => join(here, name);

function fresh(name: string, text = 'evidence'): EvidenceFile {
  writeFileSync(at(name), text);
  return new EvidenceFile(at(name));
}

const openDescriptors = (): number => readdirSync('/proc/self/fd').length;

describe('what is no file is refused before it is opened', () => {
  test('a FIFO, without waiting for a writer', () => {
    execFileSync('mkfifo', [at('fifo')]);
    expect(() => new EvidenceFile(at('fifo'))).toThrow(expect.objectContaining({ code: 'unreadable-file', message: `This is a FIFO (named pipe), not a file: ${at('fifo')}` }));
  });

  test('a folder', () => {
    mkdirSync(at('folder'));
    expect(() => new EvidenceFile(at('folder'))).toThrow(`This is a folder, not a file: ${at('folder')}`);
  });

  test('a device', () => expect(() => new EvidenceFile('/dev/zero')).toThrow('This is a device, not a file: /dev/zero'));

  test('a socket', async () => {
    const server = createServer().listen(at('socket'));
    await new Promise((resolve) => server.once('listening', resolve));
    expect(() => new EvidenceFile(at('socket'))).toThrow('This is a socket, not a file');
    server.close();
  });

  test('a path that is not there', () => expect(() => new EvidenceFile(at('nowhere'))).toThrow(expect.objectContaining({ code: 'not-found', message: `There is no such file: ${at('nowhere')}` })));

  test('a path through a file', () => {
    fresh('plain').close();
    expect(() => new EvidenceFile(at('plain/x'))).toThrow(expect.objectContaining({ code: 'not-found' }));
  });

  test('a circle of links', () => {
    symlinkSync('b', at('a'));
    symlinkSync('a', at('b'));
    expect(() => new EvidenceFile(at('a'))).toThrow(expect.objectContaining({ code: 'unreadable-file', message: `The path runs in a circle of links: ${at('a')}` }));
  });

  test('a name too long for the system', () => expect(() => new EvidenceFile(at('n'.repeat(5000)))).toThrow('The path is too long for this system'));

  test('a name whose bytes were no UTF-8 is told why it is not found', () => expect(() => new EvidenceFile(at('in\ufffdvalid'))).toThrow('a name that is not UTF-8 cannot be given'));

  // Root may read everything.
  test.skipIf(process.getuid?.() === 0)('a file without permission', () => {
    fresh('secret').close();
    chmodSync(at('secret'), 0);
    expect(() => new EvidenceFile(at('secret'))).toThrow('The file may not be read: permission is denied');
  });

  test.runIf(process.platform === 'linux')('and none of them leaves a descriptor open', () => {
    const before = openDescriptors();
    for (const name of ['fifo', 'folder', 'nowhere', 'a']) expect(() => new EvidenceFile(at(name))).toThrow();
    expect(openDescriptors()).toBe(before);
  });
});

describe('bytes', () => {
  test('come from any offset, fewer at the end and none after it', async () => {
    const file = fresh('bytes', 'abcdef');
    expect(Buffer.from(file.readSpan(2, 3)).toString()).toBe('cde');
    expect(Buffer.from(file.readSpan(4, 10)).toString()).toBe('ef');
    expect(file.readSpan(6, 1)).toHaveLength(0);
    const buffer = Buffer.alloc(4);
    expect(await file.readInto(buffer, 4)).toBe(2);
    expect(buffer.subarray(0, 2).toString()).toBe('ef');
    expect(await file.readInto(buffer, 6)).toBe(0);
    file.close();
  });

  test('are read without moving the time of last access', () => {
    writeFileSync(at('looked-at'), 'x');
    utimesSync(at('looked-at'), new Date('2020-01-01'), new Date('2021-01-01'));
    const before = statSync(at('looked-at')).atimeMs;
    const file = new EvidenceFile(at('looked-at'));
    file.readSpan(0, 1);
    file.close();
    expect(statSync(at('looked-at')).atimeMs).toBe(before);
  });
});

describe('a file is no longer what was opened', () => {
  const cases: [string, (path: string) => void, string, string][] = [
    ['when it grew', (path) => appendFileSync(path, 'more'), 'unreadable-file', 'The file changed after it was opened'],
    ['when it was cut', (path) => truncateSync(path, 1), 'unreadable-file', 'The file changed after it was opened'],
    ['when it was written again at the same length', (path) => { writeFileSync(path, 'EVIDENCE'); utimesSync(path, 1, 1); }, 'unreadable-file', 'The file changed after it was opened'],
    ['when another took its name', (path) => { writeFileSync(`${path}.new`, 'evidence'); renameSync(`${path}.new`, path); }, 'unreadable-file', 'The file was replaced after it was opened'],
    ['when it was removed', (path) => unlinkSync(path), 'not-found', 'The file was removed after it was opened'],
  ];

  test.each(cases)('%s', (title, change, code, sentence) => {
    const name = title.replaceAll(' ', '-');
    const file = fresh(name);
    change(at(name));
    expect(() => file.checkUnchanged()).toThrow(expect.objectContaining({ code, message: `${sentence}: ${at(name)}` }));
    file.close();
  });

  test('and it still is when nothing happened', () => {
    const file = fresh('untouched');
    expect(() => file.checkUnchanged()).not.toThrow();
    file.close();
  });
});
