import { fold } from './fold.ts';
import type { Term } from './terms.ts';

/** From this letter of a text up to that one. */
export type Mark = [from: number, to: number];

/** Where the terms occur in a text as it is written, in its order and without overlaps. */
export const marksIn = (text: string, terms: Term[]): Mark[] => {
  const found = terms
    .flatMap((term) => term.writings.flatMap((writing) => first(text, writing, term.phone)))
    .sort(([a], [b]) => a - b);
  return found.reduce<Mark[]>((marks, mark) => {
    const last = marks.at(-1);
    return last && mark[0] <= last[1]
      ? [...marks.slice(0, -1), [last[0], Math.max(last[1], mark[1])]]
      : [...marks, mark];
  }, []);
};

/** The first place of one writing; short ones count only where a word begins, as they are looked for. */
const first = (text: string, writing: string, phone: boolean): Mark[] => {
  const plain = placeIn(spelled(text), writing);
  return plain.length > 0 || !phone
    ? plain
    : placeIn(
        spelled(text).filter(([letter]) => /\d/.test(letter)),
        writing,
      );
};

type Spelled = [letter: string, from: number, to: number];

const placeIn = (letters: Spelled[], writing: string): Mark[] => {
  const whole = letters.map(([letter]) => letter).join('');
  const starts = writing.length > SHORT ? whole.indexOf(writing) : wordStart(whole, writing);
  if (starts === -1) return [];
  const at = (index: number) => letters[Math.min(index, letters.length - 1)]!;
  return [[at(starts)[1], at(starts + writing.length - 1)[2]]];
};

/** Words of so few letters are looked for at the beginning of words only. */
export const SHORT = 2;

const wordStart = (text: string, writing: string): number =>
  text.startsWith(writing) ? 0 : text.indexOf(` ${writing}`) === -1 ? -1 : text.indexOf(` ${writing}`) + 1;

/** Each folded sign with where its letter stands in the text. */
const spelled = (text: string): Spelled[] => {
  const signs: Spelled[] = [];
  let at = 0;
  for (const letter of text) {
    for (const sign of fold(letter)) for (const unit of sign.split('')) signs.push([unit, at, at + letter.length]);
    at += letter.length;
  }
  return signs;
};
