import { useState } from 'react';

/** The text of an input, which follows the value when that is changed elsewhere (undo, a colleague), unless both mean the same value. */
export const useTyped = (
  value: string,
  says: (typed: string, value: string) => boolean = (typed, one) => typed === one,
): [string, (typed: string) => void] => {
  const [typed, setTyped] = useState(value);
  const [last, setLast] = useState(value);
  if (last === value) return [typed, setTyped];
  setLast(value);
  if (says(typed, value)) return [typed, setTyped];
  setTyped(value);
  return [value, setTyped];
};
