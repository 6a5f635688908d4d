import { marksIn } from '../../workflows/search/marks.ts';
import { termsOf } from '../../workflows/search/terms.ts';

/** A text with what was typed marked in it. */
export const Marked = ({ text, typed }: { text: string; typed: string }) => {
  const marks = marksIn(text, termsOf(typed));
  const parts = marks.map(([from, to], at) => (
    <span key={from}>
      {text.slice(marks[at - 1]?.[1] ?? 0, from)}
      <mark>{text.slice(from, to)}</mark>
    </span>
  ));
  return (
    <>
      {parts}
      {text.slice(marks.at(-1)?.[1] ?? 0)}
    </>
  );
};
