import { fieldsSideBySide } from '#core/compare';
import type { DifferenceDetail } from '#core/contract';

import type { HeldCopy } from '../archive/open-copy';
import { OUTSIDE_OF_TIME } from '../archive/replay-bundle';
import type { Helpers } from '../verification/read-parts';
import { holdAgain } from './compare-archives';
import type { ComparedHoldings } from './compare-archives';
import type { Holding } from './holding';

type Side = 'a' | 'b';
type Held = { readonly bundle: string; readonly held: HeldCopy };

/** Two archives that were compared: reads again the bundles that a difference lies in, of each side one at a time, and keeps it for the next. */
export class OpenHoldings {
  private readonly compared: ComparedHoldings;
  private readonly helpers: Helpers;
  private readonly held: Record<Side, Held | undefined> = { a: undefined, b: undefined };
  /** One question after the other: the next may close what the one before looks at. */
  private before: Promise<unknown> = Promise.resolve();

  constructor(compared: ComparedHoldings, helpers: Helpers) {
    this.compared = compared;
    this.helpers = helpers;
  }

  /** Both entries of a listed difference; undefined where there is none. Throws CopyRefused or SourceError for a bundle that is no longer what was compared. */
  difference(index: number): Promise<DifferenceDetail | undefined> {
    const answer = this.before.then(() => this.look(index));
    this.before = answer.catch(() => undefined);
    return answer;
  }

  private async look(index: number): Promise<DifferenceDetail | undefined> {
    const difference = this.compared.comparison.differences[index];
    if (difference === undefined) return undefined;
    const { bundleA, bundleB, indexA, indexB } = difference;
    const { fields, more } = fieldsSideBySide(await this.bytes('a', bundleA, indexA), await this.bytes('b', bundleB, indexB));
    return { index, fields, moreFields: more };
  }

  private async bytes(side: Side, bundle: string | undefined, index: number | null): Promise<Uint8Array | undefined> {
    if (bundle === undefined || index === null) return undefined;
    const { copy: { reading, readSpan } } = await this.hold(side, bundle);
    return readSpan(reading.columns.offset(index), reading.columns.byteLength(index));
  }

  private async hold(side: Side, path: string): Promise<HeldCopy> {
    const before = this.held[side];
    if (before?.bundle === path) {
      before.held.checkUnchanged();
      return before.held;
    }
    before?.held.close();
    this.held[side] = undefined;
    const held = await holdAgain(this.compared[side], bundleIn(this.compared[side], path), { ...OUTSIDE_OF_TIME, helpers: this.helpers });
    this.held[side] = { bundle: path, held };
    return held;
  }
}

function bundleIn({ bundles }: Holding, path: string): Holding['bundles'][number] {
  const found = bundles.find(({ bundle }) => bundle === path);
  if (found === undefined) throw new Error('a difference lies in a bundle that was compared');
  return found;
}
