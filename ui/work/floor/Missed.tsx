import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { asking } from '../../ask/asking.ts';
import { Panel } from '../../kit/Dialog.tsx';
import { Problem } from '../../kit/Problem.tsx';
import { Skeleton } from '../../kit/Skeleton.tsx';
import { Time } from '../../kit/Time.tsx';
import { useWords } from '../../words.ts';
import { waitText } from '../wait.ts';
import css from './Floor.module.css';

type Props = { title: string; channel: string; onClose: () => void };

/** Today’s clients of a channel who were not answered in time. */
export const Missed = ({ title, channel, onClose }: Props) => {
  const { t } = useWords('work');
  const list = useQuery(asking('/floor/contacts', { query: { channel } }));
  return (
    <Panel title={title} onClose={onClose}>
      {list.isPending ? (
        <Skeleton rows={6} />
      ) : !list.data ? (
        <Problem error={list.error} again={() => void list.refetch()} />
      ) : list.data.items.length === 0 ? (
        <p className={css.dim}>{t('missed.none')}</p>
      ) : (
        <ul className={css.items}>
          {list.data.items.map(({ talk, name, since, fate, waitedS }) => (
            <li key={`${talk} ${since}`}>
              <div>
                <Link to="/conversations" search={{ show: 'all', open: talk }}>
                  {name}
                </Link>
                <div className={css.dim}>
                  <Time at={since} /> · {t(`fate.${fate}`, { time: waitText(waitedS * 1000, t) })}
                </div>
              </div>
            </li>
          ))}
        </ul>
      )}
    </Panel>
  );
};
