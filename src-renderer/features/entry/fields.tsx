import type { ReactNode } from 'react';

import type { FieldView } from '#core/contract';

import { copy } from '../../state/copy';
import { IconButton } from '../../ui/button';
import { Icon } from '../../ui/icon';
import { InertText } from '../../ui/inert-text';
import './fields.css';

/** Every field as it stands in the file, the covered ones first told apart: an edit in the others stays unseen. */
export function Fields({ fields }: { fields: readonly FieldView[] }): ReactNode {
  if (fields.length === 0) return null;
  return (
    <section aria-labelledby="fields-title">
      <h3 id="fields-title">Fields</h3>
      <p className="fields-note">A change in a field that is not covered cannot be seen by the replay.</p>
      <ul className="fields">
        {fields.map((field, index) => (
          <Field key={index} field={field} />
        ))}
      </ul>
    </section>
  );
}

function Field({ field }: { field: FieldView }): ReactNode {
  const { name, text, json, covered, fault, cut } = field;
  const value = text ?? json;
  return (
    <li className="entry-field" data-covered={covered}>
      <span className="entry-field-name mono">
        <InertText value={name} />
      </span>
      <span className="entry-field-cover">
        <Icon name={covered ? 'linked' : 'dash'} size={13} />
        {covered ? 'covered by chain hash' : 'not covered'}
      </span>
      <IconButton icon="copy" label={`Copy ${name}`} onClick={() => void copy(value, name)} />
      <span className="entry-field-value mono">
        {value === '' ? <em>empty text</em> : <InertText value={value} />}
        {cut ? <em> cut here; the file holds more</em> : null}
      </span>
      {fault === null ? null : (
        <span className="entry-field-fault">
          <Icon name="cross" size={13} />
          <InertText value={fault} />
        </span>
      )}
    </li>
  );
}
