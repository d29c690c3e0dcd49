import { stepSequence } from '#core/evidence';
import type { PlacedEntry } from '#core/replay';

import { consistent, entries, exact, none, recovery } from './look';
import type { Look, Tested } from './look';
import { FOLLOWED, REACH, followed } from './order';
import { joins } from './walked-chain';

/** Entries that do not belong: without them the chain joins. */
export function testInserted(look: Look): Tested[] {
  return [withoutFollowing(look), withoutPreceding(look)];
}

/** The entry that would come next if `count` entries were not there, as it was before they were. */
type Next = { readonly entry: PlacedEntry; readonly home: PlacedEntry; readonly isRenumbered: boolean };

/** Undefined where the entry recomputes neither as it stands nor with the number that it would have. */
function nextWithout({ chain, trials }: Look, at: number, count: number): Next | undefined {
  const entry = chain.at(at);
  if (entry === undefined) return undefined;
  if (chain.recomputes(at)) return { entry, home: entry, isRenumbered: false };
  const home = { ...entry, sequence: stepSequence(entry.sequence, -count) };
  return trials.fits(home) ? { entry, home, isRenumbered: true } : undefined;
}

function withoutFollowing(look: Look): Tested {
  const { chain, trials, position, before } = look;
  const start = trials.tried;
  for (let count = 1; count <= REACH && before?.chainHash !== undefined; count++) {
    const at = position + count;
    if (chain.at(at)?.prevHash !== before.chainHash) continue;
    const next = nextWithout(look, at, count);
    if (next === undefined) continue;
    const by = `the insertion of this entry${count === 1 ? '' : ` and ${count === 2 ? 'the one' : `the ${entries(count - 1)}`} behind it`} into a chain that was made without`;
    return inserted(look, { by, before, next, at, count, tried: trials.tried - start });
  }
  return none('entries-inserted', `Left out up to ${String(REACH)} entries from this one on: the chain does not join.`, trials.tried - start);
}

function withoutPreceding(look: Look): Tested {
  const { chain, trials, position, entry } = look;
  const start = trials.tried;
  for (let count = 1; count <= REACH && entry.prevHash !== undefined; count++) {
    const before = chain.at(position - 1 - count);
    if (before === undefined) break;
    if (before.chainHash !== entry.prevHash) continue;
    const next = nextWithout(look, position, count);
    if (next === undefined) break;
    const by = `the insertion of ${count === 1 ? 'the entry' : `the ${entries(count)}`} before this one into a chain that was made without`;
    return inserted(look, { by, before, next, at: position, count, tried: trials.tried - start });
  }
  return none('entries-inserted', `Left out up to ${String(REACH)} entries before this one: the chain does not join.`, trials.tried - start);
}

type Insertion = { readonly by: string; readonly before: PlacedEntry; readonly next: Next; readonly at: number; readonly count: number; readonly tried: number };

function inserted({ chain, trials, position }: Look, { by, before, next, at, count, tried }: Insertion): Tested {
  const { entry, home, isRenumbered } = next;
  const many = isRenumbered ? followed({ chain, trials, position: at }, -count) : 1;
  const test = `Entry ${String(entry.sequence)} carries the chain hash of entry ${String(before.sequence)}, and recomputes${isRenumbered ? ` with a sequence lower by ${String(count)}` : ''}: without what stands between them the chain joins`;
  const anew = isRenumbered ? `, with new numbers for ${entries(many, FOLLOWED)} behind` : '';
  const said = { kind: 'entries-inserted' as const, by: by + anew, tried, fields: isRenumbered ? ['sequence' as const] : [], recovered: isRenumbered ? [recovery(entry, 'sequence', String(home.sequence))] : [] };
  const spans = [{ from: position, to: chain.isBreak(at) ? at + many - 1 : Math.max(position, at - 1) }];
  return joins(before, home) ? exact({ ...said, spans, test: `${test}.` }) : consistent({ ...said, spans, test: `${test}, but for the numbers.` });
}
