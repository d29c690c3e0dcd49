import type { ReactNode } from 'react';

import type { BesideViews } from '#core/contract';

import { Anchors } from './anchors';
import { Controls } from './controls';
import { Diagnoses } from './diagnosis';
import { Log } from './log';
import { Outside } from './outside';
import { Payloads } from './payloads';
import { SuppliedList } from './supplied';
import { Timestamps } from './timestamps';

/** What was looked at beside the replay: one section for each subject that is there, in this order. */
export function Beside({ views }: { views: BesideViews }): ReactNode {
  return (
    <>
      {views.log === undefined ? <SuppliedList things={views.supplied ?? []} /> : <Log view={views.log} />}
      {views.outside === undefined || views.outside.confirmations.length === 0 ? null : <Outside view={views.outside} />}
      {views.diagnosis === undefined ? null : <Diagnoses view={views.diagnosis} />}
      {views.payloads === undefined ? null : <Payloads view={views.payloads} />}
      {views.timestamps === undefined ? null : <Timestamps view={views.timestamps} />}
      {views.anchors === undefined ? null : <Anchors view={views.anchors} />}
      {views.controls === undefined ? null : <Controls view={views.controls} />}
    </>
  );
}
