import { chmodSync, existsSync, mkdirSync, readFileSync, readdirSync, rmSync, symlinkSync } from 'node:fs';
import { basename, join } from 'node:path';

import { describe, expect, test } from 'vitest';

import type { CaseObject, CaseRecord } from '#core/contract';

import { folder, write } from '../verification/testing/evidence.fixture';
import { CaseFolder } from './case-folder';
import { NO_FACTS, listed } from './testing/odd-bucket.fixture';

const here = folder();
let count = 0;
const fresh = (): string => join(here, String(++count));

const PLACE = { endpoint: 'https://s3.example', bucket: 'b', prefix: 'p/' };
const SOURCE: CaseRecord['source'] = { kind: 's3', ...PLACE, region: 'us-east-1', pathStyle: true, versioning: 'off', credentials: 'typed', listedAt: '2026-05-06T00:00:00Z', fetchedAt: null };
const OBJECT: CaseObject = { ...listed('p/a.json'), ...NO_FACTS, path: 'a.json', sha256: 'a'.repeat(64), state: 'fetched', why: null };
const record = (...objects: readonly CaseObject[]): CaseRecord => ({ schema: 'tamperscope.case/1', source: SOURCE, objects });

const begun = (...objects: readonly CaseObject[]): string => {
  const path = fresh();
  const made = new CaseFolder(path, PLACE);
  made.save(record(...objects));
  made.leave();
  return path;
};

const refusal = (path: string, place = PLACE): string => {
  try {
    new CaseFolder(path, place).leave();
    return 'taken';
  } catch (error) {
    return String(error).replace(path, 'PATH');
  }
};

describe('a case folder', () => {
  test('is made, or is an empty one', () => {
    const path = fresh();
    expect(new CaseFolder(path, PLACE).earlier.objects).toEqual([]);
    const empty = fresh();
    mkdirSync(empty);
    write(join(empty, '.DS_Store'), '');
    expect(refusal(empty)).toBe('taken');
  });

  test('is gone on with from the same source, by what was fetched', () => {
    const path = begun(OBJECT, { ...OBJECT, key: 'p/b.json', path: null, sha256: null, state: 'not-fetched' });
    expect(new CaseFolder(path, PLACE).earlier.objects).toEqual([OBJECT]);
    expect(JSON.parse(readFileSync(join(path, 'tamperscope-case.json'), 'utf8'))).toMatchObject(record(OBJECT, {} as CaseObject));
  });

  test('is none that holds anything else', () => {
    const path = fresh();
    mkdirSync(path);
    write(join(path, 'notes.txt'), 'mine');
    expect(refusal(path)).toContain('The case folder is not empty, and was not begun by a fetch: PATH');
  });

  test.each([['endpoint', 'https://other'], ['endpoint', null], ['bucket', 'c'], ['prefix', 'q/']])('is none of another source: another %s', (member, value) => {
    expect(refusal(begun(OBJECT), { ...PLACE, [member]: value })).toContain('The case folder holds objects of another bucket, prefix or endpoint');
  });

  test('is none in a folder that is not there, nor a file', () => {
    expect(refusal(join(fresh(), 'below'))).toContain('The folder in which the case folder should lie does not exist');
    const file = fresh();
    write(file, '');
    expect(refusal(file)).toContain('The case folder is a file');
  });

  test.runIf(process.getuid?.() !== 0)('is none where nothing may be written', () => {
    const path = fresh();
    mkdirSync(path);
    chmodSync(path, 0o500);
    expect(refusal(path)).toContain('permission is denied');
  });

  test('that brought nothing leaves no trace', () => {
    const path = fresh();
    new CaseFolder(path, PLACE).leave();
    expect(existsSync(path)).toBe(false);
    const empty = fresh();
    mkdirSync(empty);
    new CaseFolder(empty, PLACE).leave();
    expect(readdirSync(empty)).toEqual([]);
  });
});

describe('a record that is not ours', () => {
  const withRecord = (text: string): string => {
    const path = fresh();
    mkdirSync(path);
    write(join(path, 'tamperscope-case.json'), text);
    return path;
  };
  const object = (more: object): string => JSON.stringify({ ...record(), objects: [{ ...OBJECT, ...more }] });

  test.each([
    ['no JSON', 'not JSON'],
    ['another document', '[]'],
    ['another schema', JSON.stringify({ ...record(), schema: 'tamperscope.case/2' })],
    ['an object that is none', JSON.stringify({ ...record(), objects: [7] })],
    ['a path that leads out', object({ path: '../outside.json' })],
    ['a path from the root', object({ path: '/etc/a.json' })],
    ['a path with a backslash', object({ path: 'a\\..\\b.json' })],
    ['a size that is none', object({ size: -1 })],
    ['a digest that is none', object({ sha256: 'A'.repeat(64) })],
    ['a lock that is none', object({ lockMode: 'ETERNAL' })],
  ])('is refused: %s', (_, text) => expect(refusal(withRecord(text))).toMatch(/tamperscope-case\.json cannot be read: .*\. Choose another folder: PATH$/));
});

