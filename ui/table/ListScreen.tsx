import type { InfiniteData, UseInfiniteQueryResult } from '@tanstack/react-query';
import { IconColumns3, IconFilter } from '@tabler/icons-react';
import { lazy, Suspense, useRef, useState, type ReactNode } from 'react';
import type { Names } from '../../workflows/automation/automation-sentence.ts';
import type { Condition } from '../../workflows/automation/condition.schema.ts';
import type { ViewsOf } from '../../workflows/view/view.schema.ts';
import type { Page as Part } from '../ask/asking.ts';
import type { Fact } from '../automation/condition/facts.ts';
import { Chip } from '../kit/Chip.tsx';
import { Header } from '../kit/Header.tsx';
import { useNarrow } from '../kit/narrow.ts';
import { Search } from '../kit/Search.tsx';
import { conditionOf } from '../lead/board/shown.ts';
import { partsOf } from '../lead/filter/parts.ts';
import { ViewMenu } from '../view/ViewMenu.tsx';
import type { ListAddress } from '../view/views.ts';
import { useWords } from '../words.ts';
import { ColumnPanel } from './ColumnPanel.tsx';
import { ConditionChips } from './ConditionChips.tsx';
import { columnsText, shownColumns, type Shown, type TableColumn } from './layout.ts';
import { Rows } from './Rows.tsx';
import { Sheet } from './Sheet.tsx';
import css from './Table.module.css';

const ConditionPanel = lazy(async () => ({ default: (await import('./ConditionPanel.tsx')).ConditionPanel }));

/** A condition with a chip of its own. */
type Preset = { icon: ReactNode; text: string; condition: Condition };
type Shows<C extends TableColumn> = { shown: Shown<C>[]; narrow: boolean };

type Props<T extends { id: string }, C extends TableColumn> = {
  said: { search: string; filter: string; count: string | undefined };
  label: string;
  title: ReactNode;
  views: ViewsOf;
  search: ListAddress;
  /** to this address of the list, or to a view of it */
  onGo: (change: ListAddress, replace?: boolean) => void;
  onView: (view: ListAddress, replace?: boolean) => void;
  rows: UseInfiniteQueryResult<InfiniteData<Part<T>>>;
  /** what is asked, by which the table finds its place again */
  place: string;
  columns: C[];
  usual: { columns: string[]; sort: string };
  conditions: { names: Names; facts: Fact[]; isGone: (part: Condition) => boolean; presets: Preset[] };
  /** what is done with the list; not with one that a condition without its field leaves empty */
  actions: (is: { asked: { sort: string; columns: string }; gone: boolean }) => ReactNode;
  /** where the search stands, if not in the head */
  kinds?: (search: ReactNode) => ReactNode;
  chips?: ReactNode;
  none: ReactNode;
  /** instead of the rows */
  board?: ReactNode;
  row: (item: T, top: number, shows: Shows<C>) => ReactNode;
  onOpen: (item: T) => void;
  /** without it rows are not chosen */
  onChoose?: (item: T) => void;
  children?: ReactNode;
};

/** As a list says how many it has. */
export const totalOf = ({ count, more }: { count: number; more: boolean }) => ({
  count,
  total: `${count}${more ? '+' : ''}`,
});

