import type { BesideViews } from '#core/contract';
import { payloadsText } from '#core/report';
import { counted, nameUnseen } from '#core/words';

/** What came of the payloads, where they were looked at. */
export function payloadsLines({ payloads }: BesideViews): string[] {
  if (payloads === undefined) return [];
  const lines = [payloadsText(payloads)];
  if (payloads.strays > 0) lines.push(`${counted(payloads.strays, 'supplied trace belongs', 'supplied traces belong')} to no entry by trace id.`);
  for (const { traceId, sequence } of payloads.foundStrays.slice(0, 3)) lines.push(`${traceId === null ? 'A trace without an id' : `The trace ${nameUnseen(traceId)}`} has the digest of entry ${String(sequence ?? 'without sequence')}.`);
  return [`Payloads\n${lines.map((line) => `  ${line}`).join('\n')}`];
}
