import { useSyncExternalStore } from 'react';
import { useWords } from '../words.ts';
import { ageText, exactText, relativeText } from './time.ts';

/** Near times as a person says them, the exact one in the tooltip. `clockOffset`: the lead's clock is ahead by so many ms. */
export const Time = ({
  at,
  clockOffset = 0,
  as = 'relative',
}: {
  at: string;
  clockOffset?: number;
  as?: 'relative' | 'age' | 'exact';
}) => {
  useWords('kit');
  const now = useNow() + clockOffset;
  const text = as === 'age' ? ageText(at, now) : as === 'exact' ? exactText(at) : relativeText(at, now);
  return (
    <time
      dateTime={at}
      style={as === 'exact' ? undefined : { whiteSpace: 'nowrap' }}
      data-hint={as === 'exact' ? undefined : exactText(at)}
    >
      {text}
    </time>
  );
};

let now = Date.now();
const listeners = new Set<() => void>();
let timer: ReturnType<typeof setInterval> | undefined;

const subscribe = (listener: () => void) => {
  listeners.add(listener);
  timer ??= setInterval(() => {
    now = Date.now();
    for (const listener of listeners) listener();
  }, 20_000);
  return () => {
    listeners.delete(listener);
    if (listeners.size === 0) {
      clearInterval(timer);
      timer = undefined;
    }
  };
};

/** The moment, renewed every 20 s for all who show it. */
export const useNow = (): number =>
  useSyncExternalStore(subscribe, () => (timer ? now : (now = Math.floor(Date.now() / 1000) * 1000)));
