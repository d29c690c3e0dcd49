import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';

import { placeKeys } from './place-keys';

const latest = (prefix: string, ...keys: readonly string[]): string[] => placeKeys(prefix, keys.map((key) => ({ key, label: null })));

describe('a key in the published layout', () => {
  test('keeps its name, from the folder on that was asked for', () => {
    expect(latest('acme/audit/', 'acme/audit/2026-05-06/bundle.json', 'acme/audit/2026-05-06/manifest.json')).toEqual(['2026-05-06/bundle.json', '2026-05-06/manifest.json']);
    expect(latest('', '2026-05-06.json.gz')).toEqual(['2026-05-06.json.gz']);
  });

  test('has its older versions below .versions, under their ids', () => {
    expect(placeKeys('', [{ key: 'a/bundle.json', label: '3/L4kq' }, { key: 'a/bundle.json', label: null }])).toEqual(['.versions/a/bundle.json/3%2FL4kq.json', 'a/bundle.json']);
  });
});

describe('a key that cannot be a path', () => {
  test.each([
    ['climbs out', '../../etc/passwd.json', '%2E%2E/%2E%2E/etc/passwd.json'],
    ['is only dots', '..', '%2E%2E'],
    ['begins at the root', '/etc/a.json', '%empty/etc/a.json'],
    ['has empty parts', 'a//b.json', 'a/%empty/b.json'],
    ['has backslashes', '..\\..\\a.json', '%2E.%5C..%5Ca.json'],
    ['has a drive', 'C:/a.json', 'C%3A/a.json'],
    ['has NUL and control characters', 'a\0b\n.json', 'a%00b%0A.json'],
    ['would be hidden', '.versions/a.json', '%2Eversions/a.json'],
    ['ends with dots and spaces', 'a. /b..', 'a.%20/b.%2E'],
    ['is a device of Windows', 'nul/COM1.json', '%6Eul/%43OM1.json'],
    ['already looks encoded', 'a%2Fb.json', 'a%252Fb.json'],
    ['is not ASCII', 'é/e\u0301.json', '%C3%A9/e%CC%81.json'],
  ])('because it %s', (_, key, path) => expect(latest('', key)).toEqual([path]));

  test('because it is long is cut, and keeps what its kind is seen by', () => {
    const [path = ''] = latest('', `${'x'.repeat(1011)}.manifest.json`);
    expect(path).toMatch(/^x{60}~[0-9a-f]{16}\.manifest\.json$/);
  });

  test('because it is deep is brought up to where evidence is looked for', () => {
    const [path = ''] = latest('', `${'d/'.repeat(300)}2026-05-06.json`);
    expect(path.split('/')).toHaveLength(12);
    expect(path.endsWith('/2026-05-06.json')).toBe(true);
  });
});

describe('keys that want one name', () => {
  test('a file and a folder', () => expect(latest('', 'a', 'a/b')).toEqual(['a', expect.stringMatching(/^a~[0-9a-f]{16}\/b$/)]));

  test('in cases only; the published name stays', () => {
    expect(latest('', 'Manifest.json', 'manifest.json')).toEqual([expect.stringMatching(/^Manifest~[0-9a-f]{16}\.json$/), 'manifest.json']);
    expect(latest('', 'EU/a.json', 'eu/b.json', 'EU/c.json')).toEqual(['EU/a.json', expect.stringMatching(/^eu~[0-9a-f]{16}\/b\.json$/), 'EU/c.json']);
  });

  test("the case record's", () => expect(latest('', 'tamperscope-case.json', 'x/tamperscope-case.json')).toEqual([expect.stringMatching(/^tamperscope-case~[0-9a-f]{16}\.json$/), 'x/tamperscope-case.json']));

  test('the same one twice', () => expect(new Set(latest('', 'a.json', 'a.json', 'a.json')).size).toBe(3));
});

const nasty = fc.constantFrom('a', 'A', 'b', '.', '..', '', ' ', '\\', '\0', '%', '%2E', '~', 'con', 'NUL.json', 'é', 'e\u0301', 'ı', 'K', '\ud800', '.json', 'bundle.json', 'Bundle.json', 'manifest.json', 'tamperscope-case.json', '.versions', 'a'.repeat(120), `${'a'.repeat(120)}.json`, 'x. ');
const key = fc.oneof(fc.array(nasty, { minLength: 1, maxLength: 20 }).map((parts) => parts.join('/')), fc.array(nasty, { maxLength: 4 }).map((parts) => parts.join('')), fc.string({ unit: 'binary', maxLength: 40 }));
const wanted = fc.array(fc.record({ key, label: fc.option(fc.oneof(nasty, fc.string({ unit: 'binary' }))) }), { maxLength: 40 });

const NAME = /^(?![. ])[A-Za-z0-9 _=+@,().~%-]{1,124}(?<![. ])$/;
const DEVICES = /^(con|prn|aux|nul|com[0-9]|lpt[0-9])\s*(\.|$)/i;

test('no path leaves the folder, is a name that a system changes, or is too deep to be found', () => {
  fc.assert(
    fc.property(wanted, (all) => {
      for (const path of placeKeys('', all)) {
        const names = path.startsWith('.versions/') ? path.split('/').slice(1) : path.split('/');
        expect(names.length).toBeLessThanOrEqual(13);
        for (const name of names) {
          expect(name).toMatch(NAME);
          expect(name).not.toMatch(DEVICES);
        }
      }
    }),
  );
});

test('no two share a path, none is a folder of another, and none takes the place of the case record, whatever the disk makes of cases', () => {
  fc.assert(
    fc.property(wanted, (all) => {
      const paths = placeKeys('', all).map((path) => path.toLowerCase());
      const files = new Set(paths);
      expect(files.size).toBe(paths.length);
      expect(files.has('tamperscope-case.json')).toBe(false);
      for (const path of paths) for (let end = path.indexOf('/'); end >= 0; end = path.indexOf('/', end + 1)) expect(files.has(path.slice(0, end))).toBe(false);
    }),
  );
});

test('a folder has one spelling', () => {
  fc.assert(
    fc.property(wanted, (all) => {
      const folders = placeKeys('', all).flatMap((path) => path.split('/').slice(0, -1).map((_, index, names) => names.slice(0, index + 1).join('/')));
      expect(new Set(folders.map((folder) => folder.toLowerCase())).size).toBe(new Set(folders).size);
    }),
  );
});

test('the order in which keys are listed changes nothing, where each is listed once', () => {
  const once = fc.uniqueArray(fc.record({ key, label: fc.constant(null) }), { selector: ({ key: one }) => one, maxLength: 20 });
  fc.assert(
    fc.property(once, (all) => {
      const paths = placeKeys('', all);
      expect(placeKeys('', [...all].reverse()).reverse()).toEqual(paths);
    }),
  );
});
