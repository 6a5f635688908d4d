import { IconX } from '@tabler/icons-react';
import type { Task } from '../../workflows/task/task.schema.ts';
import { useWrite } from '../ask/use-write.ts';
import { Button } from '../kit/Button.tsx';
import { useUsers } from '../session.tsx';
import { useWords } from '../words.ts';
import { changeAll, finishAll } from './change.ts';
import { postponeKeys, putOff } from './Postpone.tsx';
import css from './Today.module.css';

/** What can be done with several tasks at once. */
export const Selected = ({ tasks, onClear }: { tasks: Task[]; onClear: () => void }) => {
  const { t } = useWords('task');
  const users = useUsers().filter(({ active }) => active);
  const { write, busy } = useWrite((change: () => Promise<void>) => change(), { then: onClear });
  return (
    <div className={css.selected} role="toolbar" aria-label={t('selected', { count: tasks.length })}>
      <span>{t('selected', { count: tasks.length })}</span>
      {postponeKeys.map(({ to, keys }) => (
        <Button key={to} keys={keys} busy={busy} onClick={() => void write(() => putOff(tasks, to, t))}>
          {t(`postpone.${to}`)}
        </Button>
      ))}
      <select
        className={css.give}
        aria-label={t('give')}
        value=""
        disabled={busy}
        onChange={({ target }) => {
          const name = users.find(({ id }) => id === target.value)?.name ?? '';
          const responsibleId = target.value;
          void write(() => changeAll(tasks, { responsibleId }, (count) => t('given.many', { count, name })));
        }}
      >
        <option value="">{t('give')}</option>
        {users.map((user) => (
          <option key={user.id} value={user.id}>
            {user.name}
          </option>
        ))}
      </select>
      <Button busy={busy} onClick={() => void write(() => finishAll(tasks, (count) => t('finished.many', { count })))}>
        {t('finish')}
      </Button>
      <Button look="quiet" icon={<IconX size={16} />} label={t('unmark')} onClick={onClear} />
    </div>
  );
};
