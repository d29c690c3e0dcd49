import type { ReactNode } from 'react';

import type { BesideViews } from '#core/contract';

import { Controls } from './controls';
import { SuppliedList } from './supplied';

/** What was looked at beside the replay: one section for each subject that is there, in this order. */
export function Beside({ views }: { views: BesideViews }): ReactNode {
  return (
    <>
      <SuppliedList things={views.supplied ?? []} />
      {views.controls === undefined ? null : <Controls view={views.controls} />}
    </>
  );
}
