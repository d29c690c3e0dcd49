import type { ControlsView } from '#core/controls';
import type { DiagnosisView } from '#core/diagnosis';

import type { AnchorsView } from './anchors-view';
import type { LogView } from './log-view';
import type { OutsideView } from './outside';
import type { PayloadsView } from './payloads';
import type { SuppliedView } from './supplied-view';
import type { TimestampsView } from './timestamps-view';

/**
 * What was looked at beside the replay, as screen and report show it. A member that is absent was not looked at: there
 * was nothing to look at, or nothing was supplied for it.
 */
export type BesideViews = {
  readonly supplied?: SuppliedView;
  readonly anchors?: AnchorsView;
  /** Known damage, planted in copies of entries and found again by what judged the evidence. */
  readonly controls?: ControlsView;
  readonly outside?: OutsideView;
  readonly payloads?: PayloadsView;
  readonly timestamps?: TimestampsView;
  /** The evidence is no bundle but a log that a recipe describes. */
  readonly log?: LogView;
  /** An opinion on how each break came about; no part of the verdict. */
  readonly diagnosis?: DiagnosisView;
};
