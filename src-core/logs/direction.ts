import type { LogRecord } from './record';

type Seen = { readonly hash: string | null | undefined; readonly previous: string | null | undefined };

/** Tells from the links alone whether a log's file holds the oldest record first or the newest. */
export class Direction {
  private readonly last = new Map<string, Seen>();
  private ascending = 0;
  private descending = 0;

  note({ group, hash, previous }: LogRecord): void {
    if (hash === null) return;
    const last = this.last.get(group);
    if (last !== undefined) {
      if (typeof previous === 'string' && previous === last.hash) this.ascending++;
      if (typeof last.previous === 'string' && last.previous === hash) this.descending++;
    }
    this.last.set(group, { hash, previous });
  }

  get isDescending(): boolean {
    return this.descending > this.ascending;
  }
}
