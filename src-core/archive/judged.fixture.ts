import { DEFAULT_RECIPE } from '#core/replay';

import { examine } from '../assess/examine.fixture';
import { bundleBytes } from '../replay/chain.fixture';
import type { ChainEntry } from '../replay/chain.fixture';
import { formulaOf, judgeArchive, layOut, placedBundle } from './index';
import type { ArchiveVerdict, CaseFacts, DigestStore, ReplayedBundle } from './index';

/** A bundle as it is replayed by itself, under the default recipe. */
export function replayed(bundle: string, date: string | null, entries: readonly ChainEntry[]): ReplayedBundle {
  const examined = examine(bundleBytes(entries), { recipe: 'adjudon-decision/text' });
  if (examined.refusal !== undefined) throw new Error('refused');
  const { verdict, reading } = examined;
  return { date, bundle, manifest: null, outcome: { kind: 'verified', verdict, segment: reading.segment, recipe: 'adjudon-decision/text', formulaKnown: true, algorithmSupported: true, manifestFacts: null, controls: 0 } };
}

/** The verdict on these bundles, none of which overlap. */
export function judged(bundles: readonly ReplayedBundle[], asked = { from: null, to: null } as { from: string | null; to: string | null }, digests?: DigestStore, caseFolder?: CaseFacts): ArchiveVerdict {
  const chain = layOut(bundles.map(placedBundle).filter((bundle) => bundle !== undefined));
  return judgeArchive({ path: '', bundles, chain, overlaps: { compared: [], left: 0 }, formula: formulaOf(chain, DEFAULT_RECIPE), asked, digests, caseFolder, durationMs: 0, verifiedAt: '' });
}
