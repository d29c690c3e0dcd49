import fc from 'fast-check';
import { describe, expect, test } from 'vitest';

import type { ArchiveFinding, ArchiveVerdict, DayVerdict, ReplayedBundle } from '#core/archive';

import { judged, replayed } from '../../archive/judged.fixture';
import { makeChain, sha256 } from '../../replay/chain.fixture';
import type { Block, Cell } from '../document';
import { archiveChecks } from './archive-checks';
import { archiveInput, sectionOf, textsOf } from './archive-report.fixture';
import { statesByDate } from './board';
import { buildArchiveReport } from './build-archive-report';
import { follows, layoutOf } from './layout';

const DAY = 86_400_000;
const dateOf = (index: number): string => new Date(Date.UTC(2026, 4, 6) + index * DAY).toISOString().slice(0, 10);

/** An archive of days of three entries; what happened to each day is given. */
type Fate = 'sound' | 'gone' | 'edited' | 'cut off' | 'unreadable';
function archiveOf(fates: readonly Fate[], undated = 0): ArchiveVerdict {
  const chain = makeChain((fates.length + undated) * 3);
  const bundles = [...fates, ...Array.from({ length: undated }, () => 'sound' as const)].flatMap((fate, index): ReplayedBundle[] => {
    const date = index < fates.length ? dateOf(index) : null;
    const bundle = date === null ? `other-${String(index)}.json` : `${date}/bundle.json`;
    const entries = chain.slice(index * 3, index * 3 + 3);
    if (fate === 'gone') return [];
    if (fate === 'unreadable') return [{ date, bundle, manifest: null, outcome: { kind: 'refused', refusal: { code: 'json-syntax', message: 'broken', byteOffset: 4, line: 1, column: 5, entriesRead: 0 } } }];
    if (fate === 'edited') return [replayed(bundle, date, entries.map((entry, at) => (at === 1 ? { ...entry, payloadDigest: sha256('edited') } : entry)))];
    return [replayed(bundle, date, fate === 'cut off' ? entries.map((entry, at) => (at === 0 ? { ...entry, prevHash: sha256('elsewhere') } : entry)) : entries)];
  });
  return judged(bundles);
}

const report = (verdict: ArchiveVerdict, changes: Parameters<typeof archiveInput>[1] = {}): ReturnType<typeof buildArchiveReport> => buildArchiveReport(archiveInput(verdict, changes));
const fates = fc.array(fc.constantFrom<Fate>('sound', 'sound', 'gone', 'edited', 'cut off', 'unreadable'), { minLength: 1, maxLength: 40 });
const verdicts = fc.tuple(fates, fc.nat({ max: 2 })).map(([each, undated]) => archiveOf(each, undated));
const linesOf = (cells: readonly Cell[], column: number): readonly string[] => cells[column]?.lines.map(({ text }) => text) ?? [];
const rowsOf = (blocks: readonly Block[]): readonly (readonly Cell[])[] => blocks.flatMap((block) => (block.kind === 'table' ? block.rows : []));

describe('the first page', () => {
  test('says how many dates and seams there are', () => {
    const [first] = report(archiveOf(['sound', 'sound', 'sound'])).sections;
    const texts = textsOf(first?.blocks ?? []);
    expect(texts).toContain('Dates: 2026-05-06 to 2026-05-08: 3 dates');
    expect(texts).toContain('Seams: 2 seams between bundles: 2 link');
  });

  test('has the conclusion in its own ink and words, never green where it is not passed', () => {
    const passed = { ...archiveOf(['sound', 'sound']), conclusion: 'passed' as const, findings: [] };
    expect(report(passed).sections[0]?.blocks[0]).toMatchObject({ tone: 'good', word: 'passed', headline: 'Chain intact over 2 bundles. Head not proved.', meaning: expect.stringContaining('a shortened chain, or one recomputed as a whole, would look the same') as string });
    expect(report(archiveOf(['sound', 'edited'])).sections[0]?.blocks[0]).toMatchObject({ tone: 'bad', word: 'failed', headline: 'The chain is broken at sequence 5.', meaning: expect.stringContaining('who or what caused it cannot be known') as string });
    expect(report(archiveOf(['sound', 'gone', 'sound'])).sections[0]?.blocks[0]).toMatchObject({ tone: 'open', word: 'indeterminate', meaning: expect.stringContaining('neither a confirmation nor an accusation') as string });
  });

  test('draws the first break where it lies between two bundles', () => {
    const { sections: [first] } = report(archiveOf(['sound', 'cut off']));
    expect(first?.blocks[1]).toMatchObject({ kind: 'link', isOpen: false, before: { sequence: '3' }, entry: { sequence: '4', value: sha256('elsewhere') } });
    expect(textsOf(first?.blocks ?? [])).toContainEqual(expect.stringMatching(/^First break: sequence 4, in 2026-05-07\/bundle\.json: prev-hash-mismatch; the last before it is 3$/));
  });

  test('accuses nobody while no formula is known', () => {
    const verdict = { ...archiveOf(['sound', 'edited']), recipe: null };
    expect(textsOf(report(verdict).sections[0]?.blocks ?? [])).toContain('First break: not decided: the formula is not known');
  });
});

