import type { ReactNode } from 'react';

import { examinationOf } from '../../state/session-slice';
import { useApp } from '../../state/store';
import { formatCounted } from '../../ui/format';
import { Icon } from '../../ui/icon';
import { InertText } from '../../ui/inert-text';
import { Status } from '../../ui/status';
import { HashText } from './hash-text';
import './merkle-path.css';
import { toPaths } from './merkle-path-view';
import type { PathStep, PathView } from './merkle-path-view';

/** The way from the entry's chain hash up to the Merkle root, drawn node by node; nothing where no proof names the entry. */
export function MerklePaths({ entryIndex }: { entryIndex: number }): ReactNode {
  const view = useApp((state) => examinationOf(state.stage)?.beside.anchors);
  const { paths, rest } = toPaths(view, entryIndex);
  if (paths.length === 0) return null;
  return (
    <section aria-labelledby="merkle-title">
      <h3 id="merkle-title">Path to the Merkle root</h3>
      {paths.map((path) => (
        <Path key={path.key} path={path} />
      ))}
      {rest === 0 ? null : <p className="merkle-words">{formatCounted(rest, 'more proof names', 'more proofs name')} this entry.</p>}
    </section>
  );
}

function Path({ path }: { path: PathView }): ReactNode {
  const { status, words, because, chainHash, leaf, steps, roots } = path;
  return (
    <div className="merkle">
      <Status view={status} />
      <p className="merkle-words">
        <InertText value={words.join('; ')} />
      </p>
      {because === null ? null : (
        <p className="merkle-words">
          <InertText value={because} />
        </p>
      )}
      {leaf === null ? null : (
        <ol className="merkle-path" aria-label="From the chain hash up to the root">
          <Node label="chain hash of this entry" hash={chainHash} drawing="first" />
          <Node label={leaf === chainHash ? 'leaf, the chain hash itself' : 'leaf, made from it'} hash={leaf} drawing="plain" />
          {steps.map((step, at) => (
            <Step key={at} step={step} />
          ))}
        </ol>
      )}
      {roots === null ? null : <Roots roots={roots} />}
    </div>
  );
}

function Roots({ roots: { computed, stated, equal } }: { roots: NonNullable<PathView['roots']> }): ReactNode {
  return (
    <div className="merkle-roots">
      <span className="merkle-label">root to which the path leads</span>
      <HashText hash={computed} other={equal ? null : stated} />
      <span className="merkle-label">root as stated</span>
      <HashText hash={stated} other={equal ? null : computed} />
      <p className="merkle-words">
        <Icon name={equal ? 'equal' : 'unlinked'} size={14} /> {equal ? 'Equal in every character.' : 'The two differ.'}
      </p>
    </div>
  );
}

function Node({ label, hash, drawing }: { label: string; hash: string; drawing: 'first' | 'plain' }): ReactNode {
  return (
    <li className={`merkle-node merkle-${drawing}`}>
      <Drawing drawing={drawing} />
      <span className="merkle-label">{label}</span>
      <HashText hash={hash} other={null} />
    </li>
  );
}

function Step({ step: { side, words, sibling, node } }: { step: PathStep }): ReactNode {
  return (
    <li className={`merkle-node merkle-${side}`}>
      <Drawing drawing={side} />
      <span className="merkle-label">{words}</span>
      <span className="merkle-sibling">
        <HashText hash={sibling} other={null} />
      </span>
      <span className="merkle-label">node</span>
      <HashText hash={node} other={null} />
    </li>
  );
}

/** A node on the spine, and the sibling's square on its side. */
function Drawing({ drawing }: { drawing: 'first' | 'plain' | 'left' | 'right' }): ReactNode {
  const left = drawing === 'left';
  return (
    <svg className="merkle-drawing" viewBox="0 0 40 60" width="40" height="60" aria-hidden="true">
      {left || drawing === 'right' ? (
        <>
          <path d={left ? 'M6 12 20 44' : 'M34 12 20 44'} />
          <rect x={left ? 2 : 30} y="4" width="8" height="8" />
        </>
      ) : null}
      <circle cx="20" cy="46" r="5" />
    </svg>
  );
}
