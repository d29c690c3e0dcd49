import { readFileSync } from 'node:fs';
import { join } from 'node:path';

import { afterEach, describe, expect, test } from 'vitest';

import type { ClaimName, ClaimState } from '#core/assess';
import type { ArchiveDayDetail } from '#core/contract';
import { NOTHING_SUPPLIED } from '#core/contract';

import { toldEvents } from '../verification/testing/told-events.fixture';
import { Verification } from '../verification/verify';
import type { Verified } from '../verification/verify';
import { ArchiveDesk } from './archive-desk';
import { ROOT, builtThreads } from './testing/built-threads.fixture';

const vectors = join(ROOT, 'vectors/archive');
const names = (JSON.parse(readFileSync(join(ROOT, 'vectors/archive.json'), 'utf8')) as { name: string; arguments: string[] }[]).filter((one) => one.arguments.length === 0).map(({ name }) => name);
const threads = builtThreads(1);
const desks: ArchiveDesk[] = [];

afterEach(() => {
  for (const desk of desks.splice(0)) desk.close();
});

/** An archive that was judged, and how many bundles it has. */
async function judged(name: string): Promise<{ desk: ArchiveDesk; bundles: number }> {
  const { tell, events, heard } = toldEvents();
  const desk = new ArchiveDesk(threads, tell);
  desks.push(desk);
  await desk.look(join(vectors, name));
  await heard('archive-verdict');
  return { desk, bundles: events.flatMap((event) => (event.kind === 'archive-found' ? event.bundles : [])).length };
}

/** A day as the window verifies it when it is opened from the board; undefined where it cannot be read. */
async function opened(desk: ArchiveDesk, index: number): Promise<Verified | undefined> {
  const found = desk.bundle(1, index);
  if (!found.ok || found.value.from.neighbours === null) throw new Error('the archive is judged');
  const { paths, recipe, from: { neighbours } } = found.value;
  const sameArchive = Object.values(neighbours).filter((path) => path !== null);
  const verification = new Verification({ bundle: paths.bundle, manifest: paths.manifest, manifestNamed: false, recipe, supplied: { ...NOTHING_SUPPLIED, ...neighbours }, sameArchive }, { ticks: () => 0, now: () => '', told: () => undefined });
  try {
    const outcome = await verification.run();
    return outcome.kind === 'refused' ? undefined : outcome;
  } finally {
    verification.close();
  }
}

async function dayOf(desk: ArchiveDesk, index: number): Promise<ArchiveDayDetail> {
  const outcome = await desk.day(1, index);
  if (!outcome.ok || outcome.value === null) throw new Error('the day was read');
  return outcome.value;
}

type Claimed = readonly { readonly claim: string; readonly state: ClaimState; readonly because: string }[];
const WEIGHT: Readonly<Record<ClaimState, number>> = { 'not-provable': 0, attested: 1, proved: 2, refuted: 2 };
const stateOf = (claims: Claimed, name: ClaimName): ClaimState | undefined => claims.find(({ claim }) => claim === name)?.state;

