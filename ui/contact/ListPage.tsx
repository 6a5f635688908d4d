import { keepPreviousData, useQuery, type InfiniteData, type UseInfiniteQueryResult } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { IconBriefcaseOff, IconColumns3, IconFilter, IconPlus } from '@tabler/icons-react';
import { lazy, Suspense, useCallback, useEffect, useMemo, useRef, useState, type ReactNode } from 'react';
import type { Condition } from '../../workflows/automation/condition.schema.ts';
import { listFacts, type ListNoun } from '../../workflows/contact/list.words.ts';
import { fieldsOf } from '../../workflows/field/field.ts';
import { asking, type Page as Part } from '../ask/asking.ts';
import { fieldFact, inDays } from '../automation/condition/facts.ts';
import { useFields, useFieldsRead } from '../field/fields.ts';
import { ImportLink } from '../import/ImportLink.tsx';
import { Button } from '../kit/Button.tsx';
import { Chip } from '../kit/Chip.tsx';
import { Empty } from '../kit/Empty.tsx';
import { Header } from '../kit/Header.tsx';
import { useKeys } from '../kit/keys.ts';
import { useNarrow } from '../kit/narrow.ts';
import { Search } from '../kit/Search.tsx';
import { conditionOf } from '../lead/board/shown.ts';
import { isGone, partsOf, withoutPart } from '../lead/filter/parts.ts';
import { useUsers } from '../session.tsx';
import { ColumnPanel } from '../table/ColumnPanel.tsx';
import { ConditionChips } from '../table/ConditionChips.tsx';
import { ExportMenu } from '../table/ExportMenu.tsx';
import { columnsText, shownColumns, type Shown } from '../table/layout.ts';
import { Rows } from '../table/Rows.tsx';
import { Sheet } from '../table/Sheet.tsx';
import { ViewMenu } from '../view/ViewMenu.tsx';
import { useWords } from '../words.ts';
import { Kinds } from './Kinds.tsx';
import { ListRow } from './ListRow.tsx';
import { listColumns, usualColumns, type ListColumn, type ListItem } from './list-columns.tsx';
import type { ListSearch } from './list-search.ts';
import css from '../table/Table.module.css';

const ConditionPanel = lazy(async () => ({ default: (await import('../table/ConditionPanel.tsx')).ConditionPanel }));

type Props = {
  noun: ListNoun;
  at: '/contacts' | '/companies';
  title: string;
  search: ListSearch;
  /** as the server is asked */
  asked: { q?: string; filter?: string };
  list: UseInfiniteQueryResult<InfiniteData<Part<ListItem>>>;
  icon: ReactNode;
  /** the dialog that enters a new one */
  entering: (onClose: () => void) => ReactNode;
};

/** Those whom nobody works with now. */
const noOpenLead: Condition = { field: 'openLeads', is: '=', value: 0 };
const NONE = { stages: [], outcomes: [], tasks: { types: [] } as never, lossReasons: [] };

const withIdle = (condition: Condition | undefined): Condition =>
  condition ? { all: [...partsOf(condition), noOpenLead] } : noOpenLead;

