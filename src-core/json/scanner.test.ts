import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { anyBytes, damagedDocument, everyCut, notatedDocument, notatedNumber, notatedString, scanInPieces, utf8 } from './document.fixture';
import { MAX_DEPTH } from './index';

const utf8Strict = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });

/** The text of UTF-8 bytes, or undefined where they are none. */
function textOf(bytes: Uint8Array): string | undefined {
  try {
    return utf8Strict.decode(bytes);
  } catch {
    return undefined;
  }
}

/** What JSON.parse makes of a text; undefined where it refuses. */
function parsed(text: string): { readonly value: unknown } | undefined {
  try {
    return { value: JSON.parse(text) as unknown };
  } catch {
    return undefined;
  }
}

/** Keys that a value holds at every depth: fewer than its text has where one was repeated. */
function countKeys(value: unknown): number {
  if (typeof value !== 'object' || value === null) return 0;
  const own = Array.isArray(value) ? 0 : Object.keys(value).length;
  return Object.values(value).reduce<number>((sum, inner) => sum + countKeys(inner), own);
}

/** Key tokens of a text that is JSON: strings before a colon. */
function keyTokens(text: string): number {
  let keys = 0;
  for (const match of text.matchAll(/"(?:[^"\\]|\\.)*"[ \t\r\n]*(:?)/gs)) if (match[1] === ':') keys++;
  return keys;
}

/** Whether a strict reader may take these bytes: told by other means than the scanner's. */
function isStrictJson(bytes: Uint8Array): { readonly value: unknown } | undefined {
  const text = textOf(bytes);
  const document = text === undefined ? undefined : parsed(text.startsWith('\ufeff') ? text.slice(1) : text);
  if (text === undefined || document === undefined) return undefined;
  return countKeys(document.value) === keyTokens(text) ? document : undefined;
}

/** Line and column of an offset, counted anew from the file's first byte. */
function placeOf(bytes: Uint8Array, offset: number): { line: number; column: number } {
  const before = new TextDecoder('utf-8').decode(bytes.subarray(0, offset));
  const lines = before.split('\n');
  return { line: lines.length, column: Array.from(lines.at(-1)!).length + 1 };
}

describe('the scanner and JSON.parse', () => {
  it('give the same value for every document, wherever it is cut', () => {
    fc.assert(
      fc.property(notatedDocument, (text) => {
        const bytes = utf8(text);
        const whole = scanInPieces(bytes);
        expect(whole.refusal).toBeUndefined();
        expect(whole.value).toStrictEqual(JSON.parse(text));
        for (const cuts of everyCut(bytes)) {
          const inPieces = scanInPieces(bytes, cuts);
          if (JSON.stringify(inPieces) !== JSON.stringify(whole)) expect(inPieces).toStrictEqual(whole);
        }
      }),
      { numRuns: 250 },
    );
  });

  it('give the same value however many pieces a document comes in', () => {
    fc.assert(
      fc.property(notatedDocument, fc.array(fc.nat({ max: 400 }), { maxLength: 12 }), (text, cuts) => {
        const bytes = utf8(`\ufeff${text}`);
        expect(scanInPieces(bytes, cuts)).toStrictEqual(scanInPieces(bytes));
        expect(scanInPieces(bytes, cuts).value).toStrictEqual(JSON.parse(text));
      }),
      { numRuns: 500 },
    );
  });

  it('agree on every string and every number', () => {
    fc.assert(
      fc.property(fc.oneof(notatedString, notatedNumber), (token) => {
        const { refusal, value, spans } = scanInPieces(utf8(token));
        expect(refusal).toBeUndefined();
        expect(value).toBe(JSON.parse(token));
        expect(spans).toHaveLength(1);
      }),
      { numRuns: 3000 },
    );
  });

  it('tell spans that hold exactly the value they name', () => {
    fc.assert(
      fc.property(notatedDocument, (text) => {
        const bytes = utf8(text);
        for (const span of scanInPieces(bytes).spans) {
          const [kind, from, to] = span.split(' ');
          if (kind === 'begin') expect('[{').toContain(String.fromCharCode(bytes[Number(from)]!));
          else if (kind === 'end') expect(']}').toContain(String.fromCharCode(bytes[Number(from) - 1]!));
          else expect(parsed(utf8Strict.decode(bytes.subarray(Number(from), Number(to))))).toBeDefined();
        }
      }),
    );
  });

  it('refuse the same damaged documents, but for repeated keys', () => {
    fc.assert(
      fc.property(damagedDocument, (bytes) => {
        const expected = isStrictJson(bytes);
        const { refusal, value } = scanInPieces(bytes);
        expect(refusal === undefined).toBe(expected !== undefined);
        if (expected !== undefined) expect(value).toStrictEqual(expected.value);
      }),
      { numRuns: 4000 },
    );
  });

  it('differ on what the contract says they differ on, and nothing else', () => {
    const code = (text: string): string | undefined => scanInPieces(utf8(text)).refusal?.code;
    expect(code('{"a":1,"a":1}')).toBe('duplicate-key');
    expect(code('\ufeff{}')).toBeUndefined();
    expect(code('\ufeff\ufeff{}')).toBe('json-syntax');
    expect(code('{}\ufeff')).toBe('json-syntax');
  });
});

