import type { ReactNode } from 'react';

import { setAirGap } from '../../state/bucket-actions';
import { useApp } from '../../state/store';
import { Icon } from '../../ui/icon';
import { airGapWords } from './bucket-view';
import './air-gap.css';

/** At the foot of the start screen: whether this installation may open a bucket, and the switch that removes it. */
export function AirGap(): ReactNode {
  const airGap = useApp((state) => state.start?.buckets.airGap);
  if (airGap === undefined) return null;
  const words = airGapWords(airGap);
  return (
    <footer className="air-gap">
      {words === null ? null : (
        <p>
          <Icon name="shield" /> {words}
        </p>
      )}
      {airGap === null || airGap === 'setting' ? (
        <label>
          <input type="checkbox" checked={airGap === 'setting'} onChange={(event) => void setAirGap(event.target.checked)} />
          <span>Air-gapped: never open a bucket</span>
        </label>
      ) : null}
    </footer>
  );
}
