import type { ReactNode } from 'react';

import type { AnchorsView } from '#core/contract';

import { goToFinding } from '../../state/chain-actions';
import { Icon } from '../../ui/icon';
import { InertText } from '../../ui/inert-text';
import { Status } from '../../ui/status';
import './anchors.css';
import { toAnchorsPanel } from './anchors-view';

/** What was found about Merkle anchors; each proof leads to its entry, where the inspector draws the path. */
export function Anchors({ view }: { view: AnchorsView }): ReactNode {
  const { sentences, warnings, proofs, rest } = toAnchorsPanel(view);
  return (
    <section className="side-section" aria-labelledby="anchors-title">
      <h2 id="anchors-title">Merkle anchors</h2>
      {sentences.map((sentence) => (
        <p key={sentence} className="anchors-words">
          <InertText value={sentence} />
        </p>
      ))}
      {warnings.map((warning, index) => (
        <p key={index} className="anchors-words anchors-warning tone-warn">
          <Icon name="warning" size={14} />
          <span>
            <InertText value={warning} />
          </span>
        </p>
      ))}
      <ul className="anchors-proofs">
        {proofs.map(({ key, entry, place, status, target }) => (
          <li key={key}>
            <button type="button" className="anchors-proof" onClick={() => void goToFinding(target)}>
              <span>
                {entry} <span className="anchors-place">{place}</span>
              </span>
              <Status view={status} />
            </button>
          </li>
        ))}
      </ul>
      {rest === '' ? null : <p className="anchors-words">{rest}</p>}
    </section>
  );
}
