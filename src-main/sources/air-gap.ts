import { lstatSync } from 'node:fs';
import { join } from 'node:path';

type Environment = Readonly<Record<string, string | undefined>>;

/**
 * Why no bucket may be opened on this machine, whoever asks: `environment` where `TAMPERSCOPE_AIR_GAPPED` is set to
 * anything but nothing, `0` or `false` (a word that was misspelt keeps the network closed); `machine` where the file of
 * an administrator is there, or cannot be looked at. null: nothing forbids it.
 */
export function airGapHere(environment: Environment = process.env, file = machineFile(environment)): 'environment' | 'machine' | null {
  if (!['', '0', 'false'].includes((environment['TAMPERSCOPE_AIR_GAPPED'] ?? '').trim().toLowerCase())) return 'environment';
  return isThere(file) ? 'machine' : null;
}

/** True where no bucket may be opened. */
export const isAirGapped = (environment?: Environment): boolean => airGapHere(environment) !== null;

/** In a folder that only administrators write. What it holds does not matter. */
function machineFile(environment: Environment): string {
  if (process.platform === 'win32') return join(environment['ProgramData'] ?? 'C:\\ProgramData', 'Tamperscope', 'air-gapped');
  return '/etc/tamperscope/air-gapped';
}

function isThere(file: string): boolean {
  try {
    lstatSync(file);
    return true;
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? error.code : undefined;
    return code !== 'ENOENT' && code !== 'ENOTDIR';
  }
}
