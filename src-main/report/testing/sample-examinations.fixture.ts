import type { Claim, Finding, Verdict } from '#core/assess';
import type { EntryDetail, Examination, Surroundings } from '#core/contract';

import type { SampleEntry } from './sample-entries.fixture';
import { detailOf, preimageOf, sampleChain, sha256 } from './sample-entries.fixture';

const CLAIMS: readonly Claim[] = [
  { claim: 'interior', state: 'proved', because: 'All 2000 entries recompute and all 1999 links hold.' },
  { claim: 'start', state: 'proved', because: 'The first entry is sequence 1, carries the genesis value and recomputes.' },
  { claim: 'head', state: 'attested', because: 'The manifest beside the bundle names this digest, this range and this count. Nothing outside confirms the last chain hash.' },
  { claim: 'declared-range', state: 'proved', because: 'First and last sequence are those that bundle and manifest declare.' },
  { claim: 'bundle-digest', state: 'proved', because: 'The file\u2019s SHA-256 is the one in the manifest.' },
];

const claims = (changes: Readonly<Partial<Record<Claim['claim'], Claim>>>): readonly Claim[] => CLAIMS.map((claim) => changes[claim.claim] ?? claim);

/** A chain of 2,000 entries with nothing wrong, a manifest beside it. */
export function intact(): Examination {
  const chain = sampleChain(1, 2000);
  return { verdict: verdictOf(chain, 'passed', [], CLAIMS), surroundings: surroundingsOf(chain, []), beside: {} };
}

/** One hashed field edited at 1204, and one link cut at 1733: two causes, one consequence. */
export function broken(): Examination {
  const chain = sampleChain(1, 2000).map((entry) => {
    if (entry.sequence === 1204) return { ...entry, createdAt: '2026-05-07T00:00:00.000Z' };
    if (entry.sequence === 1733) return rehashed({ ...entry, prevHash: sha256('another chain') });
    return entry;
  });
  const examples = [1203, 1732, 1733].map((position) => detailAt(chain, position)).filter((entry) => entry.row.link === 'broken' || entry.row.content === 'mismatch');
  const edited = detailAt(chain, 1203);
  const cut = detailAt(chain, 1732);
  const after = detailAt(chain, 1733);
  const findings: readonly Finding[] = [
    { code: 'chain-hash-mismatch', severity: 'fail', message: 'The entry at sequence 1204 does not recompute to the chain hash stored in it.', sequence: 1204, entryIndex: 1203, byteOffset: edited.byteOffset, expected: edited.hash?.recomputed ?? '', actual: edited.chainHash ?? '' },
    { code: 'prev-hash-mismatch', severity: 'fail', message: 'The prevHash at sequence 1733 is not the stored chain hash of sequence 1732.', sequence: 1733, entryIndex: 1732, byteOffset: cut.byteOffset, expected: cut.before?.chainHash ?? '', actual: cut.prevHash ?? '' },
    { code: 'prev-hash-mismatch', severity: 'fail', message: 'The prevHash at sequence 1734 is not the stored chain hash of sequence 1733.', sequence: 1734, entryIndex: 1733, byteOffset: after.byteOffset, expected: after.before?.chainHash ?? '', actual: after.prevHash ?? '', consequenceOf: 1733 },
    { code: 'time-regression', severity: 'warning', message: 'The entry at sequence 1205 is dated before the entry before it.', sequence: 1205, entryIndex: 1204, byteOffset: 737_029, expected: 'not before 2026-05-07T00:00:00.000Z', actual: '2026-05-06T23:58:27.082Z' },
  ];
  const refuted = claims({ interior: { claim: 'interior', state: 'refuted', because: 'One entry does not recompute and two links are broken, the first at sequence 1204.' } });
  const replay = { brokenAtSequence: 1204, brokenReason: 'chain-hash-mismatch', lastValidSequence: 1203, verified: false, ok: false } as const;
  const verdict = verdictOf(chain, 'failed', findings, refuted);
  return { verdict: { ...verdict, replay: { ...verdict.replay, ...replay } }, surroundings: { ...surroundingsOf(chain, examples), brokenLinks: 2, brokenContents: 1 }, beside: {} };
}

/** No recipe recomputes any entry, and there is no manifest. */
export function indeterminate(): Examination {
  const chain = sampleChain(17_001, 40).map((entry) => ({ ...entry, chainHash: sha256(`salted ${entry.chainHash}`) }));
  const findings: readonly Finding[] = [
    { code: 'unknown-recipe', severity: 'indeterminate', message: 'No known recipe recomputes any of the 40 entries.' },
    ...chain.slice(0, 3).map((entry, index): Finding => ({ code: 'chain-hash-mismatch', severity: 'indeterminate', message: `The entry at sequence ${String(entry.sequence)} does not recompute under the default recipe.`, sequence: entry.sequence, entryIndex: index, byteOffset: 181 + index * 612, expected: sha256(preimageOf(entry)), actual: entry.chainHash })),
  ];
  const open = claims({
    interior: { claim: 'interior', state: 'not-provable', because: 'No known recipe recomputes any entry, so that a wrong formula cannot be told from a changed chain.' },
    start: { claim: 'start', state: 'not-provable', because: 'The range begins at sequence 17001 and no earlier bundle was supplied.' },
    head: { claim: 'head', state: 'not-provable', because: 'Nothing outside the bundle names the last chain hash.' },
    'declared-range': { claim: 'declared-range', state: 'not-provable', because: 'Nothing declares a range.' },
    'bundle-digest': { claim: 'bundle-digest', state: 'not-provable', because: 'No manifest was supplied.' },
  });
  const verdict = verdictOf(chain, 'indeterminate', findings, open);
  const surroundings = surroundingsOf(chain, []);
  const none = { organizationId: null, algorithm: null, canonicalization: null, fromSequence: null, toSequence: null };
  return {
    verdict: { ...verdict, recipe: null, replay: { ...verdict.replay, ok: false, verified: false } },
    surroundings: { ...surroundings, manifest: null, manifestPath: null, declared: none, workedExample: null, brokenContents: 40, recipeMatches: { 'adjudon-decision/text': 0, 'adjudon-decision/bytes': 0, 'adjudon-decision/pipe': 0 } },
    beside: {},
  };
}

