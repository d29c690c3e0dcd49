import type { ReactNode } from 'react';

import { closeBucket } from '../../state/bucket-actions';
import { useApp } from '../../state/store';
import { Modal } from '../../ui/modal';
import { BucketForm } from './bucket-form';
import './bucket.css';
import { Fetched } from './fetched';
import { Fetching } from './fetching';

/** Where an archive in a bucket is named, fetched, and told what came of it. */
export function Bucket(): ReactNode {
  const isOpen = useApp((state) => state.bucketOpen);
  const fetch = useApp((state) => state.fetch);
  return (
    <Modal title="Open from S3" open={isOpen} wide onClose={closeBucket}>
      {fetch.phase === 'fetching' ? <Fetching told={fetch.told} stopping={fetch.stopping} /> : null}
      {fetch.phase === 'fetched' ? <Fetched fetched={fetch.fetched} /> : null}
      {fetch.phase === 'asking' || fetch.phase === 'failed' ? <BucketForm failure={fetch.phase === 'failed' ? fetch.failure : null} /> : null}
    </Modal>
  );
}
