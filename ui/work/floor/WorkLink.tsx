import { Link } from '@tanstack/react-router';
import type { FloorWork } from '../../../workflows/work/floor.schema.ts';
import css from './Floor.module.css';

/** To the conversation or the ticket. */
export const WorkLink = ({ kind, id, track, name }: Pick<FloorWork, 'kind' | 'id' | 'track' | 'name'>) =>
  kind === 'ticket' ? (
    <Link to="/tickets/$id" params={{ id }} className={css.name}>
      {track} {name}
    </Link>
  ) : (
    <Link to="/conversations" search={{ show: 'all', open: id }} className={css.name}>
      {name}
    </Link>
  );
