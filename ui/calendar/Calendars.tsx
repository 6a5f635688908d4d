import { useQuery } from '@tanstack/react-query';
import { IconPlus } from '@tabler/icons-react';
import { useState } from 'react';
import type { Calendar, HolidaySet } from '../../workflows/calendar/calendar.schema.ts';
import { get, post, queryKeys, type Page } from '../api.ts';
import { cache } from '../cache.ts';
import { Button } from '../kit/Button.tsx';
import { Chip } from '../kit/Chip.tsx';
import { Empty } from '../kit/Empty.tsx';
import { Problem } from '../kit/Problem.tsx';
import { Skeleton } from '../kit/Skeleton.tsx';
import { toastProblem } from '../kit/toast.tsx';
import { useMe } from '../session.tsx';
import { useWords } from '../words.ts';
import css from './Calendar.module.css';
import { Countries } from './Countries.tsx';
import { Editor } from './Editor.tsx';

/** Working hours, days off and zones: everything that is due, fires or is assigned "in working time" goes by one of these. */
export const Calendars = () => {
  const { t } = useWords('calendar');
  const me = useMe();
  const calendars = useQuery({
    queryKey: queryKeys.calendars,
    queryFn: ({ signal }) => get<Page<Calendar>>('/calendars', { signal }),
  });
  const sets = useQuery({
    queryKey: queryKeys.holidaySets,
    queryFn: ({ signal }) => get<Page<HolidaySet>>('/holiday-sets', { signal }),
  });
  const [chosen, setChosen] = useState<string>();
  const [countries, setCountries] = useState(false);
  const [busy, setBusy] = useState(false);
  const error = calendars.error ?? sets.error;
  if (calendars.isPending || sets.isPending) return <Skeleton rows={8} />;
  if (!calendars.data || !sets.data)
    return <Problem error={error} again={() => void Promise.all([calendars.refetch(), sets.refetch()])} />;
  const all = calendars.data.items;
  const admin = me.role === 'admin';
  const shown = all.find(({ id }) => id === chosen) ?? all[0];
  const add = async () => {
    setBusy(true);
    try {
      const hours = [['09:00', '18:00']];
      const made = await post<Calendar>('/calendars', {
        name: t('new', { number: all.length + 1 }),
        zone: me.timeZone,
        week: Object.fromEntries(['1', '2', '3', '4', '5'].map((day) => [day, hours])),
        holidaySets: shown?.holidaySets ?? [],
      });
      await cache.invalidateQueries({ queryKey: queryKeys.calendars });
      setChosen(made.id);
    } catch (problem) {
      toastProblem(problem);
    }
    setBusy(false);
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
          <Button look="primary" icon={<IconPlus size={16} />} busy={busy} onClick={() => void add()}>
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
