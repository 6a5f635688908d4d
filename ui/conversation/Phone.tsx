import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { IconDeviceMobile, IconPlus, IconSend, IconX } from '@tabler/icons-react';
import { useEffect, useState, type FormEvent } from 'react';
import type { Account } from '../../workflows/account/account.schema.ts';
import type { Message } from '../../workflows/conversation/conversation.schema.ts';
import { post } from '../ask/ask.ts';
import { asking } from '../ask/asking.ts';
import { useWrite } from '../ask/use-write.ts';
import { Button } from '../kit/Button.tsx';
import { Input } from '../kit/Field.tsx';
import { wall } from '../kit/time.ts';
import { NoteText } from '../note/NoteText.tsx';
import { useWords } from '../words.ts';
import { Parts } from './Parts.tsx';
import css from './Phone.module.css';
import { messagesQuery } from './talks.ts';

type Props = {
  /** of practice: nobody carries it */
  account: Account;
  open: string | undefined;
  onOpen: (id: string | undefined) => void;
  onClose: () => void;
};

/** The client's phone: whoever tries the window writes here, and sees what the client would. */
export const Phone = ({ account, open, onOpen, onClose }: Props) => {
  const { t } = useWords('conversation');
  const talks = useQuery(asking('/conversations', { query: { account: account.id, limit: 50 } })).data?.items ?? [];
  const talk = talks.find(({ id }) => id === open);
  const [name, setName] = useState('');
  const [text, setText] = useState('');
  const [begun, begin] = useState<{ name: string; known: string[] }>();
  const writing = useWrite(
    () =>
      post('/accounts/{id}/sandbox-messages', {
        path: { id: account.id },
        body: { text: text.trim(), from: talk ? { conversation: talk.id } : { id: Date.now(), name: name.trim() } },
      }),
    {
      changes: [['/conversations']],
      then: () => {
        setText('');
        if (!talk) begin({ name: name.trim(), known: talks.map(({ id }) => id) });
      },
    },
  );
  const made = begun && talks.find(({ id, contact }) => contact.name === begun.name && !begun.known.includes(id));
  const madeId = made?.id;
  useEffect(() => {
    if (!madeId) return;
    onOpen(madeId);
    // oxlint-disable-next-line react-hooks/exhaustive-deps -- once for each that began
  }, [madeId]);
  const why = !talk && !name.trim() ? t('phone.needsName') : text.trim() ? undefined : t('needs');
  const send = (event: FormEvent) => {
    event.preventDefault();
    if (!why) void writing.write();
  };
  return (
    <aside className={css.pane} aria-label={t('phone')} data-phone>
      <div className={css.phone}>
        <header className={css.top}>
          <IconDeviceMobile size={16} aria-hidden />
          <b>{talk?.contact.name ?? t('phone.new')}</b>
          {talk && (
            <Button
              look="quiet"
              label={t('phone.another')}
              icon={<IconPlus size={16} />}
              onClick={() => {
                begin(undefined);
                setName('');
                onOpen(undefined);
              }}
            />
          )}
          <Button look="quiet" label={t('phone.close')} icon={<IconX size={16} />} onClick={onClose} />
        </header>
        {talk ? <Screen id={talk.id} /> : <p className={css.about}>{t('phone.text')}</p>}
        <form className={css.form} onSubmit={send}>
          {!talk && (
            <Input
              label={t('phone.name')}
              maxLength={100}
              value={name}
              onChange={({ target }) => setName(target.value)}
            />
          )}
          <div className={css.line}>
            <input
              aria-label={t('phone.write')}
              placeholder={t('phone.write')}
              maxLength={4096}
              value={text}
              onChange={({ target }) => setText(target.value)}
            />
            <Button
              type="submit"
              look="primary"
              label={t('phone.send')}
              icon={<IconSend size={16} />}
              busy={writing.busy}
              why={why}
            />
          </div>
        </form>
      </div>
    </aside>
  );
};

/** A client sees no notes, and nothing that has not gone yet. */
const reaches = ({ direction, state }: Message): boolean =>
  direction === 'in' || (direction === 'out' && ['sent', 'delivered', 'read'].includes(state));

const Screen = ({ id }: { id: string }) => {
  const { t } = useWords('conversation');
  const list = useInfiniteQuery(messagesQuery(id));
  // the newest first: a reversed column keeps to its end by itself
  const messages = list.data?.pages.flatMap(({ items }) => items).filter(reaches) ?? [];
  return (
    <ol className={css.screen} tabIndex={0} aria-label={t('phone.screen')}>
      {messages.map(({ id: one, direction, text, parts, at }) => (
        <li key={one} data-own={direction === 'in' || undefined}>
          {text && <NoteText text={text} />}
          <Parts parts={parts} />
          <time dateTime={at}>{wall(at).format('HH:mm')}</time>
        </li>
      ))}
    </ol>
  );
};
