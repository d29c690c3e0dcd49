import type { FindingCode } from '#core/assess';
import type { EntryDetail } from '#core/contract';

const LINK: readonly FindingCode[] = ['prev-hash-mismatch', 'wrong-genesis'];

/** Whether the verdict leaves open what does not hold at an entry: a link or a content of which no failing finding speaks accuses nobody. */
export function isLeftOpen({ findings, row }: EntryDetail, what: 'link' | 'content'): boolean {
  const own = findings.filter(({ code }) => (what === 'link' ? LINK.includes(code) : code === 'chain-hash-mismatch'));
  return own.length === 0 ? row.gravest !== 'fail' : own.every(({ severity }) => severity !== 'fail');
}
