import { FLAG } from '#core/evidence';
import type { Reading, Segment } from '#core/replay';
import { counted, grouped } from '#core/words';
import type { Declarations } from './declarations';
import type { Formula } from './formula';
import { matches } from './formula';
import { linksOverGaps } from './partial';
import type { Claim, ClaimState } from './verdict';

/** What the evidence proves and what it cannot (contract section 5). Each sentence says why, and no more. */
export function makeClaims(reading: Reading, formula: Formula, declarations: Declarations): Claim[] {
  return [
    { claim: 'interior', ...interior(reading, formula) },
    { claim: 'start', ...start(reading.segment, formula) },
    { claim: 'head', ...head(reading.segment, declarations) },
    { claim: 'declared-range', ...declaredRange(declarations) },
    { claim: 'bundle-digest', ...bundleDigest(declarations) },
  ];
}

type Stated = { readonly state: ClaimState; readonly because: string };

function interior(reading: Reading, formula: Formula): Stated {
  const { segment, unplaced } = reading;
  if (segment.placed === 0) return no('No entry could be placed, so nothing was replayed.');
  if (!formula.algorithmSupported) return no('The bundle names a hash algorithm that is not supported, so contents and links could not be judged.');
  if (!formula.known) return no('No known recipe recomputes any entry, so contents and links could not be judged.');
  const contents = segment.placed - matches(segment, formula.recipe);
  const overGaps = linksOverGaps(reading);
  const brokenLinks = segment.brokenLinks - overGaps;
  if (contents > 0 || brokenLinks > 0) return { state: 'refuted', because: `${wrong(contents, brokenLinks)}.` };
  if (overGaps > 0) return no(`Every entry recomputes, but entries are missing between the entries of the pages: ${counted(overGaps, 'link leads', 'links lead')} to entries that were not supplied.`);
  const beside = unplaced === 0 ? '' : ` ${counted(unplaced, 'element', 'elements')} could not be placed and ${unplaced === 1 ? 'is' : 'are'} outside this claim.`;
  return { state: 'proved', because: `${everyEntry(segment.placed)}${beside}` };
}

function wrong(contents: number, links: number): string {
  const parts: string[] = [];
  if (contents > 0) parts.push(`${counted(contents, 'entry does', 'entries do')} not recompute`);
  if (links > 0) parts.push(`${counted(links, 'link does', 'links do')} not hold`);
  return parts.join(' and ');
}

const everyEntry = (placed: number): string =>
  placed === 1 ? 'The one entry recomputes; there is no link inside the range.' : `All ${grouped(placed)} entries recompute and every link between them holds.`;

function start({ first, firstFlags }: Segment, formula: Formula): Stated {
  if (first === undefined) return no('There is no first entry.');
  if (firstFlags & FLAG.wrongGenesis) return { state: 'refuted', because: `The first entry, ${first.sequence}, breaks the genesis rule.` };
  if (first.sequence !== 1) return no(`The first entry is ${first.sequence}. What came before it was not supplied.`);
  if (!formula.algorithmSupported) return no('The first entry carries genesis, but the bundle names a hash algorithm that is not supported.');
  if (!formula.known) return no('The first entry carries genesis, but recomputes under no known recipe.');
  if ((firstFlags & FLAG.recipe) !== formula.number) return no('The first entry carries genesis, but does not recompute.');
  return { state: 'proved', because: 'The first entry is sequence 1, begins from genesis and recomputes.' };
}

function head({ last }: Segment, declarations: Declarations): Stated {
  if (last === undefined) return no('There is no last entry.');
  if (declarations.manifestMatches) {
    return {
      state: 'attested',
      because: `A matching manifest was supplied with the bundle and says that it ended at ${last.sequence}. Whoever could replace the bundle could replace the manifest with it.`,
    };
  }
  return no('Nothing outside the bundle confirms its last chain hash: a cut tail, or a chain recomputed as a whole, would look the same.');
}

function declaredRange(declarations: Declarations): Stated {
  if (!declarations.declared) return no('Neither bundle nor manifest declares a range or a count.');
  if (!declarations.rangeHolds) return { state: 'refuted', because: 'A declared range or count does not match the entries.' };
  return { state: 'proved', because: 'The entries match every range and count that bundle and manifest declare.' };
}

function bundleDigest({ digest }: Declarations): Stated {
  switch (digest) {
    case 'none':
      return no('No manifest with a digest of the bundle was supplied.');
    case 'malformed':
      return no("The manifest's digest is malformed, so there is nothing to compare with.");
    case 'different':
      return { state: 'refuted', because: "The bundle's SHA-256 is not the one that the manifest records." };
    case 'equal':
      return { state: 'proved', because: "The file's SHA-256 is the one that the manifest records. This shows that bundle and manifest belong together, not who wrote them." };
    case 'unpacked':
      return { state: 'proved', because: "What the compressed file unpacks to has the SHA-256 that the manifest records. This shows that bundle and manifest belong together, not who wrote them." };
    case 'container':
      return { state: 'proved', because: "The compressed file's SHA-256 is the one that the manifest records. This shows that bundle and manifest belong together, not who wrote them." };
    case 'reencoded':
      return { state: 'proved', because: 'Written again as the export wrote it, the bundle has the SHA-256 that the manifest records. This shows that bundle and manifest belong together, not who wrote them.' };
  }
}

function no(because: string): Stated {
  return { state: 'not-provable', because };
}
