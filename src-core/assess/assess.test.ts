import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { GENESIS_TEXT, bundleBytes, damagedChain, makeChain, recomputeFrom, sha256 } from '../replay/chain.fixture';
import { told, verdictOn } from './examine.fixture';
import { LISTED_PER_CODE, SEVERITY_OF, headline } from './index';
import type { ClaimName, Finding, FindingCode, Verdict } from './index';

const claim = (verdict: Verdict, name: ClaimName) => verdict.claims.find((one) => one.claim === name)!;
const codes = ({ findings }: Verdict): FindingCode[] => findings.map(({ code }) => code);
const manifestOf = (declared: Record<string, unknown>): Uint8Array => new TextEncoder().encode(JSON.stringify(declared));

function withManifest(entries: readonly unknown[], change: Record<string, unknown> = {}): Verdict {
  const bytes = bundleBytes(entries);
  const whole = { fromSequence: 1, toSequence: entries.length, entryCount: entries.length, bundleSha256: sha256(bytes), exportedAt: '2026-05-07T00:00:00Z' };
  return verdictOn(bytes, { manifest: manifestOf({ ...whole, ...change }) });
}

describe('the headline', () => {
  const chain = makeChain(4);
  const edit = (index: number, change: object): unknown[] => chain.map((entry, at) => (at === index ? { ...entry, ...change } : entry));
  const cases: [says: string, verdict: Verdict][] = [
    ['Chain intact. Head not proved.', verdictOn(bundleBytes(chain))],
    ['Chain intact. Head attested, not proved.', withManifest(chain)],
    ['Chain broken at sequence 3.', verdictOn(bundleBytes(edit(2, { payloadDigest: sha256('x') })))],
    ['Chain broken at sequence 1.', verdictOn(bundleBytes(edit(0, { prevHash: sha256('x') })))],
    ['Chain broken at sequence 4.', verdictOn(bundleBytes(chain.filter((_, index) => index !== 2)))],
    ['Chain holds, evidence fails. The declared range does not match.', verdictOn(bundleBytes(chain, { toSequence: 9 }))],
    ['Chain holds, evidence fails. The declared count does not match.', withManifest(chain, { entryCount: 5 })],
    ['Chain holds, evidence fails. The bundle is not the one its manifest records.', withManifest(chain, { bundleSha256: sha256('x') })],
    ['Chain holds, evidence fails. The manifest cannot be read.', verdictOn(bundleBytes(chain), { manifest: manifestOf([] as never) })],
    ['Chain holds, evidence fails. Entries of several organisations are mixed.', verdictOn(bundleBytes(edit(1, { organizationId: 'other' })))],
    ['Chain holds, evidence fails. An element is no entry.', verdictOn(bundleBytes([...chain, 5]))],
    ['Evidence fails. An element is no entry.', verdictOn(bundleBytes([5]))],
    ['Cannot tell. The bundle holds no entries.', verdictOn(bundleBytes([]))],
    ['Cannot tell. No known recipe recomputes any entry.', verdictOn(bundleBytes(chain.map((entry) => ({ ...entry, payloadDigest: sha256('x') }))))],
    ['Cannot tell. The bundle names an algorithm that is not supported.', verdictOn(bundleBytes(chain, { algorithm: 'sha512' }))],
  ];

  it.each(cases)('says: %s', (says, verdict) => {
    expect(headline(verdict)).toBe(says);
  });
});

describe('a refuted interior', () => {
  const chain = makeChain(4);
  const edit = (change: object): unknown[] => chain.map((entry, at) => (at === 2 ? { ...entry, ...change } : entry));
  const cases: [because: string, entries: readonly unknown[]][] = [
    ['1 entry does not recompute.', edit({ payloadDigest: sha256('x') })],
    ['1 link does not hold.', chain.filter((_, index) => index !== 2)],
    ['1 entry does not recompute and 1 link does not hold.', edit({ prevHash: sha256('x') })],
  ];

  it.each(cases)('says what is wrong and not what is not: %s', (because, entries) => {
    expect(claim(verdictOn(bundleBytes(entries)), 'interior')).toMatchObject({ state: 'refuted', because });
  });
});

