import type { Ticket } from '../../workflows/ticket/ticket.schema.ts';
import { inLanguage } from '../../workflows/words/words.ts';
import { post } from '../ask/ask.ts';
import { useForm } from '../ask/use-form.ts';
import { Dialog } from '../kit/Dialog.tsx';
import { Input, Select } from '../kit/Field.tsx';
import { Form } from '../kit/Form.tsx';
import { useUsers } from '../session.tsx';
import { useOpenGroups } from '../work/groups.ts';
import { useWords } from '../words.ts';
import { changedBy } from './tickets.ts';

const GROUP = 'group ';
const whomOf = (to: string) =>
  to.startsWith(GROUP) ? { userId: null, groupId: to.slice(GROUP.length) } : { userId: to || null };

type Props = { ticket: Pick<Ticket, 'id' | 'assigneeId'>; onClose: () => void };

/** To a colleague, to a group, or back to the queue; the note stays in the history. */
export const Transfer = ({ ticket, onClose }: Props) => {
  const { t, language } = useWords('ticket');
  const groups = useOpenGroups();
  const users = useUsers().filter(({ active, id }) => active && id !== ticket.assigneeId);
  const form = useForm(
    { to: '', note: '' },
    ({ to, note }) =>
      post('/tickets/{id}/transfer', {
        path: { id: ticket.id },
        body: { ...whomOf(to), ...(note ? { note } : {}) },
      }),
    {
      changes: changedBy(ticket.id),
      says: (_answer, { to }) =>
        to && !to.startsWith(GROUP)
          ? t('transferred', { name: users.find(({ id }) => id === to)?.name ?? '' })
          : t('transferred.queue'),
      then: onClose,
    },
  );
  return (
    <Dialog title={t('transfer')} onClose={onClose}>
      <Form of={form} does={t('transfer')} onCancel={onClose}>
        <Select label={t('transfer.to')} autoFocus {...form.field('to')}>
          <option value="">{t('transfer.queue')}</option>
          {groups.map(({ id, name }) => (
            <option key={id} value={`${GROUP}${id}`}>
              {t('transfer.group', { name: inLanguage(name, language) })}
            </option>
          ))}
          {users.map(({ id, name }) => (
            <option key={id} value={id}>
              {name}
            </option>
          ))}
        </Select>
        <Input label={t('transfer.note')} maxLength={2000} {...form.field('note')} />
      </Form>
    </Dialog>
  );
};
