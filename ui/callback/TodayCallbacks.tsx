import { useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { asking } from '../ask/asking.ts';
import { wall } from '../kit/time.ts';
import { useNow } from '../kit/Time.tsx';
import today from '../task/Today.module.css';
import { useWords } from '../words.ts';
import { CallbackRow } from './CallbackRow.tsx';

/** Calls that I have promised for today, above everything else: a client waits for each. */
export const TodayCallbacks = () => {
  const { t } = useWords('callback');
  const now = useNow();
  const navigate = useNavigate();
  const [chosen, choose] = useState<string>();
  const found = useQuery(asking('/callbacks', { query: { state: 'open', mine: 'true', limit: 50 } })).data?.items ?? [];
  const end = wall(now).endOf('day').format('YYYY-MM-DD');
  const hers = found.filter(({ greeting }) => greeting === null);
  const items = hers.filter((one) => wall(one.nextAt ?? one.window.from).format('YYYY-MM-DD') <= end);
  if (items.length === 0) return null;
  return (
    <section className={today.group} aria-labelledby="group-callbacks">
      <h2 id="group-callbacks" className={today.name} data-tone="dim">
        {t('title')} <span className={today.count}>{items.length}</span>
      </h2>
      <ul className={today.list}>
        {items.map((one) => (
          <CallbackRow
            key={one.id}
            callback={one}
            chosen={one.id === chosen}
            onChoose={() => choose(one.id === chosen ? undefined : one.id)}
            onOpen={() => void navigate({ to: '/callbacks', search: { open: one.id } })}
          />
        ))}
      </ul>
    </section>
  );
};