describe('a pass', () => {
  it('never comes where nothing was verified', () => {
    const nothing = fc.oneof(fc.constant([]), fc.array(fc.oneof(fc.constantFrom(null, 1, 'x', [], {}), fc.record({ sequence: fc.constantFrom(0, '1', null, 1.5, -1) })), { minLength: 1, maxLength: 5 }));
    const declared = fc.record({ fromSequence: fc.constantFrom(0, 1, null), toSequence: fc.constantFrom(0, null), algorithm: fc.constantFrom('sha256', null) }, { requiredKeys: [] });
    fc.assert(
      fc.property(nothing, declared, fc.constantFrom(undefined, 'adjudon-decision/text'), (entries, more, recipe) => {
        const verdict = verdictOn(bundleBytes(entries, more), recipe === undefined ? {} : { recipe });
        expect(verdict.conclusion).not.toBe('passed');
        expect(verdict.replay).toMatchObject({ verified: false, ok: false, lastValidSequence: null });
        expect(claim(verdict, 'interior').state).toBe('not-provable');
      }),
    );
  });

  it('goes with proved interior, no failing finding and an answer that says verified, and only then', () => {
    fc.assert(
      fc.property(damagedChain, (chain) => {
        const verdict = verdictOn(bundleBytes(chain));
        const { conclusion, findings, replay } = verdict;
        const worst = findings.some(({ severity }) => severity === 'fail') ? 'failed' : findings.some(({ severity }) => severity === 'indeterminate') ? 'indeterminate' : 'passed';
        expect(conclusion).toBe(worst);
        expect(replay.ok).toBe(replay.verified);
        expect(replay.verified).toBe(claim(verdict, 'interior').state === 'proved');
        if (conclusion === 'passed') expect(replay.verified).toBe(true);
        expect(replay.brokenAtSequence === null).toBe(replay.brokenReason === null);
      }),
      { numRuns: 400 },
    );
  });

  it('never proves the head by what lies in or beside the bundle', () => {
    fc.assert(
      fc.property(damagedChain, (chain) => {
        for (const verdict of [verdictOn(bundleBytes(chain)), withManifest(chain)]) expect(claim(verdict, 'head').state).not.toBe('proved');
      }),
      { numRuns: 100 },
    );
  });
});

describe('an unknown formula', () => {
  it('is no tampering, whatever does not match under it', () => {
    const chain = makeChain(4).map((entry) => ({ ...entry, chainHash: sha256(`other formula ${entry.sequence}`) }));
    const verdict = verdictOn(bundleBytes(chain));
    expect(verdict).toMatchObject({ conclusion: 'indeterminate', recipe: null });
    expect(verdict.findings.every(({ severity }) => severity === 'indeterminate')).toBe(true);
    expect(claim(verdict, 'interior').state).toBe('not-provable');
  });

  it('is assumed in every sentence about a hash that does not match under it', () => {
    const chain = makeChain(3).map((entry) => ({ ...entry, payloadDigest: sha256('x') }));
    for (const verdict of [verdictOn(bundleBytes(chain)), verdictOn(bundleBytes(chain, { algorithm: 'sha512' }))]) {
      const messages = verdict.findings.filter(({ code }) => code === 'chain-hash-mismatch').map(({ message }) => message);
      expect(messages[0]).toBe('Entry 1 does not recompute under adjudon-decision/text, which is only assumed: nothing shows that its chain hash was made so.');
      expect(messages).toHaveLength(3);
    }
  });

  it('becomes tampering where the examiner pins the formula', () => {
    const chain = makeChain(2).map((entry) => ({ ...entry, payloadDigest: sha256('x') }));
    expect(verdictOn(bundleBytes(chain), { recipe: 'adjudon-decision/text' })).toMatchObject({ conclusion: 'failed', recipe: 'adjudon-decision/text' });
  });

  it('does not excuse what is wrong under every formula', () => {
    const chain = makeChain(4).map((entry) => ({ ...entry, chainHash: sha256(`other formula ${entry.sequence}`) }));
    expect(verdictOn(bundleBytes([chain[0], chain[2]])).conclusion).toBe('failed');
  });
});

