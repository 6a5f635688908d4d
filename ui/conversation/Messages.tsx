import { useInfiniteQuery } from '@tanstack/react-query';
import { useEffect, useLayoutEffect, useRef, useState } from 'react';
import type { Conversation, Message } from '../../workflows/conversation/conversation.schema.ts';
import { Button } from '../kit/Button.tsx';
import { Viewer } from '../message/Viewer.tsx';
import { Problem } from '../kit/Problem.tsx';
import { Skeleton } from '../kit/Skeleton.tsx';
import { dayText, nearDayText, wall } from '../kit/time.ts';
import { useNow } from '../kit/Time.tsx';
import { useNewest } from '../kit/use-newest.ts';
import { useWords } from '../words.ts';
import { folded, type Shown } from './flood.ts';
import css from './Messages.module.css';
import { MessageEntry } from './MessageEntry.tsx';
import { messagesQuery } from './talks.ts';

/** So near the end the newest message is followed. */
const NEAR_PX = 120;

/** The talk, the newest at the bottom; what came before is asked for at the top and nothing moves under the eyes. */
export const Messages = ({ talk, onReply }: { talk: Conversation; onReply: (message: Message) => void }) => {
  const { t } = useWords('conversation');
  const now = useNow();
  const list = useInfiniteQuery(messagesQuery(talk.id));
  const messages = (list.data?.pages.flatMap(({ items }) => items) ?? []).toReversed();
  const [opened, open] = useState<ReadonlySet<string>>(new Set());
  const pane = useRef<HTMLDivElement>(null);
  const place = useRef({ fromEnd: 0, first: '' });
  useEffect(() => {
    // what stands below takes room of it
    const sized = new ResizeObserver(([of]) => {
      if (of && place.current.fromEnd < NEAR_PX) of.target.scrollTop = of.target.scrollHeight;
    });
    sized.observe(pane.current!);
    return () => sized.disconnect();
  }, []);
  const all = folded(messages, opened);
  const shown = useNewest(all);
  const isWhole = shown === all;
  const [first, last] = [idOf(shown[0]), idOf(shown.at(-1))];
  useLayoutEffect(() => {
    const log = pane.current;
    if (!log) return;
    const older = place.current.first !== '' && place.current.first !== first;
    if (older || place.current.fromEnd < NEAR_PX)
      log.scrollTop = log.scrollHeight - log.clientHeight - (older ? place.current.fromEnd : 0);
    place.current.first = first;
  }, [first, last]);
  const byId = new Map(messages.map((message) => [message.id, message]));
  return (
    <div
      ref={pane}
      className={css.pane}
      // a list that scrolls is reached by Tab
      tabIndex={0}
      role="log"
      aria-label={t('messages')}
      onScroll={({ currentTarget: { scrollHeight, scrollTop, clientHeight } }) => {
        place.current.fromEnd = scrollHeight - scrollTop - clientHeight;
        if (isWhole && scrollTop < 200 && list.hasNextPage && !list.isFetchingNextPage) void list.fetchNextPage();
      }}
    >
      {list.isPending && <Skeleton rows={6} height={40} />}
      {list.error && <Problem error={list.error} again={() => void list.refetch()} />}
      {isWhole && list.hasNextPage && (
        <Button look="quiet" busy={list.isFetchingNextPage} onClick={() => void list.fetchNextPage()}>
          {t('earlier')}
        </Button>
      )}
      <Viewer messages={messages}>
        {shown.map((one, index) => {
          if ('folded' in one)
            return (
              <Button
                key={one.folded[0]!.id}
                look="quiet"
                onClick={() => open(new Set([...opened, one.folded[0]!.id]))}
              >
                {t('folded', { count: one.folded.length })}
              </Button>
            );
          const { message } = one;
          const before = shown[index - 1];
          return (
            <div key={message.id} className={css.one}>
              {isNewDay(message, before && ('folded' in before ? before.folded.at(-1) : before.message)) && (
                <p className={css.day}>
                  <time dateTime={message.at} data-hint={dayText(message.at)}>
                    {nearDayText(message.at, now)}
                  </time>
                </p>
              )}
              <MessageEntry
                message={message}
                answered={message.replyTo ? byId.get(message.replyTo) : undefined}
                talk={talk}
                onReply={onReply}
              />
            </div>
          );
        })}
      </Viewer>
    </div>
  );
};

const idOf = (one: Shown | undefined) => (one && ('folded' in one ? one.folded[0]! : one.message).id) ?? '';

const isNewDay = (one: Message, before: Message | undefined) => !before || !wall(one.at).isSame(wall(before.at), 'day');
