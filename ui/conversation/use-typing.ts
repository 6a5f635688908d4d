import { useEffect, useState } from 'react';
import { cache } from '../cache.ts';
import { onTyping } from '../live.ts';
import { talkQuery } from './talks.ts';

/** So long after the last sign the client still types; by this browser's own clock. */
const SHOWN_MS = 6000;

/** Whether the client of a talk is typing; what she sends ends it. A colleague's sign goes to the talk itself. */
export const useTyping = ({ id, lastAt }: { id: string; lastAt: string }): boolean => {
  const [types, setTypes] = useState<string>();
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    const leave = onTyping(({ talk, by, until }) => {
      if (talk !== id) return;
      if (by !== null) {
        const claim = until === null ? null : { by, until };
        cache.setQueryData(talkQuery(id).queryKey, (known) => known && { ...known, claim });
        return;
      }
      clearTimeout(timer);
      setTypes(lastAt);
      timer = setTimeout(() => setTypes(undefined), SHOWN_MS);
    });
    return () => {
      clearTimeout(timer);
      leave();
    };
  }, [id, lastAt]);
  return types === lastAt;
};
