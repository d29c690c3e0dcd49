import type { BrowserWindow, OpenDialogOptions } from 'electron';

import { done, failed } from '#core/contract';

import type { CaseDesk } from './case/case-desk';
import { ANY, askPath } from './dialogs/ask-paths';
import type { Handlers } from './ipc';
import type { Opener } from './opener';

export type BucketParts = { readonly window: () => BrowserWindow | undefined; readonly cases: CaseDesk; readonly opener: Opener };

type BucketHandlers = Pick<Handlers, 'bucket:choose' | 'bucket:fetch' | 'bucket:stop' | 'bucket:open' | 'bucket:forget' | 'bucket:air-gap'>;

/** What the channels of a bucket do: nothing, but for the setting itself, where the installation is air-gapped. */
export function bucketHandlers({ window, cases, opener }: BucketParts): BucketHandlers {
  return {
    'bucket:choose': async ({ what }) => {
      const closed = cases.whyClosed();
      if (closed !== undefined) return failed('air-gapped', closed);
      const path = await askPath(window(), what === 'ca' ? AUTHORITIES : CASE_FOLDER);
      return done(path === null ? null : cases.choose(path));
    },
    'bucket:fetch': (order) => cases.fetch(order),
    'bucket:stop': () => {
      cases.stop();
      return null;
    },
    'bucket:open': () => {
      const { folder } = cases;
      return folder === undefined ? failed('not-found', 'Nothing was fetched in this run.') : opener.open([folder]);
    },
    'bucket:forget': ({ id }) => cases.forget(id),
    'bucket:air-gap': ({ on }) => cases.setAirGap(on),
  };
}

const AUTHORITIES: OpenDialogOptions = { title: 'Choose the authorities to trust', buttonLabel: 'Choose', properties: ['openFile'], filters: [{ name: 'Certificates (PEM)', extensions: ['pem', 'crt', 'cer'] }, ANY] };
const CASE_FOLDER: OpenDialogOptions = { title: 'Choose the case folder: empty, or begun from the same bucket', buttonLabel: 'Choose folder', properties: ['openDirectory', 'createDirectory'] };