describe('an object', () => {
  test('is put into its place from beside it', () => {
    const path = fresh();
    const made = new CaseFolder(path, PLACE);
    write(made.partOf(OBJECT), 'bytes');
    made.keep(made.partOf(OBJECT), '2026-05-06/a.json');
    made.finish();
    made.leave();
    expect(readFileSync(join(path, '2026-05-06/a.json'), 'utf8')).toBe('bytes');
    expect(readdirSync(path)).toEqual(['2026-05-06']);
  });

  test('does not go through a link that was laid in there', () => {
    const [path, outside] = [fresh(), fresh()];
    mkdirSync(outside);
    const made = new CaseFolder(path, PLACE);
    symlinkSync(outside, join(path, '2026-05-06'));
    write(made.partOf(OBJECT), 'bytes');
    expect(() => made.keep(made.partOf(OBJECT), '2026-05-06/a.json')).toThrow('This should be a folder of the case, and is something else');
    expect(readdirSync(outside)).toEqual([]);
  });

  test('is not taken out of where a link leads, and the record is not written through one', () => {
    const [path, outside] = [begun(OBJECT), fresh()];
    mkdirSync(outside);
    write(join(outside, 'theirs.json'), 'theirs');
    symlinkSync(outside, join(path, '.versions'));
    const made = new CaseFolder(path, PLACE);
    symlinkSync(join(outside, 'theirs.json'), join(path, '.parts/tamperscope-case.json'));
    expect(made.takeOut(OBJECT, '.versions/theirs.json')).toBe(false);
    expect(() => made.setAside(made.at('.versions/theirs.json'), { was: '.versions/theirs.json', sha256: null, at: '' })).toThrow('is something else');
    made.save(record());
    expect(readFileSync(join(outside, 'theirs.json'), 'utf8')).toBe('theirs');
    expect(JSON.parse(readFileSync(join(path, 'tamperscope-case.json'), 'utf8'))).toMatchObject(record());
  });
});

describe('what is not the case\'s own', () => {
  const AT = '2026-05-06T00:00:00Z';
  const aside = (made: CaseFolder, was: string): void => made.setAside(made.at(was), { was, sha256: 'b'.repeat(64), at: AT });

  test('is set aside under its own name and a number, each time another, and the record says so for ever', () => {
    const path = begun(OBJECT);
    const first = new CaseFolder(path, PLACE);
    for (const text of ['one', 'two']) {
      write(first.at('a.json'), text);
      aside(first, 'a.json');
    }
    first.save(record(OBJECT));
    first.leave();
    const second = new CaseFolder(path, PLACE);
    mkdirSync(second.at('.versions/a.json'), { recursive: true });
    write(second.at('.versions/a.json/v1.json'), 'three');
    aside(second, '.versions/a.json/v1.json');
    expect(second.setAsideNow.map((one) => one.path)).toEqual(['set-aside/versions/a.json/v1.json.1']);
    const { setAside } = second.save(record(OBJECT));
    expect(setAside?.map((one) => [one.was, one.path, readFileSync(second.at(one.path), 'utf8')])).toEqual([
      ['a.json', 'set-aside/a.json.1', 'one'],
      ['a.json', 'set-aside/a.json.2', 'two'],
      ['.versions/a.json/v1.json', 'set-aside/versions/a.json/v1.json.1', 'three'],
    ]);
    second.leave();
    expect(new CaseFolder(path, PLACE).earlier.setAside).toEqual(setAside);
  });

  test('never takes a name that the record knows, also where what bore it was moved out, and whatever its case', () => {
    const path = begun(OBJECT);
    for (const was of ['a.json', 'A.json', 'a.json']) {
      const made = new CaseFolder(path, PLACE);
      write(made.at(was), was);
      aside(made, was);
      for (const one of made.setAsideNow) rmSync(made.at(one.path));
      made.save(record(OBJECT));
      made.leave();
    }
    const again = new CaseFolder(path, PLACE);
    expect(again.earlier.setAside.map((one) => one.path)).toEqual(['set-aside/a.json.1', 'set-aside/A.json.2', 'set-aside/a.json.3']);
    again.leave();
  });

  test('is not moved where it is a folder: nobody knows what that holds', () => {
    const made = new CaseFolder(fresh(), PLACE);
    mkdirSync(made.at('a.json'));
    expect(() => aside(made, 'a.json')).toThrow('A folder lies where an object of the bucket belongs.');
  });

  test('stays where it lies among what is on its way, and a folder taken out before is not lost by another', () => {
    const path = begun(OBJECT);
    const made = new CaseFolder(path, PLACE);
    write(made.partOf(OBJECT), 'half');
    write(`${made.partOf(OBJECT)}.known`, '{}');
    write(made.at('.parts/notes.txt'), 'mine');
    write(made.takenOf(OBJECT), 'taken');
    write(made.at('a.json'), 'put there since');
    expect(made.takeOut(OBJECT, 'a.json')).toBe(false);
    made.finish();
    made.leave();
    expect(readdirSync(join(path, '.parts')).sort()).toEqual([basename(made.takenOf(OBJECT)), 'notes.txt'].sort());
    expect(readFileSync(made.takenOf(OBJECT), 'utf8')).toBe('taken');
  });
});
