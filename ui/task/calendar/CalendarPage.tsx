import { useQuery } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import {
  IconCalendarWeek,
  IconChevronLeft,
  IconChevronRight,
  IconLink,
  IconPlus,
  IconSun,
  IconUsers,
} from '@tabler/icons-react';
import { lazy, Suspense, useEffect, useState } from 'react';
import type { Task } from '../../../workflows/task/task.schema.ts';
import { Button } from '../../kit/Button.tsx';
import { Chip } from '../../kit/Chip.tsx';
import { Header } from '../../kit/Header.tsx';
import { useKeys } from '../../kit/keys.ts';
import { Problem } from '../../kit/Problem.tsx';
import { Skeleton } from '../../kit/Skeleton.tsx';
import { momentOf, relativeText, shortDay, wall } from '../../kit/time.ts';
import { useNow } from '../../kit/Time.tsx';
import { useMe, useUsers } from '../../session.tsx';
import { useWords } from '../../words.ts';
import { changeTask } from '../change.ts';
import css from './Calendar.module.css';
import { Columns, type Column } from './Columns.tsx';
import { placed, wallAt } from './grid.ts';
import { tasksBetween } from './tasks-between.ts';

const TaskPanel = lazy(async () => ({ default: (await import('../TaskPanel.tsx')).TaskPanel }));
const NewTaskPanel = lazy(async () => ({ default: (await import('../NewTask.tsx')).NewTaskPanel }));

const CalendarLink = lazy(async () => ({ default: (await import('./CalendarLink.tsx')).CalendarLink }));

const views = [
  ['day', IconSun, 'd'],
  ['week', IconCalendarWeek, 'w'],
  ['people', IconUsers, 'u'],
] as const;

/** Tasks and meetings on the wall: a user's day or week, or everybody's day. */
export const CalendarPage = () => {
  const { t } = useWords('task');
  const me = useMe();
  const users = useUsers().filter(({ active }) => active);
  const now = useNow();
  const navigate = useNavigate();
  const search = useSearch({ from: '/frame/calendar' });
  const [adding, setAdding] = useState(false);
  const [linking, setLinking] = useState(false);
  const as = search.by ?? (matchMedia('(max-width: 700px)').matches ? 'day' : 'week');
  const who = search.who ?? me.id;
  const today = wall(now).format('YYYY-MM-DD');
  const date = wall(momentOf(`${search.date ?? today}T00:00`)).startOf('day');
  const first = as === 'week' ? date.subtract((date.day() + 6) % 7, 'day') : date;
  const days = Array.from({ length: as === 'week' ? 7 : 1 }, (_, day) => first.add(day, 'day').format('YYYY-MM-DD'));
  const tasks = useQuery(
    tasksBetween({
      ...(as === 'people' ? {} : { responsible: who }),
      from: momentOf(`${days[0]}T00:00`).toISOString(),
      to: momentOf(`${first.add(days.length, 'day').format('YYYY-MM-DD')}T00:00`).toISOString(),
    }),
  );
  const go = (next: Partial<typeof search>) =>
    void navigate({ to: '/calendar', search: { ...search, ...next }, replace: true });
  const step = (by: number) => go({ date: date.add(by * days.length, 'day').format('YYYY-MM-DD') });
  useEffect(() => void (document.title = `${t('calendar')} · Voronka`), [t]);
  useKeys([
    { keys: 'c', does: t('add'), run: () => setAdding(true) },
    { keys: 'p', does: t('calendar.before'), run: () => step(-1) },
    { keys: 'n', does: t('calendar.after'), run: () => step(1) },
    { keys: 't', does: t('calendar.today'), run: () => go({ date: undefined }) },
    ...views.map(([view, , keys]) => ({ keys, does: t(`calendar.${view}`), run: () => go({ by: view }) })),
  ]);
  const own = (tasks.data ?? []).map((task) => placed(task, wall(task.dueAt).format('YYYY-MM-DDTHH:mm')));
  const columns: Column[] =
    as === 'people'
      ? users.map(({ id, name }) => ({
          key: id,
          title: name,
          tasks: own.filter(({ task }) => task.responsibleId === id),
        }))
      : days.map((day) => ({
          key: day,
          title: `${wall(momentOf(`${day}T00:00`)).format('dd')} ${shortDay(wall(momentOf(`${day}T00:00`)))}`,
          isToday: day === today,
          tasks: own.filter((one) => one.day === day),
        }));
  const move = (task: Task, column: string, minute: number) => {
    const day = as === 'people' ? days[0]! : column;
    const dueAt = momentOf(wallAt(day, minute)).toISOString();
    const given = as === 'people' && column !== task.responsibleId ? { responsibleId: column } : {};
    return changeTask(task, { dueAt, ...given }, () => t('moved', { when: relativeText(dueAt, Date.now()) }));
  };
  const title =
    as === 'week'
      ? `${shortDay(first)} – ${shortDay(first.add(6, 'day'))}`
      : `${first.format('dd')}, ${shortDay(first)}`;
  return (
    <>
      <Header
        title={title}
        action={
          <Button look="primary" keys="c" folds onClick={() => setAdding(true)} icon={<IconPlus size={16} />}>
            {t('add')}
          </Button>
        }
      >
        <Button
          look="quiet"
          icon={<IconChevronLeft size={16} />}
          label={t('calendar.before')}
          onClick={() => step(-1)}
        />
        <Button
          look="quiet"
          icon={<IconChevronRight size={16} />}
          label={t('calendar.after')}
          onClick={() => step(1)}
        />
        <Button onClick={() => go({ date: undefined })}>{t('calendar.today')}</Button>
        {views.map(([view, Icon]) => (
          <Chip key={view} icon={<Icon />} on={as === view} onClick={() => go({ by: view })}>
            {t(`calendar.${view}`)}
          </Chip>
        ))}
        {as !== 'people' && (
          <select
            className={css.who}
            aria-label={t('field.responsible')}
            value={who}
            onChange={({ target }) => go({ who: target.value === me.id ? undefined : target.value })}
          >
            {users.map(({ id, name }) => (
              <option key={id} value={id}>
                {name}
              </option>
            ))}
          </select>
        )}
        <Button look="quiet" icon={<IconLink size={16} />} label={t('link')} onClick={() => setLinking(true)} />
      </Header>
      <main className={css.main}>
        {tasks.isPending && <Skeleton rows={8} height={44} />}
        {tasks.isError && <Problem error={tasks.error} again={() => void tasks.refetch()} />}
        {tasks.data && (
          <Columns
            columns={columns}
            now={days.includes(today) ? { day: today, minute: wall(now).hour() * 60 + wall(now).minute() } : undefined}
            onMove={move}
            onOpen={(task) => go({ task: task.id })}
            onMore={(key) => go({ by: 'day', ...(as === 'people' ? { who: key } : { date: key }) })}
          />
        )}
      </main>
      <Suspense>{search.task && <TaskPanel id={search.task} onClose={() => go({ task: undefined })} />}</Suspense>
      <Suspense>{linking && <CalendarLink onClose={() => setLinking(false)} />}</Suspense>
      <Suspense>{adding && <NewTaskPanel onClose={() => setAdding(false)} />}</Suspense>
    </>
  );
};