describe('arbitrary bytes', () => {
  it('never throw, and are refused alike wherever they are cut', () => {
    fc.assert(
      fc.property(anyBytes, (bytes) => {
        const whole = scanInPieces(bytes);
        for (const cuts of everyCut(bytes)) {
          const inPieces = scanInPieces(bytes, cuts);
          if (JSON.stringify(inPieces) !== JSON.stringify(whole)) expect(inPieces).toStrictEqual(whole);
        }
      }),
      { numRuns: 2500 },
    );
  });

  it('are refused at the line and column that counting from the start gives', () => {
    fc.assert(
      fc.property(anyBytes, fc.boolean(), (bytes, marked) => {
        const file = marked ? Uint8Array.from([0xef, 0xbb, 0xbf, ...bytes]) : bytes;
        const { refusal } = scanInPieces(file);
        if (refusal === undefined) return;
        const { line, column, byteOffset } = refusal;
        expect({ line, column }).toStrictEqual(placeOf(file, byteOffset));
        expect(byteOffset).toBeLessThanOrEqual(file.length);
      }),
      { numRuns: 4000 },
    );
  });

  it('are accepted only where they are strict JSON', () => {
    fc.assert(
      fc.property(anyBytes, (bytes) => {
        expect(scanInPieces(bytes).refusal === undefined).toBe(isStrictJson(bytes) !== undefined);
      }),
      { numRuns: 4000 },
    );
  });
});

describe('what RFC 8259 refuses', () => {
  const refused: [why: string, text: string, code: string, byteOffset: number][] = [
    ['an empty file', '', 'truncated-json', 0],
    ['white space alone', ' \n', 'truncated-json', 2],
    ['a byte order mark alone', '\ufeff', 'truncated-json', 3],
    ['a trailing comma in an array', '[1,]', 'json-syntax', 3],
    ['a trailing comma in an object', '{"a":1,}', 'json-syntax', 7],
    ['a leading comma', '[,1]', 'json-syntax', 1],
    ['a leading zero', '[01]', 'json-syntax', 2],
    ['a leading zero after a minus', '[-01]', 'json-syntax', 3],
    ['a plus sign', '[+1]', 'json-syntax', 1],
    ['a bare point', '[.5]', 'json-syntax', 1],
    ['a point without digits', '[1.]', 'json-syntax', 3],
    ['an exponent without digits', '[1e]', 'json-syntax', 3],
    ['a hexadecimal number', '[0x1]', 'json-syntax', 2],
    ['NaN', '[NaN]', 'json-syntax', 1],
    ['a negative infinity', '[-Infinity]', 'json-syntax', 2],
    ['a comment', '[1/* */]', 'json-syntax', 2],
    ['single quotes', "['a']", 'json-syntax', 1],
    ['a key without quotes', '{a:1}', 'json-syntax', 1],
    ['a number as a key', '{1:1}', 'json-syntax', 1],
    ['a raw line feed in a string', '["a\nb"]', 'json-syntax', 3],
    ['a raw NUL in a string', '["\u0000"]', 'json-syntax', 2],
    ['an escape that JSON lacks', '["\\x41"]', 'json-syntax', 3],
    ['a short \\u escape', '["\\u12"]', 'json-syntax', 6],
    ['a misspelt literal', '[trUe]', 'json-syntax', 3],
    ['a literal in capitals', '[True]', 'json-syntax', 1],
    ['bytes after the end', '{} x', 'json-syntax', 3],
    ['two documents', '{}{}', 'json-syntax', 2],
    ['the wrong closing bracket', '[1}', 'json-syntax', 2],
    ['a no-break space', '[\u00a01]', 'json-syntax', 1],
    ['a vertical tab', '[\v1]', 'json-syntax', 1],
    ['an open string', '["abc', 'truncated-json', 5],
    ['an open escape', '["\\u00', 'truncated-json', 6],
    ['a lonely minus', '-', 'truncated-json', 1],
    ['an open literal', 'nul', 'truncated-json', 3],
    ['an object open after its colon', '{"a":', 'truncated-json', 5],
  ];

  it.each(refused)('%s', (_why, text, code, byteOffset) => {
    const { refusal } = scanInPieces(utf8(text));
    expect(refusal).toMatchObject({ code, byteOffset });
    expect(refusal!.message).toMatch(/^[A-Z].*\.$/s);
  });

  const illFormed: [why: string, bytes: number[], byteOffset: number][] = [
    ['a lone continuation byte', [0x22, 0x80, 0x22], 1],
    ['an overlong slash', [0x22, 0xc0, 0xaf, 0x22], 1],
    ['an overlong form of three bytes', [0x22, 0xe0, 0x9f, 0xbf, 0x22], 1],
    ['an overlong form of four bytes', [0x22, 0xf0, 0x8f, 0xbf, 0xbf, 0x22], 1],
    ['a surrogate', [0x22, 0x61, 0xed, 0xa0, 0x80, 0x22], 2],
    ['a value beyond U+10FFFF', [0x22, 0xf4, 0x90, 0x80, 0x80, 0x22], 1],
    ['a sequence cut by a quote', [0x22, 0xe2, 0x82, 0x22], 1],
    ['Latin-1', [0x22, 0xfc, 0x62, 0x22], 1],
    ['UTF-16 with its mark', [0xff, 0xfe, 0x7b, 0x00], 0],
  ];

  it.each(illFormed)('%s is not UTF-8', (_why, bytes, byteOffset) => {
    expect(scanInPieces(Uint8Array.from(bytes)).refusal).toMatchObject({ code: 'invalid-utf8', byteOffset });
  });
});

