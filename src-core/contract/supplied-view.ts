import type { SuppliedKind } from './supplied';

/** A file as it was read for this examination. */
export type SuppliedFile = {
  readonly path: string;
  readonly bytes: number;
  /** Of the bytes as they lay there, 64 lower-case hex. */
  readonly sha256: string;
};

/** One thing that the examiner supplied, and what it was when it was looked at. */
export type SuppliedThing = {
  readonly kind: SuppliedKind;
  /** The path of a file or folder; the head as it was typed. */
  readonly given: string;
  readonly folder: boolean;
  /** The first 200, in the order of their names' bytes. None for a typed head. */
  readonly files: readonly SuppliedFile[];
  readonly fileCount: number;
  readonly totalBytes: number;
  /**
   * Of a folder: SHA-256 of the list of all its files as `sha256sum` prints it (digest, two spaces, name, line feed), in
   * the order of their names' bytes. It fixes the files that are not listed here, too. Null otherwise.
   */
  readonly listSha256: string | null;
  /** A bundle of the archive that the evidence was opened from: the program gave it, not the examiner. */
  readonly sameArchive?: true;
};

/** Everything that was supplied, in the order in which the kinds are listed. */
export type SuppliedView = readonly SuppliedThing[];
