import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import type { Event } from '../../workflows/event/event.schema.ts';
import { accountName } from '../../workflows/channel/index.ts';
import { ChannelIcon } from '../channel/ChannelIcon.tsx';
import { MessageEntry } from '../conversation/MessageEntry.tsx';
import { messagesQuery, talkQuery } from '../conversation/talks.ts';
import { Button } from '../kit/Button.tsx';
import { useWords } from '../words.ts';
import type { Piece } from './pieces.ts';
import css from './TalkPiece.module.css';

/** So many messages of a piece are read without asking. */
const AT_ONCE = 3;

/** What was written in one go: its last messages as they stand in the window, the others behind a button. */
export const TalkPiece = ({ piece: { talk: id, events }, say }: { piece: Piece; say: (event: Event) => string }) => {
  const { t, language } = useWords('timeline');
  const [isWhole, setWhole] = useState(false);
  const { data: talk } = useQuery(talkQuery(id));
  const { data: pages } = useInfiniteQuery(messagesQuery(id));
  const messages = new Map(pages?.pages.flatMap(({ items }) => items.map((one) => [one.id, one] as const)));
  const shown = isWhole ? events : events.slice(-AT_ONCE);
  return (
    <section className={css.piece} aria-label={t('talk')}>
      <header className={css.head}>
        {talk && (
          <>
            <ChannelIcon account={talk.account} size={14} />
            <span className={css.name}>{talk.accountName ?? accountName(talk.account, language)}</span>
          </>
        )}
        <Link to="/conversations" search={{ show: talk?.state === 'closed' ? 'closed' : 'all', open: id }}>
          {t('talk.open')}
        </Link>
        {events.length > AT_ONCE && (
          <Button look="quiet" onClick={() => setWhole(!isWhole)}>
            {isWhole ? t('talk.less') : t('talk.all', { count: events.length })}
          </Button>
        )}
      </header>
      {shown.map((event) => {
        const message = messages.get(String(event.data['message']));
        const { replyTo } = message ?? {};
        return message && talk ? (
          <MessageEntry
            key={event.id}
            message={message}
            answered={replyTo ? messages.get(replyTo) : undefined}
            talk={talk}
          />
        ) : (
          <p key={event.id} className={css.line}>
            {say(event)}
          </p>
        );
      })}
    </section>
  );
};
