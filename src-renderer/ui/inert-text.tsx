import type { ReactNode } from 'react';

import './inert-text.css';
import { toVisibleText } from './visible-text';

const PLAIN = /^[\x20-\x7e]*$/;

/**
 * Text from outside, made harmless: isolated from the direction of its surroundings, with every character that draws
 * nothing replaced by its code point.
 */
export function InertText({ value, lines = false }: { value: string; lines?: boolean }): ReactNode {
  if (PLAIN.test(value)) return <bdi>{value}</bdi>;
  return (
    <bdi>
      {toVisibleText(value, lines).map((piece, index) =>
        piece.kind === 'plain' ? (
          <bdi key={index}>{piece.text}</bdi>
        ) : (
          <span key={index} className="unseen" title={piece.name}>
            {piece.code}
          </span>
        ),
      )}
    </bdi>
  );
}
