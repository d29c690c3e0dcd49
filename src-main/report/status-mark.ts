import type { Tone } from '#core/report';

import { INK } from './ink';
import type { Sheet } from './sheet';

export const INK_OF_TONE: Readonly<Record<Tone, string>> = { good: INK.good, bad: INK.bad, open: INK.open, warn: INK.warn, idle: INK.idle };

/**
 * The sign of a status: a shape of its own for each tone, so that print without colour and eyes without it still tell
 * them apart. Drawn in a square of `size` with its top left corner at x, y; always beside its word.
 */
export function drawStatus({ doc }: Sheet, tone: Tone, x: number, y: number, size: number): void {
  const colour = INK_OF_TONE[tone];
  const at = (dx: number, dy: number): [number, number] => [x + dx * size, y + dy * size];
  doc.save().lineWidth(size * 0.13).lineCap('round').lineJoin('round').strokeColor(colour).fillColor(colour);
  const middle = at(0.5, 0.5);
  switch (tone) {
    case 'good':
      doc.circle(...middle, size * 0.5).fill(colour);
      doc.strokeColor(INK.paper).moveTo(...at(0.27, 0.52)).lineTo(...at(0.44, 0.68)).lineTo(...at(0.74, 0.34)).stroke();
      break;
    case 'bad':
      doc.rect(x, y, size, size).fill(colour);
      doc.strokeColor(INK.paper).moveTo(...at(0.28, 0.28)).lineTo(...at(0.72, 0.72)).moveTo(...at(0.72, 0.28)).lineTo(...at(0.28, 0.72)).stroke();
      break;
    case 'open':
      doc.moveTo(...at(0.5, 0)).lineTo(...at(1, 0.5)).lineTo(...at(0.5, 1)).lineTo(...at(0, 0.5)).closePath().stroke();
      doc.moveTo(...at(0.33, 0.5)).lineTo(...at(0.67, 0.5)).stroke();
      break;
    case 'warn':
      doc.moveTo(...at(0.5, 0.04)).lineTo(...at(1, 0.94)).lineTo(...at(0, 0.94)).closePath().fill(colour);
      doc.strokeColor(INK.paper).moveTo(...at(0.5, 0.38)).lineTo(...at(0.5, 0.6)).moveTo(...at(0.5, 0.78)).lineTo(...at(0.5, 0.79)).stroke();
      break;
    case 'idle':
      doc.circle(...middle, size * 0.44).stroke();
      doc.moveTo(...at(0.3, 0.5)).lineTo(...at(0.7, 0.5)).stroke();
      break;
  }
  doc.restore();
}
