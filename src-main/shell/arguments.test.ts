import { describe, expect, test } from 'vitest';

import { NOTHING_SUPPLIED } from '#core/contract';

import { parseCall } from './arguments';

const because = (...words: string[]): string => {
  const call = parseCall(words);
  return call.kind === 'wrong' ? call.because : `not wrong: ${JSON.stringify(call)}`;
};

describe('a call that is understood', () => {
  test('names its evidence and nothing else', () => {
    expect(parseCall(['verify', 'a.json'])).toEqual({ kind: 'verify', call: { evidence: 'a.json', manifest: null, recipe: null, log: null, asAster: false, supplied: NOTHING_SUPPLIED, archive: { from: null, to: null, digests: null }, bucket: null, json: false, report: null } });
  });

  test('names everything, in any order', () => {
    const words = ['--json', '--recipe=adjudon-decision/pipe', 'verify', '--manifest', 'm.json', 'a.json', '--report', 'r.pdf', '--identity', 'i.p12', '--passphrase-file', 'p', '--case', 'C 1', '--examiner', '', '--scope=-x'];
    expect(parseCall(words)).toEqual({
      kind: 'verify',
      call: {
        evidence: 'a.json', manifest: 'm.json', recipe: 'adjudon-decision/pipe', log: null, asAster: false, supplied: NOTHING_SUPPLIED, archive: { from: null, to: null, digests: null }, bucket: null, json: true,
        report: { path: 'r.pdf', identity: 'i.p12', passphraseFile: 'p', details: { caseId: 'C 1', client: '', examiner: '', role: '', authority: '', scope: '-x', reviewer: '' } },
      },
    });
  });

  test('names what else is supplied', () => {
    const words = ['verify', 'a.json', '--head', `${'a'.repeat(64)}@12`, '--status', 's', '--server-verdict', 'v', '--previous', 'p', '--next', 'n', '--traces', 't', '--erasures', 'e', '--anchors', 'm', '--trust', 'c'];
    expect(parseCall(words)).toMatchObject({ call: { supplied: { head: `${'a'.repeat(64)}@12`, status: 's', serverVerdict: 'v', previous: 'p', next: 'n', traces: 't', erasures: 'e', anchors: 'm', trust: 'c' } } });
  });

  test('names evidence that looks like an option, after two dashes', () => {
    expect(parseCall(['verify', '--json', '--', '--json'])).toMatchObject({ kind: 'verify', call: { evidence: '--json', json: true } });
  });

  test('asks for help or the version before anything else is judged', () => {
    expect(parseCall(['--help', 'what', 'ever'])).toEqual({ kind: 'help' });
    expect(parseCall(['-h'])).toEqual({ kind: 'help' });
    expect(parseCall(['--version'])).toEqual({ kind: 'version' });
  });
});

describe('a call that is not understood is told why', () => {
  test.each([
    [[], 'No command was given.'],
    [['prove', 'a.json'], 'There is no command "prove".'],
    [['verify'], 'No evidence was named.'],
    [['verify', ''], 'No evidence was named.'],
    [['verify', 'a', 'b'], 'One piece of evidence at a time: "b" is one too many.'],
    [['verify', 'a', '--json', '--json'], '--json stands twice.'],
    [['verify', 'a', '--manifest', 'm', '--manifest', 'm'], '--manifest stands twice.'],
    [['verify', 'a', '--recipe', ''], /^There is no recipe ""\. Known: adjudon-decision\/text, /],
    [['verify', 'a', '--recipe', 'adjudon-decision/TEXT'], /^There is no recipe "adjudon-decision\/TEXT"\./],
    [['verify', 'a', '--manifest', ''], '--manifest needs a file name.'],
    [['verify', 'a', '--report='], '--report needs a file name.'],
    [['verify', 'a', '--report', 'r', '--identity', ''], '--identity needs a file name.'],
    [['verify', 'a', '--report', 'r', '--identity', 'i', '--passphrase-file='], '--passphrase-file needs a file name.'],
    [['verify', 'a', '--report', 'r', '--passphrase-file', 'p'], '--passphrase-file belongs to --identity.'],
    [['verify', 'a', '--identity', 'i'], /belong to a report: name one with --report/],
    [['verify', 'a', '--case', 'C'], /belong to a report: name one with --report/],
    [['verify', 'a', '--head', 'A'.repeat(64)], /^--head needs HASH or HASH@SEQUENCE/],
    [['verify', 'a', '--head', `${'a'.repeat(64)}@0`], /^--head needs HASH or HASH@SEQUENCE/],
    [['verify', 'a', '--head', `${'a'.repeat(64)}@1@1`], /^--head needs HASH or HASH@SEQUENCE/],
    [['verify', 'a', '--erasures', 'e'], '--erasures belongs to --traces.'],
    [['verify', 'a', '--next='], '--next needs a file name.'],
    [['verify', 'a', '--digests', 's3://kept/acme'], /^--digests takes a file or a folder of this machine\..* tamperscope fetch s3:\/\/BUCKET\/PREFIX --case-folder DIR, then --digests DIR\.$/],
    [['verify', 'a', '--verbose'], /'--verbose'/],
    [['verify', 'a', '-j'], /'-j'/],
    [['verify', 'a', '--no-json'], /'--no-json'/],
    [['verify', 'a', '--json=yes'], /'--json' does not take an argument/],
    [['verify', 'a', '--manifest'], /'--manifest <value>' argument missing/],
    [['verify', 'a', '--manifest', '--json'], "Option '--manifest' argument is ambiguous."],
  ])('%j', (words, expected) => {
    expect(because(...words)).toMatch(expected);
    expect(because(...words)).toMatch(/\.$/);
  });
});
