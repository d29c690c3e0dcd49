import { BucketProblem } from '../../sources/bucket';
import type { Bucket, Listed, Page, ReadAnswer, ReadOrder } from '../../sources/bucket';
import { Persistence } from '../../sources/persistence';

export const NO_FACTS = { sse: null, lockMode: null, retainUntil: null, legalHold: null } as const;

export const listed = (key: string, more: Partial<Listed> = {}): Listed => ({ key, versionId: null, isLatest: true, deleteMarker: false, etag: 'e', size: 1, lastModified: null, ...more });

/** Answers that no sound server gives: what a real one does is tried against a real one. */
export function oddBucket(odd: Partial<Bucket>): Bucket {
  const not = (): Promise<never> => Promise.reject(new BucketProblem('s3-refused', 'final', 'No.'));
  return { versioning: not, listVersions: not, listLatest: not, read: not, close: () => undefined, ...odd };
}

/** Pages that are given one after the other. */
export const pages = (...all: readonly (readonly Listed[])[]) => (_prefix: string, from: { readonly key: string } | undefined): Promise<Page> => {
  const at = Number(from?.key ?? 0);
  return Promise.resolve({ objects: all[at] ?? [], next: at + 1 < all.length ? { key: String(at + 1), version: undefined } : undefined });
};

/** Bodies that are given one after the other, each from where it begins, as text; a body may end in an error. */
export function bodies(...all: readonly { readonly start: number; readonly text: string; readonly error?: Error }[]): { read: (order: ReadOrder) => Promise<ReadAnswer>; orders: number[] } {
  const orders: number[] = [];
  const read = ({ offset }: ReadOrder): Promise<ReadAnswer> => {
    const { start, text, error } = all[orders.push(offset) - 1] ?? { start: 0, text: '' };
    async function* body(): AsyncGenerator<Uint8Array> {
      for (const character of text) yield Buffer.from(character);
      if (error !== undefined) throw error;
    }
    return Promise.resolve({ start, facts: NO_FACTS, body: body() });
  };
  return { read, orders };
}

export const CUT = new BucketProblem('s3-interrupted', 'again', 'The connection was cut.');

export const persistent = (signal = new AbortController().signal): Persistence => new Persistence({ inRow: 3, inAll: 10, firstMs: 1, mostMs: 1 }, () => undefined, signal);
