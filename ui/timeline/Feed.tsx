import { useEffect, useRef, type ReactNode } from 'react';
import { nearDayText, wall } from '../kit/time.ts';
import css from './Feed.module.css';

/** A thing that happened, or several as one. */
export type Told = { id: string; at: string };

type Props<T extends Told> = {
  label: string;
  /** the oldest first */
  entries: T[];
  now: number;
  /** above the first entry: what is missing, and how to get it */
  top: ReactNode;
  /** an entry may have grown without a new one: keep to the end then, too */
  grown?: unknown;
  render: (event: T) => ReactNode;
};

/** The entries of a story by their days: newest at the bottom, in sight, until the reader scrolls away from it. What is out of sight is not laid out. */
export const Feed = <T extends Told>({ label, entries, now, top, grown, render }: Props<T>) => {
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
