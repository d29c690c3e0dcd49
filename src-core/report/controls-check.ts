import type { ControlsView, Examination } from '#core/contract';

import type { Block, Cell } from './document';
import { cell, heading, paragraph } from './document';

/** "15 of 15 seeded changes detected". A miss never comes this far: it ends the run. */
export function controlsText(view: ControlsView): string {
  if (view.state === 'not-run') return `Negative controls were not run. ${view.because}`;
  return `${String(view.seeded)} of ${String(view.seeded)} seeded changes detected, in copies of ${copiedText(view)}, by the ${view.readers.join(' and by the ')}.`;
}

/** "entries 3 to 5"; of a log "three records of one chain, 3 to 9": others may lie between. */
export function copiedText({ of, fromSequence, toSequence }: Extract<ControlsView, { state: 'run' }>): string {
  return `${of === 'records' ? 'three neighbouring records of one chain,' : 'entries'} ${String(fromSequence)} to ${String(toSequence)}`;
}

/** The controls as one check of the method. */
export function controlsCheck({ beside }: Examination): { readonly name: string; readonly result: 'ok' | 'not run'; readonly why: string } {
  const name = 'Negative controls: changes seeded in copies of entries are detected';
  const view = beside.controls;
  if (view === undefined) return { name, result: 'not run', why: 'They were not part of this examination.' };
  return view.state === 'run' ? { name, result: 'ok', why: controlsText(view) } : { name, result: 'not run', why: view.because };
}

/** What was planted, and by which finding it was found. */
export function controlsBlocks({ beside }: Examination): readonly Block[] {
  const view = beside.controls;
  if (view === undefined) return [];
  const lead = paragraph(controlsText(view));
  if (view.state === 'not-run') return [heading('Negative controls'), lead];
  return [
    heading('Negative controls'),
    lead,
    paragraph(`In this same run, copies of these ${view.of ?? 'entries'} were damaged in memory, each copy in one of the ways below, and read and judged by the code that judged the evidence; the undamaged copy showed none of these findings. A change that is not detected ends the run without a verdict. The controls show that the instrument was working on this evidence\u2019s own notation and formula; they do not show that damage of every other kind would be detected.`),
    {
      kind: 'table',
      caption: 'Seeded changes and the finding that detected each',
      columns: [{ title: 'Seeded change', share: 0.65 }, { title: 'Detected as', share: 0.35 }],
      rows: view.controls.map(({ damage, found }): readonly Cell[] => [cell(damage), cell(found, 'mono')]),
    },
  ];
}
