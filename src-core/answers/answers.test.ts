import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { notatedDocument } from '../json/document.fixture';
import { explainAnswer, recogniseAnswer, sketchDocument } from './index';
import type { Answer } from './index';

type Case = { readonly name: string; readonly document: string; readonly kind: string };

const vectors = resolve(import.meta.dirname, '../../vectors');
const cases = JSON.parse(readFileSync(join(vectors, 'answers.json'), 'utf8')) as Case[];
const bytesOf = (text: string): Uint8Array => new TextEncoder().encode(text);
const recognise = (bytes: Uint8Array): Answer => recogniseAnswer(sketchDocument(bytes));

describe('an answer of the producer is told from its members', () => {
  it.each(cases.map((one) => [one.name, one] as const))('%s', (_name, { document, kind }) => {
    expect(recognise(readFileSync(join(vectors, document))).kind).toBe(kind);
  });

  it('from its first members, where the rest is not there', () => {
    expect(recognise(bytesOf('{"success":true,"data":{"totalEntries":5,"lastSequence":5,"lastChainHash":"a","x":[[1,2')).kind).toBe('status');
    expect(recognise(bytesOf('{"success":true,"data":{"entries":[{"sequence":1')).kind).toBe('bundle');
    expect(recognise(bytesOf('{"success":false,"err')).kind).toBe('error');
  });

  it('and not from what lies deeper', () => {
    expect(recognise(bytesOf('{"x":{"success":false},"y":{"totalEntries":1,"lastSequence":1}}')).kind).toBe('other');
    expect(recognise(bytesOf('[{"entries":[]}]')).kind).toBe('other');
  });

  it('never fails on any document, nor on any part of one', () => {
    fc.assert(
      fc.property(notatedDocument, fc.double({ min: 0, max: 1, noNaN: true }), (text, part) => {
        const bytes = bytesOf(text);
        const answer = recognise(bytes.subarray(0, Math.floor(bytes.length * part)));
        expect(typeof (explainAnswer(answer) ?? '')).toBe('string');
      }),
      { numRuns: 500 },
    );
  });
});

describe('the outline of a document', () => {
  it('holds no more than a hundred members of an object, and nothing long', () => {
    const members = Array.from({ length: 500 }, (_, index) => `"k${index}":"${'x'.repeat(2000)}"`).join(',');
    const sketch = sketchDocument(bytesOf(`{${members}}`));
    if (sketch?.kind !== 'object') throw new Error('an object has the outline of one');
    expect(sketch.members.size).toBe(100);
    expect(sketch.members.get('k0')).toEqual({ kind: 'string', text: '' });
  });

  it('is none where there is no value', () => {
    for (const text of ['', ' ', '<html>', '"cut']) expect(sketchDocument(bytesOf(text))).toBeUndefined();
  });
});

describe('what an answer says', () => {
  it('is a sentence that names the option it belongs to', () => {
    const status = explainAnswer({ kind: 'status', facts: new Map([['totalEntries', '5'], ['lastSequence', '5']]) });
    expect(status).toBe('This is an answer of /status, not a bundle. It says: 5 entries, last sequence 5. By itself it proves nothing: open a bundle and supply this file with --status.');
    expect(explainAnswer({ kind: 'bundle', facts: new Map() })).toBeUndefined();
  });
});
