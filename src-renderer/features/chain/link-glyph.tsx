import type { ReactNode } from 'react';

import type { Joint, Ring } from './entry-view';

/**
 * One link of the chain and its joint to the link above, drawn over the border between two lines of the table.
 * A joint that does not hold is snapped apart: it must be unmistakable without colour.
 */
export function LinkGlyph({ joint, ring }: { joint: Joint; ring: Ring }): ReactNode {
  return (
    <svg className="link-glyph" viewBox="0 0 40 26" width="40" height="26" aria-hidden="true">
      <JointPath joint={joint} />
      <rect className={`ring ring-${ring}`} x="14.5" y="5.5" width="11" height="15" rx="5.5" />
      {ring === 'cracked' ? <path className="crack" d="M10 17 30 9" /> : null}
    </svg>
  );
}

function JointPath({ joint }: { joint: Joint }): ReactNode {
  switch (joint) {
    case 'joined':
      return <path className="joint" d="M20-8.5V8.5" />;
    case 'unknown':
      return <path className="joint joint-unknown" d="M20-6V6" />;
    case 'apart':
      return <path className="joint joint-apart" d="M20 0V6" />;
    case 'snapped':
      return (
        <>
          <path className="joint joint-snapped" d="M20-9 17.5-3.2M20 9l2.5-5.800" />
          <path className="snap" d="M9-4l3 2.5M8 4l4-1.5M31 4l-3-2.5M32-4l-4 1.5" />
        </>
      );
    case 'missing':
      return (
        <>
          <path className="joint joint-snapped" d="M20-9V-6M20 9V6" />
          <path className="joint-missing" d="M20-2.5v.1M20 2.5v.1" />
          <path className="snap" d="M9-4l3 2.5M8 4l4-1.5M31 4l-3-2.5M32-4l-4 1.5" />
        </>
      );
    case 'none':
      return null;
  }
}