describe('the board', () => {
  test('shows every date once, in its place, with its gravest state, and counts them', () => {
    fc.assert(
      fc.property(verdicts, (verdict) => {
        const board = sectionOf(report(verdict), 'Board of days').find((block) => block.kind === 'board');
        const states = statesByDate(verdict.days);
        const drawn = (board?.rows ?? []).flatMap((row) => (row.kind === 'month' ? row.days.flatMap((day, index) => (day === null ? [] : [[`${row.month}-${String(index + 1).padStart(2, '0')}`, day.state] as const])) : []));
        expect(new Map(drawn)).toStrictEqual(states);
        expect(drawn).toHaveLength(states.size);
        const counts = new Map((board?.keys ?? []).map(({ sign, dates }) => [sign, dates]));
        for (const state of states.values()) expect(counts.get(state)).toBe([...states.values()].filter((one) => one === state).length);
      }),
      { numRuns: 60 },
    );
  });

  test('draws the gravest of several bundles of one date', () => {
    const [first, second] = [archiveOf(['sound', 'edited']).days[1], archiveOf(['sound']).days[0]] as [DayVerdict, DayVerdict];
    const day = (conclusion: DayVerdict['conclusion']): DayVerdict => ({ ...second, conclusion });
    expect(statesByDate([{ ...first, date: second.date }, day('passed')]).get('2026-05-06')).toBe('failed');
    expect(statesByDate([day('passed'), day('unreadable'), day('indeterminate')]).get('2026-05-06')).toBe('unreadable');
  });

  test('shows a broken seam between days that pass by themselves: an archive that fails is not all ticks', () => {
    const chain = makeChain(6);
    const verdict = judged([replayed('a', '2026-05-06', chain.slice(0, 3)), replayed('b', '2026-05-07', makeChain(6, { organizationId: 'other' }).map((entry) => ({ ...entry, payloadDigest: sha256('y') })).slice(3)), replayed('c', '2026-05-08', [])]);
    const failed: ArchiveVerdict = { ...verdict, findings: [{ code: 'seam-mismatch', severity: 'fail', message: 'm', date: '2026-05-07', bundle: 'b', otherBundle: 'a' }, { code: 'missing-range', severity: 'indeterminate', message: 'm', date: '2026-05-08', bundle: 'c', otherBundle: 'b' }] };
    const board = sectionOf(report(failed), 'Board of days').find((block) => block.kind === 'board');
    expect(board?.rows[0]).toMatchObject({ kind: 'month', days: expect.arrayContaining([expect.objectContaining({ seam: 'broken' }), expect.objectContaining({ seam: 'open' })]) as unknown });
    expect(board?.caption).not.toContain('Bars');
    expect(textsOf(sectionOf(report({ ...failed, omitted: { 'seam-mismatch': 1 } }), 'Board of days'))).toContainEqual(expect.stringContaining('Bars stand only before the days of listed findings; there are more.'));
    expect(board?.keys.slice(-2)).toEqual([{ sign: 'broken', word: 'contradict another bundle', dates: 1 }, { sign: 'open', word: 'with sequences missing before', dates: 1 }]);
  });

  test('goes over centuries without drawing what was only counted', () => {
    const chain = makeChain(2);
    const verdict = judged([replayed('a', '0001-01-01', chain.slice(0, 1)), replayed('b', '9999-12-31', chain.slice(1))]);
    const board = sectionOf(report(verdict), 'Board of days').find((block) => block.kind === 'board');
    expect(board?.rows.filter(({ kind }) => kind === 'jump')).toEqual([{ kind: 'jump', text: 'No bundle until 9999-12. Dates more than a century after the first are counted as missing, and not drawn.' }]);
    expect(board?.rows.at(-1)).toMatchObject({ month: '9999-12', days: [...Array.from({ length: 30 }, () => null), { state: 'passed' }] });
  });
});

