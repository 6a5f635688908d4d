import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { IconLock, IconRefresh, IconShieldCheck } from '@tabler/icons-react';
import { lazy, Suspense, useEffect, useState } from 'react';
import type { NoStepLead } from '../../../workflows/lead/next-step.schema.ts';
import type { NoStepWhy } from '../../../workflows/process/next-step.schema.ts';
import { get } from '../../ask/ask.ts';
import { asking, askingPages } from '../../ask/asking.ts';
import { cache } from '../../cache.ts';
import { Button } from '../../kit/Button.tsx';
import { Chip } from '../../kit/Chip.tsx';
import { Empty } from '../../kit/Empty.tsx';
import { Page } from '../../kit/Header.tsx';
import { Problem } from '../../kit/Problem.tsx';
import { Skeleton } from '../../kit/Skeleton.tsx';
import { relativeText } from '../../kit/time.ts';
import { useNow } from '../../kit/Time.tsx';
import { mayOps, useMe } from '../../session.tsx';
import { useWords } from '../../words.ts';
import { Check } from './Check.tsx';
import css from './NoNextStep.module.css';
import { Row } from './Row.tsx';

const NewTaskPanel = lazy(async () => ({ default: (await import('./TaskFor.tsx')).TaskFor }));
const kinds: NoStepWhy[] = ['nothing', 'silent', 'stuck', 'paused'];

const figureQuery = asking('/no-next-step/figure');

/** Open leads that will not go on unless somebody acts, each with the reason and the one thing to do about it. */
export const NoNextStepPage = () => {
  const { t } = useWords('lead/no-next-step');
  const me = useMe();
  useEffect(() => void (document.title = `${t('title')} · Voronka`), [t]);
  if (!mayOps(me))
    return (
      <Page title={t('title')}>
        <Empty icon={<IconLock />} title={t('forbidden.title')} text={t('forbidden.text')} />
      </Page>
    );
  return <NoNextStep />;
};

const NoNextStep = () => {
  const { t } = useWords('lead/no-next-step');
  const navigate = useNavigate();
  const now = useNow();
  const { why } = useSearch({ from: '/frame/no-next-step' });
  const [task, setTask] = useState<NoStepLead>();
  const [checking, check] = useState(false);
  const figure = useQuery({ ...figureQuery, refetchInterval: 60_000 });
  const list = useInfiniteQuery({ ...askingPages('/no-next-step', { query: { why, limit: 100 } }), staleTime: 0 });
  const again = () => {
    void get('/no-next-step/figure', { query: { fresh: 'true' } })
      .then((counted) => cache.setQueryData(figureQuery.queryKey, counted))
      .catch(() => undefined);
    void list.refetch();
  };
  const leads = list.data?.pages.flatMap(({ items }) => items) ?? [];
  const count = (kind: NoStepWhy | undefined) =>
    figure.data && (kind ? figure.data[kind] : kinds.reduce((sum, one) => sum + figure.data[one], 0));
  return (
    <Page
      title={t('title')}
      note={figure.data && t('counted', { open: figure.data.open, when: relativeText(figure.data.at, now) })}
      action={
        <>
          <Button icon={<IconRefresh size={16} />} folds busy={list.isRefetching} onClick={again}>
            {t('again')}
          </Button>
          <Button look="primary" icon={<IconShieldCheck size={16} />} folds onClick={() => check(true)}>
            {t('check')}
          </Button>
        </>
      }
    >
      <div className={css.page}>
        {checking && <Check onClose={() => check(false)} />}
        <div className={css.chips} role="group" aria-label={t('filter')}>
          {[undefined, ...kinds].map((kind) => (
            <Chip
              key={kind ?? 'all'}
              on={why === kind}
              onClick={() => void navigate({ to: '/no-next-step', search: kind ? { why: kind } : {} })}
            >
              {t(`why.${kind ?? 'all'}`)}
              {count(kind) === undefined ? '' : ` · ${count(kind)}`}
            </Chip>
          ))}
        </div>
        {list.error && <Problem error={list.error} again={() => void list.refetch()} />}
        {list.isPending && <Skeleton rows={6} height={56} />}
        {list.isSuccess && leads.length === 0 && (
          <Empty icon={<IconShieldCheck />} title={t('empty.title')} text={t('empty.text')} />
        )}
        <ul className={css.rows}>
          {leads.map((lead) => (
            <Row key={lead.id} lead={lead} onTask={() => setTask(lead)} onDone={again} />
          ))}
        </ul>
        {list.hasNextPage && (
          <Button busy={list.isFetchingNextPage} onClick={() => void list.fetchNextPage()}>
            {t('more')}
          </Button>
        )}
      </div>
      <Suspense>
        {task && (
          <NewTaskPanel
            id={task.id}
            onClose={() => {
              setTask(undefined);
              setTimeout(again, 1500);
            }}
          />
        )}
      </Suspense>
    </Page>
  );
};
