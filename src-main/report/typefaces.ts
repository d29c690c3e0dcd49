import { readFile } from 'node:fs/promises';
import { join } from 'node:path';

import * as fontkit from 'fontkit';

import { unpackWoff } from './woff';

/** Plex for what we say and quote; Unifont, which draws nearly every assigned character, for whatever Plex cannot. */
const FILES = {
  sans: 'IBMPlexSans-Regular.woff',
  sansStrong: 'IBMPlexSans-SemiBold.woff',
  mono: 'IBMPlexMono-Regular.woff',
  monoStrong: 'IBMPlexMono-SemiBold.woff',
  wide: 'unifont.otf',
  wideUpper: 'unifont_upper.otf',
} as const;

export type FaceName = keyof typeof FILES;
export type TextFace = Exclude<FaceName, 'wide' | 'wideUpper'>;

export type Typefaces = {
  readonly bytes: Readonly<Record<FaceName, Buffer>>;
  /** The face that draws this code point, trying the wanted one first; undefined when none does. */
  readonly faceFor: (codePoint: number, wanted: TextFace) => FaceName | undefined;
};

const NAMES: readonly FaceName[] = ['sans', 'sansStrong', 'mono', 'monoStrong', 'wide', 'wideUpper'];

/**
 * Reads the report's fonts from the folder that carries them. Coverage is read from each font's own character map, so
 * that a character is never given to a font that would draw an empty box for it.
 */
export async function loadTypefaces(folder: string): Promise<Typefaces> {
  const read = async (name: FaceName): Promise<Buffer> => {
    const file = await readFile(join(folder, FILES[name]));
    return FILES[name].endsWith('.woff') ? unpackWoff(file) : file;
  };
  const bytes = {
    sans: await read('sans'),
    sansStrong: await read('sansStrong'),
    mono: await read('mono'),
    monoStrong: await read('monoStrong'),
    wide: await read('wide'),
    wideUpper: await read('wideUpper'),
  };
  const covered = new Map(NAMES.map((name) => [name, coverage(bytes[name])]));
  return {
    bytes,
    faceFor: (codePoint, wanted) => [wanted, 'wide', 'wideUpper'].map((name) => NAMES.find((known) => known === name)).find((name) => name !== undefined && covered.get(name)?.has(codePoint) === true),
  };
}

function coverage(bytes: Buffer): ReadonlySet<number> {
  const font = fontkit.create(bytes);
  return new Set('characterSet' in font ? font.characterSet : []);
}
