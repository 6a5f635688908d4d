import { useState } from 'react';

/** What is typed, which follows the value when that is changed from elsewhere (undo, another person), unless both say the same. */
export const useTyped = (
  value: string,
  says: (typed: string, value: string) => boolean = (typed, one) => typed === one,
): [string, (typed: string) => void] => {
  const [typed, setTyped] = useState(value);
  const [seen, setSeen] = useState(value);
  if (seen === value) return [typed, setTyped];
  setSeen(value);
  if (says(typed, value)) return [typed, setTyped];
  setTyped(value);
  return [value, setTyped];
};
