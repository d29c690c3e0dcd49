import type { ReactNode } from 'react';

import { choosePath, setBucket, splitAddress } from '../../state/bucket-actions';
import type { BucketForm } from '../../state/bucket-slice';
import { Button, IconButton } from '../../ui/button';
import { InertText } from '../../ui/inert-text';

type TextField = 'endpoint' | 'region' | 'bucket' | 'prefix' | 'from' | 'to';

const FIELDS: readonly { readonly name: TextField; readonly label: string; readonly hint: string }[] = [
  { name: 'endpoint', label: 'Endpoint', hint: 'https://…; empty: Amazon S3, or as the profile says' },
  { name: 'region', label: 'Region', hint: 'us-east-1, or as the profile says' },
  { name: 'bucket', label: 'Bucket', hint: 'Name, or s3://bucket/prefix' },
  { name: 'prefix', label: 'Prefix', hint: 'A folder of the bucket; empty: all of it' },
  { name: 'from', label: 'First date', hint: 'YYYY-MM-DD; empty: from its beginning' },
  { name: 'to', label: 'Last date', hint: 'YYYY-MM-DD; empty: to its end' },
];

/** Where the archive lies. A whole address may be pasted in place of the bucket's name. */
export function PlaceFields({ form }: { form: BucketForm }): ReactNode {
  return (
    <fieldset className="bucket-place">
      <legend>Archive</legend>
      <div className="bucket-grid">
        {FIELDS.map(({ name, label, hint }) => (
          <label key={name}>
            <span>{label}</span>
            <input className="field" placeholder={hint} value={form[name]} spellCheck={false} autoComplete="off" onChange={(event) => setBucket({ [name]: event.target.value })} onBlur={splitAddress} />
          </label>
        ))}
        <label className="bucket-check">
          <input type="checkbox" checked={form.pathStyle} onChange={(event) => setBucket({ pathStyle: event.target.checked })} />
          <span>Path style (https://host/bucket/key)</span>
        </label>
        <Authorities ca={form.ca} />
      </div>
    </fieldset>
  );
}

function Authorities({ ca }: Pick<BucketForm, 'ca'>): ReactNode {
  return (
    <div className="bucket-chosen">
      <span>Trusted authorities: {ca === null ? 'the system’s' : <InertText value={ca.path} />}</span>
      {ca === null ? null : <IconButton icon="cross" label="Trust the system’s authorities" onClick={() => setBucket({ ca: null })} />}
      <Button onClick={() => void choosePath('ca')}>Choose file…</Button>
    </div>
  );
}
