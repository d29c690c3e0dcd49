import fc from 'fast-check';
import { expect, test } from 'vitest';

import { judged, replayed } from '../archive/judged.fixture';
import { makeChain } from '../replay/chain.fixture';
import { verdictJson, verdictJsonParts } from './verdict-json';

test('the pieces of an archive\'s verdict are its document, byte for byte, however many bundles and findings there are', () => {
  fc.assert(
    fc.property(fc.nat({ max: 1100 }), fc.string(), fc.boolean(), (count, name, isDated) => {
      const [one] = [replayed('x', null, makeChain(1))];
      const bundles = Array.from({ length: count }, (_, index) => ({ ...one, date: isDated ? '2026-05-06' : null, bundle: `${name}\n"${index}`, ...(index % 2 === 0 ? {} : { outcome: { kind: 'refused' as const, refusal: { code: 'not-found' as const, message: name, byteOffset: null, line: null, column: null, entriesRead: 0 } } }) }));
      const verdict = judged(bundles.slice(0, 1).concat(bundles.filter(({ outcome }) => outcome.kind === 'refused')));
      expect([...verdictJsonParts(verdict)].join('')).toBe(verdictJson(verdict));
    }),
    { numRuns: 20 },
  );
});
