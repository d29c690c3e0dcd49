import { useLayoutEffect, useState } from 'react';

import { openDropped } from '../../state/session-actions';

/** Evidence may be dropped anywhere in the window. True while something is dragged over it. */
export function useDrop(): boolean {
  const [dragging, setDragging] = useState(false);
  // Before the first paint: a window that is seen takes evidence.
  useLayoutEffect(() => {
    const over = (event: DragEvent): void => {
      event.preventDefault();
      if (event.dataTransfer?.types.includes('Files')) setDragging(true);
    };
    const leave = (event: DragEvent): void => {
      if (event.relatedTarget === null) setDragging(false);
    };
    const drop = (event: DragEvent): void => {
      // Always prevented: the page itself must never navigate to what is dropped on it.
      event.preventDefault();
      setDragging(false);
      const files = [...(event.dataTransfer?.files ?? [])];
      if (files.length > 0) void openDropped(files);
    };
    window.addEventListener('dragover', over);
    window.addEventListener('dragleave', leave);
    window.addEventListener('drop', drop);
    return () => {
      window.removeEventListener('dragover', over);
      window.removeEventListener('dragleave', leave);
      window.removeEventListener('drop', drop);
    };
  }, []);
  return dragging;
}
