import { done, failed } from '#core/contract';
import type { OpenComparison, OpenEvidence, Opened, Outcome } from '#core/contract';

import type { ArchiveDesk } from './archive';
import { twoCopies } from './compare';
import type { CompareDesk } from './compare';
import type { Recent } from './settings';
import { isFolder } from './sources';
import type { Desk } from './verification';

export type OpenerParts = {
  readonly desk: Desk;
  readonly archives: ArchiveDesk;
  readonly comparisons: CompareDesk;
  readonly recent: Recent;
  /** RFC 3339, UTC. */
  readonly now: () => string;
};

/**
 * The one piece of evidence of the window (ADR 3): a bundle or log, or an archive with at most one of its bundles.
 * Whatever is opened takes the place of what was there, and ends a comparison; what cannot be opened leaves it alone.
 */
export class Opener {
  private readonly parts: OpenerParts;

  constructor(parts: OpenerParts) {
    this.parts = parts;
  }

  /**
   * Opens what an examiner dropped, chose or named, and remembers it; two bundles are compared (null: the window is told).
   * A folder is looked at on a thread.
   */
  async open(paths: readonly string[]): Promise<Outcome<Opened | null>> {
    const [path] = paths;
    const two = twoCopies(paths);
    if (two !== undefined) {
      this.parts.comparisons.begin(two);
      return done(null);
    }
    return path !== undefined && paths.length === 1 && isFolder(path) ? this.openFolder(path) : this.openFiles(paths);
  }

  /** A sample that comes with the program; it is not remembered. */
  openSample(path: string): Outcome<OpenEvidence> {
    const opened = this.parts.desk.open([path]);
    if (!opened.ok) return opened;
    this.parts.archives.close();
    this.parts.comparisons.close();
    return opened;
  }

  /** Opens a bundle of the open archive; the archive stays, and goes on. */
  openBundle(archiveId: number, index: number): Outcome<OpenEvidence> {
    const bundle = this.parts.archives.bundle(archiveId, index);
    if (!bundle.ok) return bundle;
    this.parts.comparisons.close();
    return done(this.parts.desk.openLocated(bundle.value.paths, bundle.value));
  }

  /** Closes the bundle that was opened from the archive; where other evidence took the archive's place meanwhile, nothing. */
  toBoard(archiveId: number): Outcome<null> {
    if (!this.parts.archives.isOpen(archiveId)) return failed('nothing-open', 'This archive is closed.');
    this.parts.desk.close();
    return done(null);
  }

  /** Compares two bundles of the open archive; the archive stays, and goes on. */
  compareBundles(archiveId: number, a: number, b: number): Outcome<OpenComparison> {
    const [one, other] = [this.parts.archives.bundle(archiveId, a), this.parts.archives.bundle(archiveId, b)];
    if (!one.ok) return one;
    if (!other.ok) return other;
    return done(this.parts.comparisons.begin({ a: one.value.paths.bundle, b: other.value.paths.bundle }, { archiveId, a, b }));
  }

  close(): void {
    this.parts.desk.close();
    this.parts.archives.close();
    this.parts.comparisons.close();
  }

  private async openFolder(folder: string): Promise<Outcome<Opened>> {
    const { desk, archives, comparisons, recent, now } = this.parts;
    const look = await archives.look(folder);
    switch (look.kind) {
      case 'archive':
        desk.close();
        comparisons.close();
        recent.noteArchive(folder, now());
        return done(look);
      case 'bundle':
        archives.close();
        return done(this.noted(desk.openLocated(look.paths)));
      case 'neither':
        return failed(look.failure.code, look.failure.sentence, look.failure.detail);
    }
  }

  private openFiles(paths: readonly string[]): Outcome<Opened> {
    const opened = this.parts.desk.open(paths);
    if (!opened.ok) return opened;
    this.parts.archives.close();
    return done(this.noted(opened.value));
  }

  private noted(evidence: OpenEvidence): Opened {
    const { path, manifestPath, recipePath } = evidence;
    this.parts.comparisons.close();
    this.parts.recent.note(path, manifestPath ?? recipePath ?? null, this.parts.now());
    return { kind: 'evidence', evidence };
  }
}
