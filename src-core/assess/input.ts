import type { Manifest } from '#core/evidence';
import type { ReadSpan, Reading, Recipe, Sha256 } from '#core/replay';

import type { Beside } from './beside';
import type { ReadFile } from './container';
import type { Container } from './verdict';

/** What lies, or does not lie, beside the bundle. */
export type ManifestState =
  | { readonly state: 'none' }
  | { readonly state: 'unreadable'; readonly because: string }
  /** `container`: of the gzip file that it lies in. */
  | { readonly state: 'read'; readonly manifest: Manifest; readonly path: string; readonly container: Container | undefined };

/** Everything the judgement is made from. The world (hash, clock, bytes) comes as arguments. */
export type AssessInput = {
  readonly reading: Reading;
  readonly manifest: ManifestState;
  readonly pinned: Recipe | undefined;
  readonly file: ReadFile;
  /** SHA-256 of the bundle re-serialised as Python does; undefined where the file's own digest made it needless. */
  readonly reserialisedSha256: string | undefined;
  /** What was looked at beside the replay. */
  readonly beside: readonly Beside[];
  readonly readSpan: ReadSpan;
  readonly sha256: Sha256;
  readonly durationMs: number;
  /** RFC 3339, UTC. */
  readonly verifiedAt: string;
};
