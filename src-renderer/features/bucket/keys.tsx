import { Fragment } from 'react';
import type { ReactNode } from 'react';

import { setBucket } from '../../state/bucket-actions';
import type { TypedSecrets } from '../../state/bucket-actions';
import type { BucketForm } from '../../state/bucket-slice';
import { keepingWords } from './bucket-view';
import type { KeyOption } from './bucket-view';

type Props = {
  readonly options: readonly KeyOption[];
  readonly form: BucketForm;
  readonly secrets: TypedSecrets;
  readonly canSeal: boolean;
  readonly onSecrets: (secrets: TypedSecrets) => void;
};

export function Keys({ options, form, secrets, canSeal, onSecrets }: Props): ReactNode {
  return (
    <fieldset className="bucket-keys">
      <legend>Keys</legend>
      {options.map(({ kind, title, says }) => (
        <Fragment key={kind}>
          <label className="bucket-key">
            <input type="radio" name="bucket-keys" checked={form.keys === kind} onChange={() => setBucket({ keys: kind })} />
            <span>
              <strong>{title}</strong>
              <span className="form-note">{says}</span>
            </span>
          </label>
          {kind === 'profile' && form.keys === 'profile' ? <Profile profile={form.profile} /> : null}
          {kind === 'typed' && form.keys === 'typed' ? <TypedKeys secrets={secrets} keep={form.keep} canSeal={canSeal} onSecrets={onSecrets} /> : null}
        </Fragment>
      ))}
    </fieldset>
  );
}

function Profile({ profile }: Pick<BucketForm, 'profile'>): ReactNode {
  return (
    <label className="bucket-profile">
      <span>Profile</span>
      <input className="field" placeholder="AWS_PROFILE, else default" value={profile} spellCheck={false} autoComplete="off" onChange={(event) => setBucket({ profile: event.target.value })} />
    </label>
  );
}

const SECRETS: readonly { readonly name: keyof TypedSecrets; readonly label: string; readonly hint: string }[] = [
  { name: 'accessKeyId', label: 'Access key', hint: '' },
  { name: 'secretAccessKey', label: 'Secret', hint: '' },
  { name: 'sessionToken', label: 'Session token', hint: 'Only with temporary keys' },
];

function TypedKeys({ secrets, keep, canSeal, onSecrets }: Pick<Props, 'secrets' | 'canSeal' | 'onSecrets'> & Pick<BucketForm, 'keep'>): ReactNode {
  return (
    <div className="bucket-typed">
      {SECRETS.map(({ name, label, hint }) => (
        <label key={name}>
          <span>{label}</span>
          <input className="field" type={name === 'accessKeyId' ? 'text' : 'password'} placeholder={hint} value={secrets[name]} spellCheck={false} autoComplete="off" onChange={(event) => onSecrets({ ...secrets, [name]: event.target.value })} />
        </label>
      ))}
      {canSeal ? (
        <label className="bucket-check">
          <input type="checkbox" checked={keep} onChange={(event) => setBucket({ keep: event.target.checked })} />
          <span>{keepingWords(canSeal)}</span>
        </label>
      ) : (
        <p className="form-note">{keepingWords(canSeal)}</p>
      )}
    </div>
  );
}
