import { language } from '../words.ts';
import { numberText } from '../kit/number.ts';

/** "12 400" as the reader writes it. */
export const number = (value: number): string => numberText(value, language());
