import type { ReactNode } from 'react';

import type { BucketConnection } from '#core/contract';

import { Icon } from '../../ui/icon';
import { InertText } from '../../ui/inert-text';
import { connectionWords } from './bucket-view';
import './connected.css';

/** Says that the program uses the network now, and to where. */
export function Connected({ connection }: { connection: BucketConnection }): ReactNode {
  return (
    <p className="connected tone-warn">
      <Icon name="network" />
      <InertText value={connectionWords(connection)} />
    </p>
  );
}
