import type { Transfer } from '../../workflows/work/queue.schema.ts';
import { inLanguage } from '../../workflows/words/words.ts';
import type { Question } from '../ask/asking.ts';
import { useForm } from '../ask/use-form.ts';
import { Dialog } from '../kit/Dialog.tsx';
import { Input, Select } from '../kit/Field.tsx';
import { Form } from '../kit/Form.tsx';
import { useUsers } from '../session.tsx';
import { useOpenGroups } from '../work/groups.ts';
import { useWords } from '../words.ts';
import css from './Conversations.module.css';

const GROUP = 'group ';

type Props = {
  send: (to: Transfer) => Promise<unknown>;
  changes: readonly Question[];
  /** whoever has it already */
  has: string | null;
  /** many are handed over: each client is not told, and the screen says what came of it */
  many?: boolean;
  onClose: () => void;
};

/** To a colleague, to a group, or back into the queue, where whoever is free takes it; the note stays in the talk, unseen by the client. */
export const HandOver = ({ send, changes, has, many = false, onClose }: Props) => {
  const { t, language } = useWords('conversation');
  const users = useUsers().filter(({ active, id }) => active && id !== has);
  const groups = useOpenGroups();
  const nameOf = (to: string) => {
    const group = groups.find(({ id }) => `${GROUP}${id}` === to);
    return group ? inLanguage(group.name, language) : users.find(({ id }) => id === to)?.name;
  };
  const form = useForm(
    { to: '', note: '', tellClient: false },
    ({ to, note, tellClient }) =>
      send({
        ...(to.startsWith(GROUP) ? { groupId: to.slice(GROUP.length) } : to ? { userId: to } : {}),
        ...{ note, tellClient },
      }),
    {
      changes,
      ...(many
        ? {}
        : {
            says: (_answer: unknown, { to }: { to: string }) => {
              const name = nameOf(to);
              return name ? t(to.startsWith(GROUP) ? 'transfer.done' : 'handedOver', { name }) : t('handedOver.nobody');
            },
          }),
      then: onClose,
    },
  );
  return (
    <Dialog title={t('handOver')} onClose={onClose}>
      <Form of={form} does={t('handOver')} onCancel={onClose}>
        <Select label={t('handOver.to')} {...form.field('to')}>
          <option value="">{t('handOver.nobody')}</option>
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
        <Input label={t('handOver.note')} {...form.field('note')} />
        {!many && (
          <label className={css.tell}>
            <input
              type="checkbox"
              checked={form.typed.tellClient}
              onChange={({ target }) => form.change({ tellClient: target.checked })}
            />
            {t('transfer.tell')}
          </label>
        )}
      </Form>
    </Dialog>
  );
};
