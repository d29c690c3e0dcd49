import { FLAG, GENESIS } from '#core/evidence';
import { RECIPES } from '#core/replay';

import { consistent, entries, exact, none, storedText } from './look';
import type { Look, Tested } from './look';
import type { HashedName } from './view';

/** How far the sound entries behind a break are counted. */
const COUNTED = 100_000;

/** The entry recomputes under another known recipe than the one that is used. */
export function testOtherRecipe({ chain, position }: Look): Tested[] {
  const recipe = RECIPES[(chain.flags(position) & FLAG.recipe) - 1];
  if (recipe === undefined || chain.recomputes(position)) return [];
  let to = position;
  while (to - position < COUNTED && !chain.linkBroken(to + 1) && !chain.recomputes(to + 1) && (chain.flags(to + 1) & FLAG.recipe) === (chain.flags(position) & FLAG.recipe)) to++;
  return [exact({ kind: 'other-recipe', by: `another reading of the formula, ${recipe.id}, for ${entries(to - position + 1, COUNTED)} from here on`, test: 'Under that recipe the stored values recompute as they are.', spans: [{ from: position, to }] })];
}

/** A sequence that stands twice: a copy, or two sides of a fork. */
export function testRepeated(look: Look): Tested[] {
  const { chain, position, entry, before, after } = look;
  const flags = chain.flags(position);
  if (before === undefined || (flags & (FLAG.duplicate | FLAG.fork)) === 0) return [];
  const isSame = (['prevHash', 'payloadDigest', 'createdAt', 'chainHash'] as const).every((field) => entry[field] !== undefined && entry[field] === before[field]);
  if (isSame) return [exact({ kind: 'entry-duplicated', by: `entry ${String(entry.sequence)} having been given twice`, test: 'Every hashed field and the chain hash equal those of the entry before: it is a copy of it.', spans: [{ from: position, to: position }] })];
  if ((flags & FLAG.fork) === 0) return [];
  const bothSound = chain.recomputes(position) && chain.recomputes(position - 1);
  const isFork = bothSound && entry.prevHash === before.prevHash;
  const continued = after?.prevHash === entry.chainHash ? 'The second side is continued.' : after !== undefined && after.prevHash === before.chainHash ? 'The first side is continued.' : 'Neither side is continued by the entry after.';
  const ends = after !== undefined && after.prevHash === before.chainHash && chain.recomputes(position + 1) && chain.isBreak(position + 1) ? position + 1 : position;
  if (isFork) return [exact({ kind: 'fork', by: `a fork, two entries ${String(entry.sequence)} made to follow one entry, or by one of the two inserted later`, test: `Both recompute and carry the same prevHash. ${continued}`, spans: [{ from: position, to: ends }] })];
  return [none('fork', bothSound ? 'Both entries of this sequence recompute, and do not carry the same prevHash.' : 'Not both entries of this sequence recompute.')];
}

/** Chains that were begun or continued anew: each entry fits itself, and the joint does not. */
export function testRemade(look: Look): Tested[] {
  const { chain, position, entry, before } = look;
  const flags = chain.flags(position);
  if (!chain.recomputes(position)) return [];
  const behind = soundBehind(look);
  if (flags & FLAG.wrongGenesis) {
    if (entry.prevHash === GENESIS) return [exact({ kind: 'new-genesis', by: `a chain begun anew at entry ${String(entry.sequence)}`, test: `The entry recomputes with genesis as its prevHash. ${behind}`, spans: [{ from: position, to: position }] })];
    return [consistent({ kind: 'suffix-recomputed', by: 'the chain from here on having been made to follow an entry that is not in this bundle', test: `The entry recomputes with a prevHash that is not genesis. ${behind}` })];
  }
  if (before === undefined || (flags & FLAG.brokenLink) === 0 || (flags & (FLAG.gap | FLAG.duplicate | FLAG.fork)) !== 0) return [];
  return chain.recomputes(position - 1) ? jointOnly(look, behind) : [changedBefore(look)];
}

function jointOnly({ entry, before }: Look, behind: string): Tested[] {
  const [here, there] = [String(entry.sequence), String(before?.sequence)];
  const test = `Both entries recompute, and only the joint between them does not fit. ${behind}`;
  return [
    consistent({ kind: 'entry-remade', by: `a change of entry ${there} with its chain hash made anew, where entry ${here} still carries the one before`, test, fields: ['payloadDigest', 'createdAt', 'chainHash'] }),
    consistent({ kind: 'suffix-recomputed', by: `everything from entry ${here} on, or everything up to entry ${there}, having been made anew or coming from another history`, test }),
    consistent({ kind: 'entries-deleted', by: `the removal of entries between ${there} and ${here}, with everything from ${here} on made anew under new numbers and the old prevHash`, test }),
  ];
}

function changedBefore({ before }: Look): Tested {
  return consistent({
    kind: 'field-edited',
    by: `a change of chainHash and of another field in entry ${String(before?.sequence)}, and none in this entry`,
    test: 'This entry recomputes with the prevHash that it carries. The entry before does not recompute, and its fields do not give that hash.',
    fields: ['chainHash'],
  });
}

function soundBehind({ chain, position }: Look): string {
  const count = (chain.nextBreak(position + 1, COUNTED) ?? Math.min(chain.placed, position + 1 + COUNTED)) - position - 1;
  if (count === 0) return position + 1 >= chain.placed ? 'It is the last entry.' : 'The entry behind it is a break, too.';
  return `The ${entries(count, COUNTED)} behind it ${count === 1 ? 'recomputes and links' : 'recompute and link'} without a break.`;
}

/** What is left when nothing fits exactly: the fields that neither a neighbour nor a trial confirms. */
export function testRest(look: Look): Tested[] {
  const { chain, position, entry, before, after } = look;
  if (chain.recomputes(position)) return [];
  const faulty = entry.faults.map(({ field }) => field).filter((field): field is HashedName => field !== 'organizationId' && field !== 'traceId');
  if (faulty.length > 0) {
    return [consistent({ kind: 'field-edited', by: `${list(faulty, 'and')} having been overwritten, or malformed when the entry was made`, test: `${faulty.map((field) => `${field} holds ${storedText(entry, field) === '' ? 'an empty text' : storedText(entry, field)}`).join(', ')}; what should stand there cannot be told from this bundle.`, fields: faulty })];
  }
  const confirmed: string[] = [];
  const open: HashedName[] = ['payloadDigest'];
  const isOpen = (field: HashedName, isConfirmed: boolean, by: string): void => {
    if (isConfirmed) confirmed.push(by);
    else open.push(field);
  };
  isOpen('prevHash', before !== undefined && chain.recomputes(position - 1) && entry.prevHash === before.chainHash, 'the entry before confirms prevHash');
  isOpen('sequence', (before !== undefined || after !== undefined) && (chain.flags(position) & (FLAG.gap | FLAG.duplicate | FLAG.fork)) === 0, 'the neighbours confirm sequence');
  open.push('createdAt');
  isOpen('chainHash', after !== undefined && chain.recomputes(position + 1) && after.prevHash === entry.chainHash, 'the entry after confirms chainHash');
  return [consistent({ kind: 'field-edited', by: `a change of ${list(open, 'or')}, or of more than one of them`, test: `${confirmed.length === 0 ? 'No neighbour confirms any field' : sentence(confirmed.join('; '))}; which of the rest was changed cannot be told from this bundle.`, fields: open })];
}

const list = (names: readonly string[], word: 'and' | 'or'): string => (names.length < 2 ? names.join('') : `${names.slice(0, -1).join(', ')} ${word} ${names.at(-1) ?? ''}`);
const sentence = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);
