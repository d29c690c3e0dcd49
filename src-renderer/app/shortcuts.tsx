import type { ReactNode } from 'react';

import { useApp, write } from '../state/store';
import { Modal } from '../ui/modal';

type Group = { readonly about: string; readonly keys: readonly (readonly [what: string, ...keys: readonly string[]])[] };

const GROUPS: readonly Group[] = [
  {
    about: 'Anywhere',
    keys: [
      ['Open evidence', 'Ctrl', 'O'],
      ['Open folder', 'Ctrl', 'Shift', 'O'],
      ['Compare two copies', 'Ctrl', 'D'],
      ['Compare two folders', 'Ctrl', 'Shift', 'D'],
      ['Export report', 'Ctrl', 'E'],
      ['Supply evidence for a claim', 'S'],
      ['Close evidence, cancel the replay', 'Ctrl', 'W'],
      ['Next panel, previous panel', 'F6', 'Shift F6'],
      ['This list', '?'],
    ],
  },
  {
    about: 'On the board of an archive',
    keys: [
      ['Day before, day after', '←', '→'],
      ['A month up, a month down', '↑', '↓'],
      ['A year up, a year down', 'Shift PgUp', 'Shift PgDn'],
      ['First day, last day of the month', 'Home', 'End'],
      ['Next problem, problem before', 'B', 'Shift B'],
      ['Open the day', 'Enter'],
      ['From a day back to the board', 'A'],
      ['Next day, previous day', 'N', 'P'],
    ],
  },
  {
    about: 'In the chain',
    keys: [
      ['Next failing entry; where none fails, next indeterminate one', 'B'],
      ['The one before', 'Shift', 'B'],
      ['Go to sequence', 'G'],
      ['Search trace id, chain hash or id', '/'],
      ['Entry before, entry after', '↑', '↓'],
      ['A screen up, a screen down', 'PgUp', 'PgDn'],
      ['First entry, last entry', 'Home', 'End'],
      ['Inspect the entry', 'Enter'],
      ['Back to the entries', 'Esc'],
    ],
  },
  {
    about: 'While two copies are compared',
    keys: [
      ['Next difference', 'B'],
      ['Previous difference', 'Shift', 'B'],
      ['Look at the difference', 'Enter'],
      ['Back to the differences, then out of the comparison', 'Esc'],
    ],
  },
];

export function Shortcuts(): ReactNode {
  const open = useApp((state) => state.shortcutsOpen);
  return (
    <Modal title="Keyboard shortcuts" open={open} onClose={() => write({ shortcutsOpen: false })}>
      {/* Longer than a small window: the keyboard must be able to scroll it. */}
      <div className="modal-body shortcut-list" role="region" aria-label="List of shortcuts" tabIndex={0}>
        {GROUPS.map((group) => (
          <section key={group.about}>
            <h3>{group.about}</h3>
            <dl>
              {group.keys.map(([what, ...keys]) => (
                <div key={what}>
                  <dt>{what}</dt>
                  <dd>
                    {keys.map((key) => (
                      <kbd key={key}>{key}</kbd>
                    ))}
                  </dd>
                </div>
              ))}
            </dl>
          </section>
        ))}
      </div>
    </Modal>
  );
}
