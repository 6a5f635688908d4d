import { useQuery } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import {
  IconAlertTriangle,
  IconCalendarWeek,
  IconCheck,
  IconFlag3,
  IconListCheck,
  IconPlus,
  IconUser,
} from '@tabler/icons-react';
import { lazy, Suspense, useEffect, useRef, useState } from 'react';
import { byPriority } from '../../workflows/task/priority.ts';
import type { Task } from '../../workflows/task/task.schema.ts';
import { Button } from '../kit/Button.tsx';
import { Chip } from '../kit/Chip.tsx';
import { Empty } from '../kit/Empty.tsx';
import { Header } from '../kit/Header.tsx';
import { useKeys } from '../kit/keys.ts';
import { Problem } from '../kit/Problem.tsx';
import { Skeleton } from '../kit/Skeleton.tsx';
import { wall } from '../kit/time.ts';
import { ToastPlace } from '../kit/toast.tsx';
import { useNow } from '../kit/Time.tsx';
import { useMe } from '../session.tsx';
import { useWords } from '../words.ts';
import { taskTotalsQuery } from './due.ts';
import { tasksQuery, todayQuery } from './task-query.ts';
import { postponeKeys, putOff } from './Postpone.tsx';
import { Selected } from './Selected.tsx';
import { TodayCallbacks } from '../callback/TodayCallbacks.tsx';
import { TodayLeads } from './TodayLeads.tsx';
import { TaskRow } from './TaskRow.tsx';
import css from './Today.module.css';

const TaskPanel = lazy(async () => ({ default: (await import('./TaskPanel.tsx')).TaskPanel }));
const NewTaskPanel = lazy(async () => ({ default: (await import('./NewTask.tsx')).NewTaskPanel }));

