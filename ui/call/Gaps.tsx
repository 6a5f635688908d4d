import type { Call } from '../../workflows/call/call.schema.ts';
import { wall } from '../kit/time.ts';
import { useUsers } from '../session.tsx';
import { useWords } from '../words.ts';

/** Where the recording is silent, and by whom. */
export const Gaps = ({ call: { recording } }: { call: Pick<Call, 'recording'> }) => {
  const { t } = useWords('call');
  const users = useUsers();
  if (recording.gaps.length === 0) return null;
  return (
    <section>
      <h3>{t('gaps')}</h3>
      <ul>
        {recording.gaps.map(({ from, to, by }) => (
          <li key={from}>
            {wall(from).format('HH:mm:ss')}–{to && wall(to).format('HH:mm:ss')}{' '}
            {users.find(({ id }) => id === by)?.name}
          </li>
        ))}
      </ul>
    </section>
  );
};
