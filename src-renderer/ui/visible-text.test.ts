import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { toPlainVisible, toVisibleText } from './visible-text';

describe('text from outside', () => {
  it('names a right-to-left override instead of obeying it', () => {
    expect(toVisibleText('trc_\u202Egnp')).toEqual([
      { kind: 'plain', text: 'trc_' },
      { kind: 'mark', code: 'U+202E', name: 'right-to-left override' },
      { kind: 'plain', text: 'gnp' },
    ]);
  });

  it.each([
    ['\u200b', 'U+200B'],
    ['\u2066', 'U+2066'],
    ['\u0000', 'U+0000'],
    ['\u00a0', 'U+00A0'],
    ['\u00ad', 'U+00AD'],
    ['\ufeff', 'U+FEFF'],
    ['\u3164', 'U+3164'],
    ['\ud800', 'U+D800'],
    ['\u{e0041}', 'U+E0041'],
  ])('marks %j, which draws nothing of its own', (character, code) => {
    expect(toPlainVisible(`a${character}b`)).toBe(`a⟨${code}⟩b`);
  });

  it('keeps line ends and tabs of a source, and marks them elsewhere', () => {
    expect(toVisibleText('a\n\tb', true)).toEqual([{ kind: 'plain', text: 'a\n\tb' }]);
    expect(toPlainVisible('a\nb')).toBe('a⟨U+000A⟩b');
  });

  it('leaves letters of every script alone', () => {
    const text = 'Prüfung №7 מספר رقم 番号';
    expect(toVisibleText(text)).toEqual([{ kind: 'plain', text }]);
  });

  it('loses nothing: pieces and the characters behind the marks are the text again', () => {
    const back = (text: string): string =>
      toVisibleText(text)
        .map((piece) => (piece.kind === 'plain' ? piece.text : String.fromCodePoint(parseInt(piece.code.slice(2), 16))))
        .join('');
    fc.assert(fc.property(fc.string({ unit: 'binary' }), (text) => back(text) === text));
  });
});
