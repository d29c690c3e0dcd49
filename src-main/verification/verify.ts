import { assess, chooseFormula } from '#core/assess';
import type { Formula, ManifestState, NamedEntries, Verdict } from '#core/assess';
import type { BesideViews, Phase, Supplied } from '#core/contract';
import { MAX_MANIFEST, decodeManifest, statedValue } from '#core/evidence';
import type { Instant, Manifest, Refusal } from '#core/evidence';
import { BundleReplay, EvidenceChanged, recipeById } from '#core/replay';
import type { Reading, RecipeId } from '#core/replay';

import { SourceError, SpanReader, openEvidence, readSmall } from '../sources';
import type { EvidenceBytes, SmallFile } from '../sources';
import type { Kept } from './beside/look';
import { lookBeside } from './beside/look-beside';
import { fileFacts, tellWhereCounted } from './file-facts';
import { placed } from './place-in-file';
import { readThrough } from './read-through';
import type { Helpers } from './read-parts';
import { sha256 } from './sha256';

export type VerifyRequest = {
  readonly bundle: string;
  readonly manifest: string | null;
  /** Named by the examiner: then it must be there. */
  readonly manifestNamed: boolean;
  readonly recipe: RecipeId | null;
  readonly supplied: Supplied;
  /** Paths that lie in the bundle's own archive. */
  readonly sameArchive?: readonly string[];
  /** Files beside the bundle, in the folder that was named. */
  readonly passedOver?: readonly string[];
};

export type Stage = { readonly phase: Phase; readonly doneBytes: number; readonly totalBytes: number; readonly entries: number };

/** The world around a verification. */
export type VerifyWorld = {
  /** Milliseconds that only ever grow. */
  readonly ticks: () => number;
  /** RFC 3339, UTC. */
  readonly now: () => string;
  readonly told: (stage: Stage) => void;
  /** Without them the reference reads alone, on one thread. */
  readonly helpers?: Helpers;
};

export type Verified = {
  readonly kind: 'verified';
  readonly verdict: Verdict;
  readonly formula: Formula;
  readonly named: NamedEntries;
  readonly reading: Reading;
  readonly manifest: Manifest | undefined;
  /** The file that it was decoded from. */
  readonly manifestFile: SmallFile | undefined;
  readonly beside: BesideViews;
  readonly kept: Kept;
};
export type Refused = { readonly kind: 'refused'; readonly refusal: Refusal };

/**
 * One bundle under verification: opens the file, reads it once while the entries are replayed and its digest is
 * taken, then judges. What it has read so far may be looked at meanwhile. The file is only ever read.
 */
export class Verification {
  readonly request: VerifyRequest;
  readonly file: EvidenceBytes;
  readonly replay: BundleReplay;
  readonly spans: SpanReader;
  private readonly manifest: ManifestState;
  private readonly manifestFile: SmallFile | undefined;
  private readonly world: VerifyWorld;
  private readonly exportedAt: Instant | undefined;

  /** Throws SourceError when bundle or named manifest give no bytes. */
  constructor(request: VerifyRequest, world: VerifyWorld) {
    this.request = request;
    this.world = world;
    const { state, file } = readManifest(request);
    this.manifest = state;
    this.manifestFile = file;
    this.file = openEvidence(request.bundle);
    this.spans = new SpanReader(this.file);
    this.exportedAt = this.manifest.state === 'read' ? statedValue(this.manifest.manifest.exportedAt) : undefined;
    this.replay = new BundleReplay({ sha256, exportedAt: this.exportedAt });
  }

  async run(): Promise<Verified | Refused> {
    try {
      return await this.verify();
    } catch (error) {
      const entries = this.replay.columns.length;
      if (error instanceof SourceError) return { kind: 'refused', refusal: refusalOf(error, entries) };
      if (error instanceof EvidenceChanged) return { kind: 'refused', refusal: sourceRefusal('unreadable-file', `The file changed after it was opened: ${this.file.path}`, entries) };
      throw error;
    }
  }

  /** Whoever helps to read. */
  get helpers(): Helpers | undefined {
    return this.world.helpers;
  }

  close(): void {
    this.file.close();
  }

