import { matches } from '#core/assess';
import type { EntryDetail, Surroundings } from '#core/contract';
import { FLAG, declaredText } from '#core/evidence';
import type { Manifest } from '#core/evidence';
import { recipeById } from '#core/replay';
import type { RecipeId, Segment } from '#core/replay';

import type { Verified, VerifyRequest } from '../verify';
import type { EntryBook } from './entry-book';
import { toEntryDetail } from './entry-detail';

/** How many broken entries are worked through for the report. */
const EXAMPLES = 20;

/** The facts beside the verdict that screen and report show. */
export function toSurroundings(verified: Verified, request: VerifyRequest, book: EntryBook): Surroundings {
  const { reading, formula, manifest, verdict } = verified;
  const { head, segment } = reading;
  const detail = (position: number): EntryDetail => toEntryDetail(book, position, verdict.findings);
  return {
    manifestPath: request.manifest,
    manifest: manifest === undefined ? null : manifestTexts(manifest),
    declared: {
      organizationId: declaredText(head.organizationId),
      algorithm: declaredText(head.algorithm),
      canonicalization: declaredText(head.canonicalization),
      fromSequence: declaredText(head.fromSequence),
      toSequence: declaredText(head.toSequence),
    },
    envelope: head.envelope,
    recipePinned: formula.state === 'pinned',
    recipeMatches: {
      'adjudon-decision/text': matchesOf(segment, 'adjudon-decision/text'),
      'adjudon-decision/bytes': matchesOf(segment, 'adjudon-decision/bytes'),
      'adjudon-decision/pipe': matchesOf(segment, 'adjudon-decision/pipe'),
    },
    placed: segment.placed,
    brokenLinks: segment.brokenLinks,
    linksLeftOpen: segment.brokenLinks === 0 ? 0 : linksLeftOpen(book),
    brokenContents: formula.known ? segment.placed - matches(segment, formula.recipe) : 0,
    firstChainHash: segment.first?.chainHash ?? null,
    lastChainHash: segment.last?.chainHash ?? null,
    firstPrevHash: segment.first?.prevHash ?? null,
    workedExample: sound(book).map(detail)[0] ?? null,
    brokenExamples: broken(book).map(detail),
  };
}

function matchesOf(segment: Segment, id: RecipeId): number {
  const recipe = recipeById(id);
  return recipe === undefined ? 0 : matches(segment, recipe);
}

/** The first entry that recomputes, if there is one. */
function sound(book: EntryBook): number[] {
  for (let position = 0; position < book.length; position++) {
    const flags = book.flags(position);
    if ((flags & FLAG.recipe) !== 0 && !book.isBroken(flags)) return [position];
  }
  return [];
}

function broken(book: EntryBook): number[] {
  const positions: number[] = [];
  for (let position = book.nextRemarkable(0); position < book.length && positions.length < EXAMPLES; position = book.nextRemarkable(position + 1)) {
    const flags = book.flags(position);
    if ((flags & FLAG.unplaced) === 0 && ((flags & FLAG.brokenLink) !== 0 || book.contentBroken(flags))) positions.push(position);
  }
  return positions;
}

function linksLeftOpen(book: EntryBook): number {
  let count = 0;
  for (let position = book.nextRemarkable(0); position < book.length; position = book.nextRemarkable(position + 1)) {
    if ((book.flags(position) & FLAG.brokenLink) !== 0 && book.leavesOpen(position, 'link')) count++;
  }
  return count;
}

function manifestTexts(manifest: Manifest): NonNullable<Surroundings['manifest']> {
  return {
    date: declaredText(manifest.date),
    fromSequence: declaredText(manifest.fromSequence),
    toSequence: declaredText(manifest.toSequence),
    entryCount: declaredText(manifest.entryCount),
    bundleSha256: declaredText(manifest.bundleSha256),
    exportedAt: declaredText(manifest.exportedAt),
  };
}
