import { join } from 'node:path';

import { KeptFile, isRecord } from './kept-file';

/** Where the window was when it was closed; x and y are missing until it was placed once. */
export type WindowPlace = { readonly width: number; readonly height: number; readonly x?: number; readonly y?: number; readonly isMaximized: boolean };

export function keptWindowPlace(folder: string): KeptFile<WindowPlace> {
  return new KeptFile(join(folder, 'window.json'), decode);
}

function decode(value: unknown): WindowPlace | undefined {
  if (!isRecord(value)) return undefined;
  const { width, height, x, y, isMaximized } = value;
  if (!isSize(width) || !isSize(height)) return undefined;
  const place = isWhole(x) && isWhole(y) ? { x, y } : {};
  return { width, height, ...place, isMaximized: isMaximized === true };
}

/** Electron throws at a fraction, and at what no 32 bits hold. */
const isWhole = (value: unknown): value is number => typeof value === 'number' && Number.isInteger(value) && Math.abs(value) < 2 ** 31;
const isSize = (value: unknown): value is number => isWhole(value) && value > 0;
