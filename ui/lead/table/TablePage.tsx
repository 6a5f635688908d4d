import { useQuery } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { IconColumns3, IconFilter, IconPlus } from '@tabler/icons-react';
import { lazy, Suspense, useEffect, useMemo, useRef, useState, type RefObject } from 'react';
import { moneyText } from '../../../workflows/money/money.ts';
import type { Pipeline } from '../../../workflows/pipeline/pipeline.schema.ts';
import { cache } from '../../cache.ts';
import { Button } from '../../kit/Button.tsx';
import { Chip } from '../../kit/Chip.tsx';
import { Empty } from '../../kit/Empty.tsx';
import { Header } from '../../kit/Header.tsx';
import { useKeys } from '../../kit/keys.ts';
import { Search } from '../../kit/Search.tsx';
import type { BoardSearch } from '../board/board-search.ts';
import { useAround } from '../../field/fields.ts';
import { usePipelines } from '../../pipeline/pipelines.ts';
import { cleanAddress } from '../../search-text.ts';
import { useMe, useUsers } from '../../session.tsx';
import { ViewMenu } from '../../view/ViewMenu.tsx';
import type { ListAddress } from '../../view/views.ts';
import { useWords } from '../../words.ts';
import { FilterPanel } from '../board/FilterPanel.tsx';
import { totalsQuery } from '../board/leads.ts';
import { LookChips } from '../board/LookChips.tsx';
import { whyNotTo } from '../board/move.ts';
import { MoveMenu } from '../board/MoveMenu.tsx';
import { useMoving } from '../board/moving.ts';
import { PipelinePicker } from '../board/PipelinePicker.tsx';
import { useIsChanging } from '../board/selection.ts';
import { conditionOf, shownLeads } from '../board/shown.ts';
import { rowsKey, type LeadFilter } from '../lead-query.ts';
import { LeadChips, useGone } from '../filter/LeadChips.tsx';
import { partsOf } from '../filter/parts.ts';
import { zonedFilter } from '../filter/zoned.ts';
import { leadColumns, USUAL, type Column } from './columns.ts';
import { ImportLink } from '../../import/ImportLink.tsx';
import { Grid } from './Grid.tsx';
import { Groups } from './Groups.tsx';
import { sumsOf } from './totals.ts';
import { useNarrow } from '../../kit/narrow.ts';
import { ColumnPanel } from '../../table/ColumnPanel.tsx';
import { ExportMenu } from '../../table/ExportMenu.tsx';
import { columnsText, shownColumns, type Shown } from '../../table/layout.ts';
import { Sheet } from '../../table/Sheet.tsx';
import { Ways } from '../board/Ways.tsx';
import css from '../../table/Table.module.css';

const MassBar = lazy(async () => ({ default: (await import('../../mass-change/MassBar.tsx')).MassBar }));
const NewLeadPanel = lazy(async () => ({ default: (await import('../board/NewLead.tsx')).NewLeadPanel }));

