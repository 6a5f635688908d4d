import { useEffect, useRef, type ReactNode } from 'react';
import { nearDayText, wall } from '../kit/time.ts';
import { useNewest } from '../kit/use-newest.ts';
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
  render: (event: T) => ReactNode;
};

/** The entries of a story by their days: newest at the bottom, in sight, until the reader scrolls away from it. What is out of sight is not laid out. */
export const Feed = <T extends Told>({ label, entries, now, top, render }: Props<T>) => {
  const shown = useNewest(entries);
  const feed = useRef<HTMLDivElement>(null);
  const inside = useRef<HTMLDivElement>(null);
  const end = useRef({ isSeen: true, at: 0 });
  useEffect(() => {
    const pane = feed.current!;
    // entries come and grow, what stands below takes room: all of it is another size
    const sized = new ResizeObserver(() => {
      const { isSeen, at } = end.current;
      if (!isSeen || Math.abs(pane.scrollTop - at) > 1) return;
      pane.scrollTop = pane.scrollHeight;
      end.current.at = pane.scrollTop;
    });
    sized.observe(pane);
    sized.observe(inside.current!);
    return () => sized.disconnect();
  }, []);
  return (
    <div
      ref={feed}
      onScroll={({ currentTarget: { scrollHeight, scrollTop, clientHeight } }) =>
        (end.current = { isSeen: scrollHeight - scrollTop - clientHeight < 40, at: scrollTop })
      }
      className={css.feed}
      tabIndex={0}
      role="region"
      aria-label={label}
    >
      <div ref={inside} className={css.inside}>
        {shown === entries && top}
        {shown.map((event, index) => (
          <div key={event.id} id={`event-${event.id}`} className={css.block}>
            {(index === 0 || !wall(event.at).isSame(wall(shown[index - 1]!.at), 'day')) && (
              <div className={css.day}>{nearDayText(event.at, now)}</div>
            )}
            {render(event)}
          </div>
        ))}
      </div>
    </div>
  );
};
