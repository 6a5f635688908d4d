import type { Language } from '../language.ts';
import { numberText } from '../kit/number.ts';
import type { Say } from '../words.ts';

/** "1,4 MB": as a person says it, not as a disk counts it. */
export const sizeText = (bytes: number, t: Say, language: Language): string => {
  const step = bytes < 1000 ? 0 : bytes < 1_000_000 ? 1 : 2;
  const number = bytes / 1000 ** step;
  return t(`size.${step}`, { size: numberText(number, language, step > 0 && number < 10 ? 1 : 0) });
};
