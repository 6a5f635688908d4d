import { useEffect, useRef, type ReactNode } from 'react';
import type { Event } from '../../workflows/event/event.schema.ts';
import { nearDayText, wall } from '../kit/time.ts';
import css from './Feed.module.css';

type Props = {
  label: string;
  /** the oldest first */
  entries: Event[];
  now: number;
  /** above the first entry: what is missing, and how to get it */
  top: ReactNode;
  /** an entry may have grown without a new one: keep to the end then, too */
  grown?: unknown;
  render: (event: Event) => ReactNode;
};

/** The entries of a story by their days: newest at the bottom, in sight, until the reader scrolls away from it. What is out of sight is not laid out. */
export const Feed = ({ label, entries, now, top, grown, render }: Props) => {
  const feed = useRef<HTMLDivElement>(null);
  const atEnd = useRef(true);
  useEffect(() => {
    if (feed.current && atEnd.current) feed.current.scrollTop = feed.current.scrollHeight;
  }, [entries, grown]);
  return (
    <div
      ref={feed}
      onScroll={({ currentTarget: { scrollHeight, scrollTop, clientHeight } }) =>
        (atEnd.current = scrollHeight - scrollTop - clientHeight < 40)
      }
      className={css.feed}
      tabIndex={0}
      role="region"
      aria-label={label}
    >
      <div className={css.space} />
      {top}
      {entries.map((event, index) => (
        <div key={event.id} id={`event-${event.id}`} className={css.block}>
          {(index === 0 || !wall(event.at).isSame(wall(entries[index - 1]!.at), 'day')) && (
            <div className={css.day}>{nearDayText(event.at, now)}</div>
          )}
          {render(event)}
        </div>
      ))}
    </div>
  );
};
