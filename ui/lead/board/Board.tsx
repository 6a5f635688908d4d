import { useQuery } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { IconFilter, IconPlus } from '@tabler/icons-react';
import { lazy, Suspense, useCallback, useEffect, useMemo, useRef, useState } from 'react';
import type { StageTotal, Waiting } from '../../../workflows/lead/totals.schema.ts';
import type { Money } from '../../../workflows/money/money.schema.ts';
import { moneyText } from '../../../workflows/money/money.ts';
import type { Pipeline } from '../../../workflows/pipeline/pipeline.schema.ts';
import { inLanguage } from '../../../workflows/words/words.ts';
import { cache } from '../../cache.ts';
import { Button } from '../../kit/Button.tsx';
import { Chip } from '../../kit/Chip.tsx';
import { Empty } from '../../kit/Empty.tsx';
import { Header } from '../../kit/Header.tsx';
import { useKeys } from '../../kit/keys.ts';
import { Problem } from '../../kit/Problem.tsx';
import { Search } from '../../kit/Search.tsx';
import { PageSkeleton } from '../../kit/Skeleton.tsx';
import { usePipeline, usePipelines } from '../../pipeline/pipelines.ts';
import type { BoardSearch } from './board-search.ts';
import { useMe } from '../../session.tsx';
import { loadWords, useWords, type Say } from '../../words.ts';
import { columnKey, type LeadFilter } from '../lead-query.ts';
import css from './Board.module.css';
import { useAiming } from './aiming.ts';
import { useBoardKeys } from './board-keys.ts';
import { Column } from './Column.tsx';
import { useFailure } from './loaded.ts';
import { shownOf, totalsQuery } from './leads.ts';
import { LookChips } from './LookChips.tsx';
import { whyNotTo } from './move.ts';
import { MoveMenu } from './MoveMenu.tsx';
import { PipelinePicker } from './PipelinePicker.tsx';
import { useIsChanging } from './selection.ts';
import { conditionOf, shownLeads } from './shown.ts';
import { findLead, useMoving } from './moving.ts';
import { Ways } from './Ways.tsx';
import { cleanAddress } from '../../search-text.ts';
import { zonedFilter } from '../filter/zoned.ts';

const DemoNote = lazy(async () => {
  const [{ DemoNote: note }] = await Promise.all([import('../../pack/DemoNote.tsx'), loadWords('pack')]);
  return { default: note };
});
const LeadChips = lazy(async () => ({
  default: (await import('../filter/LeadChips.tsx')).LeadChips,
}));
const FilterPanel = lazy(async () => ({ default: (await import('./FilterPanel.tsx')).FilterPanel }));
const MassBar = lazy(async () => ({ default: (await import('../../mass-change/MassBar.tsx')).MassBar }));
const TablePage = lazy(async () => {
  const [{ TablePage: table }] = await Promise.all([
    import('../table/TablePage.tsx'),
    loadWords('lead/table', 'table', 'lead', 'view'),
  ]);
  return { default: table };
});
const NewLeadPanel = lazy(async () => ({ default: (await import('./NewLead.tsx')).NewLeadPanel }));

export const BoardPage = () => {
  const { t } = useWords('lead/board');
  const { pipeline: key, as } = useSearch({ from: '/frame/leads' });
  const pipeline = usePipeline(key);
  useEffect(() => localStorage.setItem('voronka.home', '/leads'), []);
  useEffect(() => void (document.title = `${t('title')} · Voronka`), [t]);
  if (!pipeline) return <Empty title={t('noPipeline.title')} text={t('noPipeline.text')} />;
  if (as !== 'table') return <Board key={pipeline.key} pipeline={pipeline} />;
  return (
    <Suspense fallback={<PageSkeleton />}>
      <TablePage key={pipeline.key} pipeline={pipeline} />
    </Suspense>
  );
};

