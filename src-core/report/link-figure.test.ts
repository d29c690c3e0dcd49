import { expect, test } from 'vitest';

import { linkFigure } from './link-figure';

/** Only what the figure looks at. */
const figure = (link: boolean): unknown => {
  const entry = { row: { sequence: 5, link: 'broken', leftOpen: { link, content: false, gap: false } }, before: { sequence: 4, chainHash: 'a' }, prevHash: 'b' };
  return linkFigure({ surroundings: { brokenExamples: [entry] } } as unknown as Parameters<typeof linkFigure>[0]);
};

test('a link that the verdict leaves open is drawn and called so', () => {
  expect(figure(true)).toMatchObject({ isOpen: true, caption: expect.stringMatching(/^The first link that does not hold, and that the verdict leaves open: /) as string });
});

test('a link that a failing finding names is drawn and called broken', () => {
  expect(figure(false)).toMatchObject({ isOpen: false, caption: expect.stringMatching(/^The first broken link: /) as string });
});
