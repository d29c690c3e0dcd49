import { compareCopies, recipeOfBoth } from '#core/compare';
import type { Comparison, Copy, Range } from '#core/compare';
import type { Refusal } from '#core/evidence';
import { EvidenceChanged } from '#core/replay';

import { SourceError } from '../sources';
import { Verification, refusalOf, sourceRefusal } from '../verification/verify';
import type { VerifyRequest, VerifyWorld, Verified } from '../verification/verify';

/** A copy that cannot be read. */
export class CopyRefused extends Error {
  readonly path: string;
  readonly refusal: Refusal;

  constructor(path: string, refusal: Refusal) {
    super(refusal.message);
    this.path = path;
    this.refusal = refusal;
  }
}

/** A copy that is open: how it fares when it is replayed by itself, and the way to its entries. */
export type OpenCopy = { readonly verified: Verified; readonly copy: Copy };

export type ComparedCopies = { readonly comparison: Comparison; readonly a: Verified; readonly b: Verified };

/**
 * Reads two bundles and compares them entry by entry, all of them or those of a range of sequences; both stay open
 * meanwhile. Throws CopyRefused where either cannot be read.
 */
export function compareBundles(a: VerifyRequest, b: VerifyRequest, world: VerifyWorld, range?: Range): Promise<ComparedCopies> {
  return withCopies(a, b, world, async (one, other) => ({ comparison: await compareOpen(one, other, range), a: one.verified, b: other.verified }));
}

/** Reads two bundles and hands them to `use` while both are open. Throws CopyRefused where either cannot be read. */
export async function withCopies<T>(a: VerifyRequest, b: VerifyRequest, world: VerifyWorld, use: (a: OpenCopy, b: OpenCopy) => Promise<T>): Promise<T> {
  try {
    return await withCopy(a, world, (one) => withCopy(b, world, (other) => use(one, other)));
  } catch (error) {
    if (!(error instanceof EvidenceChanged)) throw error;
    throw new CopyRefused(a.bundle, sourceRefusal('unreadable-file', `One of the two files changed after it was opened: ${a.bundle}, ${b.bundle}`));
  }
}

/** The recipe that both are judged by, as its number in the entries' flags; 0 where the formula of either is not known. */
export function sharedRecipe(a: Verified, b: Verified): number {
  if (!a.formula.algorithmSupported || !b.formula.algorithmSupported) return 0;
  return recipeOfBoth([a.reading.segment, b.reading.segment]);
}

/** Compares two open copies; `told` hears now and then how many entries were passed. */
export async function compareOpen(a: OpenCopy, b: OpenCopy, range?: Range, told: (entries: number) => void = () => undefined): Promise<Comparison> {
  const steps = compareCopies(a.copy, b.copy, range, sharedRecipe(a.verified, b.verified));
  for (;;) {
    const step = steps.next();
    if (step.done === true) return step.value;
    told(step.value);
    await new Promise((resolve) => setImmediate(resolve));
  }
}

/** Reads a bundle and hands it to `use` while it is open. Throws CopyRefused where it cannot be read. */
async function withCopy<T>(request: VerifyRequest, world: VerifyWorld, use: (open: OpenCopy) => Promise<T>): Promise<T> {
  const open = await HeldCopy.read(request, world);
  try {
    const used = await use(open);
    open.checkUnchanged();
    return used;
  } catch (error) {
    throw asRefused(request.bundle, error);
  } finally {
    open.close();
  }
}

/** A bundle that was read and stays open until it is closed. */
export class HeldCopy implements OpenCopy {
  readonly verified: Verified;
  readonly copy: Copy;
  private readonly verification: Verification;

  private constructor(verification: Verification, verified: Verified) {
    this.verification = verification;
    this.verified = verified;
    this.copy = { reading: verified.reading, readSpan: verification.spans.readSpan };
  }

  /** Throws CopyRefused where it cannot be read. */
  static async read(request: VerifyRequest, world: VerifyWorld): Promise<HeldCopy> {
    let verification: Verification | undefined;
    try {
      verification = new Verification(request, world);
      const outcome = await verification.run();
      if (outcome.kind === 'refused') throw new CopyRefused(request.bundle, outcome.refusal);
      return new HeldCopy(verification, outcome);
    } catch (error) {
      verification?.close();
      throw asRefused(request.bundle, error);
    }
  }

  /** Throws SourceError when the file is no longer what was read. */
  checkUnchanged(): void {
    this.verification.file.checkUnchanged();
  }

  /** Why it cannot be gone on with; undefined while it is what was read. */
  refusedNow(): CopyRefused | undefined {
    try {
      this.checkUnchanged();
      return undefined;
    } catch (error) {
      if (error instanceof SourceError) return new CopyRefused(this.verification.file.path, refusalOf(error));
      throw error;
    }
  }

  close(): void {
    this.verification.close();
  }
}

function asRefused(path: string, error: unknown): unknown {
  return error instanceof SourceError ? new CopyRefused(path, refusalOf(error)) : error;
}