/** Records as rows: their columns, order, conditions and saved views are the address. */
export const ListScreen = <T extends { id: string }, C extends TableColumn>(props: Props<T, C>) => {
  const { said, label, search, onGo, columns, usual, conditions, kinds, row, onChoose } = props;
  const { t } = useWords('table');
  const narrow = useNarrow();
  const scroll = useRef<HTMLDivElement>(null);
  const [open, setOpen] = useState<'filter' | 'columns'>();
  const [sizing, setSizing] = useState<Shown<C>[]>();
  const shown = sizing ?? shownColumns(columns, search.columns, usual.columns);
  const sort = search.sort ?? usual.sort;
  const condition = conditionOf(search.filter);
  const gone = condition !== undefined && partsOf(condition).some(conditions.isGone);
  const setCondition = (next: Condition | undefined) => onGo({ filter: next && JSON.stringify(next) });
  const words = (
    <Search value={search.q ?? ''} onChange={(q) => onGo({ q: q || undefined }, true)} hint={said.search} />
  );
  return (
    <>
      <Header title={props.title} action={props.actions({ asked: { sort, columns: columnsText(shown) }, gone })}>
        <ViewMenu of={props.views} search={search} onOpen={props.onView} />
        {!kinds && words}
      </Header>
      <main className={`${css.main} ${narrow ? css.phone : ''}`}>
        {kinds && <div className={css.kinds}>{kinds(words)}</div>}
        <div className={css.sub} role="group" aria-label={t('lead/board:filters')}>
          {props.chips}
          <Conditions {...conditions} {...{ condition }} onOpen={() => setOpen('filter')} onChange={setCondition} />
          <Chip icon={<IconFilter />} onClick={() => setOpen('filter')}>
            {t('lead/board:filter')}
          </Chip>
          <span className={css.space} />
          {!props.board && (
            <Chip icon={<IconColumns3 />} onClick={() => setOpen('columns')}>
              {t('columns')}
            </Chip>
          )}
        </div>
        {props.board ?? (
          <Sheet
            {...{ narrow, scroll, shown, sort, label }}
            plain={!onChoose}
            gone={gone ? t('gone.list') : undefined}
            onMend={() => setOpen('filter')}
            onSort={(next) => onGo({ sort: next })}
            onSize={(next, done) => {
              setSizing(done ? undefined : next);
              if (done) onGo({ columns: columnsText(next) });
            }}
            foot={!gone && said.count && <b>{said.count}</b>}
          >
            <Rows
              {...{ narrow, scroll }}
              none={props.none}
              rows={props.rows}
              place={props.place}
              row={(item, top) => row(item, top, { shown, narrow })}
              onOpen={props.onOpen}
              {...(onChoose ? { onChoose } : {})}
            />
          </Sheet>
        )}
        {!gone && props.children}
      </main>
      <Suspense>
        {open === 'filter' && (
          <ConditionPanel
            title={said.filter}
            facts={conditions.facts}
            value={condition}
            onChange={setCondition}
            onClose={() => setOpen(undefined)}
          />
        )}
        {open === 'columns' && (
          <ColumnPanel
            all={columns}
            shown={shown}
            onChange={(next) => onGo({ columns: next && columnsText(next) })}
            onClose={() => setOpen(undefined)}
          />
        )}
      </Suspense>
    </>
  );
};

type Chips = Props<{ id: string }, TableColumn>['conditions'] & {
  condition: Condition | undefined;
  onOpen: () => void;
  onChange: (condition: Condition | undefined) => void;
};

/** Those with a chip of their own, then the others. */
const Conditions = ({ names, isGone, presets, condition, onOpen, onChange }: Chips) => {
  const parts = condition ? partsOf(condition) : [];
  const is = (preset: Condition) => (part: Condition) => JSON.stringify(part) === JSON.stringify(preset);
  const kept = presets.map((preset) => preset.condition).filter((one) => parts.some(is(one)));
  const others = parts.filter((part) => !kept.some((one) => is(one)(part)));
  return (
    <>
      {presets.map(({ icon, text, condition: own }) => (
        <Chip
          key={text}
          icon={icon}
          on={kept.includes(own)}
          onClick={() =>
            onChange(joined(kept.includes(own) ? parts.filter((part) => !is(own)(part)) : [...parts, own]))
          }
        >
          {text}
        </Chip>
      ))}
      {others.length > 0 && (
        <ConditionChips
          condition={joined(others)!}
          {...{ names, isGone, onOpen }}
          onChange={(next) => onChange(joined([...(next ? partsOf(next) : []), ...kept]))}
        />
      )}
    </>
  );
};

const joined = (parts: Condition[]): Condition | undefined => (parts.length > 1 ? { all: parts } : parts[0]);