/** The most that a verdict can list: five codes, a thousand findings each, more left out. */
export function crowded(): Examination {
  const base = broken();
  const codes = ['chain-hash-mismatch', 'prev-hash-mismatch', 'sequence-gap', 'malformed-field', 'time-regression'] as const;
  const findings = codes.flatMap((code) => Array.from({ length: 1000 }, (_, index): Finding => ({
    code, severity: code === 'time-regression' ? 'warning' : 'fail', message: `Finding ${String(index)} of code ${code}, as a sentence that names what was compared.`,
    sequence: index * 7 + 2, entryIndex: index * 7 + 1, byteOffset: index * 4284, expected: sha256(`e${code}${String(index)}`), actual: sha256(`a${code}${String(index)}`),
  })));
  return { ...base, verdict: { ...base.verdict, findings, omitted: { 'chain-hash-mismatch': 4211, 'time-regression': 17 } } };
}

/** Every value that can be typed by an adversary, typed by one. */
export function withHostileValues(value: string): Examination {
  const base = broken();
  const hostile = (entry: EntryDetail): EntryDetail => ({
    ...entry,
    row: { ...entry.row, traceId: value },
    fields: entry.fields.map((field) => (field.name === 'traceId' ? { ...field, json: JSON.stringify(value), text: value } : field)),
  });
  const findings = base.verdict.findings.map((finding, index) => (index === 0 ? { ...finding, message: `The value ${value} stands here.`, expected: value, actual: `${value}!` } : finding));
  return {
    verdict: { ...base.verdict, findings, subject: { ...base.verdict.subject, path: `/evidence/${value}.json`, organizationIds: [value] } },
    surroundings: { ...base.surroundings, brokenExamples: base.surroundings.brokenExamples.map(hostile), declared: { ...base.surroundings.declared, organizationId: value } },
    beside: {},
  };
}

function rehashed(entry: SampleEntry): SampleEntry {
  return { ...entry, chainHash: sha256(preimageOf(entry)) };
}

function detailAt(chain: readonly SampleEntry[], position: number): EntryDetail {
  const entry = chain[position];
  if (entry === undefined) throw new Error(`no entry at ${String(position)}`);
  return detailOf(entry, chain[position - 1] ?? null, position);
}

function verdictOf(chain: readonly SampleEntry[], conclusion: Verdict['conclusion'], findings: readonly Finding[], claimed: readonly Claim[]): Verdict {
  const first = chain[0];
  const last = chain.at(-1);
  return {
    schema: 'tamperscope.verdict/1', conclusion,
    replay: { verified: true, ok: true, totalChecked: chain.length, lastValidSequence: last?.sequence ?? null, brokenAtSequence: null, brokenReason: null, durationMs: 41, verifiedAt: '2026-11-21T10:26:03.118Z' },
    findings, claims: claimed, recipe: 'adjudon-decision/text',
    subject: {
      path: '/evidence/2026-05-07/bundle.json', bytes: 1_224_181, sha256: sha256('the file'), entryCount: chain.length,
      fromSequence: first?.sequence ?? null, toSequence: last?.sequence ?? null, firstCreatedAt: first?.createdAt ?? null, lastCreatedAt: last?.createdAt ?? null,
      organizationIds: ['64b0c0ffee0000000000cafe'],
    },
  };
}

function surroundingsOf(chain: readonly SampleEntry[], brokenExamples: readonly EntryDetail[]): Surroundings {
  const first = chain[0];
  const last = chain.at(-1);
  return {
    manifestPath: '/evidence/2026-05-07/manifest.json',
    manifest: { date: '2026-05-07', fromSequence: String(first?.sequence), toSequence: String(last?.sequence), entryCount: String(chain.length), bundleSha256: sha256('the file'), exportedAt: '2026-05-08T02:00:11.204Z' },
    declared: { organizationId: '64b0c0ffee0000000000cafe', algorithm: 'sha256', canonicalization: 'rfc8785', fromSequence: String(first?.sequence), toSequence: String(last?.sequence) },
    envelope: false, recipePinned: false,
    recipeMatches: { 'adjudon-decision/text': chain.length, 'adjudon-decision/bytes': 0, 'adjudon-decision/pipe': 0 },
    placed: chain.length, brokenLinks: 0, linksLeftOpen: 0, brokenContents: 0,
    firstChainHash: first?.chainHash ?? null, lastChainHash: last?.chainHash ?? null, firstPrevHash: first?.prevHash ?? null,
    workedExample: detailAt(chain, 0), brokenExamples,
  };
}