describe('nesting', () => {
  const nested = (levels: number, open: string, close: string): string => `${open.repeat(levels)}1${close.repeat(levels)}`;

  it.each([['arrays', '[', ']'], ['objects', '{"a":', '}']])('%s nest to 512 and no deeper', (_what, open, close) => {
    expect(scanInPieces(utf8(nested(MAX_DEPTH, open, close))).refusal).toBeUndefined();
    expect(scanInPieces(utf8(nested(MAX_DEPTH + 1, open, close))).refusal).toMatchObject({ code: 'too-deep', byteOffset: MAX_DEPTH * open.length });
  });

  it('of 200,000 levels is refused without growing the stack', () => {
    const mixed = utf8('[{"k":'.repeat(100_000));
    expect(scanInPieces(mixed).refusal).toMatchObject({ code: 'too-deep', byteOffset: 256 * 6, line: 1, column: 256 * 6 + 1 });
  });

  it('may be left and entered again without end', () => {
    const deep = nested(MAX_DEPTH - 1, '[', ']');
    expect(scanInPieces(utf8(`[${Array(300).fill(deep).join(',')}]`)).refusal).toBeUndefined();
  });
});

describe('a repeated key', () => {
  const repeated: [how: string, text: string, byteOffset: number][] = [
    ['plainly', '{"a":1,"a":2}', 7],
    ['through an escape', '{"a":1,"\\u0061":2}', 7],
    ['through two spellings of one escape', '{"\\u00E9":1,"\\u00e9":2}', 12],
    ['as raw and escaped surrogate pair', '{"😀":1,"\\ud83d\\ude00":2}', 10],
    ['as the empty key', '{"":1,"":2}', 6],
    ['as __proto__', '{"__proto__":1,"__proto__":2}', 15],
    ['behind an object of the same keys', '{"a":{"a":1,"b":2},"b":1,"a":2}', 25],
    ['deep inside', '[[{"x":[{"b":{},"c":1,"b":0}]}]]', 22],
  ];

  it.each(repeated)('is refused at its second quote when it comes %s', (_how, text, byteOffset) => {
    for (const cuts of everyCut(utf8(text))) expect(scanInPieces(utf8(text), cuts).refusal).toMatchObject({ code: 'duplicate-key', byteOffset });
  });

  it('is no repetition in another object, another case or another normal form', () => {
    const text = '[{"a":{"a":[{"a":1},{"a":2}]}},{"a":1,"A":2,"\u00e9":3,"e\u0301":4,"a ":5}]';
    expect(scanInPieces(utf8(text)).refusal).toBeUndefined();
  });

  it('is found among 50,000 keys, and only there', () => {
    const members = Array.from({ length: 50_000 }, (_, index) => `"key ${index}":${index}`);
    const without = `{"inner":{${members.join(',')}},${members.join(',')}}`;
    expect(scanInPieces(utf8(without)).refusal).toBeUndefined();
    const last = without.length - 1;
    expect(scanInPieces(utf8(`${without.slice(0, -1)},"\\u006bey 0":0}`)).refusal).toMatchObject({ code: 'duplicate-key', byteOffset: last + 1 });
  });

  it('is found on both sides of the number of keys from which a set is kept', () => {
    for (let count = 20; count < 30; count++) {
      const keys = Array.from({ length: count }, (_, index) => `"k${index}":0`).join(',');
      for (let again = 0; again < count; again++) {
        expect(scanInPieces(utf8(`{${keys},"k${again}":1}`)).refusal).toMatchObject({ code: 'duplicate-key', byteOffset: keys.length + 2 });
      }
      expect(scanInPieces(utf8(`[{${keys}},{${keys}}]`)).refusal).toBeUndefined();
    }
  });
});