/** My day: what is late, what is for today, what comes, what is new and what waits for me; or what I have done. */
export const TodayPage = () => {
  const { t } = useWords('task');
  const me = useMe();
  const now = useNow();
  const navigate = useNavigate();
  const search = useSearch({ from: '/frame/today' });
  const { show, whose, priority, task: opened } = search;
  const [adding, setAdding] = useState(false);
  const [chosen, choose] = useState<string>();
  const [marked, mark] = useState<string[]>([]);
  const list = useRef<HTMLDivElement>(null);
  const mine = { ...(whose === 'all' ? {} : { responsible: me.id }), ...(priority ? { priority } : {}) };
  const open = useQuery(tasksQuery({ ...mine, state: 'open' }));
  const done = useQuery({ ...tasksQuery({ ...mine, state: 'done' }), enabled: show === 'done' });
  const leads = useQuery({ ...todayQuery, enabled: show !== 'done' && whose !== 'all' && !priority }).data;
  const query = show === 'done' ? done : open;
  const totals = useQuery(taskTotalsQuery({ ...mine, state: 'open' }, now)).data;
  const allDone = useQuery({ ...taskTotalsQuery({ ...mine, state: 'done' }, now), enabled: show === 'done' }).data;
  useEffect(() => localStorage.setItem('voronka.home', '/today'), []);
  useEffect(() => void (document.title = `${t('title')} · Voronka`), [t]);
  const tasks = query.data?.items ?? [];
  const groups = show === 'done' ? [{ name: 'done' as const, tasks }] : grouped(tasks, now);
  const order = groups.flatMap((group) => group.tasks);
  const at = order.findIndex(({ id }) => id === chosen);
  const go = (task: Task | undefined) => {
    if (!task) return;
    choose(task.id);
    list.current?.querySelector<HTMLElement>(`[data-task="${task.id}"] button`)?.focus();
  };
  const step = (by: number) => go(order[Math.max(0, Math.min(order.length - 1, at + by))]);
  // what was done or put off is no longer where it stood: the next one there is chosen, so that the hands stay on the keyboard
  const place = useRef(0);
  useEffect(() => {
    if (at >= 0) place.current = at;
    else if (chosen !== undefined && order.length > 0) go(order[Math.min(place.current, order.length - 1)]);
  });
  const several = order.filter(({ id, state }) => marked.includes(id) && state === 'open');
  const toggle = (id: string) => mark(marked.includes(id) ? marked.filter((one) => one !== id) : [...marked, id]);
  const openCard = (task?: string) => {
    const { task: _, ...rest } = search;
    void navigate({ to: '/today', search: task ? { ...rest, task } : rest, replace: true });
  };
  const current = at >= 0 ? order[at] : undefined;
  const postpone = (to: (typeof postponeKeys)[number]['to']) => {
    const tasks = several.length > 0 ? several : current?.state === 'open' ? [current] : [];
    if (tasks.length > 0) void putOff(tasks, to, t).then(() => mark([]));
  };
  const calm = leads && show !== 'done' && !totals?.overdue && !totals?.today && leads.fresh.length === 0;
  useKeys([
    { keys: 'c', does: t('add'), run: () => setAdding(true) },
    { keys: 'j', does: t('keys.down'), run: () => step(1) },
    { keys: 'k', does: t('keys.up'), run: () => step(-1) },
    { keys: 'arrowdown', run: () => step(1) },
    { keys: 'arrowup', run: () => step(-1) },
    { keys: 'escape', run: () => (several.length > 0 ? mark([]) : choose(undefined)) },
    { keys: 'x', does: t('keys.mark'), run: () => current && toggle(current.id) },
    { keys: 'o', does: t('openCard'), run: () => current && openCard(current.id) },
    ...postponeKeys.map(({ to, keys }) => ({
      keys,
      does: `${t('postpone')}: ${t(`postpone.${to}`)}`,
      run: () => postpone(to),
    })),
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
          onClick={() =>
            void navigate({ to: '/today', search: { ...(whose ? { whose } : {}), ...(priority ? { priority } : {}) } })
          }
        >
          {t('open')}
        </Chip>
        <Chip
          icon={<IconCheck />}
          on={show === 'done'}
          onClick={() =>
            void navigate({
              to: '/today',
              search: { ...(whose ? { whose } : {}), ...(priority ? { priority } : {}), show: 'done' },
            })
          }
        >
          {t('done')}
        </Chip>
        <Chip icon={<IconCalendarWeek />} onClick={() => void navigate({ to: '/calendar' })}>
          {t('calendar')}
        </Chip>
        <Chip
          icon={<IconUser />}
          on={whose !== 'all'}
          onClick={() =>
            void navigate({
              to: '/today',
              search: {
                ...(show ? { show } : {}),
                ...(priority ? { priority } : {}),
                ...(whose ? {} : { whose: 'all' as const }),
              },
            })
          }
        >
          {t('mine')}
        </Chip>
        <Chip
          icon={<IconFlag3 />}
          on={priority === 'high'}
          onClick={() =>
            void navigate({
              to: '/today',
              search: {
                ...(show ? { show } : {}),
                ...(whose ? { whose } : {}),
                ...(priority ? {} : { priority: 'high' as const }),
              },
            })
          }
        >
          {t('high')}
        </Chip>
      </Header>
      <main className={css.main} ref={list}>
        {query.isPending && <Skeleton rows={8} height={44} />}
        {query.isError && <Problem error={query.error} again={() => void query.refetch()} />}
        {query.isSuccess && (calm || tasks.length === 0) && (
          <Empty
            icon={<IconListCheck />}
            title={t(show === 'done' ? 'emptyDone.title' : 'empty.title')}
            text={t(show === 'done' ? 'emptyDone.text' : 'empty.text')}
          />
        )}
        {show !== 'done' && whose !== 'all' && !priority && <TodayCallbacks />}
        {several.length > 0 && <Selected tasks={several} onClear={() => mark([])} />}
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
                      marked={marked.includes(task.id)}
                      onMark={task.state === 'open' ? () => toggle(task.id) : undefined}
                      onOpen={() => openCard(task.id)}
                    />
                  ))}
                </ul>
              </section>
            ),
        )}
        {leads && show !== 'done' && (
          <>
            <TodayLeads name="fresh" leads={leads.fresh} />
            <TodayLeads name="waiting" leads={leads.waiting} />
          </>
        )}
        {query.data?.next && <p className={css.first}>{t('first')}</p>}
      </main>
      <ToastPlace />
      <Suspense>{opened && <TaskPanel id={opened} onClose={() => openCard()} />}</Suspense>
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
  for (const task of [...tasks].sort(byPriority)) {
    const days = wall(task.dueAt).startOf('day').diff(today, 'day');
    const late = task.overdueAt !== null || new Date(task.dueAt).getTime() < now;
    groups[late ? 0 : days <= 0 ? 1 : days === 1 ? 2 : 3]!.tasks.push(task);
  }
  return groups;
};
