import { useEffect, useState } from 'react';
import { talkTime } from '../../workflows/call/talk-time.ts';
import css from './Call.module.css';

/** How long it has lasted, by the second; not read out. */
export const Clock = ({ since }: { since: string }) => {
  const [now, tick] = useState(Date.now);
  useEffect(() => {
    const timer = setInterval(() => tick(Date.now()), 1000);
    return () => clearInterval(timer);
  }, []);
  return (
    <span className={css.clock} role="timer" aria-live="off">
      {talkTime(Math.max(0, Math.floor((now - Date.parse(since)) / 1000)))}
    </span>
  );
};
