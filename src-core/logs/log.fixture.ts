import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';

import type { Sha256 } from '#core/replay';
import { decodeRecipe } from './decode-recipe';
import { LogReplay } from './log-replay';
import type { LogReading } from './log-replay';
import { assessLog } from './assess-log';
import type { LogVerdict } from './assess-log';
import { locateLog, probeLog } from './probe';
import type { LogRecipe } from './recipe';

export const sha256: Sha256 = (preimage) => createHash('sha256').update(preimage).digest('hex');

export const recipeBytes = (name: string): Uint8Array => readFileSync(resolve(import.meta.dirname, `../../resources/recipes/${name}.json`));

export function recipeOf(bytes: Uint8Array | object): LogRecipe {
  const decoded = decodeRecipe(bytes instanceof Uint8Array ? bytes : Buffer.from(JSON.stringify(bytes)));
  if ('fault' in decoded) throw new Error(decoded.fault);
  return decoded.recipe;
}

export type Judged = { readonly verdict: LogVerdict; readonly reading: LogReading };

/** A log judged from memory, its bytes given in chunks; or why it was refused. */
export function judge(bytes: Uint8Array, recipe: LogRecipe, { chunk = 4096, pinned = true, hash = sha256 }: { chunk?: number; pinned?: boolean; hash?: Sha256 } = {}): Judged | { readonly refused: string } {
  const located = locateLog(probeLog(bytes, true), recipe, false);
  if (located === undefined) return { refused: 'no place fits' };
  const replay = new LogReplay({ recipe, sha256: hash, window: null }, located.place, located.names);
  for (let at = 0; at < bytes.length; at += chunk) {
    const refusal = replay.write(bytes.slice(at, at + chunk));
    if (refusal !== undefined) return { refused: refusal.code };
  }
  const readSpan = (offset: number, length: number): Uint8Array => bytes.subarray(offset, offset + length);
  const steps = replay.settle(readSpan);
  for (;;) {
    const step = steps.next();
    if (step.done !== true) continue;
    if ('refusal' in step.value) return { refused: step.value.refusal.code };
    const { reading } = step.value;
    const file = { path: 'log.json', bytes: bytes.length, sha256: sha256(bytes) };
    return { reading, ...assessLog({ reading, recipe, recipeSha256: '', pinned, ...located, file, readSpan, sha256: hash, durationMs: 0, verifiedAt: '2026-01-01T00:00:00Z' }) };
  }
}

export function judged(log: unknown, recipe: LogRecipe, options?: { chunk?: number; pinned?: boolean }): Judged {
  const outcome = judge(Buffer.from(typeof log === 'string' ? log : JSON.stringify(log)), recipe, options);
  if ('refused' in outcome) throw new Error(outcome.refused);
  return outcome;
}

/** Codes with their places. */
export const codes = ({ verdict }: Judged): string[] => verdict.findings.map(({ code, sequence }) => (sequence === undefined ? code : `${code}@${sequence}`));
