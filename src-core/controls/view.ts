import type { FindingCode } from '#core/assess';
import type { Sequence } from '#core/evidence';

/** What came of the negative controls of one run. There is no view of a miss: a miss ends the run. */
export type ControlsView =
  | { readonly state: 'not-run'; readonly because: string }
  | {
      readonly state: 'run';
      /** Of a log: its records, neighbours in one chain. */
      readonly of?: 'records';
      /** How many damages were planted, each in its own copy, and found at their place with their code. */
      readonly seeded: number;
      /** Who read the copies, in words. */
      readonly readers: readonly string[];
      /** The entries that were copied. */
      readonly fromSequence: Sequence;
      readonly toSequence: Sequence;
      readonly controls: readonly { readonly damage: string; readonly found: FindingCode }[];
    };