describe('a day that is opened from its archive', () => {
  test('has its start and head proved by the days beside it, named as what they are', async () => {
    const { desk } = await judged('intact');
    const day = await opened(desk, 1);
    expect(day?.verdict).toMatchObject({ conclusion: 'passed' });
    expect([stateOf(day?.verdict.claims ?? [], 'start'), stateOf(day?.verdict.claims ?? [], 'head')]).toEqual(['proved', 'proved']);
    expect(day?.beside.outside?.confirmations).toMatchObject([
      { source: 'previous', independence: 'same-archive', result: 'confirms', because: expect.stringContaining('The bundle before it in the same archive links our first entry') as string },
      { source: 'next', independence: 'same-archive', result: 'confirms', because: expect.stringContaining('is no independent source') as string },
    ]);
    expect(day?.beside.supplied).toMatchObject([{ kind: 'next', sameArchive: true }, { kind: 'previous', sameArchive: true }]);
  });

  test('is indeterminate on either side of a broken seam, which accuses neither of the two', async () => {
    const { desk } = await judged('suffix-rewritten');
    const [before, after] = [await opened(desk, 1), await opened(desk, 2)];
    expect(before?.verdict).toMatchObject({ conclusion: 'indeterminate', findings: [{ code: 'head-mismatch', severity: 'indeterminate', message: expect.stringContaining('What is broken is the seam between the two') as string }] });
    expect(after?.verdict).toMatchObject({ conclusion: 'indeterminate', findings: [{ code: 'start-mismatch', severity: 'indeterminate' }] });
    expect([await dayOf(desk, 1), await dayOf(desk, 2)]).toMatchObject([{ state: 'indeterminate', byItself: 'passed' }, { state: 'indeterminate', byItself: 'passed' }]);
  });

  test('is so too where another bundle with the same end is the one that the seam names', async () => {
    const { desk, bundles } = await judged('suffix-rewritten-twice');
    const days = await Promise.all(Array.from({ length: bundles }, (_, index) => dayOf(desk, index)));
    expect(days.map(({ bundle, state, byItself }) => [bundle, state, byItself])).toEqual([
      ['2026-05-06/bundle.json', 'passed', undefined],
      ...['2026-05-07', '2026-05-08'].flatMap((date) => ['bundle.json', 'bundle.json.gz'].map((name) => [`${date}/${name}`, 'indeterminate', 'passed'])),
      ['2026-05-09/bundle.json', 'passed', undefined],
    ]);
  });

  test('has it left open also where a bundle inside the day lies between the two in the archive, as the board has it', async () => {
    const { desk, bundles } = await judged('overlap-inside');
    const days = await Promise.all(Array.from({ length: bundles }, (_, index) => dayOf(desk, index)));
    const index = days.findIndex(({ bundle }) => bundle === '2026-05-07/bundle.json');
    expect(days[index]).toMatchObject({ state: 'indeterminate', byItself: 'passed' });
    expect((await opened(desk, index))?.verdict).toMatchObject({ conclusion: 'indeterminate', findings: [{ code: 'head-mismatch' }] });
  });

  test('gets no neighbour across a gap or an overlap, or that does not hold together by itself', async () => {
    const { desk: gapped } = await judged('missing-day');
    const found = gapped.bundle(1, 1);
    expect(found.ok && found.value.from.neighbours?.next !== null && found.value.from.neighbours?.previous !== null).toBe(false);
    const { desk: edited } = await judged('edited');
    for (const index of [0, 1, 2]) {
      const day = await dayOf(edited, index);
      const own = await opened(edited, index);
      expect(stateOf(own?.verdict.claims ?? [], 'head') === 'proved').toBe(stateOf(day.claims, 'head') === 'proved');
    }
  });

  test('is given none before the archive is judged', async () => {
    const { tell, heard } = toldEvents();
    const desk = new ArchiveDesk(threads, tell);
    desks.push(desk);
    const looked = desk.look(join(vectors, 'intact'));
    // The bundles were found and told this moment; the verdict comes in a message of its own.
    await heard('archive-found');
    expect(desk.bundle(1, 1)).toMatchObject({ ok: true, value: { from: { neighbours: null } } });
    await looked;
  });

  test.each(names)('%s: comes to what the archive says of that day, and claims no more of its ends', async (name) => {
    const { desk, bundles } = await judged(name);
    for (let index = 0; index < bundles; index++) {
      const day = await opened(desk, index);
      if (day === undefined) continue;
      const archived = await dayOf(desk, index);
      expect(day.verdict.conclusion, archived.bundle).toBe(archived.state);
      for (const claim of ['start', 'head'] as const) {
        const [own, told] = [stateOf(day.verdict.claims, claim), stateOf(archived.claims, claim)];
        if (own !== told) expect(WEIGHT[own ?? 'refuted'], `${index} ${claim}: ${own} where the archive says ${told}`).toBeLessThan(WEIGHT[told ?? 'not-provable']);
      }
      expect(day.verdict.findings.filter(({ code }) => code === 'supplied-unreadable')).toEqual([]);
    }
  });
});