const Board = ({ pipeline }: { pipeline: Pipeline }) => {
  const { t, language } = useWords('lead/board');
  const me = useMe();
  const navigate = useNavigate();
  const search = useSearch({ from: '/frame/leads' });
  const board = useRef<HTMLDivElement>(null);
  const [adding, setAdding] = useState(false);
  const [filtering, setFiltering] = useState(false);
  const isChanging = useIsChanging(search.changes);
  const { menu, openMenu, closeMenu, dialogs, whyNot, moveTo } = useMoving(pipeline, board);
  const base = useMemo(
    () => ({
      pipeline: pipeline.key,
      ...(search.mine ? { responsible: me.id } : {}),
      ...(search.q ? { q: search.q } : {}),
      ...(search.filter ? { filter: zonedFilter(search.filter, me.timeZone) } : {}),
    }),
    [pipeline.key, search.mine, search.q, search.filter, me.id, me.timeZone],
  );
  const totals = useQuery(totalsQuery(base)).data?.items;
  const failure = useFailure(base);
  const counts = { overdue: sumOf(totals, 'overdue'), payment: sumOf(totals, 'payment') };
  const condition = conditionOf(search.filter);
  // the little that a search leaves may stand in a column beside the screen
  const first =
    search.q || search.only || search.filter
      ? pipeline.definition.stages.findIndex(({ key }) =>
          totals?.some((one) => one.stage === key && shownOf(one, search.only).count > 0),
        )
      : -1;
  useEffect(
    () => void board.current?.children[first]?.scrollIntoView({ inline: 'nearest', block: 'nearest' }),
    [first],
  );
  const go = useCallback(
    (change: Partial<BoardSearch>) =>
      void navigate({ to: '/leads', search: (was) => cleanAddress({ ...was, ...change }), replace: 'q' in change }),
    [navigate],
  );
  const look = useCallback((q: string) => go({ q: q || undefined }), [go]);
  const { aim, shift } = useAiming(pipeline, moveTo);
  useBoardKeys(board, { find: findLead, openMenu, shift });
  useKeys([{ keys: 'c', does: t('new'), run: () => setAdding(true) }]);
  const none = totals?.length === 0 && !search.q && !search.mine && !search.filter;

  return (
    <>
      <Header
        title={
          <PipelinePicker pipelines={usePipelines()} pipeline={pipeline} onPick={(next) => go({ pipeline: next })} />
        }
        note={t('version', { version: pipeline.version })}
        action={
          <>
            <Ways as="board" onGo={(as) => go({ as })} />
            <Button look="primary" keys="c" icon={<IconPlus size={16} />} folds onClick={() => setAdding(true)}>
              {t('new')}
            </Button>
          </>
        }
      >
        <Search value={search.q ?? ''} onChange={look} hint={t('search')} />
      </Header>
      <main className={css.main}>
        <div className={css.sub} role="group" aria-label={t('filters')}>
          <LookChips search={search} counts={counts} onGo={go} />
          <Suspense>
            {condition && (
              <LeadChips
                condition={condition}
                definition={pipeline.definition}
                onOpen={() => setFiltering(true)}
                onChange={(next) => go({ filter: next && JSON.stringify(next) })}
              />
            )}
          </Suspense>
          <Chip icon={<IconFilter />} onClick={() => setFiltering(true)}>
            {t('filter')}
          </Chip>
          <span className={css.sum}>{totals && summary(pipeline, totals, search.only, language, t)}</span>
        </div>
        {me.role === 'admin' && (
          <Suspense>
            <DemoNote board pipeline={pipeline.key} name={inLanguage(pipeline.definition.name, language)} />
          </Suspense>
        )}
        {failure !== undefined && (
          <div className={css.problem}>
            <Problem
              error={failure}
              again={() => void cache.refetchQueries({ queryKey: columnKey(), type: 'active' })}
            />
          </div>
        )}
        {none && (
          <div className={css.none}>
            <Empty
              title={t('empty.title')}
              text={t('empty.text')}
              action={
                <Button look="primary" keys="c" onClick={() => setAdding(true)}>
                  {t('new')}
                </Button>
              }
            />
          </div>
        )}
        <div ref={board} className={css.board} tabIndex={0} role="group" aria-label={t('title')} data-board>
          {pipeline.definition.stages.map((stage) => (
            <Column
              key={stage.key}
              pipeline={pipeline}
              stage={stage}
              filter={filterOf(base, stage.key, search.only)}
              total={totals && (totals.find((one) => one.stage === stage.key) ?? 'none')}
              whyNot={whyNot}
              aimed={aim?.stage === stage.key ? aim.card : undefined}
              onMenu={openMenu}
            />
          ))}
        </div>
        {menu && (
          <MoveMenu
            {...menu}
            pipeline={pipeline}
            quietly
            why={(stage) => whyNotTo(menu.card, pipeline, stage)}
            onMove={(stage, more) => moveTo(menu.card, stage, more)}
            onClose={closeMenu}
          />
        )}
        <Suspense>
          {isChanging && (
            <MassBar
              pipeline={pipeline}
              all={shownLeads(pipeline.key, { ...search, filter: base.filter }, me.email)}
              history={search.changes ?? false}
              onHistory={(is) => go({ changes: is || undefined })}
            />
          )}
        </Suspense>
      </main>
      <Suspense>
        {adding && <NewLeadPanel pipeline={pipeline} onClose={() => setAdding(false)} />}
        {filtering && (
          <FilterPanel
            pipeline={pipeline}
            value={condition}
            onChange={(next) => go({ filter: next && JSON.stringify(next) })}
            onClose={() => setFiltering(false)}
          />
        )}
      </Suspense>
      {dialogs}
    </>
  );
};

const filters = new Map<string, object>();
/** The same object for the same filter, so that columns do not render anew for nothing. */
const filterOf = <Base extends object>(base: Base, stage: string, only: Waiting | undefined): Base & LeadFilter => {
  const filter = { ...base, stage, ...(only ? { only } : {}) };
  const name = JSON.stringify(filter);
  if (!filters.has(name)) filters.set(name, filter);
  return filters.get(name) as Base & LeadFilter;
};

const sumOf = (totals: StageTotal[] | undefined, only: Waiting): number =>
  totals?.reduce((sum, total) => sum + total[only].count, 0) ?? 0;

/** How many open leads are shown and what they are worth, by currency. */
const summary = (
  { definition }: Pipeline,
  totals: StageTotal[],
  only: Waiting | undefined,
  language: string,
  t: Say,
): string => {
  const open = totals
    .filter(({ stage }) => definition.stages.some(({ key, kind }) => key === stage && kind === 'open'))
    .map((total) => shownOf(total, only));
  const sums = new Map<Money['currency'], number>();
  for (const { amount, currency } of open.flatMap(({ amounts }) => amounts))
    sums.set(currency, (sums.get(currency) ?? 0) + amount);
  const money = [...sums]
    .filter(([, amount]) => amount > 0)
    .map(([currency, amount]) => moneyText({ amount, currency }, language));
  return [t('count', { count: open.reduce((sum, { count }) => sum + count, 0) }), ...money].join(' · ');
};
