import type { Instant } from '#core/evidence';
import type { Sha256 } from '#core/replay';
import { joinPieces } from './preimage';
import type { Preimage } from './preimage';
import { shiftNanos, writeTime } from './time-text';

/** Most times that are tried for one record: every nanosecond less than a microsecond away, on both sides. */
const REACH = 999;
/** After so many bytes hashed in vain no record is searched any more, nor is one that would take as many by itself. */
const MOST_BYTES = 512 * 2 ** 20;

/**
 * Looks for digits of the time that were lost in storage: the producer hashed nanoseconds and kept microseconds, cut
 * off or rounded. Only an exact match of the stored hash counts, so nothing is found by chance. At most 1,998
 * candidates a record, and so many bytes altogether: what was not searched for is told, since nothing is known of it.
 */
export class PrecisionSearch {
  private readonly sha256: Sha256;
  private hashedInVain = 0;

  constructor(sha256: Sha256) {
    this.sha256 = sha256;
  }

  /** The time that was hashed, as text; undefined where none fits, null where the limit left it unsearched. */
  find(preimage: Preimage, stored: string): string | undefined | null {
    if (preimage.kind !== 'pieces' || preimage.lost === null) return undefined;
    const { pieces, separator, lost } = preimage;
    const cost = joinPieces(pieces, separator).length * 2 * REACH;
    if (this.hashedInVain >= MOST_BYTES || cost > MOST_BYTES) return null;
    const head = pieces.slice(0, lost.index);
    const tail = pieces.slice(lost.index + 1);
    for (const instant of candidates(lost.instant)) {
      const text = writeTime(instant, 'java-instant');
      if (this.sha256(joinPieces([...head, text, ...tail], separator)) === stored) return text;
    }
    this.hashedInVain += cost;
    return undefined;
  }
}

/** Later ones first: a time that was cut off lies after what is stored. */
function* candidates(stored: Instant): Generator<Instant> {
  for (let nanos = 1; nanos <= REACH; nanos++) yield shiftNanos(stored, nanos);
  for (let nanos = 1; nanos <= REACH; nanos++) yield shiftNanos(stored, -nanos);
}
