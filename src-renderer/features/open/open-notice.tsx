import type { ReactNode } from 'react';

import { dismissNotice } from '../../state/session-actions';
import { useApp } from '../../state/store';
import { IconButton } from '../../ui/button';
import { Problem } from '../../ui/problem';

/** Other evidence could not be opened; what is open stays. */
export function OpenNotice(): ReactNode {
  const notice = useApp((state) => state.notice);
  if (notice === null) return null;
  return (
    <Problem sentence={notice.sentence} code={notice.code} detail={notice.detail}>
      <IconButton icon="cross" label="Dismiss" onClick={dismissNotice} />
    </Problem>
  );
}
