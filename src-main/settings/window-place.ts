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
  if (typeof width !== 'number' || typeof height !== 'number') return undefined;
  const place = typeof x === 'number' && typeof y === 'number' ? { x, y } : {};
  return { width, height, ...place, isMaximized: isMaximized === true };
}
