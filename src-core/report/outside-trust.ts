import type { BesideViews } from '#core/contract';

import { timestampsTrust } from './timestamps-section';

type Looked = { readonly beside: BesideViews };

/** What the examination rests on that the producer could not rewrite: the examiner's own record, tokens traced to certificates of the examiner's. */
export function outsideTrust({ beside }: Looked): string {
  const recorded = beside.outside?.confirmations.some(({ independence, result }) => independence === 'examiner' && result === 'confirms') ?? false;
  const found = [recorded ? 'a chain hash that the examiner recorded' : '', timestampsTrust({ beside })].filter((one) => one !== '');
  return found.length === 0 ? 'nothing from outside the producer\u2019s hands' : found.join('; ');
}
