import { useEffect, useState } from 'react';

const LATER_MS = 150;

/** What was typed, once the fingers rest: so a search does not ask for every letter. */
export const useLater = <T>(value: T): T => {
  const [later, setLater] = useState(value);
  const text = JSON.stringify(value);
  useEffect(() => {
    const timer = setTimeout(() => setLater(JSON.parse(text) as T), LATER_MS);
    return () => clearTimeout(timer);
  }, [text]);
  return later;
};
