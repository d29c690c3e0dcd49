import type { Obstacle } from './canonical-text';
import type { ReadTrace } from './trace-reader';

/** Most traces that are kept, of all files together: about 250 bytes of memory each. */
export const MAX_TRACES = 2_000_000;
/** Most characters of trace ids that are kept. */
export const MAX_ID_CHARACTERS = 2 ** 27;

const MOST_ALIKE = 20;

/** What is kept of one trace: no part of its text. */
export type TraceCopy = {
  /** SHA-256 of its RFC 8785 form; undefined with an obstacle. */
  readonly digest: string | undefined;
  readonly obstacle: Obstacle | undefined;
  /** Which of the four erasable fields are null, and which it has: bit n for the nth. */
  readonly nulls: number;
  readonly erasable: number;
  /** The file it stands in, by the order of reading, and where. */
  readonly file: number;
  readonly start: number;
  readonly end: number;
};

type Kept = TraceCopy & { readonly id: string | undefined; readonly before: Kept | undefined; isWanted: boolean };

/**
 * The digests of the supplied traces, by trace id; several copies of one id are kept side by side. Traces of a file
 * that turned out unreadable are left aside: nothing may be concluded from half a document.
 */
export class TraceStore {
  private readonly all: Kept[] = [];
  private readonly lastOf = new Map<string, Kept>();
  private readonly aside = new Set<number>();
  private idCharacters = 0;

  /** False, and nothing kept, when a limit is reached. */
  add(id: string | undefined, digest: string | undefined, file: number, { obstacle, nulls, erasable, start, end }: ReadTrace): boolean {
    if (this.all.length === MAX_TRACES || this.idCharacters + (id?.length ?? 0) > MAX_ID_CHARACTERS) return false;
    const before = id === undefined ? undefined : this.lastOf.get(id);
    const kept: Kept = { digest, obstacle, nulls, erasable, file, start, end, id, before, isWanted: false };
    this.all.push(kept);
    if (id === undefined) return true;
    if (before === undefined) this.idCharacters += id.length;
    this.lastOf.set(id, kept);
    return true;
  }

  leaveAside(file: number): void {
    this.aside.add(file);
  }

  /** The copies of a trace id in the order of reading. From now on they are not strays. */
  copies(id: string): TraceCopy[] {
    const found: TraceCopy[] = [];
    for (let copy = this.lastOf.get(id); copy !== undefined; copy = copy.before) {
      copy.isWanted = true;
      if (!this.aside.has(copy.file)) found.push(copy);
    }
    return found.reverse();
  }

  /** The first 20 copies with a digest, whatever their trace id. Looks at all. */
  withDigest(digest: string): { readonly id: string | undefined; readonly copy: TraceCopy }[] {
    const found: Kept[] = [];
    for (const kept of this.all) if (kept.digest === digest && found.length < MOST_ALIKE && !this.aside.has(kept.file)) found.push(kept);
    return found.map((copy) => ({ id: copy.id, copy }));
  }

  /** Traces that no entry named. */
  *strays(): Generator<{ readonly id: string | undefined; readonly digest: string | undefined }> {
    for (const kept of this.all) if (!kept.isWanted && !this.aside.has(kept.file)) yield kept;
  }
}
