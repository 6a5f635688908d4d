import { useState } from 'react';
import { readEmail } from '../../workflows/contact/email.ts';
import type { Copies } from '../../workflows/conversation/part.schema.ts';

/** Who gets a copy of the letter that is written, as it was typed and as it goes. */
export const useCopies = () => {
  const [typed, setTyped] = useState<{ cc: string; bcc: string }>();
  const [cc, bcc] = [addressesIn(typed?.cc), addressesIn(typed?.bcc)];
  const parts: Copies[] = cc.length + bcc.length > 0 ? [{ kind: 'copies', cc, bcc }] : [];
  return {
    ...{ typed, parts },
    type: setTyped,
    clear: () => setTyped(undefined),
    /** the first that is no address */
    wrong: [...cc, ...bcc].find((one) => !('email' in readEmail(one))),
  };
};

const addressesIn = (typed = ''): string[] => [...new Set(typed.split(/[\s,;]+/).filter(Boolean))];
