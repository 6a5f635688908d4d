import type { Matched } from './search.schema.ts';
import { marksIn } from './marks.ts';
import type { Term } from './terms.ts';

const BEFORE = 30;
const LONGEST = 120;

/** What of a record was found: the text in which the most terms occur, the first of equals; cut to where they do. */
export const matchedIn = (texts: Matched[], terms: Term[]): Matched | null => {
  const [best] = texts
    .map((one) => ({ one, marks: marksIn(one.text, terms) }))
    .filter(({ marks }) => marks.length > 0)
    .sort((a, b) => b.marks.length - a.marks.length);
  return best ? { ...best.one, text: cutAt(best.one.text, best.marks[0]![0]) } : null;
};

const cutAt = (text: string, at: number): string => {
  // from the beginning of a word
  const space = at > BEFORE + 10 ? text.indexOf(' ', at - BEFORE) + 1 : 0;
  const from = space > at ? at : space;
  const cut = [...text.slice(from, from + LONGEST)].join('').replace(/\s+/g, ' ').toWellFormed();
  return `${from > 0 ? '…' : ''}${cut.trim()}${from + LONGEST < text.length ? '…' : ''}`;
};