/** The leads of a pipeline as rows: columns, order and conditions are its address. */
export const TablePage = ({ pipeline }: { pipeline: Pipeline }) => {
  const { t, language } = useWords('lead/table');
  const me = useMe();
  const users = useUsers();
  const navigate = useNavigate();
  const search = useSearch({ from: '/frame/leads' });
  const scroll = useRef<HTMLDivElement>(null);
  const narrow = useNarrow();
  const [open, setOpen] = useState<'new' | 'filter' | 'columns'>();
  const [sizing, setSizing] = useState<Shown<Column>[]>();
  const isChanging = useIsChanging(search.changes);
  const { menu, openMenu, closeMenu, dialogs, moveTo } = useMoving(pipeline, scroll);
  const { definition } = pipeline;
  const around = useAround();
  const isGone = useGone(definition);
  const all = useMemo(
    () =>
      leadColumns({ definition, around, language, nameOf: (id) => users.find((user) => user.id === id)?.name ?? '' }),
    [definition, around, language, users],
  );
  const shown = sizing ?? shownColumns(all, search.columns, USUAL);
  const sort = search.sort ?? '-number';
  const condition = conditionOf(search.filter);
  const gone = condition ? partsOf(condition).filter(isGone).length : 0;
  const filter = useMemo(
    () => ({
      pipeline: pipeline.key,
      ...(search.mine ? { responsible: me.id } : {}),
      ...(search.q ? { q: search.q } : {}),
      ...(search.only ? { only: search.only } : {}),
      ...(search.filter ? { filter: zonedFilter(search.filter, me.timeZone) } : {}),
    }),
    [pipeline.key, search.mine, search.q, search.only, search.filter, me.id, me.timeZone],
  );
  const totals = useQuery({ ...totalsQuery(filter), enabled: gone === 0 }).data?.items;
  const go = (change: Partial<BoardSearch>) =>
    void navigate({ to: '/leads', search: (was) => cleanAddress({ ...was, ...change }), replace: 'q' in change });
  const openView = (view: ListAddress, replace = false) =>
    void navigate({ to: '/leads', search: cleanAddress({ pipeline: pipeline.key, ...view } as BoardSearch), replace });
  useKeys([{ keys: 'c', does: t('lead/board:new'), run: () => setOpen('new') }]);
  const by = all.find(
    (column): column is Column & { group: string } => Boolean(column.group) && column.key === search.group,
  );
  const count = totals?.reduce((sum, one) => sum + one.count, 0);
  useNewRows(filter, count, scroll);
  const rows = { filter, sort, shown, pipeline, narrow, onStage: openMenu };
  const none = (
    <Empty
      title={t('none.title')}
      text={t(condition || search.q || search.mine || search.only ? 'none.filtered' : 'none.text')}
    />
  );
  return (
    <>
      <Header
        many
        title={
          <PipelinePicker
            pipelines={usePipelines()}
            pipeline={pipeline}
            onPick={(next) => go({ ...nothing, pipeline: next })}
          />
        }
        action={
          <>
            <ImportLink noun="lead" />
            {gone === 0 && (
              <ExportMenu
                at={`/pipelines/${pipeline.key}/export`}
                asked={{ ...filter, sort, columns: columnsText(shown) }}
              />
            )}
            <Ways as="table" onGo={(as) => go({ as })} />
            <Button look="primary" keys="c" icon={<IconPlus size={16} />} folds onClick={() => setOpen('new')}>
              {t('lead/board:new')}
            </Button>
          </>
        }
      >
        <ViewMenu of={{ pipeline: pipeline.key }} search={search} onOpen={openView} />
        <Search value={search.q ?? ''} onChange={(q) => go({ q: q || undefined })} hint={t('lead/board:search')} />
      </Header>
      <main className={`${css.main} ${narrow ? css.phone : ''}`}>
        <div className={css.sub} role="group" aria-label={t('lead/board:filters')}>
          <LookChips search={search} onGo={go} />
          {condition && (
            <LeadChips
              condition={condition}
              definition={definition}
              onOpen={() => setOpen('filter')}
              onChange={(next) => go({ filter: next && JSON.stringify(next) })}
            />
          )}
          <Chip icon={<IconFilter />} onClick={() => setOpen('filter')}>
            {t('lead/board:filter')}
          </Chip>
          <span className={css.space} />
          <label className={css.by}>
            {t('group')}
            <select value={by?.key ?? ''} onChange={({ target }) => go({ group: target.value || undefined })}>
              <option value="">{t('group.no')}</option>
              {all
                .filter(({ group }) => group)
                .map(({ key, name }) => (
                  <option key={key} value={key}>
                    {name}
                  </option>
                ))}
            </select>
          </label>
          <Chip icon={<IconColumns3 />} onClick={() => setOpen('columns')}>
            {t('table:columns')}
          </Chip>
        </div>
        <Sheet
          {...{ narrow, scroll, shown, sort }}
          label={t('title')}
          gone={gone > 0 ? t('gone.text') : undefined}
          onMend={() => setOpen('filter')}
          onSort={(next) => go({ sort: next })}
          onSize={(next, done) => {
            setSizing(done ? undefined : next);
            if (done) go({ columns: columnsText(next) });
          }}
          foot={
            <>
              {count !== undefined && <b>{t('lead/board:count', { count })}</b>}
              {sumsOf(totals ?? []).map((amount) => (
                <span key={amount.currency}>{moneyText(amount, language)}</span>
              ))}
            </>
          }
        >
          {by ? <Groups by={by} none={none} {...rows} /> : <Grid scroll={scroll} none={none} {...rows} />}
        </Sheet>
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
          {gone === 0 && isChanging && (
            <MassBar
              pipeline={pipeline}
              all={shownLeads(pipeline.key, { ...search, filter: filter.filter }, me.email)}
              history={search.changes ?? false}
              onHistory={(is) => go({ changes: is || undefined })}
            />
          )}
        </Suspense>
      </main>
      <Suspense>
        {open === 'new' && <NewLeadPanel pipeline={pipeline} onClose={() => setOpen(undefined)} />}
        {open === 'filter' && (
          <FilterPanel
            pipeline={pipeline}
            value={condition}
            onChange={(next) => go({ filter: next && JSON.stringify(next) })}
            onClose={() => setOpen(undefined)}
          />
        )}
        {open === 'columns' && (
          <ColumnPanel
            all={all}
            shown={shown}
            onChange={(next) => go({ columns: next && columnsText(next) })}
            onClose={() => setOpen(undefined)}
          />
        )}
      </Suspense>
      {dialogs}
    </>
  );
};

/** Leads that came or went show where the table is seen from its top; further down nothing moves under the eyes. */
const useNewRows = (filter: LeadFilter, count: number | undefined, scroll: RefObject<HTMLElement | null>) => {
  const known = useRef({ filter, count });
  useEffect(() => {
    const { filter: before, count: had } = known.current;
    known.current = { filter, count };
    if (before !== filter || had === undefined || had === count || (scroll.current?.scrollTop ?? 0) > 40) return;
    void cache.invalidateQueries({ queryKey: rowsKey(filter) });
  }, [filter, count, scroll]);
};

/** Another pipeline has other fields. */
const nothing = { filter: undefined, sort: undefined, group: undefined, columns: undefined, view: undefined };
