import { useInfiniteQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { IconChartBar, IconPhoneCalling, IconPlus } from '@tabler/icons-react';
import { useEffect, useState } from 'react';
import { askingPages } from '../ask/asking.ts';
import { AllCalls } from '../call/AllCalls.tsx';
import { Button } from '../kit/Button.tsx';
import { Chip } from '../kit/Chip.tsx';
import { Empty } from '../kit/Empty.tsx';
import { Header } from '../kit/Header.tsx';
import { useKeys } from '../kit/keys.ts';
import { Problem } from '../kit/Problem.tsx';
import { Skeleton } from '../kit/Skeleton.tsx';
import { ToastPlace } from '../kit/toast.tsx';
import { mayOps, useMe } from '../session.tsx';
import today from '../task/Today.module.css';
import { useWords } from '../words.ts';
import { CallbackPanel } from './CallbackPanel.tsx';
import { CallbackRow } from './CallbackRow.tsx';
import { NewCallback } from './NewCallback.tsx';
import { Promises } from './Promises.tsx';

const page = getRouteApi('/frame/callbacks');
const views = ['open', 'due', 'waiting', 'late', 'over'] as const;
type View = (typeof views)[number];

/** Promised calls: what is due, what waits for its hour, what is late, what became of the others. */
export const CallbacksPage = () => {
  const { t } = useWords('callback');
  const me = useMe();
  const search = page.useSearch();
  const navigate = page.useNavigate();
  const [chosen, choose] = useState<string>();
  const [adding, setAdding] = useState(false);
  const view: View = views.find((one) => one === search.show) ?? 'open';
  const isReport = search.show === 'report' && mayOps(me);
  const mine = search.whose !== 'all';
  useEffect(() => void (document.title = `${t('title')} · Voronka`), [t]);
  const list = useInfiniteQuery({
    ...askingPages('/callbacks', {
      query: { limit: 50, ...(view === 'over' ? {} : { state: view }), ...(mine ? { mine: 'true' as const } : {}) },
    }),
    enabled: !isReport,
  });
  const items = (list.data?.pages.flatMap((one) => one.items) ?? []).filter(
    ({ closedAt }) => view !== 'over' || closedAt !== null,
  );
  const at = items.findIndex(({ id }) => id === chosen);
  const step = (by: number) => choose(items[Math.max(0, Math.min(items.length - 1, at + by))]?.id);
  const go = (more: object) => void navigate({ search: { ...search, open: undefined, ...more } });
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
        action={
          <>
            <AllCalls />
            <Button look="primary" keys="c" folds icon={<IconPlus size={16} />} onClick={() => setAdding(true)}>
              {t('add')}
            </Button>
          </>
        }
      >
        {views.map((one) => (
          <Chip key={one} on={!isReport && one === view} onClick={() => go({ show: one === 'open' ? undefined : one })}>
            {t(`view.${one}`)}
          </Chip>
        ))}
        <Chip on={mine} onClick={() => go({ whose: mine ? 'all' : undefined })}>
          {t('mine')}
        </Chip>
        {mayOps(me) && (
          <Chip icon={<IconChartBar />} on={isReport} onClick={() => go({ show: isReport ? undefined : 'report' })}>
            {t('report')}
          </Chip>
        )}
      </Header>
      <main className={today.main} tabIndex={0}>
        {isReport ? (
          <Promises />
        ) : list.isPending ? (
          <Skeleton rows={8} height={44} />
        ) : !list.data ? (
          <Problem error={list.error} again={() => void list.refetch()} />
        ) : items.length === 0 ? (
          <Empty icon={<IconPhoneCalling />} title={t('empty.title')} text={t('empty.text')} />
        ) : (
          <section className={today.group} aria-label={t(`view.${view}`)}>
            <ul className={today.list}>
              {items.map((one) => (
                <CallbackRow
                  key={one.id}
                  callback={one}
                  chosen={one.id === chosen}
                  onChoose={() => choose(one.id === chosen ? undefined : one.id)}
                  onOpen={() => go({ open: one.id })}
                />
              ))}
            </ul>
          </section>
        )}
        {list.hasNextPage && (
          <Button busy={list.isFetchingNextPage} onClick={() => void list.fetchNextPage()}>
            {t('further')}
          </Button>
        )}
      </main>
      <ToastPlace />
      {search.open && <CallbackPanel id={search.open} onClose={() => go({})} />}
      {adding && <NewCallback onClose={() => setAdding(false)} />}
    </>
  );
};
