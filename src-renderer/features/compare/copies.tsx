import type { ReactNode } from 'react';

import type { ArchiveCopy, BundleCopy, ComparedFile, CopyName, CopyView } from '#core/contract';

import { openCopy } from '../../state/compare-actions';
import type { Comparing } from '../../state/compare-slice';
import { copy } from '../../state/copy';
import { Button, IconButton } from '../../ui/button';
import { formatCounted, formatSize } from '../../ui/format';
import { InertText } from '../../ui/inert-text';
import { Status } from '../../ui/status';
import { folderOf } from '../verdict/subject-view';
import { CONCLUSIONS, toBundleStates, toCopyFacts } from './compare-view';
import './copies.css';

/** Both copies by name, digest and range, and how each fares when it is replayed by itself. */
export function Copies({ comparing }: { comparing: Comparing }): ReactNode {
  const { comparison } = comparing;
  const view = comparing.phase === 'compared' ? comparing.view : null;
  return (
    <div className="compare-copies">
      <Copy which="a" file={comparison.a} view={view?.a ?? null} />
      <Copy which="b" file={comparison.b} view={view?.b ?? null} />
    </div>
  );
}

function Copy({ which, file, view }: { which: CopyName; file: ComparedFile; view: CopyView | null }): ReactNode {
  const name = which === 'a' ? 'A' : 'B';
  return (
    <section className="compare-copy" aria-label={`Copy ${name}`}>
      <span className="compare-letter" aria-hidden="true">
        {name}
      </span>
      <div className="compare-copy-words">
        <p className="compare-copy-name" title={file.path}>
          <strong>
            <InertText value={file.name} />
          </strong>
          <span className="fact-note">
            <InertText value={folderOf(file.path)} />
          </span>
        </p>
        {view?.kind === 'archive' ? <Archive copy={view} /> : <Bundle name={name} bytes={file.bytes} view={view} />}
      </div>
      <Button icon="open" onClick={() => void openCopy(which)}>
        Open {name}
      </Button>
    </section>
  );
}

function Bundle({ name, bytes, view }: { name: string; bytes: number | null; view: BundleCopy | null }): ReactNode {
  return (
    <>
      <p className="compare-copy-facts">{[bytes === null ? 'folder' : formatSize(bytes), ...(view === null ? [] : [toCopyFacts(view)])].join(', ')}</p>
      {view === null ? null : (
        <>
          <p className="compare-copy-facts compare-copy-digest">
            SHA-256 <span className="mono">{view.sha256.slice(0, 16)}…</span>
            <IconButton icon="copy" label={`Copy the SHA-256 of ${name}`} onClick={() => void copy(view.sha256, `SHA-256 of ${name}`)} />
          </p>
          <p className="compare-copy-facts compare-copy-verdict">
            Replayed by itself: <Status view={CONCLUSIONS[view.conclusion]} /> <InertText value={view.headline} />
          </p>
        </>
      )}
    </>
  );
}

function Archive({ copy: view }: { copy: ArchiveCopy }): ReactNode {
  return (
    <>
      <p className="compare-copy-facts">
        {formatCounted(view.bundleCount, 'bundle', 'bundles')}, {toCopyFacts(view)}
      </p>
      <p className="compare-copy-facts compare-copy-verdict">
        Each bundle by itself:
        {toBundleStates(view).map((state) => (
          <Status key={state.word} view={state} />
        ))}
      </p>
    </>
  );
}
