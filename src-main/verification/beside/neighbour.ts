import { assess, chooseFormula } from '#core/assess';
import type { Refusal } from '#core/evidence';
import { Stretch } from '#core/outside';
import type { Neighbour } from '#core/outside';
import { BundleReplay, EvidenceChanged } from '#core/replay';
import type { Reading, Recipe } from '#core/replay';

import { SourceError, SpanReader, openEvidence } from '../../sources';
import type { EvidenceBytes } from '../../sources';
import { fileFacts } from '../file-facts';
import { LOOKED_AT, withLikeness } from '../name-answer';
import { readThrough } from '../read-through';
import { sha256 } from '../sha256';

type Settled = { readonly refusal: Refusal } | { readonly reading: Reading };

/**
 * Reads another bundle once, replays it by itself and hands it to `use` while its file is open; entries are read again
 * from there. A clause where it is no bundle or holds no entry. Throws SourceError where it gives no bytes.
 */
export async function withNeighbour<T>(path: string, pinned: Recipe | undefined, pause: () => Promise<void>, use: (neighbour: Neighbour | { readonly fault: string }) => T): Promise<T> {
  const file = openEvidence(path);
  try {
    await file.prepare();
    const { readSpan } = new SpanReader(file);
    const settled = await replayed(file, readSpan, pause);
    if ('refusal' in settled) return use({ fault: faultOf(settled.refusal, file) });
    const { reading, digest } = settled;
    const stretch = Stretch.of(reading, chooseFormula(reading.segment, reading.head, pinned), readSpan);
    if (stretch === undefined) return use({ fault: 'it holds no entry that could be placed' });
    const { verdict } = assess({
      reading, pinned, readSpan, sha256, manifest: { state: 'none' }, beside: [], reserialisedSha256: undefined,
      file: fileFacts(file, digest), durationMs: 0, verifiedAt: '',
    });
    const used = use({ stretch, verdict });
    file.checkUnchanged();
    return used;
  } catch (error) {
    if (!(error instanceof EvidenceChanged)) throw error;
    throw new SourceError('unreadable-file', `The file changed after it was opened: ${path}`);
  } finally {
    file.close();
  }
}

function faultOf({ message, code }: Refusal, file: EvidenceBytes): string {
  const fault = `${message.replace(/\.$/, '')} (${code})`;
  return code === 'not-a-bundle' ? withLikeness(fault, file.readSpan(0, Math.min(file.size, LOOKED_AT)), 'bundle') : fault;
}

async function replayed(file: EvidenceBytes, readSpan: SpanReader['readSpan'], pause: () => Promise<void>): Promise<{ readonly refusal: Refusal } | { readonly reading: Reading; readonly digest: string }> {
  const replay = new BundleReplay({ sha256, exportedAt: undefined });
  const digest = await readThrough({ file, replay, spans: new SpanReader(file), exportedAt: undefined, helpers: undefined, told: () => undefined });
  if (typeof digest !== 'string') return { refusal: digest };
  const steps = replay.settle(readSpan);
  for (;;) {
    const step: IteratorResult<number, Settled> = steps.next();
    if (step.done === true) return 'refusal' in step.value ? step.value : { reading: step.value.reading, digest };
    await pause();
  }
}
