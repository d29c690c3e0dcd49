import { useEffect, useState } from 'react';

import type { ChosenCopies, Outcome, PayloadDetail } from '#core/contract';

import { evidence } from '../../bridge';

type Answer = { readonly asked: string; readonly outcome: Outcome<PayloadDetail | null> };

/** The trace beside an entry; undefined until main has answered for this entry and these copies. */
export function useTrace(evidenceId: number, position: number, { first, second }: ChosenCopies): Outcome<PayloadDetail | null> | undefined {
  const [answer, setAnswer] = useState<Answer | null>(null);
  const asked = `${evidenceId} ${position} ${first} ${second}`;
  useEffect(() => {
    let wanted = true;
    void evidence.payload({ evidenceId, position, first, second }).then((outcome) => {
      if (wanted) setAnswer({ asked, outcome });
    });
    return () => {
      wanted = false;
    };
  }, [asked, evidenceId, position, first, second]);
  return answer?.asked === asked ? answer.outcome : undefined;
}