  private async verify(): Promise<Verified | Refused> {
    const started = this.world.ticks();
    await this.file.prepare((doneBytes, totalBytes) => this.world.told({ phase: 'unpacking', doneBytes, totalBytes, entries: 0 }));
    const digest = await this.readThrough();
    if (typeof digest !== 'string') return { kind: 'refused', refusal: tellWhereCounted(digest, this.file) };
    const settled = await this.settle();
    if ('refusal' in settled) {
      const refusal = this.world.helpers === undefined ? settled.refusal : await placed(this.file, settled.refusal);
      const { nameAnswer } = await import('./name-answer');
      return { kind: 'refused', refusal: tellWhereCounted(nameAnswer(this.file, refusal), this.file) };
    }
    const { reading } = settled;
    const reserialisedSha256 = await this.reserialised(reading, digest);
    const pinned = this.request.recipe === null ? undefined : recipeById(this.request.recipe);
    const { besides, views, kept } = await this.lookBeside(reading, chooseFormula(reading.segment, reading.head, pinned));
    const { verdict, formula, named } = assess({
      reading,
      manifest: this.manifest,
      pinned,
      beside: besides,
      file: fileFacts(this.file, digest, this.request),
      reserialisedSha256,
      readSpan: this.spans.readSpan,
      sha256,
      durationMs: Math.round(this.world.ticks() - started),
      verifiedAt: this.world.now(),
    });
    this.file.checkUnchanged();
    return { kind: 'verified', verdict, formula, named, reading, manifest: this.manifest.state === 'read' ? this.manifest.manifest : undefined, manifestFile: this.manifestFile, beside: views, kept };
  }

  private lookBeside(reading: Reading, formula: Formula): ReturnType<typeof lookBeside> {
    const pause = (): Promise<void> => {
      this.world.told({ phase: 'looking-beside', doneBytes: this.file.size, totalBytes: this.file.size, entries: reading.columns.length });
      return new Promise((resolve) => setImmediate(resolve));
    };
    return lookBeside({ supplied: this.request.supplied, sameArchive: this.request.sameArchive ?? [], reading, formula, readSpan: this.spans.readSpan, sha256, pause });
  }

  private readThrough(): Promise<string | Refusal> {
    const { file, replay, spans, exportedAt, world } = this;
    const told = (doneBytes: number): void => world.told({ phase: 'replaying', doneBytes, totalBytes: file.size, entries: replay.columns.length });
    return readThrough({ file, replay, spans, exportedAt, helpers: world.helpers, told });
  }

  private async settle(): Promise<{ readonly refusal: Refusal } | { readonly reading: Reading }> {
    const steps = this.replay.settle(this.spans.readSpan);
    for (;;) {
      const step = steps.next();
      if (step.done === true) return step.value;
      this.world.told({ phase: 'replaying', doneBytes: this.file.size, totalBytes: this.file.size, entries: step.value });
      await new Promise((resolve) => setImmediate(resolve));
    }
  }

  /** Only where the manifest's digest is not the file's own. */
  private async reserialised(reading: Reading, digest: string): Promise<string | undefined> {
    const declared = this.manifest.state === 'read' ? statedValue(this.manifest.manifest.bundleSha256) : undefined;
    if (declared === undefined || declared === digest || declared === this.file.container?.sha256) return undefined;
    const totalBytes = reading.head.members.reduce((sum, { start, end }) => sum + end - start, 0);
    const entries = reading.columns.length;
    const { reserialisedDigest } = await import('./bundle-digest');
    return reserialisedDigest(this.file, reading.head.members, (doneBytes) => this.world.told({ phase: 'comparing-digest', doneBytes, totalBytes, entries }));
  }
}

/** The refusal of evidence whose source gives no bytes, and why. */
export function refusalOf({ code, message, byteOffset }: SourceError, entriesRead = 0): Refusal {
  return { code, message, byteOffset, line: null, column: null, entriesRead };
}

/** The refusal of evidence that gives no bytes. */
export function sourceRefusal(code: 'not-found' | 'unreadable-file', message: string, entriesRead = 0): Refusal {
  return { code, message, byteOffset: null, line: null, column: null, entriesRead };
}

function readManifest({ manifest: path, manifestNamed }: VerifyRequest): { readonly state: ManifestState; readonly file?: SmallFile } {
  if (path === null) return { state: { state: 'none' } };
  try {
    const file = readSmall(path, MAX_MANIFEST + 1);
    const decoded = decodeManifest(file.bytes);
    return 'fault' in decoded ? { state: { state: 'unreadable', because: decoded.fault } } : { state: { state: 'read', manifest: decoded.manifest, path, container: file.container }, file };
  } catch (error) {
    if (!(error instanceof SourceError)) throw error;
    if (manifestNamed) throw error;
    return { state: { state: 'unreadable', because: error.message } };
  }
}
