import { useInfiniteQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { Conversation, Message } from '../../../workflows/conversation/conversation.schema.ts';
import type { Button as Key } from '../../../workflows/conversation/part.schema.ts';
import { Button } from '../../kit/Button.tsx';
import { wall } from '../../kit/time.ts';
import { NoteText } from '../../note/NoteText.tsx';
import { useWords } from '../../words.ts';
import { Parts } from '../Parts.tsx';
import css from '../Phone.module.css';
import { messagesQuery } from '../talks.ts';
import { EditOwn, OwnActs, type Own } from './Own.tsx';
import type { Client } from './use-client.ts';

/** A client sees no notes, nothing that has not gone yet, and nothing that was taken back. */
const reaches = ({ direction, state, deletedAt, change }: Message): boolean => {
  if (direction === 'in') return deletedAt === null;
  if (direction === 'note' || !['sent', 'delivered', 'read'].includes(state)) return false;
  return deletedAt === null || change?.state !== 'sent';
};

/** What was edited and has not arrived yet is there as it was. */
const textOf = ({ text, change, earlier }: Message): string =>
  change?.do === 'edit' && change.state !== 'sent' ? (earlier.at(-1)?.text ?? text) : text;

/** What the client sees of the talk, and may still change of their own words. */
export const Screen = ({ talk, client }: { talk: Conversation; client: Client }) => {
  const { t } = useWords('conversation');
  const list = useInfiniteQuery(messagesQuery(talk.id));
  const [edited, edit] = useState<string>();
  // the newest first: a reversed column keeps to its end by itself
  const messages = list.data?.pages.flatMap(({ items }) => items).filter(reaches) ?? [];
  const keys = messages.find(({ direction }) => direction === 'out')?.id;
  return (
    <ol className={css.screen} tabIndex={0} aria-label={t('phone.screen')}>
      {messages.map((message) => (
        <li key={message.id} data-own={message.direction === 'in' || undefined}>
          {edited === message.id ? (
            <EditOwn message={message} client={client} onDone={() => edit(undefined)} />
          ) : (
            textOf(message) && <NoteText text={textOf(message)} />
          )}
          <Parts parts={message.parts.filter(({ kind }) => kind !== 'buttons')} />
          {message.id === keys && <Keys message={message} client={client} name={talk.contact.name} />}
          <span className={css.below}>
            {message.direction === 'in' && (
              <OwnActs message={message} client={client} onEdit={() => edit(message.id)} />
            )}
            <time dateTime={message.at}>{wall(message.at).format('HH:mm')}</time>
          </span>
        </li>
      ))}
    </ol>
  );
};

/** Pressed, they say their words as the client; one that asks for a phone sends the client's own card. */
const Keys = ({ message: { parts }, client, name }: Own & { name: string }) => {
  const rows = parts.flatMap((part) => (part.kind === 'buttons' ? part.rows : []));
  const press = ({ text, url, asks }: Key) => {
    if (url) open(url, '_blank', 'noopener');
    else if (asks) client.write({ parts: [ownCard(name)] });
    else client.write({ text });
  };
  return rows.map((row) => (
    <span key={row.map(({ text }) => text).join()} className={css.keysRow}>
      {row.map((one) => (
        <Button key={one.text} onClick={() => press(one)}>
          {one.text}
        </Button>
      ))}
    </span>
  ));
};

export const ownCard = (name: string) => ({ kind: 'card' as const, name, phone: '+77015550142', own: true });