describe('the table of days', () => {
  test('holds every bundle and every date without one exactly once, with the digest whole', () => {
    fc.assert(
      fc.property(verdicts, (verdict) => {
        const rows = rowsOf(sectionOf(report(verdict), 'Days and digests'));
        const told = rows.flatMap((cells) => {
          const [date = ''] = linesOf(cells, 0);
          const span = /^(\S+) to (\S+): (\d+) dates without a bundle$/.exec(linesOf(cells, 4)[0] ?? '');
          if (span === null) return [`${date} ${linesOf(cells, 1)[0] ?? ''} ${linesOf(cells, 4)[0] ?? ''}`.trim()];
          return Array.from({ length: Number(span[3]) }, (_, index) => `${new Date(Date.parse(span[1] ?? '') + index * DAY).toISOString().slice(0, 10)} no bundle`);
        });
        const layout = layoutOf(verdict.days);
        const expected = verdict.days.map(({ date, conclusion, sha256: digest, bundle, manifest }) => `${date ?? '\u2013'} ${conclusion === 'missing' ? 'no bundle' : conclusion} ${digest ?? (conclusion === 'unreadable' && !follows({ date, bundle, manifest }, layout) ? (bundle ?? '') : '')}`.trim());
        expect(told).toEqual(expected);
      }),
      { numRuns: 60 },
    );
  });

  test('names the path of each bundle that does not lie where the others do', () => {
    const days = [1, 2, 3].map((day) => ({ date: `2026-05-0${String(day)}`, bundle: `p/2026-05-0${String(day)}/bundle.json`, manifest: null }));
    const odd = { date: '2026-05-04', bundle: 'elsewhere.json', manifest: 'm.json' };
    const layout = layoutOf([...days, odd]);
    expect(layout).toEqual({ bundle: 'p/DATE/bundle.json', manifest: null });
    expect([...days, odd].map((day) => follows(day, layout))).toEqual([true, true, true, false]);
    expect(layoutOf([odd, { ...odd, bundle: 'DATE/2026-05-04.json' }])).toBeUndefined();
  });

  test('is no longer than can be printed, and says what it leaves out', () => {
    const verdict = archiveOf(['sound']);
    const [day] = verdict.days as [DayVerdict];
    const many = { ...verdict, days: Array.from({ length: 12_010 }, (_, index) => ({ ...day, bundle: `${String(index)}.json` })) };
    const blocks = sectionOf(report(many), 'Days and digests');
    expect(rowsOf(blocks)).toHaveLength(12_000);
    expect(textsOf(blocks).at(-1)).toContain('10 more days are not printed here; the attached verdict.json holds every one.');
  });
});

describe('the findings', () => {
  test('are all in the register, each once and numbered through', () => {
    fc.assert(
      fc.property(verdicts, (verdict) => {
        const blocks = sectionOf(report(verdict), 'Findings');
        const register = rowsOf(blocks.filter((block) => block.kind === 'table' && block.caption === 'Every listed finding'));
        const dates = blocks.flatMap((block) => (block.kind === 'mono' ? block.lines.flatMap((line) => line.split('  ')) : []));
        const bare = (finding: ArchiveFinding): boolean => finding.code === 'missing-day' && finding.bundle === undefined;
        expect(dates).toEqual(verdict.findings.filter(bare).map(({ date }) => date));
        const messages = register.map((cells) => linesOf(cells, 2)[1]);
        expect([...messages].sort()).toEqual(verdict.findings.filter((finding) => !bare(finding)).map(({ message }) => message).sort());
        const captions = blocks.flatMap((block) => (block.kind === 'mono' ? [block.caption] : []));
        const numbered = register.map((cells) => Number(/\d+/.exec(linesOf(cells, 0)[0] ?? '')?.[0]));
        expect(new Set(numbered).size).toBe(numbered.length);
        expect(numbered.length + dates.length).toBe(verdict.findings.length);
        if (captions.length > 0) expect(captions).toHaveLength(1);
      }),
      { numRuns: 60 },
    );
  });

  test('that were counted and not listed are said to be', () => {
    const verdict = { ...archiveOf(['sound', 'edited']), omitted: { 'chain-hash-mismatch': 99_000 } };
    const texts = textsOf(sectionOf(report(verdict), 'Findings'));
    expect(texts).toContainEqual(expect.stringContaining('99,000 of chain-hash-mismatch'));
    expect(texts).toContain('chain-hash-mismatch: 99,001 findings, of which 1 are listed');
  });

  test('of two bundles at the same sequence are no consequence of each other', () => {
    const verdict = archiveOf(['sound', 'cut off', 'sound']);
    const finding = { code: 'prev-hash-mismatch', severity: 'fail', message: 'm', sequence: verdict.findings[0]?.sequence ?? null } as unknown as ArchiveFinding;
    const texts = textsOf(sectionOf(report({ ...verdict, findings: [{ ...finding, bundle: 'a' }, { ...finding, bundle: 'b', consequenceOf: finding.sequence } as ArchiveFinding] }), 'Findings'));
    expect(texts.join('\n')).not.toContain('Follows from finding');
  });
});

