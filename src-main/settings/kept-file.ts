import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';

/**
 * A small JSON file of the program's own, under the user's profile. Unreadable or wrong content counts as none: a
 * lost window position must not keep anybody from their evidence.
 */
export class KeptFile<T> {
  private readonly path: string;
  private readonly decode: (value: unknown) => T | undefined;

  constructor(path: string, decode: (value: unknown) => T | undefined) {
    this.path = path;
    this.decode = decode;
  }

  read(): T | undefined {
    try {
      return this.decode(JSON.parse(readFileSync(this.path, 'utf8')));
    } catch {
      return undefined;
    }
  }

  /** Whole or not at all; a failure is only told on the console. */
  write(value: T): void {
    try {
      mkdirSync(dirname(this.path), { recursive: true });
      writeFileSync(`${this.path}.new`, JSON.stringify(value), { mode: 0o600 });
      renameSync(`${this.path}.new`, this.path);
    } catch (error) {
      console.warn(`settings could not be kept: ${String(error)}`);
    }
  }
}

/** True for a plain object, whose members may then be looked at. */
export function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
