import { piecesOf } from '../../workflows/note/mention.ts';
import { useUsers } from '../session.tsx';
import css from './Note.module.css';

/** A note's words: links lead out without telling where from, and the users whom it names stand out. */
export const NoteText = ({ text }: { text: string }) => (
  <span className={css.text}>
    {piecesOf(text, useUsers()).map((piece, index) =>
      piece.kind === 'link' ? (
        <a key={index} href={piece.href} target="_blank" rel="noopener noreferrer nofollow">
          {piece.text}
        </a>
      ) : piece.kind === 'mention' ? (
        <b key={index} className={css.mention}>
          {piece.text}
        </b>
      ) : (
        piece.text
      ),
    )}
  </span>
);
