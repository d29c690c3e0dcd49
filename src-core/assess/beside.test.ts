import { expect, test } from 'vitest';

import { joinClaims } from './beside';
import type { Claim, ClaimState } from './verdict';

const head = (state: ClaimState, because: string): Claim => ({ claim: 'head', state, because });
const joined = (own: Claim, ...beside: Claim[]): Claim[] => joinClaims([own], beside.map((claim) => ({ findings: [], claims: [claim] })));

test('the strongest confirmation is told, and a contradiction whatever else confirms', () => {
  expect(joined(head('attested', 'a'), head('not-provable', 'n'))).toEqual([head('attested', 'a')]);
  expect(joined(head('attested', 'a'), head('proved', 'p'), head('not-provable', 'n'))).toEqual([head('proved', 'p')]);
  expect(joined(head('attested', 'a'), head('refuted', 'r'), head('proved', 'p'))).toEqual([head('refuted', 'r')]);
});

test('two that say the same are both told', () => {
  expect(joined(head('proved', 'Of itself.'), head('proved', 'From one.'), head('proved', 'From another.'))).toEqual([head('proved', 'Of itself. From one. From another.')]);
});

test('what the replay could not prove of itself gives way to what was looked at, which is told whole', () => {
  expect(joined(head('not-provable', 'Nothing was supplied.'), head('not-provable', 'One.'), head('not-provable', 'Another.'))).toEqual([head('not-provable', 'One. Another.')]);
});

test('claims that the replay does not make follow', () => {
  expect(joined(head('proved', 'p'), { claim: 'payloads', state: 'proved', because: 'q' }).map(({ claim }) => claim)).toEqual(['head', 'payloads']);
});
