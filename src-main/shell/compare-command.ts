import { isSame } from '#core/compare';
import { NOTHING_SUPPLIED } from '#core/contract';
import type { Refusal } from '#core/evidence';
import { nameUnseen } from '#core/words';

import { CopyRefused, compareOpen, withCopies } from '../archive/open-copy';
import { NOTHING_COMPARED, compareHoldings, placeBoth } from '../compare/compare-archives';
import type { HoldingWorld } from '../compare/holding';
import { fitNeighbours } from '../compare/neighbours';
import type { NeighbourPaths } from '../compare/neighbours';
import { locateEvidence } from '../verification/locate-evidence';
import { sourceRefusal } from '../verification/verify';
import type { VerifyRequest } from '../verification/verify';
import type { CompareCall } from './compare-arguments';
import { COMPARISON_SCHEMA, comparisonDocument } from './compare-document';
import type { Told } from './compare-document';
import { summariseComparison } from './compare-summary';
import { COMPARE_EXIT, wrongUsage } from './exit';
import { nowhere } from './with-evidence';
import { CountLine } from './progress';
import { summariseRefusal } from './refusal-summary';

/**
 * Carries out `compare`: two bundles, two archives, or one of each, entry by entry. Which of them is the original is not
 * said: that is no question for a comparison.
 */
export async function compareCommand(call: CompareCall, world: HoldingWorld): Promise<number> {
  try {
    const archives = placeBoth(call.a, call.b);
    if (archives !== undefined && (call.neighbours.previous ?? call.neighbours.next) !== null) return wrongUsage('--previous and --next belong to two bundles; an archive has its bundles before and after itself.');
    const line = new CountLine(process.stderr, 'bundles');
    const told = archives === undefined ? await compareTwo(call, world) : await compareHoldings(archives, world, (phase, done, total) => phase === 'replaying' && line.told(done, total)).finally(() => line.clear());
    process.stdout.write(call.json ? comparisonDocument(told) : summariseComparison(told));
    return told.same === true ? COMPARE_EXIT.same : told.same === false ? COMPARE_EXIT.different : COMPARE_EXIT.unreadable;
  } catch (error) {
    if (error instanceof CopyRefused) return refuse(call, error.path, error.refusal);
    throw error;
  }
}

async function compareTwo({ a, b, neighbours }: CompareCall, { helpers }: HoldingWorld): Promise<Told> {
  const world = { ticks: () => performance.now(), now: () => new Date().toISOString(), told: () => undefined, helpers };
  const named: NeighbourPaths = { previous: bundleAt(neighbours.previous), next: bundleAt(neighbours.next) };
  return withCopies(requestOf(a), requestOf(b), world, async (one, other) => {
    const comparison = await compareOpen(one, other);
    const isNothing = isSame(comparison) && one.copy.reading.columns.length + other.copy.reading.columns.length === 0;
    return { comparison, same: isNothing ? null : isSame(comparison), doubts: isNothing ? [NOTHING_COMPARED] : [], range: null, neighbours: await fitNeighbours(named, one, other), a: one.verified.verdict, b: other.verified.verdict };
  });
}

function refuse({ json }: CompareCall, path: string, refusal: Refusal): number {
  process.stdout.write(json ? `${JSON.stringify({ schema: COMPARISON_SCHEMA, path, error: refusal }, null, 2)}\n` : `${nameUnseen(path)}\n${summariseRefusal(nowhere(refusal))}`);
  return COMPARE_EXIT.unreadable;
}

function requestOf(path: string): VerifyRequest {
  const located = locateEvidence([path]);
  if (!located.ok) throw new CopyRefused(path, sourceRefusal('unreadable-file', located.failure.sentence));
  return { ...located.value, manifestNamed: false, recipe: null, supplied: NOTHING_SUPPLIED };
}

const bundleAt = (path: string | null): string | null => (path === null ? null : requestOf(path).bundle);
