import type { ReactNode } from 'react';

import { chooseIdentityFile, setSigning } from '../../state/report-actions';
import { useApp } from '../../state/store';
import { Button } from '../../ui/button';
import { InertText } from '../../ui/inert-text';
import type { SigningView } from './signing-view';

type Props = {
  readonly view: SigningView;
  readonly disabled: boolean;
  readonly passphrase: string;
  readonly onPassphrase: (passphrase: string) => void;
};

export function Signing({ view, disabled, passphrase, onPassphrase }: Props): ReactNode {
  const signing = useApp((state) => state.signing);
  return (
    <fieldset className="signing" disabled={disabled}>
      <legend>Signature</legend>
      {view.options.map((option) => (
        <label key={option.kind} className="signing-option">
          <input type="radio" name="signing" checked={signing === option.kind} onChange={() => setSigning(option.kind)} />
          <span>
            <strong>
              <InertText value={option.title} />
            </strong>
            <span className="form-note">
              <InertText value={option.says} />
            </span>
          </span>
          {option.kind === 'file' ? <Button onClick={() => void chooseIdentityFile()}>Choose file…</Button> : null}
        </label>
      ))}
      {view.passphrase === null ? null : (
        <label className="signing-passphrase">
          <span>{view.passphrase.label}</span>
          <input className="field" type="password" autoComplete="off" value={passphrase} onChange={(event) => onPassphrase(event.target.value)} />
          <span className="form-note">{view.passphrase.why}</span>
        </label>
      )}
    </fieldset>
  );
}
