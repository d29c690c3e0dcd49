import { useState } from 'react';
import type { ReactNode, SubmitEvent } from 'react';

import type { Failure } from '#core/contract';

import { closeBucket, fetchBucket } from '../../state/bucket-actions';
import type { TypedSecrets } from '../../state/bucket-actions';
import { useApp } from '../../state/store';
import { Button } from '../../ui/button';
import { Icon } from '../../ui/icon';
import { Problem } from '../../ui/problem';
import { toFormView } from './bucket-view';
import { FolderField } from './folder-field';
import { Keys } from './keys';
import { KnownSources } from './known-sources';
import { PlaceFields } from './place-fields';

const NO_SECRETS: TypedSecrets = { accessKeyId: '', secretAccessKey: '', sessionToken: '' };

export function BucketForm({ failure }: { failure: Failure | null }): ReactNode {
  const start = useApp((state) => state.start);
  const form = useApp((state) => state.bucketForm);
  // Kept here and nowhere else: they are gone as soon as they are sent, and when the dialog is closed.
  const [secrets, setSecrets] = useState(NO_SECRETS);
  if (start === null) return null;
  const view = toFormView(form, start.buckets, secrets.accessKeyId.trim() !== '' && secrets.secretAccessKey.trim() !== '');
  const submit = (event: SubmitEvent): void => {
    event.preventDefault();
    void fetchBucket(form.keys === 'typed' ? secrets : NO_SECRETS);
  };
  return (
    <form className="bucket-form" onSubmit={submit}>
      <div className="modal-body">
        <p className="bucket-note">
          The objects below one prefix are fetched into a folder of yours and verified there. This is the only time that Tamperscope uses the network: it reads, never writes, and connects to this endpoint alone.
        </p>
        {failure === null ? null : <Problem sentence={failure.sentence} code={failure.code} detail={failure.detail} />}
        <KnownSources known={start.buckets.known} />
        <PlaceFields form={form} />
        {view.warning === null ? null : (
          <p className="bucket-warning tone-warn">
            <Icon name="warning" /> {view.warning}
          </p>
        )}
        <Keys options={view.keys} form={form} secrets={secrets} canSeal={start.canSeal} onSecrets={setSecrets} />
        <FolderField folder={form.folder} />
      </div>
      <footer className="modal-foot">
        <p className="bucket-missing" role="status">
          {view.missing}
        </p>
        <Button onClick={closeBucket}>Cancel</Button>
        <Button type="submit" look="primary" icon="down" disabled={view.missing !== ''}>
          Connect and fetch
        </Button>
      </footer>
    </form>
  );
}