describe('every number', () => {
  test('among the facts is one of the verdict, or counts its members', () => {
    fc.assert(
      fc.property(verdicts, (verdict) => {
        const { subject, seams, days, replay } = verdict;
        const counts = (['passed', 'failed', 'indeterminate', 'unreadable', 'missing'] as const).map((state) => days.filter(({ conclusion }) => conclusion === state).length);
        const known = new Set([
          ...[subject.bundleCount, subject.entryCount, subject.bytes, subject.fromSequence, subject.toSequence, replay.brokenAtSequence, replay.lastValidSequence, verdict.findings.length],
          ...Object.values(seams), Object.values(seams).reduce((sum, count) => sum + count, 0) - seams.inExportWindow - seams.conflicts,
          ...counts, new Set(days.flatMap(({ date }) => (date === null ? [] : [date]))).size, days.filter(({ date }) => date === null).length,
          ...verdict.findings.map(({ code }) => verdict.findings.filter((one) => one.code === code).length), 0,
        ].map(String));
        const labels = ['Checked', 'Bundles', 'Manifests', 'Size', 'Entries', 'Sequences', 'Seams', 'First break', 'Findings', 'Dates'];
        const told = [...sectionOf(report(verdict), 'Conclusion'), ...sectionOf(report(verdict), 'Archive')].flatMap((block) => (block.kind === 'facts' ? block.facts.filter(({ label }) => labels.includes(label)) : []));
        for (const { text } of told) for (const number of text.replace(/\d{4}-\d\d-\d\d(\/bundle\.json)?|other-\d+\.json|,(?=\d{3})/g, '').match(/\d+/g) ?? []) expect(known).toContain(number);
      }),
      { numRuns: 60 },
    );
  });
});

describe('the checks', () => {
  test('let no finding stand beside a list of checks that are all ok', () => {
    fc.assert(
      fc.property(verdicts, (verdict) => {
        const worst = archiveChecks(archiveInput(verdict).archive).map(({ result }) => result);
        expect(worst.includes('not ok')).toBe(verdict.conclusion === 'failed');
        if (verdict.conclusion === 'indeterminate') expect(worst).toContain('indeterminate');
      }),
      { numRuns: 60 },
    );
  });

  test('say what was not looked at, and why', () => {
    const checks = new Map(archiveChecks(archiveInput(archiveOf(['sound', 'unreadable'])).archive).map(({ name, result, why }) => [name, `${result}: ${why}`]));
    expect(checks.get('Digests kept elsewhere confirm the bundles')).toBe('not run: None were supplied.');
    expect(checks.get('Manifests can be read and name the date of their folder')).toBe('not run: There is no manifest.');
    expect(checks.get('Content: each entry recomputes to its stored chain hash')).toContain('Not of the 1 bundle that could not be read.');
  });
});

