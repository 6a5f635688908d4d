import { useQuery } from '@tanstack/react-query';
import { IconPlus } from '@tabler/icons-react';
import { useState } from 'react';
import { post } from '../ask/ask.ts';
import { asking } from '../ask/asking.ts';
import type { Wish } from '../ask/endpoint.ts';
import { useWrite } from '../ask/use-write.ts';
import { Button } from '../kit/Button.tsx';
import { Chip } from '../kit/Chip.tsx';
import { Empty } from '../kit/Empty.tsx';
import { Problem } from '../kit/Problem.tsx';
import { Skeleton } from '../kit/Skeleton.tsx';
import { useMe } from '../session.tsx';
import { useWords } from '../words.ts';
import css from './Calendar.module.css';
import { Countries } from './Countries.tsx';
import { Editor } from './Editor.tsx';

/** Working hours, days off and zones: everything that is due, fires or is assigned "in working time" goes by one of these. */
export const Calendars = () => {
  const { t } = useWords('calendar');
  const me = useMe();
  const calendars = useQuery(asking('/calendars'));
  const sets = useQuery(asking('/holiday-sets'));
  const [chosen, setChosen] = useState<string>();
  const [countries, setCountries] = useState(false);
  const adding = useWrite((body: Wish<'/calendars', 'post'>['body']) => post('/calendars', { body }), {
    changes: [['/calendars']],
    then: ({ id }) => setChosen(id),
  });
  const error = calendars.error ?? sets.error;
  if (calendars.isPending || sets.isPending) return <Skeleton rows={8} />;
  if (!calendars.data || !sets.data)
    return <Problem error={error} again={() => void Promise.all([calendars.refetch(), sets.refetch()])} />;
  const all = calendars.data.items;
  const admin = me.role === 'admin';
  const shown = all.find(({ id }) => id === chosen) ?? all[0];
  const add = () => {
    const hours = [['09:00', '18:00']] as [string, string][];
    void adding.write({
      name: t('new', { number: all.length + 1 }),
      zone: me.timeZone,
      week: Object.fromEntries(['1', '2', '3', '4', '5'].map((day) => [day, hours])),
      holidaySets: shown?.holidaySets ?? [],
    });
  };
  return (
    <div className={css.page}>
      <div className={css.bar}>
        {all.map(({ id, name }) => (
          <Chip key={id} on={id === shown?.id} onClick={() => setChosen(id)}>
            {name}
          </Chip>
        ))}
        <span className={css.space} />
        <Button onClick={() => setCountries(true)}>{t('countries')}</Button>
        {admin && (
          <Button look="primary" icon={<IconPlus size={16} />} busy={adding.busy} onClick={add}>
            {t('add')}
          </Button>
        )}
      </div>
      {shown ? (
        <Editor key={shown.id} calendar={shown} sets={sets.data.items} admin={admin} />
      ) : (
        <Empty title={t('none.title')} text={t('none.text')} />
      )}
      {countries && <Countries sets={sets.data.items} admin={admin} onClose={() => setCountries(false)} />}
    </div>
  );
};
