import type { RefusalPlace } from '#core/contract';
import { counted, nameUnseen } from '#core/words';

/** Why evidence could not be read, with the place drawn. */
export function summariseRefusal({ refusal, before, at, after }: RefusalPlace): string {
  const column = refusal.line === null ? '' : `, line ${refusal.line}, column ${refusal.column ?? '?'}`;
  const place = refusal.byteOffset === null ? [] : [`  at byte ${refusal.byteOffset}${column}`];
  const read = counted(refusal.entriesRead, 'entry was', 'entries were');
  const entries = refusal.byteOffset === null && refusal.entriesRead === 0 ? '  nothing was verified' : `  ${read} read before it; nothing was verified`;
  const left = before.split('\n').at(-1)?.slice(-60) ?? '';
  const right = after.split('\n')[0]?.slice(0, 20) ?? '';
  const shown = at === '\n' ? '\\n' : at;
  const text = before + at + after === '' ? [] : ['', `  ${left}${shown}${right}`.replaceAll('\t', ' '), `  ${' '.repeat(left.length)}^`];
  return `${[`✗ UNREADABLE   ${nameUnseen(refusal.message)}`, `  ${refusal.code}`, ...place, entries, ...text].join('\n')}\n`;
}
