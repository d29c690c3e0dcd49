import type { ReactNode } from 'react';

import type { Coverage, FieldView } from '#core/contract';

import { copy } from '../../state/copy';
import { IconButton } from '../../ui/button';
import { Icon } from '../../ui/icon';
import type { IconName } from '../../ui/icon';
import { InertText } from '../../ui/inert-text';
import './fields.css';

/** Every field as it stands in the file, the covered ones first told apart: an edit in the others stays unseen. */
export function Fields({ fields }: { fields: readonly FieldView[] }): ReactNode {
  if (fields.length === 0) return null;
  return (
    <section aria-labelledby="fields-title">
      <h3 id="fields-title">Fields</h3>
      <p className="fields-note">{fields.some(({ coverage }) => coverage === 'not-known') ? 'The formula is not published: which fields the hash covers is not known, and only the links were checked.' : 'A change in a field that is not covered cannot be seen by the replay.'}</p>
      <ul className="fields">
        {fields.map((field, index) => (
          <Field key={index} field={field} />
        ))}
      </ul>
    </section>
  );
}

const COVERAGE: Readonly<Record<Coverage, { readonly icon: IconName; readonly words: string }>> = {
  covered: { icon: 'linked', words: 'covered by chain hash' },
  'partly-covered': { icon: 'linked', words: 'a part of it covered by chain hash' },
  'chain-hash': { icon: 'equal', words: 'is the chain hash' },
  'not-covered': { icon: 'dash', words: 'not covered' },
  'not-known': { icon: 'question', words: 'not known whether covered' },
};

/** A value of more characters may have more lines than it has room for, and then scrolls: also from the keyboard. */
const SCROLLS_FROM = 180;

function Field({ field }: { field: FieldView }): ReactNode {
  const { name, text, json, coverage, fault, cut } = field;
  const cover = COVERAGE[coverage];
  const value = text ?? json;
  return (
    <li className="entry-field" data-coverage={coverage}>
      <span className="entry-field-name mono">
        <InertText value={name} />
      </span>
      <span className="entry-field-cover">
        <Icon name={cover.icon} size={13} />
        {cover.words}
      </span>
      <IconButton icon="copy" label={cut ? `Copy the shown part of ${name}` : `Copy ${name}`} onClick={() => void copy(value, cut ? `the shown part of ${name}` : name)} />
      <span className="entry-field-value mono" {...(value.length > SCROLLS_FROM || value.includes('\n') ? { tabIndex: 0, role: 'group', 'aria-label': `Value of ${name}` } : {})}>
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