describe('what was supplied and asked for', () => {
  test('stands in the command that repeats the examination', () => {
    const document = report(archiveOf(['sound', 'sound']), { asked: { from: '2026-05-06', to: '2026-05-31' }, digests: { path: '/case/$(x).csv', dates: 2 }, recipePinned: true });
    const lines = sectionOf(document, 'Reproduction').flatMap((block) => (block.kind === 'mono' && block.caption === 'The same verdict' ? block.lines : []));
    expect(lines.slice(0, -1).join('\n')).toBe('$ tamperscope verify ARCHIVE --recipe adjudon-decision/text --json \\\n  --from 2026-05-06 \\\n  --to 2026-05-31 \\\n  --digests DIGESTS');
    const alone = sectionOf(document, 'Reproduction').flatMap((block) => (block.kind === 'mono' && block.caption.startsWith('One bundle by itself') ? block.lines : []));
    expect(alone[0]).toMatch(/ --recipe adjudon-decision\/text --report BUNDLE-REPORT\.pdf$/);
    expect(textsOf(sectionOf(document, 'Archive'))).toContain('Asked for: bundles dated from 2026-05-06 on and up to 2026-05-31, both ends included; bundles without a date were left out');
  });

  test('digests kept elsewhere have a section that says what they confirmed and contradicted', () => {
    const chain = makeChain(6);
    const bundles = [replayed('a', '2026-05-06', chain.slice(0, 3)), replayed('b', '2026-05-07', chain.slice(3))];
    const own = bundles[0]?.outcome.kind === 'verified' ? bundles[0].outcome.verdict.subject.sha256 : '';
    const store = new Map([['2026-05-06', [new Set([own])]], ['2026-05-07', [new Set([sha256('other')])]], ['2026-05-08', [new Set([sha256('gone')])]]]);
    const verdict = judged(bundles, { from: null, to: null }, store);
    const texts = textsOf(sectionOf(report(verdict, { digests: { path: 'd.csv', dates: 3 } }), 'Digests kept elsewhere'));
    expect(texts).toEqual(expect.arrayContaining(['Holds: digests for 3 dates', 'Confirm: 1 bundle', 'Contradict: 1 bundle', 'Say nothing of: 0 bundles', expect.stringMatching(/^indeterminate \| 2026-05-08 \| Digests kept elsewhere record bundles/)]));
    expect(sectionOf(report(verdict), 'Digests kept elsewhere')).toEqual([]);
  });

  test('a case folder says where it was fetched from, and of each object what the bucket told, as its word', () => {
    const source = { kind: 's3', endpoint: null, region: 'eu-central-1', bucket: 'audit', prefix: 'p/', pathStyle: false, versioning: 'enabled', credentials: 'anonymous', listedAt: '2026-06-01T09:00:00Z', fetchedAt: null } as const;
    const object = { versionId: 'v7', etag: 'abc', size: 3, lastModified: '2026-05-07T02:00:00Z', sse: null, lockMode: 'COMPLIANCE', retainUntil: '2036-05-10T00:00:00Z', legalHold: true } as const;
    const base = archiveOf(['sound', 'sound']);
    const verdict: ArchiveVerdict = { ...base, source, days: base.days.map((day, index) => ({ ...day, object: { ...object, key: `p/${day.bundle ?? ''}`, ...(index === 0 ? {} : { lockMode: null, retainUntil: null, legalHold: null }) } })) };
    const document = report(verdict);
    expect(textsOf(sectionOf(document, 'Where it was fetched from'))).toEqual(expect.arrayContaining(['Bucket: audit', 'Fetched: not finished: not every object that was asked for is here', 'Object Lock: 1 in mode COMPLIANCE of 2 bundles, retained until 2036-05-10T00:00:00Z', 'Legal hold: 1 bundle', expect.stringContaining('what the bucket told is its own word')]));
    expect(textsOf(sectionOf(document, 'Objects as the bucket told them')).slice(-2)).toEqual(['2026-05-06 | v7 | abc | 2026-05-07T02:00:00Z | COMPLIANCE until 2036-05-10 legal hold', '2026-05-07 | v7 | abc | 2026-05-07T02:00:00Z | nothing told']);
    expect(textsOf(sectionOf(document, 'Conclusion'))).toContain('Fetched from: bucket audit, prefix p/, Amazon S3, region eu-central-1; the fetch was not finished');
    const absent: ArchiveVerdict = { ...verdict, days: [...verdict.days, { ...(verdict.days[0] as DayVerdict), conclusion: 'unreadable', bundle: null }] };
    expect(textsOf(sectionOf(report(absent), 'Archive'))).toContainEqual(expect.stringMatching(/^Bundles: 2 bundles: 2 .*; 1 more that the bucket listed is not here$/));
    expect(sectionOf(report(base), 'Where it was fetched from')).toEqual([]);
  });

  test('the verdict is attached as the command line prints it', () => {
    const verdict = archiveOf(['sound']);
    expect(report(verdict).attachment).toEqual({ name: 'verdict.json', text: `${JSON.stringify(verdict, null, 2)}\n`, description: 'The verdict as machine-readable JSON, schema tamperscope.archive-verdict/1' });
  });
});
