import type { EventData } from '../../workflows/event/catalogue.ts';
import { isShown } from '../../workflows/file/file.ts';
import css from './File.module.css';
import { addressOf } from './FileLine.tsx';

/** A file where a story tells of it: its picture, and a way to open it. */
export const AttachedFile = ({ id, told }: { id: string; told: EventData<'file.attached'> }) => (
  <a
    className={css.attached}
    href={isShown(told.type) ? addressOf(id) : `${addressOf(id)}?save=true`}
    target={isShown(told.type) ? '_blank' : undefined}
    rel="noopener noreferrer"
    download={isShown(told.type) ? undefined : told.name}
  >
    {told.thumbnail ? <img src={`${addressOf(id)}/thumbnail`} alt={told.name} loading="lazy" /> : told.name}
  </a>
);
