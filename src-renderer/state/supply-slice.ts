import type { Failure, SuppliedKind } from '#core/contract';

export type SupplyState = {
  /** The dialog in which evidence is supplied. Kept open while the same evidence is verified anew. */
  readonly supplyOpen: boolean;
  /** The kind that the dialog was opened for; null: for any. */
  readonly supplyFor: SuppliedKind | null;
  /** Main was asked for a change and has not answered yet. */
  readonly supplying: boolean;
  /** What could not be supplied, and why. What was supplied before stays. */
  readonly supplyFailure: { readonly kind: SuppliedKind; readonly failure: Failure } | null;
};

export const supplyAtStart: SupplyState = { supplyOpen: false, supplyFor: null, supplying: false, supplyFailure: null };
