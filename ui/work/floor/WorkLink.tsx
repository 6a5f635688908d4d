import { Link } from '@tanstack/react-router';
import type { FloorWork } from '../../../workflows/work/floor.schema.ts';
import css from './Floor.module.css';

/** To the conversation, the ticket or the promised call. */
export const WorkLink = ({ kind, id, track, name }: Pick<FloorWork, 'kind' | 'id' | 'track' | 'name'>) =>
  kind === 'ticket' ? (
    <Link to="/tickets/$id" params={{ id }} className={css.name}>
      {track} {name}
    </Link>
  ) : kind === 'callback' ? (
    <Link to="/callbacks" search={{ open: id }} className={css.name}>
      {name}
    </Link>
  ) : (
    <Link to="/conversations" search={{ show: 'all', open: id }} className={css.name}>
      {name}
    </Link>
  );
