import type { ReactNode } from 'react';

/** The product's mark: three links, the last one open. */
export function ChainMark(): ReactNode {
  return (
    <svg className="chain-mark" viewBox="0 0 64 28" width="64" height="28" aria-hidden="true">
      <rect x="2" y="7" width="22" height="14" rx="7" />
      <rect x="40" y="7" width="22" height="14" rx="7" />
      <path className="chain-mark-joint" d="M17 14h9M38 14h9" />
      <path className="chain-mark-break" d="M29 8l2.5 4M35 20l-2.5-4" />
    </svg>
  );
}