describe('what a broken link is a consequence of', () => {
  const cause = (verdict: Verdict, sequence: number): unknown => verdict.findings.find((one) => one.code === 'prev-hash-mismatch' && one.sequence === sequence)?.consequenceOf;

  it('is the entry before, where its stored hash was replaced and this one still names the right one', () => {
    const chain = makeChain(4).map((entry) => (entry.sequence === 2 ? { ...entry, chainHash: sha256('x') } : entry));
    expect(cause(verdictOn(bundleBytes(chain)), 3)).toBe(2);
  });

  it('is the entry before even across a gap, where the exact case holds', () => {
    const chain = makeChain(4).map((entry) => (entry.sequence === 2 ? { ...entry, chainHash: sha256('x') } : entry));
    const renumbered = recomputeFrom(chain, 4).map((entry) => (entry.sequence >= 3 ? { ...entry, sequence: entry.sequence + 5 } : entry));
    expect(cause(verdictOn(bundleBytes(renumbered)), 8)).toBe(2);
  });

  it('is the repeated sequence on both sides of a fork', () => {
    const chain = makeChain(4);
    const planted = { ...chain[2]!, prevHash: sha256('elsewhere') };
    const verdict = verdictOn(bundleBytes([chain[0], chain[1], planted, chain[2], chain[3]]));
    expect(verdict.findings.filter(({ code }) => code === 'prev-hash-mismatch').map(({ consequenceOf }) => consequenceOf)).toStrictEqual([3, 3]);
  });

  it('is nobody, where an entry before was edited and re-hashed', () => {
    const [first, second, third] = makeChain(3);
    const rehashed = recomputeFrom([first!, { ...second!, payloadDigest: sha256('x') }], 1);
    expect(cause(verdictOn(bundleBytes([...rehashed, third])), 3)).toBeUndefined();
  });
});

describe('more findings than are listed', () => {
  const many = LISTED_PER_CODE + 234;

  it('are counted exactly, code by code', () => {
    const chain = makeChain(many + 1).map((entry, index) => (index === 0 ? entry : { ...entry, payloadDigest: 'malformed', prevHash: GENESIS_TEXT, organizationId: `org-${index}`, createdAt: entry.createdAt }));
    const verdict = verdictOn(bundleBytes([...chain, ...Array<number>(many).fill(5)]));
    const of = (code: FindingCode): Finding[] => verdict.findings.filter((finding) => finding.code === code);
    const crowded = ['malformed-field', 'wrong-genesis', 'prev-hash-mismatch', 'chain-hash-mismatch', 'mixed-organizations', 'malformed-entry'] as const;
    for (const code of crowded) expect(of(code), code).toHaveLength(LISTED_PER_CODE);
    expect(verdict.omitted).toStrictEqual(Object.fromEntries(crowded.map((code) => [code, 234])));
    expect(of('prev-hash-mismatch').map(({ sequence }) => sequence)).toStrictEqual(Array.from({ length: LISTED_PER_CODE }, (_, index) => index + 2));
  });

  it('are told of only where something was left out', () => {
    const chain = makeChain(LISTED_PER_CODE + 1).map((entry, index) => (index === 0 ? entry : { ...entry, payloadDigest: sha256('x') }));
    const verdict = verdictOn(bundleBytes(chain));
    expect(verdict.findings).toHaveLength(LISTED_PER_CODE);
    expect(verdict).not.toHaveProperty('omitted');
  });

  it('count the fields of entries that cannot be placed too', () => {
    const verdict = verdictOn(bundleBytes(Array.from({ length: 400 }, () => ({ sequence: 0 }))));
    expect(codes(verdict).every((code) => code === 'malformed-field')).toBe(true);
    expect(verdict.findings.length + (verdict.omitted?.['malformed-field'] ?? 0)).toBe(400 * 5);
  });
});

