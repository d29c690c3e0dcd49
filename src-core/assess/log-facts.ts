/** What of a log that a recipe describes the bundle's verdict has no place for (docs/format/recipe.md). Plain data. */
export type LogFacts = {
  readonly recipe: {
    readonly id: string;
    readonly title: string;
    /** SHA-256 of the recipe's file. */
    readonly sha256: string;
    readonly pinned: boolean;
    readonly formula: string;
    readonly covered: readonly string[];
  };
  readonly records: string;
  readonly chains: number;
  /** Records with a hash that were examined; of them those that recompute, and those that do only with lost digits. */
  readonly judged: number;
  readonly recomputed: number;
  readonly recovered: number;
  readonly unhashed: number;
  readonly outsideWindow: number;
};
