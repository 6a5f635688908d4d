import { useQuery } from '@tanstack/react-query';
import { isVouched } from '../../workflows/contact/address.ts';
import type { Conversation } from '../../workflows/conversation/conversation.schema.ts';
import { post } from '../ask/ask.ts';
import { useForm } from '../ask/use-form.ts';
import { contactQuery } from '../contact/contacts.ts';
import { Dialog } from '../kit/Dialog.tsx';
import { Select } from '../kit/Field.tsx';
import { Form } from '../kit/Form.tsx';
import { useUsers } from '../session.tsx';
import { useWords } from '../words.ts';
import { changedBy } from './talks.ts';

type Props = { talk: Conversation; onClose: () => void };

/** What was said, as a letter: to the client who asks for it, or to a colleague. */
export const SendTranscript = (props: Props) => {
  const { data: contact, isPending } = useQuery({ ...contactQuery(props.talk.contact.id), retry: false });
  // the first address is chosen from the start; whoever may not see the client sends it to colleagues alone
  return isPending ? null : <Asking {...props} addresses={contact?.addresses ?? []} />;
};

type Addresses = {
  id: string;
  kind: string;
  value: string;
  trust: Parameters<typeof isVouched>[0];
  refused: boolean;
}[];

const Asking = ({ talk, addresses, onClose }: Props & { addresses: Addresses }) => {
  const { t } = useWords('conversation');
  const users = useUsers().filter(({ active }) => active);
  const emails = addresses
    .filter(({ kind, refused }) => kind === 'email' && !refused)
    .toSorted((one, other) => Number(isVouched(other.trust)) - Number(isVouched(one.trust)));
  const nameOf = (id: string) => emails.find((one) => one.id === id)?.value ?? users.find((one) => one.id === id)?.name;
  const form = useForm(
    { to: emails[0]?.id ?? '' },
    ({ to }) => {
      const body = emails.some(({ id }) => id === to) ? { addressId: to } : { userId: to };
      return post('/conversations/{id}/transcript', { path: { id: talk.id }, body });
    },
    {
      changes: changedBy(talk.id),
      says: (_answer: unknown, { to }: { to: string }) => t('transcript.done', { to: nameOf(to) ?? '' }),
      then: onClose,
    },
  );
  return (
    <Dialog title={t('transcript')} onClose={onClose}>
      <Form
        of={form}
        does={t('transcript.send')}
        why={form.typed.to === '' ? t('transcript.needs') : undefined}
        onCancel={onClose}
      >
        <Select
          label={t('transcript.to')}
          hint={emails.length === 0 ? t('transcript.none') : undefined}
          {...form.field('to')}
        >
          {emails.length > 0 && (
            <optgroup label={t('transcript.client')}>
              {emails.map(({ id, value, trust }) => (
                <option key={id} value={id}>
                  {isVouched(trust) ? value : t('transcript.unvouched', { address: value })}
                </option>
              ))}
            </optgroup>
          )}
          {emails.length === 0 && <option value="" />}
          <optgroup label={t('transcript.colleagues')}>
            {users.map(({ id, name }) => (
              <option key={id} value={id}>
                {name}
              </option>
            ))}
          </optgroup>
        </Select>
        <p>{t('transcript.text')}</p>
      </Form>
    </Dialog>
  );
};