describe('findings', () => {
  it('carry the severity of their code, a sentence, and the place of the entry they name', () => {
    fc.assert(
      fc.property(damagedChain, (chain) => {
        const bytes = bundleBytes(chain, { organizationId: 'org-a' });
        const verdict = verdictOn(bytes);
        const known = verdict.recipe !== null;
        for (const finding of verdict.findings) {
          expect(finding.message).toMatch(/^[A-Z].*\.$/s);
          expect(finding.message).not.toContain('undefined');
          const formula = finding.code === 'chain-hash-mismatch' || finding.code === 'prev-hash-mismatch';
          expect(finding.severity).toBe(formula && !known ? 'indeterminate' : SEVERITY_OF[finding.code]);
          if (finding.entryIndex === undefined) continue;
          const written = JSON.stringify(chain[finding.entryIndex]);
          expect(new TextDecoder().decode(bytes.subarray(finding.byteOffset, finding.byteOffset! + written.length))).toBe(written);
        }
      }),
      { numRuns: 300 },
    );
  });

  it('come in walk order, whatever the order of the file', () => {
    const chain = makeChain(6).map((entry) => ({ ...entry, payloadDigest: entry.sequence % 2 === 0 ? sha256('x') : entry.payloadDigest }));
    expect(told(verdictOn(bundleBytes([...chain].reverse())))).toStrictEqual(['out-of-order-entries@5', 'chain-hash-mismatch@2', 'chain-hash-mismatch@4', 'chain-hash-mismatch@6']);
  });

  it('beyond 2^53 keep every digit', () => {
    const text = new TextDecoder().decode(bundleBytes(makeChain(2, { from: 2 })));
    const large = text.replace('"sequence":2,', '"sequence":9007199254740993,').replace('"sequence":3,', '"sequence":9007199254740995,');
    const verdict = verdictOn(new TextEncoder().encode(large), { recipe: 'adjudon-decision/text' });
    expect(told(verdict)).toStrictEqual(['chain-hash-mismatch@9007199254740993', 'sequence-gap@9007199254740995', 'chain-hash-mismatch@9007199254740995']);
    expect(verdict.findings[1]).toMatchObject({ expected: '9007199254740994', actual: '9007199254740995' });
  });
});

describe('a manifest', () => {
  it('attests the head only where digest, range and count all match', () => {
    const chain = makeChain(3);
    expect(claim(withManifest(chain), 'head').state).toBe('attested');
    for (const missing of ['fromSequence', 'toSequence', 'entryCount', 'bundleSha256']) {
      expect(claim(withManifest(chain, { [missing]: null }), 'head').state, missing).toBe('not-provable');
      const wrong = withManifest(chain, { [missing]: missing === 'bundleSha256' ? sha256('x') : 7 });
      expect(claim(wrong, 'head').state, missing).toBe('not-provable');
      expect(wrong.conclusion, missing).toBe('failed');
    }
  });

  it('says of its attestation that it could be replaced with the bundle', () => {
    expect(claim(withManifest(makeChain(3)), 'head').because).toContain('could replace the manifest');
  });

  it('dates what was exported: a later entry is a warning, by its own clock only', () => {
    const verdict = withManifest(makeChain(3), { exportedAt: '2026-05-06T08:00:02Z' });
    expect(told(verdict)).toStrictEqual(['future-timestamp@3']);
    expect(verdict.conclusion).toBe('passed');
  });

  it('whose digest fits the bundle written again is a warning', () => {
    const bytes = bundleBytes(makeChain(3), {}, 2);
    const again = sha256('as the export wrote it');
    const manifest = manifestOf({ fromSequence: 1, toSequence: 3, entryCount: 3, bundleSha256: again });
    const verdict = verdictOn(bytes, { manifest, reserialisedSha256: again });
    expect(codes(verdict)).toStrictEqual(['reencoded-bundle']);
    expect(verdict.conclusion).toBe('passed');
    expect(claim(verdict, 'head').state).toBe('attested');
  });
});
