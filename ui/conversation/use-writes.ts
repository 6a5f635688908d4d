import { useEffect, useRef, useState } from 'react';

/** So long after the last letter she still answers. */
const STILL_MS = 8000;

/** Whether somebody is writing right now. */
export const useWrites = () => {
  const [now, setNow] = useState(false);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  useEffect(() => () => clearTimeout(timer.current), []);
  return {
    now,
    note: (typed: string) => {
      clearTimeout(timer.current);
      setNow(typed !== '');
      if (typed !== '') timer.current = setTimeout(() => setNow(false), STILL_MS);
    },
  };
};
