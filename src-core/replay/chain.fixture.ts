import { createHash } from 'node:crypto';

import fc from 'fast-check';

import { RECIPES } from './index';
import type { Recipe, Sha256 } from './index';

/** An entry as the producer writes it. */
export type ChainEntry = {
  readonly id: string;
  readonly organizationId: string;
  readonly sequence: number;
  readonly traceId: string;
  readonly prevHash: string;
  readonly payloadDigest: string;
  readonly chainHash: string;
  readonly createdAt: string;
  readonly merkleRoot: string | null;
};

export const sha256: Sha256 = (preimage) => createHash('sha256').update(preimage).digest('hex');

export const GENESIS_TEXT = '0'.repeat(64);
export const HASHED_FIELDS = ['prevHash', 'payloadDigest', 'sequence', 'createdAt', 'chainHash'] as const;

export type ChainPlan = { readonly from?: number; readonly recipe?: Recipe['id']; readonly organizationId?: string };

/** The hash by the formula, made here without the code under test. */
export function chainHashOf(entry: Pick<ChainEntry, 'prevHash' | 'payloadDigest' | 'sequence' | 'createdAt'>, recipe: Recipe['id'] = 'adjudon-decision/text'): string {
  const { prevHash, payloadDigest, sequence, createdAt } = entry;
  if (recipe === 'adjudon-decision/bytes') return sha256(Buffer.concat([Buffer.from(prevHash + payloadDigest, 'hex'), Buffer.from(`${sequence}${createdAt}`)]));
  return sha256([prevHash, payloadDigest, sequence, createdAt].join(recipe === 'adjudon-decision/pipe' ? '|' : ''));
}

/** An intact chain of entries, a second apart. */
export function makeChain(length: number, { from = 1, recipe = 'adjudon-decision/text', organizationId = 'org-a' }: ChainPlan = {}): ChainEntry[] {
  const chain: ChainEntry[] = [];
  let prevHash = from === 1 ? GENESIS_TEXT : sha256('what came before');
  for (let sequence = from; sequence < from + length; sequence++) {
    const createdAt = new Date(Date.UTC(2026, 4, 6, 8, 0, sequence % 86_400)).toISOString();
    const open = { id: `id-${sequence}`, organizationId, sequence, traceId: `trace-${sequence}`, prevHash, payloadDigest: sha256(`payload ${sequence}`), createdAt };
    const chainHash = chainHashOf(open, recipe);
    chain.push({ ...open, chainHash, merkleRoot: null });
    prevHash = chainHash;
  }
  return chain;
}

/** Links and hashes all entries anew from a position on: what somebody with the formula can always do. */
export function recomputeFrom(chain: readonly ChainEntry[], position: number): ChainEntry[] {
  const made = chain.slice(0, position);
  for (const entry of chain.slice(position)) {
    const before = made.at(-1);
    const linked = { ...entry, prevHash: before?.chainHash ?? entry.prevHash };
    made.push({ ...linked, chainHash: chainHashOf(linked) });
  }
  return made;
}

/** The bytes of a bundle; what it declares about itself may be added. */
export function bundleBytes(entries: readonly unknown[], declared: Record<string, unknown> = {}, indent?: number): Uint8Array {
  return new TextEncoder().encode(JSON.stringify({ algorithm: 'sha256', ...declared, entries }, null, indent));
}

const anyRecipe = fc.constantFrom(...RECIPES.map(({ id }) => id));

/** Intact chains of any short length, from genesis or later, in any recipe. */
export const intactChain = fc
  .record({ length: fc.integer({ min: 1, max: 7 }), from: fc.constantFrom(1, 2, 401), recipe: anyRecipe })
  .map(({ length, from, recipe }) => ({ chain: makeChain(length, { from, recipe }), recipe }));

type Damage = (chain: ChainEntry[], at: number) => ChainEntry[];

const edited = (change: (entry: ChainEntry) => Partial<ChainEntry>): Damage => (chain, at) => chain.map((entry, index) => (index === at ? { ...entry, ...change(entry) } : entry));

/** Every kind of damage that the findings tell apart, at a position. */
export const DAMAGES = {
  payload: edited(() => ({ payloadDigest: sha256('another payload') })),
  time: edited(() => ({ createdAt: '2026-05-06T09:00:00Z' })),
  back: edited((entry) => ({ createdAt: `2025${entry.createdAt.slice(4)}` })),
  link: edited(() => ({ prevHash: sha256('elsewhere') })),
  hash: edited(() => ({ chainHash: sha256('any hash') })),
  genesis: edited(() => ({ prevHash: GENESIS_TEXT })),
  organization: edited((entry) => ({ organizationId: `org-${entry.sequence % 2}` })),
  upper: edited((entry) => ({ chainHash: entry.chainHash.toUpperCase() })),
  malformed: edited(() => ({ prevHash: 'no hash', createdAt: 'yesterday' })),
  renumbered: edited((entry) => ({ sequence: entry.sequence + 1 })),
  unplaced: edited(() => ({ sequence: 1.5 })),
  rehashed: edited((entry) => ({ payloadDigest: sha256('x'), chainHash: chainHashOf({ ...entry, payloadDigest: sha256('x') }) })),
  deletion: (chain, at) => chain.filter((_, index) => index !== at),
  duplicate: (chain, at) => [...chain.slice(0, at + 1), ...chain.slice(at)],
  swap: (chain, at) => [...chain.slice(0, at), ...chain.slice(at, at + 2).reverse(), ...chain.slice(at + 2)],
} satisfies Record<string, Damage>;

/** A chain with up to four damages: most of what can be wrong, and combinations of it. */
export const damagedFrom = (intact: fc.Arbitrary<ChainEntry[]>): fc.Arbitrary<ChainEntry[]> =>
  fc
    .tuple(intact, fc.array(fc.tuple(fc.constantFrom(...Object.values(DAMAGES)), fc.nat({ max: 200 })), { maxLength: 4 }))
    .map(([chain, damages]) => damages.reduce((damaged, [damage, at]) => (damaged.length === 0 ? damaged : damage(damaged, at % damaged.length)), chain));

/** Short damaged chains. */
export const damagedChain = damagedFrom(intactChain.map(({ chain }) => chain));
