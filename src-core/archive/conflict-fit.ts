import { CONSISTENT_BOUND } from '#core/compare';
import { compareSequences, stepSequence } from '#core/evidence';

import type { PlacedBundle } from './replayed-bundle';

type Pair = { readonly before: PlacedBundle; readonly after: PlacedBundle };

/** Finds the bundles that end right before, or begin right behind, others. */
export class BesideBundles {
  private readonly endingBefore = new Map<string, PlacedBundle[]>();
  private readonly beginningAt = new Map<string, PlacedBundle[]>();

  constructor(bundles: readonly PlacedBundle[]) {
    for (const bundle of bundles) {
      put(this.endingBefore, String(stepSequence(bundle.last.sequence, 1)), bundle);
      put(this.beginningAt, String(bundle.first.sequence), bundle);
    }
  }

  /**
   * Which of two bundles that tell the same entries differently links to the bundle before them, and which of them the
   * bundle after links to; empty where that cannot be told. Only a neighbour that recomputes as a whole says anything, and
   * only where there is one alone.
   */
  fitOf({ before: one, after: other }: Pair): string {
    const sentences: string[] = [];
    const previous = alone(this.endingBefore.get(String(one.first.sequence)), one, other);
    if (previous !== undefined && compareSequences(one.first.sequence, other.first.sequence) === 0) {
      const who = linking(one, other, ({ first }) => first.prevHash !== undefined && first.prevHash === previous.last.chainHash);
      sentences.push(`${who === 'both' ? 'Both link' : who === 'neither' ? 'Neither links' : `Only ${who} links`} to ${previous.bundle}, before them.`);
    }
    const next = alone(this.beginningAt.get(String(stepSequence(one.last.sequence, 1))), one, other);
    if (next !== undefined && compareSequences(one.last.sequence, other.last.sequence) === 0) {
      const who = linking(one, other, ({ last }) => last.chainHash !== undefined && last.chainHash === next.first.prevHash);
      sentences.push(`${next.bundle}, after them, links to ${who === 'both' || who === 'neither' ? `${who} of them` : `${who} only`}.`);
    }
    return sentences.length === 0 ? '' : ` ${sentences.join(' ')} ${CONSISTENT_BOUND}`;
  }
}

function put(map: Map<string, PlacedBundle[]>, key: string, bundle: PlacedBundle): void {
  const known = map.get(key);
  if (known === undefined) map.set(key, [bundle]);
  else known.push(bundle);
}

/** The only neighbour that is neither of the two, if its own chain holds. */
function alone(found: readonly PlacedBundle[] | undefined, one: PlacedBundle, other: PlacedBundle): PlacedBundle | undefined {
  const [first, ...more] = (found ?? []).filter((bundle) => bundle !== one && bundle !== other);
  const isSound = first?.outcome.verdict.claims.some(({ claim, state }) => claim === 'interior' && state === 'proved') === true;
  return more.length === 0 && isSound ? first : undefined;
}

function linking(one: PlacedBundle, other: PlacedBundle, links: (bundle: PlacedBundle) => boolean): string {
  const [own, theirs] = [links(one), links(other)];
  if (own && theirs) return 'both';
  return own ? one.bundle : theirs ? other.bundle : 'neither';
}
