import type { DayState, SeamState } from '#core/report';

import { INK } from './ink';
import type { Sheet } from './sheet';

/** Grounds of the board: pale where all is well, dark where it is not, so that print without colour shows it first. */
const GROUND: Readonly<Record<DayState, string | null>> = { passed: '#dcece2', failed: INK.bad, indeterminate: INK.paper, unreadable: '#f3e3c4', missing: null };
const OUTLINE: Readonly<Record<DayState, string>> = { passed: '#b9d4c4', failed: INK.bad, indeterminate: INK.open, unreadable: INK.warn, missing: INK.idle };

/**
 * One day on the board. Each state has a shape of its own, and its own weight: a tick on pale ground, a cross on dark,
 * an outlined diamond, a bar and dot for what could not be read, a stroke across for no bundle.
 */
export function drawDay({ doc }: Sheet, state: DayState, x: number, y: number, width: number, height: number): void {
  const size = Math.min(width, height) * 0.74;
  const [left, top] = [x + (width - size) / 2, y + (height - size) / 2];
  const at = (dx: number, dy: number): [number, number] => [left + dx * size, top + dy * size];
  const ground = GROUND[state];
  doc.save().lineCap('butt').lineJoin('miter');
  if (ground !== null) doc.rect(x, y, width, height).fill(ground);
  doc.lineWidth(0.5).strokeColor(OUTLINE[state]);
  if (state === 'missing') doc.dash(1.2, { space: 1.2 });
  doc.rect(x + 0.25, y + 0.25, width - 0.5, height - 0.5).stroke();
  doc.undash().lineCap('round').lineWidth(size * 0.15);
  switch (state) {
    case 'passed':
      doc.strokeColor(INK.good).moveTo(...at(0.2, 0.55)).lineTo(...at(0.42, 0.78)).lineTo(...at(0.82, 0.24)).stroke();
      break;
    case 'failed':
      doc.lineWidth(size * 0.2).strokeColor(INK.paper).moveTo(...at(0.18, 0.18)).lineTo(...at(0.82, 0.82)).moveTo(...at(0.82, 0.18)).lineTo(...at(0.18, 0.82)).stroke();
      break;
    case 'indeterminate':
      doc.strokeColor(INK.open).moveTo(...at(0.5, 0.04)).lineTo(...at(0.96, 0.5)).lineTo(...at(0.5, 0.96)).lineTo(...at(0.04, 0.5)).closePath().stroke();
      break;
    case 'unreadable':
      doc.lineWidth(size * 0.22).strokeColor(INK.warn).moveTo(...at(0.5, 0.08)).lineTo(...at(0.5, 0.6)).moveTo(...at(0.5, 0.9)).lineTo(...at(0.5, 0.91)).stroke();
      break;
    case 'missing':
      doc.strokeColor(INK.idle).moveTo(...at(0.08, 0.92)).lineTo(...at(0.92, 0.08)).stroke();
      break;
  }
  doc.restore();
}

/** A bar before a day: whole and heavy where it contradicts what lies before, in pieces where sequences are missing. */
export function drawSeam({ doc }: Sheet, seam: SeamState, x: number, y: number, height: number): void {
  const ink = seam === 'broken' ? INK.bad : INK.open;
  doc.save().lineCap('butt').lineWidth(seam === 'broken' ? 2.2 : 1.6).strokeColor(ink);
  if (seam === 'open') doc.dash(height / 5, { space: height / 5 });
  doc.moveTo(x, y).lineTo(x, y + height).stroke().undash();
  if (seam === 'broken') for (const end of [y, y + height]) doc.lineWidth(1).moveTo(x - 2.4, end).lineTo(x + 2.4, end).stroke();
  doc.restore();
}
