import { JsonScanner, keyText } from '#core/json';
import type { JsonVisitor } from '#core/json';
import { placesOf } from './place';
import type { LogPlace } from './place';
import type { LogRecipe } from './recipe';
import type { Names } from './record';

/** How much of a file is looked at to tell what it is: the first record must begin and end in it. */
export const PROBE = 2 ** 20;

const MOST_ARRAYS = 32;
const MOST_NAMES = 256;

/** Most objects of one place whose members are looked at: the first record of a chain may lack a member. */
const MOST_OBJECTS = 50;
const DEEPEST = 6;

/** Where a bundle has its entries, and the members that no log has together. */
const BUNDLE_PLACES = [['entries', null], ['data', 'entries', null]] as const;
const BUNDLE_NAMES = ['sequence', 'payloadDigest', 'chainHash'];
/** A bundle shows itself in its first entry: no more of it is looked at than pieces of so many bytes. */
const PIECE = 2 ** 12;

/** The member names of the first objects that lie near the root, by the path to them as in LogPlace. */
type Seen = Map<string, { readonly names: Set<string>; objects: number }>;

const pathKey = (steps: LogPlace['steps']): string => JSON.stringify(steps);

/** Notes which members the first objects have, wherever objects stand near the root. */
class ShapeVisitor implements JsonVisitor {
  readonly seen: Seen = new Map();
  /** Paths of the elements of the first arrays near the root, whether they hold any or not. */
  readonly arrays = new Set<string>();
  private readonly scanner = new JsonScanner(this);
  /** The open containers: in an object the key that is being read, in an array null. */
  private readonly open: { key: string | null; readonly names: Set<string> | undefined }[] = [];

  /** What is sound up to a cut or a fault is noted all the same: the reading tells of the fault. */
  write(bytes: Uint8Array): boolean {
    return this.scanner.write(bytes) === undefined;
  }

  get showsBundle(): boolean {
    return BUNDLE_PLACES.some((steps) => {
      const names = this.seen.get(pathKey(steps))?.names;
      return names !== undefined && BUNDLE_NAMES.every((name) => names.has(name));
    });
  }

  get isComplete(): boolean {
    return this.scanner.end() === undefined;
  }

  beginObject(): void {
    this.open.push({ key: '', names: this.open.length <= DEEPEST ? this.namesAt(pathKey(this.open.map(({ key }) => key))) : undefined });
  }
  beginArray(): void {
    this.open.push({ key: null, names: undefined });
    if (this.open.length <= DEEPEST && this.arrays.size < MOST_ARRAYS) this.arrays.add(pathKey(this.open.map(({ key }) => key)));
  }
  endObject(): void {
    this.open.pop();
  }
  endArray(): void {
    this.open.pop();
  }
  key(start: number, end: number): void {
    const object = this.open.at(-1);
    if (object === undefined) return;
    object.key = keyText(this.scanner.window, start, end);
    if (object.names !== undefined && object.names.size < MOST_NAMES) object.names.add(object.key);
  }
  string(): void {
    // Values say nothing about the shape.
  }
  number(): void {
    // As above.
  }
  literal(): void {
    // As above.
  }

  private namesAt(path: string): Set<string> | undefined {
    const known = this.seen.get(path) ?? { names: new Set<string>(), objects: 0 };
    if (known.objects === MOST_OBJECTS || (known.objects === 0 && this.seen.size === MOST_ARRAYS)) return undefined;
    known.objects++;
    this.seen.set(path, known);
    return known.names;
  }
}

/** What the beginning of a file shows: where arrays of objects stand, and what their first objects hold. */
export type Probe = { readonly document: Seen; readonly arrays: ReadonlySet<string>; readonly lines: Seen | undefined };

/** Whether the first bytes of a file show a bundle's entries; looks no further than they do. */
export function looksLikeBundle(bytes: Uint8Array): boolean {
  const document = new ShapeVisitor();
  for (let from = 0; from < bytes.length; from += PIECE) {
    const isSound = document.write(bytes.subarray(from, from + PIECE));
    if (document.showsBundle) return true;
    if (!isSound) return false;
  }
  return false;
}

/** Looks at the first bytes of a file (all of them, or PROBE). Nothing is judged; the reading decides. */
export function probeLog(bytes: Uint8Array, isWhole: boolean): Probe {
  const document = new ShapeVisitor();
  document.write(bytes);
  const cut = firstLine(bytes, isWhole);
  if (cut === undefined) return { document: document.seen, arrays: document.arrays, lines: undefined };
  const line = new ShapeVisitor();
  const isSound = line.write(cut) && line.isComplete && line.seen.has('[]');
  return { document: document.seen, arrays: document.arrays, lines: isSound ? line.seen : undefined };
}

/** The first line that holds anything; undefined where it does not end here. */
function firstLine(bytes: Uint8Array, isWhole: boolean): Uint8Array | undefined {
  let from = 0;
  for (;;) {
    const end = bytes.indexOf(0x0a, from);
    const line = bytes.subarray(from, end < 0 ? bytes.length : end);
    if (end < 0) return isWhole && line.length > 0 ? line : undefined;
    if (line.some((byte) => byte !== 0x20 && byte !== 0x09 && byte !== 0x0d)) return line;
    from = end + 1;
  }
}

export type Located = { readonly place: LogPlace; readonly names: Names };

/**
 * Where a file holds records under a recipe, and what its hash members are called; undefined where no place fits, or
 * two do (two readers could see different evidence). `detecting`: only where the recipe's marks are there too.
 */
export function locateLog(probe: Probe, recipe: LogRecipe, detecting: boolean): Located | undefined {
  return locateRecords(probe, recipe, detecting) ?? (detecting ? undefined : locateNothing(probe, recipe));
}

/** Under a recipe that the examiner named, an array without any object is a log without records. */
function locateNothing({ document, arrays }: Probe, recipe: LogRecipe): Located | undefined {
  const [hash, previous] = [recipe.hashNames[0], recipe.previousNames[0]];
  const [place, ...more] = placesOf(recipe).filter(({ ndjson, steps }) => !ndjson && arrays.has(pathKey(steps)) && !document.has(pathKey(steps)));
  return place === undefined || more.length > 0 || hash === undefined || previous === undefined ? undefined : { place, names: { hash, previous } };
}

function locateRecords({ document, lines }: Probe, recipe: LogRecipe, detecting: boolean): Located | undefined {
  const found = placesOf(recipe).flatMap((place): Located[] => {
    const names = (place.ndjson ? lines : document)?.get(pathKey(place.steps))?.names;
    const fitting = names === undefined ? undefined : namesIn(names, recipe, detecting);
    return fitting === undefined ? [] : [{ place, names: fitting }];
  });
  // The whole of a one-line document is also its first line: the document wins where both fit.
  const inDocument = found.filter(({ place }) => !place.ndjson);
  const [first, ...more] = inDocument.length > 0 ? inDocument : found;
  return more.length > 0 ? undefined : first;
}

function namesIn(members: ReadonlySet<string>, recipe: LogRecipe, detecting: boolean): Names | undefined {
  const hash = recipe.hashNames.find((name) => members.has(name));
  const previous = recipe.previousNames.find((name) => members.has(name));
  if (hash === undefined || previous === undefined) return undefined;
  const { detect } = recipe;
  if (detecting && (detect === null || !detect.present.every((name) => members.has(name)) || detect.absent.some((name) => members.has(name)))) return undefined;
  return { hash, previous };
}
