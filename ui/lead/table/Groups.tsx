import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { IconChevronDown, IconChevronRight } from '@tabler/icons-react';
import { useState, type ReactNode } from 'react';
import type { Condition } from '../../../workflows/automation/condition.schema.ts';
import type { Lead } from '../../../workflows/lead/lead.schema.ts';
import type { LeadGroup } from '../../../workflows/lead/totals.schema.ts';
import { moneyText } from '../../../workflows/money/money.ts';
import type { Pipeline } from '../../../workflows/pipeline/pipeline.schema.ts';
import { inLanguage } from '../../../workflows/words/words.ts';
import { Button } from '../../kit/Button.tsx';
import { Problem } from '../../kit/Problem.tsx';
import { useUsers } from '../../session.tsx';
import { useWords } from '../../words.ts';
import { conditionOf } from '../board/shown.ts';
import type { Column } from './columns.ts';
import { valueText } from '../../field/value-text.ts';
import type { Shown } from '../../table/layout.ts';
import { Row } from './Row.tsx';
import { groupsQuery, rowsQuery } from './rows.ts';
import css from '../../table/Table.module.css';

type Rows = {
  filter: Parameters<typeof rowsQuery>[0];
  sort: string;
  shown: Shown<Column>[];
  pipeline: Pipeline;
  narrow: boolean;
  onStage: (lead: Lead, at: HTMLElement) => void;
};

/** Leads by what they have in one column: each group with how many it has and what they are worth, and its first rows. */
export const Groups = ({ by, none, ...rows }: Rows & { by: Column & { group: string }; none: ReactNode }) => {
  const groups = useQuery(groupsQuery(rows.filter, by.group));
  if (groups.error) return <Problem error={groups.error} again={() => void groups.refetch()} />;
  if (!groups.data) return null;
  if (groups.data.items.length === 0) return none;
  // in the order of the stages or options; what has none of them comes as it is counted
  const order =
    by.group === 'stage'
      ? rows.pipeline.definition.stages.map(({ key }) => key)
      : by.field?.options?.map(({ value }) => value);
  const placeOf = ({ value }: LeadGroup) => {
    const at = order?.indexOf(String(value)) ?? -1;
    return at < 0 ? Infinity : at;
  };
  const sorted = order
    ? groups.data.items.toSorted((one, other) => placeOf(one) - placeOf(other) || 0)
    : groups.data.items;
  return sorted.map((group, index) => (
    <Group key={JSON.stringify(group.value)} {...{ by, group, rows }} first={index < 5} />
  ));
};

type One = { by: Column & { group: string }; group: LeadGroup; rows: Rows; first: boolean };

const Group = ({ by, group, rows, first }: One) => {
  const { t, language } = useWords('lead/table');
  const users = useUsers();
  const [open, setOpen] = useState(first);
  const { definition } = rows.pipeline;
  const name = () => {
    if (group.value === null) return t('group.none');
    if (by.group === 'responsible')
      return users.find(({ email }) => email === group.value)?.name ?? String(group.value);
    if (by.group === 'stage') {
      const stage = definition.stages.find(({ key }) => key === group.value);
      return stage ? inLanguage(stage.name, language) : String(group.value);
    }
    return by.field ? valueText(by.field, group.value, language) : String(group.value);
  };
  return (
    <section className={css.group} aria-label={name()}>
      <button type="button" className={css.groupHead} aria-expanded={open} onClick={() => setOpen(!open)}>
        {open ? <IconChevronDown size={15} aria-hidden /> : <IconChevronRight size={15} aria-hidden />}
        <b>{name()}</b>
        <span>{t('lead/board:count', { count: group.count })}</span>
        {group.amounts.map((amount) => (
          <span key={amount.currency}>{moneyText(amount, language)}</span>
        ))}
      </button>
      {open && <RowsOf {...rows} filter={within(rows.filter, by.group, group.value)} />}
    </section>
  );
};

const RowsOf = ({ filter, sort, ...shown }: Rows) => {
  const { t } = useWords('lead/table');
  const rows = useInfiniteQuery(rowsQuery(filter, sort));
  if (rows.error) return <Problem error={rows.error} again={() => void rows.refetch()} />;
  return (
    <div data-list>
      {rows.data?.pages
        .flatMap(({ items }) => items)
        .map((lead) => (
          <Row key={lead.id} lead={lead} {...shown} />
        ))}
      {rows.hasNextPage && (
        <Button look="quiet" busy={rows.isFetchingNextPage} onClick={() => void rows.fetchNextPage()}>
          {t('lead/board:more')}
        </Button>
      )}
    </div>
  );
};

const within = (filter: Rows['filter'], field: string, value: LeadGroup['value']): Rows['filter'] => {
  const here: Condition = value === null ? { field, is: 'empty' } : { field, is: '=', value };
  const condition = conditionOf(filter.filter);
  return { ...filter, filter: JSON.stringify(condition ? { all: [condition, here] } : here) };
};