/** People or companies as rows: columns, order and conditions are its address. */
export const ListPage = (props: Props) => {
  const { noun, at, title, search, asked, list, icon, entering } = props;
  const { t, language } = useWords(noun);
  const navigate = useNavigate();
  const users = useUsers();
  const narrow = useNarrow();
  const scroll = useRef<HTMLDivElement>(null);
  const [open, setOpen] = useState<'new' | 'filter' | 'columns'>();
  const [sizing, setSizing] = useState<Shown<ListColumn>[]>();
  const house = useFields(noun);
  const areRead = useFieldsRead();
  const fields = useMemo(() => fieldsOf(noun, house), [noun, house]);
  const all = useMemo(
    () => listColumns(noun, { language, fields, nameOf: (id) => users.find((user) => user.id === id)?.name ?? '' }),
    [noun, language, fields, users],
  );
  const known = useMemo(() => listFacts(noun, users), [noun, users]);
  const facts = useMemo(() => {
    const context = { currency: 'KZT' as const, users };
    return [
      ...known.map((field) => fieldFact(field.key, 'contact', field, language, context)),
      ...fields.map((field) => fieldFact(`fields.${field.key}`, 'fields', field, language, context)),
    ].map(inDays);
  }, [known, fields, language, users]);
  useEffect(() => void (document.title = `${title} · Voronka`), [title]);
  const go = useCallback(
    (change: Partial<ListSearch>, replace = 'q' in change) =>
      void navigate({ to: at, search: (was: ListSearch) => clean({ ...was, ...change }), replace }),
    [navigate, at],
  );
  const add = () => setOpen('new');
  useKeys([{ keys: 'c', does: t('new'), run: add }]);
  const shown = sizing ?? shownColumns(all, search.columns, usualColumns[noun]);
  const sort = search.sort ?? '-createdAt';
  const condition = conditionOf(search.filter);
  const parts = condition ? partsOf(condition) : [];
  const gone = (part: Condition) => areRead && isGone(part, fields);
  const isMissing = parts.some(gone);
  const setCondition = (next: Condition | undefined) => go({ filter: next && JSON.stringify(next) });
  const idle = parts.findIndex((part) => JSON.stringify(part) === JSON.stringify(noOpenLead));
  // it has a chip of its own
  const others = condition && idle >= 0 ? withoutPart(condition, idle) : condition;
  const count = useQuery({
    ...asking(`${at}/count`, { query: { q: asked.q, filter: asked.filter } }),
    placeholderData: keepPreviousData,
    enabled: !isMissing,
  }).data;
  const narrowed = Boolean(search.q) || condition !== undefined;
  const none = (
    <Empty
      icon={icon}
      title={t(narrowed ? 'none.found' : 'none.title')}
      text={condition ? t('table:none.filtered') : t(search.q ? 'none.found.text' : 'none.text')}
      action={<Button onClick={add}>{t('new')}</Button>}
    />
  );
  return (
    <>
      <Header
        title={title}
        action={
          <>
            <ImportLink noun={noun} />
            {!isMissing && <ExportMenu at={`${at}/export`} asked={{ ...asked, sort, columns: columnsText(shown) }} />}
            <Button look="primary" icon={<IconPlus size={16} />} keys="c" folds onClick={add}>
              {t('new')}
            </Button>
          </>
        }
      >
        <ViewMenu
          of={{ noun }}
          search={search}
          onOpen={(view, replace = false) => void navigate({ to: at, search: clean(view as ListSearch), replace })}
        />
      </Header>
      <main className={`${css.main} ${narrow ? css.phone : ''}`}>
        <div className={css.kinds}>
          <Kinds at={at}>
            <Search value={search.q ?? ''} onChange={(q) => go({ q: q || undefined })} hint={t('search')} />
          </Kinds>
        </div>
        <div className={css.sub} role="group" aria-label={t('lead/board:filters')}>
          <Chip
            icon={<IconBriefcaseOff />}
            on={idle >= 0}
            onClick={() => setCondition(idle >= 0 ? others : withIdle(condition))}
          >
            {t('table:noOpen')}
          </Chip>
          {others && (
            <ConditionChips
              condition={others}
              names={{ ...NONE, fields, around: known }}
              isGone={gone}
              onOpen={() => setOpen('filter')}
              onChange={(next) => setCondition(idle >= 0 ? withIdle(next) : next)}
            />
          )}
          <Chip icon={<IconFilter />} onClick={() => setOpen('filter')}>
            {t('lead/board:filter')}
          </Chip>
          <span className={css.space} />
          <Chip icon={<IconColumns3 />} onClick={() => setOpen('columns')}>
            {t('table:columns')}
          </Chip>
        </div>
        <Sheet
          {...{ narrow, scroll, shown, sort }}
          label={title}
          plain
          gone={isMissing ? t('table:gone.list') : undefined}
          onMend={() => setOpen('filter')}
          onSort={(next) => go({ sort: next })}
          onSize={(next, done) => {
            setSizing(done ? undefined : next);
            if (done) go({ columns: columnsText(next) });
          }}
          foot={
            count &&
            !isMissing && <b>{t('count', { count: count.count, total: `${count.count}${count.more ? '+' : ''}` })}</b>
          }
        >
          <Rows
            {...{ narrow, scroll, none }}
            rows={list}
            place={JSON.stringify([at, asked, sort])}
            row={(item, top) => <ListRow key={item.id} {...{ at, item, top, shown, narrow }} />}
            onOpen={({ id }) => void navigate({ to: `${at}/$id`, params: { id } })}
          />
        </Sheet>
      </main>
      <Suspense>
        {open === 'filter' && (
          <ConditionPanel
            title={t('filter')}
            facts={facts}
            value={condition}
            onChange={setCondition}
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
      {open === 'new' && entering(() => setOpen(undefined))}
    </>
  );
};

const clean = (search: { [K in keyof ListSearch]: ListSearch[K] | undefined }): ListSearch =>
  Object.fromEntries(Object.entries(search).filter(([, value]) => value !== undefined && value !== '')) as ListSearch;
