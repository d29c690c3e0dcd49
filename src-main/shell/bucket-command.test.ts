import { mkdirSync, readdirSync } from 'node:fs';
import { join } from 'node:path';

import { describe, expect, test } from 'vitest';

import { folder, write } from '../verification/testing/evidence.fixture';
import { builtCli } from './testing/built-cli.fixture';

const cli = builtCli();
const here = folder();
const temporary = join(here, 'tmp');
mkdirSync(temporary);

/** Nothing answers at port 1, so that whatever gets so far says that it did. */
const NOWHERE = ['--endpoint', 'http://127.0.0.1:1', '--anonymous', '--path-style'];
const run = (...words: readonly string[]): ReturnType<typeof cli> => cli(words, { env: { TMPDIR: temporary } });

describe('an archive in a bucket that is not fetched', () => {
  test('is told with a code and a sentence, and leaves nothing behind', async () => {
    const { code, out, err } = await run('verify', 's3://b/p', ...NOWHERE);
    expect([code, err]).toEqual([3, '']);
    expect(out).toBe('✗ NOT FETCHED   127.0.0.1:1 refuses the connection: nothing answers at this port.\n  s3-unreachable\n  nothing was verified\n');
    expect(readdirSync(temporary)).toEqual([]);
  });

  test('is told as one document', async () => {
    const { code, out } = await run('verify', 's3://b/p', ...NOWHERE, '--json');
    expect([code, JSON.parse(out)]).toEqual([3, { schema: 'tamperscope.archive-verdict/1', error: { code: 's3-unreachable', message: '127.0.0.1:1 refuses the connection: nothing answers at this port.', byteOffset: null, line: null, column: null, entriesRead: 0 } }]);
  });

  test('was asked for in a way that no archive is: nobody is asked', async () => {
    const { code, out, err } = await run('verify', 's3://b/p', ...NOWHERE, '--manifest', 'm.json');
    expect([code, out]).toEqual([64, '']);
    expect(err).toContain('the other options belong to one bundle');
  });

  test('may not come into a folder with something else: nobody is asked', async () => {
    const mine = join(here, 'mine');
    mkdirSync(mine);
    write(join(mine, 'notes.txt'), 'mine');
    const { code, out } = await run('fetch', 's3://b/p', ...NOWHERE, '--case-folder', mine);
    expect(code).toBe(3);
    expect(out).toContain('The case folder is not empty, and was not begun by a fetch');
    expect(readdirSync(mine)).toEqual(['notes.txt']);
  });

  test('may not come onto a machine that is set to stay off the network', async () => {
    const { code, out } = await cli(['verify', 's3://b/p', ...NOWHERE], { env: { TAMPERSCOPE_AIR_GAPPED: '1' } });
    expect(code).toBe(3);
    expect(out).toContain('✗ NOT FETCHED   Tamperscope is set to stay off the network: no bucket is opened.\n  air-gapped');
  });
});
