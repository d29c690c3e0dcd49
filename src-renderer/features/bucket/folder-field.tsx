import type { ReactNode } from 'react';

import type { ChosenPath } from '#core/contract';

import { choosePath } from '../../state/bucket-actions';
import { Button } from '../../ui/button';
import { InertText } from '../../ui/inert-text';

/** The folder that the objects are put into. Main asks for it: the page can name no path. */
export function FolderField({ folder }: { folder: ChosenPath | null }): ReactNode {
  return (
    <fieldset className="bucket-folder">
      <legend>Case folder</legend>
      <div className="bucket-chosen">
        <span>{folder === null ? 'None chosen yet' : <InertText value={folder.path} />}</span>
        <Button icon="folder" onClick={() => void choosePath('folder')}>
          Choose folder…
        </Button>
      </div>
      <p className="form-note">Empty, or begun from the same source: then only what is not there yet is fetched. The archive is verified from there, later also without the network.</p>
    </fieldset>
  );
}
