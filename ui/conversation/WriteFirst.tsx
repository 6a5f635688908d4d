import { useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { addressKindOf, channelOf } from '../../workflows/channel/index.ts';
import type { ContactAddress } from '../../workflows/contact/contact.schema.ts';
import { forClients } from '../account/for-clients.ts';
import { post } from '../ask/ask.ts';
import { asking } from '../ask/asking.ts';
import { useKeptForm } from '../ask/use-form.ts';
import { addressText } from '../contact/address-text.ts';
import { Dialog } from '../kit/Dialog.tsx';
import { Input, Select, TextArea } from '../kit/Field.tsx';
import { Form } from '../kit/Form.tsx';
import { Skeleton } from '../kit/Skeleton.tsx';
import { useMe } from '../session.tsx';
import { PartCount } from '../template/PartCount.tsx';
import { useWords } from '../words.ts';
import type { Client } from './WriteButton.tsx';

/** The first words to a client, by mail or SMS; what was typed stays until it is sent. */
export const WriteFirst = ({ client, onClose }: { client: Client; onClose: () => void }) => {
  const { t } = useWords('conversation');
  const { data } = useQuery(asking('/accounts'));
  return (
    <Dialog title={t('first.title', { name: client.name })} onClose={onClose}>
      {data ? <Letter client={client} onClose={onClose} accounts={data.items} /> : <Skeleton rows={4} height={34} />}
    </Dialog>
  );
};

type Accounts = Parameters<typeof forClients>[0];
type Props = { client: Client; accounts: Accounts; onClose: () => void };

const Letter = ({ client, accounts, onClose }: Props) => {
  const { t } = useWords('conversation');
  const me = useMe();
  const navigate = useNavigate();
  const standing = client.addresses.filter(({ refused, stopped }) => !refused && !stopped);
  const reached = (account: string) => standing.filter(({ kind }) => kind === addressKindOf(account));
  const open = forClients(accounts).filter(
    ({ id, people, state }) =>
      channelOf(id)?.talks?.own === false &&
      state !== 'blocked' &&
      (me.role !== 'manager' || people.length === 0 || people.includes(me.id)) &&
      reached(id).length > 0,
  );
  const accountOf = (chosen: string) => open.find(({ id }) => id === chosen)?.id ?? open[0]?.id ?? '';
  const addressOf = (account: string, chosen: string): ContactAddress | undefined => {
    const there = reached(account);
    return there.find(({ id }) => id === chosen) ?? there.find(({ main }) => main) ?? there[0];
  };
  const form = useKeptForm(
    `first.${client.id}`,
    { account: '', addressId: '', subject: '', text: '' },
    (typed, key) => {
      const account = accountOf(typed.account);
      const { subject, text } = typed;
      const isLetter = channelOf(account)?.writes === 'letter';
      return post('/conversations', {
        body: {
          ...{ contactId: client.id, account, addressId: addressOf(account, typed.addressId)!.id, text },
          ...(isLetter ? { subject } : {}),
          ...(client.leadId ? { leadId: client.leadId } : {}),
        },
        key,
      });
    },
    {
      changes: [['/conversations'], ['/conversations/totals']],
      says: t('first.sent'),
      then: ({ id }) => {
        onClose();
        return navigate({ to: '/conversations', search: { open: id } });
      },
    },
  );
  const { typed } = form;
  const account = accountOf(typed.account);
  if (open.length === 0) return <p>{t('first.noAddress')}</p>;
  return (
    <Form of={form} does={t('send')} why={typed.text.trim() === '' ? t('needs') : undefined} onCancel={onClose}>
      <Select label={t('first.from')} {...form.field('account')} value={account}>
        {open.map(({ id, name }) => (
          <option key={id} value={id}>
            {name}
          </option>
        ))}
      </Select>
      <Select label={t('first.to')} {...form.field('addressId')} value={addressOf(account, typed.addressId)?.id}>
        {reached(account).map((one) => (
          <option key={one.id} value={one.id}>
            {addressText(one)}
          </option>
        ))}
      </Select>
      {channelOf(account)?.writes === 'letter' && (
        <Input label={t('first.subject')} hint={t('first.subject.hint')} maxLength={200} {...form.field('subject')} />
      )}
      <TextArea label={t('first.text')} rows={7} autoFocus {...form.field('text')} />
      {channelOf(account)?.client?.inParts && typed.text !== '' && <PartCount text={typed.text} />}
    </Form>
  );
};
