import type { ReactNode } from 'react';
import { piecesIn, type Piece } from '../../../workflows/conversation/formatted.ts';
import css from './Formatted.module.css';

/** Words as a colleague formatted them, made anew of our own formats: nothing of the marked-up text itself gets onto the page. */
export const Formatted = ({ html }: { html: string }) => <div className={css.words}>{piecesIn(html).map(drawn)}</div>;

const drawn = (piece: Piece, index: number): ReactNode => {
  if (typeof piece === 'string') return piece;
  const { is: Tag, href, pieces } = piece;
  if (Tag === 'br') return <br key={index} />;
  const inside = pieces.map(drawn);
  if (Tag !== 'a') return <Tag key={index}>{inside}</Tag>;
  return (
    <a key={index} href={href} target="_blank" rel="noopener noreferrer nofollow">
      {inside}
    </a>
  );
};
