import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

/**
 * Whether the examiner has removed the network from this installation. Unlike other settings a damaged file does not count
 * as none: what cannot be read keeps the network closed.
 */
export class AirGapSetting {
  private readonly path: string;

  constructor(folder: string) {
    this.path = join(folder, 'network.json');
  }

  read(): boolean {
    try {
      return readFileSync(this.path, 'utf8').trim() !== OPEN;
    } catch (error) {
      return !(error instanceof Error && 'code' in error && error.code === 'ENOENT');
    }
  }

  /** False where it could not be kept. */
  write(on: boolean): boolean {
    try {
      mkdirSync(dirname(this.path), { recursive: true });
      writeFileSync(`${this.path}.new`, on ? CLOSED : OPEN, { mode: 0o600 });
      renameSync(`${this.path}.new`, this.path);
      return true;
    } catch {
      return false;
    }
  }
}

const OPEN = '{"airGapped":false}';
const CLOSED = '{"airGapped":true}';
