import type { Sequence } from '#core/evidence';
import type { AsterAnswer, TimeWindow } from '#core/logs';

/** One chain of a log: all records of one group value. */
export type LogChainView = {
  /** Cut to 256 characters; null for a log of one chain, or records without the value. */
  readonly name: string | null;
  readonly hashed: number;
  readonly judged: number;
  readonly fromGenesis: boolean;
  readonly first: Sequence;
  readonly last: Sequence;
  readonly lastHash: string | null;
};

/** What is asked of a log: the records of a window alone, both ends included, as written and as read; the tenant for whom Aster's endpoint would answer. */
export type LogAsked = { readonly window: { readonly start: string; readonly end: string; readonly instants: TimeWindow } | null; readonly tenant: string | null };

/** A log that a recipe describes, as screen and report show it beside the verdict. */
export type LogView = {
  readonly recipe: {
    readonly id: string;
    readonly title: string;
    readonly sha256: string;
    readonly formula: string;
    readonly covered: readonly string[];
    /** Several values are hashed with nothing between them: a letter moved from one to the next leaves the hash as it is. */
    readonly joined: boolean;
    readonly pinned: boolean;
    /** The examiner's own file; null for a built-in recipe. */
    readonly path: string | null;
    /** The file's text, cut to 16,384 characters. */
    readonly text: string;
    readonly textCut: boolean;
  };
  readonly records: string;
  readonly hashName: string;
  readonly previousName: string;
  /** How genesis is written: a JSON text. */
  readonly genesis: string;
  readonly order: string;
  /** The member that tells chains apart. */
  readonly group: string | null;
  /** The first 100 chains. */
  readonly chains: readonly LogChainView[];
  readonly chainCount: number;
  readonly counts: { readonly judged: number; readonly recomputed: number; readonly recovered: number; readonly unjudged: number; readonly unhashed: number; readonly outside: number; readonly links: number; readonly brokenLinks: number };
  /** As the examiner wrote it, both ends inclusive. */
  readonly window: { readonly start: string; readonly end: string } | null;
  /** For whom the endpoint's answer was asked. */
  readonly tenant: string | null;
  /** What Aster's endpoint would answer, for a log of that kind with one tenant, or for the tenant asked for. */
  readonly aster: { readonly tenant: string; readonly answer: AsterAnswer } | null;
};
