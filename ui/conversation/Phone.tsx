import { useQuery } from '@tanstack/react-query';
import { IconDeviceMobile, IconPlus, IconSend, IconX } from '@tabler/icons-react';
import { useEffect, useState, type FormEvent } from 'react';
import type { Account } from '../../workflows/account/account.schema.ts';
import { asking } from '../ask/asking.ts';
import { Button } from '../kit/Button.tsx';
import { Input } from '../kit/Field.tsx';
import { useWords } from '../words.ts';
import { Adds, Day } from './phone/Adds.tsx';
import { Screen } from './phone/Screen.tsx';
import { useClient } from './phone/use-client.ts';
import css from './Phone.module.css';

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
  const client = useClient(account, talk, name, () => {
    setText('');
    if (!talk) begin({ name: name.trim(), known: talks.map(({ id }) => id) });
  });
  const made = begun && talks.find(({ id, contact }) => contact.name === begun.name && !begun.known.includes(id));
  const madeId = made?.id;
  useEffect(() => {
    if (!madeId) return;
    onOpen(madeId);
    // oxlint-disable-next-line react-hooks/exhaustive-deps -- once for each that began
  }, [madeId]);
  const nobody = !talk && !name.trim() ? t('phone.needsName') : undefined;
  const why = nobody ?? (text.trim() ? undefined : t('needs'));
  const send = (event: FormEvent) => {
    event.preventDefault();
    if (!why) client.write({ text: text.trim() });
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
        {talk ? <Screen talk={talk} client={client} /> : <p className={css.about}>{t('phone.text')}</p>}
        <form className={css.form} onSubmit={send}>
          {!talk && (
            <Input
              label={t('phone.name')}
              maxLength={100}
              value={name}
              onChange={({ target }) => setName(target.value)}
            />
          )}
          <Adds talk={talk} client={client} name={talk?.contact.name ?? name} why={nobody} />
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
              busy={client.isBusy}
              why={why}
            />
          </div>
          <Day account={account} client={client} />
        </form>
      </div>
    </aside>
  );
};
