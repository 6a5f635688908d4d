import type { Call } from '../../workflows/call/call.schema.ts';
import { wall } from '../kit/time.ts';
import { useUsers } from '../session.tsx';
import { useWords } from '../words.ts';
import css from './Calls.module.css';

/** Who oversees and heard it, how and how long. The server tells it to those who oversee alone. */
export const Listens = ({ call: { listens } }: { call: Call }) => {
  const { t } = useWords('call');
  const users = useUsers();
  if (listens.length === 0) return null;
  return (
    <section>
      <h3>{t('listens')}</h3>
      <ul>
        {listens.map(({ channel, userId, from, upAt, to, turns }) => (
          <li key={channel}>
            {wall(upAt ?? from).format('HH:mm:ss')}–{to && wall(to).format('HH:mm:ss')}{' '}
            {users.find(({ id }) => id === userId)?.name}{' '}
            <span className={css.dim}>
              · {upAt ? [...new Set(turns.map(({ as }) => t(`listens.${as}`)))].join(', ') : t('listens.not')}
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
};
