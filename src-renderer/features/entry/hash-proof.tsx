import type { ReactNode } from 'react';

import type { EntryDetail } from '#core/contract';

import { copy } from '../../state/copy';
import { IconButton } from '../../ui/button';
import { formatCounted } from '../../ui/format';
import { Icon } from '../../ui/icon';
import { InertText } from '../../ui/inert-text';
import { differenceSentence } from './difference';
import './hash-proof.css';
import { HashText } from './hash-text';

type Hash = NonNullable<EntryDetail['hash']>;

const PROOF_ICONS = { pass: 'check', open: 'question', fail: 'cross' } as const;

/** Stored against recomputed, what was hashed, and the line that repeats it in a shell. */
export function HashProof({ detail }: { detail: EntryDetail }): ReactNode {
  const { hash, recipe, chainHash, hashNote } = detail;
  return (
    <section aria-labelledby="hash-title" data-doubt={recipe.assumed}>
      <h3 id="hash-title">Chain hash</h3>
      {hash === null ? (
        <>
          <p className="proof-note">{hashNote === undefined ? 'A hashed field is malformed, so there is nothing sound to recompute.' : <InertText value={hashNote} />}</p>
          {chainHash === null ? null : <Labelled label="Stored" text={chainHash} other={null} />}
        </>
      ) : (
        <>
          {hashNote === undefined ? null : (
            <p className="proof-note">
              <InertText value={hashNote} />
            </p>
          )}
          <Proof hash={hash} assumed={recipe.assumed} />
        </>
      )}
      <p className="proof-note">
        <span className="mono">{recipe.id}</span>
        {recipe.assumed ? ' (assumed)' : ''}: {recipe.formula}
      </p>
    </section>
  );
}

/** `assumed`: nothing says that this is the formula, so what does not recompute under it accuses nobody. */
function Proof({ hash, assumed }: { hash: Hash; assumed: boolean }): ReactNode {
  const difference = differenceSentence(hash.stored, hash.recomputed);
  const tone = difference === null ? 'pass' : assumed ? 'open' : 'fail';
  return (
    <>
      <Labelled label="Stored" text={hash.stored} other={hash.recomputed} />
      <Labelled label="Recomputed" text={hash.recomputed} other={hash.stored} />
      <p className={`proof-verdict tone-${tone}`}>
        <Icon name={PROOF_ICONS[tone]} size={14} />
        {difference ?? 'Equal in every character.'}
        {tone === 'open' ? ' The formula is assumed: this shows no change.' : ''}
      </p>
      <Preimage hash={hash} />
      <div className="labelled">
        <span className="labelled-name">In a shell</span>
        <IconButton icon="copy" label="Copy shell line" onClick={() => void copy(hash.shell, 'shell line')} />
        <pre className="shell" tabIndex={0} aria-label="Shell line that prints the recomputed hash">
          <InertText value={hash.shell} />
        </pre>
      </div>
    </>
  );
}

function Labelled({ label, text, other }: { label: string; text: string; other: string | null }): ReactNode {
  return (
    <div className="labelled">
      <span className="labelled-name">{label}</span>
      <IconButton icon="copy" label={`Copy ${label.toLowerCase()} chain hash`} onClick={() => void copy(text, `${label.toLowerCase()} chain hash`)} />
      <HashText hash={text} other={other} />
    </div>
  );
}

/** The hashed bytes, each field's part on its own ground and named below: nothing stands between the parts. */
function Preimage({ hash }: { hash: Hash }): ReactNode {
  return (
    <div className="labelled">
      <span className="labelled-name">
        Preimage, {formatCounted(hash.preimageBytes, 'byte', 'bytes')}
        {hash.preimageIs === 'hex' ? ' in hex' : ''}
      </span>
      <IconButton icon="copy" label="Copy preimage" onClick={() => void copy(hash.preimage, 'preimage')} />
      <p className="preimage" data-testid="preimage">
        {hash.parts.map((part, index) => (
          <span key={index} className={`part part-${index % 4}`} title={part.field}>
            <InertText value={part.text} />
          </span>
        ))}
      </p>
      <ol className="part-names" aria-label="Parts of the preimage">
        {hash.parts.map((part, index) => (
          <li key={index}>
            <i className={`part-${index % 4}`} /> {part.field}
          </li>
        ))}
      </ol>
    </div>
  );
}
