import { useQuery } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { IconAlertTriangle, IconCheck, IconListCheck, IconPlus, IconUser } from '@tabler/icons-react';
import { lazy, Suspense, useEffect, useRef, useState } from 'react';
import type { Task } from '../../workflows/task/task.schema.ts';
import { Button } from '../kit/Button.tsx';
import { Chip } from '../kit/Chip.tsx';
import { Empty } from '../kit/Empty.tsx';
import { Header } from '../kit/Header.tsx';
import { useKeys } from '../kit/keys.ts';
import { Problem } from '../kit/Problem.tsx';
import { Skeleton } from '../kit/Skeleton.tsx';
import { wall } from '../kit/time.ts';
import { useNow } from '../kit/Time.tsx';
import { useMe } from '../session.tsx';
import { useWords } from '../words.ts';
import { tasksQuery, taskTotalsQuery } from './due.ts';
import { TaskRow } from './TaskRow.tsx';
import css from './Today.module.css';

const NewTaskPanel = lazy(async () => ({ default: (await import('./NewTask.tsx')).NewTaskPanel }));

/** My tasks: what is late, what is for today, what comes; or what I have done. */
export const TodayPage = () => {
  const { t } = useWords('task');
  const me = useMe();
  const now = useNow();
  const navigate = useNavigate();
  const { show, whose } = useSearch({ from: '/frame/today' });
  const [adding, setAdding] = useState(false);
  const [chosen, choose] = useState<string>();
  const list = useRef<HTMLDivElement>(null);
  const mine = whose === 'all' ? {} : { responsible: me.id };
  const open = useQuery(tasksQuery({ ...mine, state: 'open' }));
  const done = useQuery({ ...tasksQuery({ ...mine, state: 'done' }), enabled: show === 'done' });
  const query = show === 'done' ? done : open;
  const totals = useQuery(taskTotalsQuery({ ...mine, state: 'open' }, now)).data;
  const allDone = useQuery({ ...taskTotalsQuery({ ...mine, state: 'done' }, now), enabled: show === 'done' }).data;
  useEffect(() => localStorage.setItem('voronka.home', '/today'), []);
  useEffect(() => void (document.title = `${t('title')} · Voronka`), [t]);
  const tasks = query.data?.items ?? [];
  const groups = show === 'done' ? [{ name: 'done' as const, tasks }] : grouped(tasks, now);
  const order = groups.flatMap((group) => group.tasks);
  const step = (by: number) => {
    const next = order[Math.max(0, Math.min(order.length - 1, order.findIndex(({ id }) => id === chosen) + by))];
    if (!next) return;
    choose(next.id);
    list.current?.querySelector<HTMLElement>(`[data-task="${next.id}"] button`)?.focus();
  };
  useKeys([
    { keys: 'c', does: t('add'), run: () => setAdding(true) },
    { keys: 'j', does: t('keys.down'), run: () => step(1) },
    { keys: 'k', does: t('keys.up'), run: () => step(-1) },
    { keys: 'arrowdown', run: () => step(1) },
    { keys: 'arrowup', run: () => step(-1) },
    { keys: 'escape', run: () => choose(undefined) },
  ]);
  return (
    <>
      <Header
        title={t('title')}
        note={totals && t('count', { count: totals.total })}
        action={
          <Button look="primary" keys="c" folds onClick={() => setAdding(true)} icon={<IconPlus size={16} />}>
            {t('add')}
          </Button>
        }
      >
        <Chip
          icon={<IconListCheck />}
          on={show !== 'done'}
          onClick={() => void navigate({ to: '/today', search: whose ? { whose } : {} })}
        >
          {t('open')}
        </Chip>
        <Chip
          icon={<IconCheck />}
          on={show === 'done'}
          onClick={() => void navigate({ to: '/today', search: { ...(whose ? { whose } : {}), show: 'done' } })}
        >
          {t('done')}
        </Chip>
        <Chip
          icon={<IconUser />}
          on={whose !== 'all'}
          onClick={() =>
            void navigate({
              to: '/today',
              search: { ...(show ? { show } : {}), ...(whose ? {} : { whose: 'all' as const }) },
            })
          }
        >
          {t('mine')}
        </Chip>
      </Header>
      <main className={css.main} ref={list}>
        {query.isPending && <Skeleton rows={8} height={44} />}
        {query.isError && <Problem error={query.error} again={() => void query.refetch()} />}
        {query.isSuccess && tasks.length === 0 && (
          <Empty
            icon={<IconListCheck />}
            title={t(show === 'done' ? 'emptyDone.title' : 'empty.title')}
            text={t(show === 'done' ? 'emptyDone.text' : 'empty.text')}
          />
        )}
        {groups.map(
          (group) =>
            group.tasks.length > 0 && (
              <section key={group.name} className={css.group} aria-labelledby={`group-${group.name}`}>
                <h2
                  id={`group-${group.name}`}
                  className={css.name}
                  data-tone={group.name === 'overdue' ? 'red' : 'dim'}
                >
                  {group.name === 'overdue' && <IconAlertTriangle size={14} aria-hidden />}
                  {t(`group.${group.name}`)}{' '}
                  <span className={css.count}>{group.name === 'done' ? allDone?.total : totals?.[group.name]}</span>
                </h2>
                <ul className={css.list}>
                  {group.tasks.map((task) => (
                    <TaskRow
                      key={task.id}
                      task={task}
                      chosen={task.id === chosen}
                      onChoose={() => choose(task.id === chosen ? undefined : task.id)}
                    />
                  ))}
                </ul>
              </section>
            ),
        )}
        {query.data?.next && <p className={css.first}>{t('first')}</p>}
      </main>
      <Suspense>{adding && <NewTaskPanel onClose={() => setAdding(false)} />}</Suspense>
    </>
  );
};

const grouped = (tasks: Task[], now: number) => {
  const groups: { name: 'overdue' | 'today' | 'tomorrow' | 'later'; tasks: Task[] }[] = [
    { name: 'overdue', tasks: [] },
    { name: 'today', tasks: [] },
    { name: 'tomorrow', tasks: [] },
    { name: 'later', tasks: [] },
  ];
  const today = wall(now).startOf('day');
  for (const task of [...tasks].sort((one, other) => one.dueAt.localeCompare(other.dueAt))) {
    const days = wall(task.dueAt).startOf('day').diff(today, 'day');
    const late = task.overdueAt !== null || new Date(task.dueAt).getTime() < now;
    groups[late ? 0 : days <= 0 ? 1 : days === 1 ? 2 : 3]!.tasks.push(task);
  }
  return groups;
};
