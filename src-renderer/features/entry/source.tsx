import type { ReactNode } from 'react';

import type { EntryDetail } from '#core/contract';

import { copy } from '../../state/copy';
import { examinationOf } from '../../state/session-slice';
import { useApp } from '../../state/store';
import { IconButton } from '../../ui/button';
import { formatCount, formatCounted } from '../../ui/format';
import { InertText } from '../../ui/inert-text';

/** A log may have no member `entries`; its messages count records from 1. */
function Place({ row: { told, entryIndex } }: { row: EntryDetail['row'] }): ReactNode {
  if (told !== undefined) return `record ${formatCount(entryIndex + 1)} of the file.`;
  return (
    <>
      element {formatCount(entryIndex)} of <span className="mono">entries</span>, counted from 0.
    </>
  );
}

/** The entry's own bytes, and where they lie in the file. */
export function Source({ detail }: { detail: EntryDetail }): ReactNode {
  const { source, byteOffset, byteLength, row } = detail;
  const isUnpacked = useApp((state) => examinationOf(state.stage)?.verdict.subject.container !== undefined);
  return (
    <section aria-labelledby="source-title">
      <div className="source-head">
        <h3 id="source-title">Source</h3>
        <IconButton icon="copy" label="Copy source" onClick={() => void copy(source, 'source')} />
      </div>
      <p className="proof-note">
        {formatCounted(byteLength, 'byte', 'bytes')} from offset {formatCount(byteOffset)}
        {isUnpacked ? ' of what the gzip file unpacks to' : ''}; <Place row={row} />
      </p>
      <pre className="shell source" tabIndex={0} aria-label="Source of the entry">
        <InertText value={source} lines />
      </pre>
    </section>
  );
}
