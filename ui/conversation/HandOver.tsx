import type { Conversation } from '../../workflows/conversation/conversation.schema.ts';
import { post } from '../ask/ask.ts';
import { useForm } from '../ask/use-form.ts';
import { Dialog } from '../kit/Dialog.tsx';
import { Input, Select } from '../kit/Field.tsx';
import { Form } from '../kit/Form.tsx';
import { useUsers } from '../session.tsx';
import { useWords } from '../words.ts';
import { changedBy } from './talks.ts';

/** To a colleague, or back to those that nobody has; the note stays in the talk, unseen by the client. */
export const HandOver = ({ talk, onClose }: { talk: Conversation; onClose: () => void }) => {
  const { t } = useWords('conversation');
  const users = useUsers().filter(({ active, id }) => active && id !== talk.assigneeId);
  const form = useForm(
    { to: '', note: '' },
    ({ to, note }) =>
      post('/conversations/{id}/assign', {
        path: { id: talk.id },
        body: { to: to || null, ...(note ? { note } : {}) },
      }),
    {
      changes: changedBy(talk.id),
      says: (_answer, { to }) =>
        to ? t('handedOver', { name: users.find(({ id }) => id === to)?.name }) : t('handedOver.nobody'),
      then: onClose,
    },
  );
  return (
    <Dialog title={t('handOver')} onClose={onClose}>
      <Form of={form} does={t('handOver')} onCancel={onClose}>
        <Select label={t('handOver.to')} {...form.field('to')}>
          <option value="">{t('handOver.nobody')}</option>
          {users.map(({ id, name }) => (
            <option key={id} value={id}>
              {name}
            </option>
          ))}
        </Select>
        <Input label={t('handOver.note')} {...form.field('note')} />
      </Form>
    </Dialog>
  );
};
