import { useState } from 'react';
import type { ReactNode, SubmitEvent } from 'react';

import { parseStatedHead } from '#core/evidence';

import { supplyHead } from '../../state/supply-actions';
import { Button } from '../../ui/button';

const FORM = '64 lower-case hexadecimal characters, then perhaps @ and the sequence.';

/** A head is typed or pasted. What is no head is told while it is being typed, and not taken. */
export function HeadField(): ReactNode {
  const [typed, setTyped] = useState('');
  const head = typed.trim();
  const isWrong = head !== '' && parseStatedHead(head) === undefined;
  const submit = (event: SubmitEvent): void => {
    event.preventDefault();
    if (head !== '' && !isWrong) void supplyHead(head);
  };
  return (
    <form className="supply-head" onSubmit={submit}>
      <input
        className="field mono"
        aria-label="Head hash"
        aria-describedby="head-form"
        aria-invalid={isWrong}
        autoComplete="off"
        spellCheck={false}
        placeholder="Hash, or hash@sequence"
        value={typed}
        onChange={(event) => setTyped(event.target.value)}
      />
      <Button type="submit" disabled={head === '' || isWrong}>
        Supply
      </Button>
      <p id="head-form" className="supply-form" role="status">
        {isWrong ? `Not a head yet: ${FORM}` : ''}
      </p>
    </form>
  );
}
