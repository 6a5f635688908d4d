import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query';
import { memo } from 'react';
import { moneyText } from '../../../workflows/money/money.ts';
import type { Lead } from '../../../workflows/lead/lead.schema.ts';
import type { Pipeline, Stage } from '../../../workflows/pipeline/pipeline.schema.ts';
import type { StageTotal } from '../../../workflows/lead/totals.schema.ts';
import type { LeadFilter } from '../lead-query.ts';
import { useUsers } from '../../session.tsx';
import { useWords } from '../../words.ts';
import { Card } from './Card.tsx';
import { ColumnShell, type WhyNot } from './ColumnShell.tsx';
import { waits } from './lists.ts';
import { columnQuery, shownOf } from './leads.ts';

type Props = {
  pipeline: Pipeline;
  stage: Stage;
  filter: LeadFilter;
  /** undefined while it is not known */
  total: StageTotal | 'none' | undefined;
  whyNot: WhyNot;
  onMenu: (lead: Lead, at: HTMLElement) => void;
  /** the card that the keyboard is about to bring here */
  aimed: Lead | undefined;
};

/** The leads of a stage, and what they are worth. */
export const Column = memo(({ pipeline, stage, filter, total, whyNot, onMenu, aimed }: Props) => {
  const { language } = useWords('lead/board');
  const users = useUsers();
  const query = useInfiniteQuery({ ...columnQuery(filter), placeholderData: keepPreviousData });
  const { only } = filter;
  const known = query.data?.pages.flatMap((page) => page.items) ?? [];
  // until the answer is there, those that are known
  const leads = only && query.isPlaceholderData ? known.filter((lead) => waits(lead, only)) : known;
  const shown = total === 'none' ? { count: 0, amounts: [] } : total && shownOf(total, only);
  return (
    <ColumnShell
      {...{ pipeline, stage, query, whyNot, aimed }}
      items={leads}
      count={shown?.count}
      sum={(shown?.amounts ?? []).map((money) => moneyText(money, language)).join(' · ')}
      filtered={Boolean(only || filter.q || filter.responsible || filter.filter)}
      card={(lead) => (
        <Card
          key={lead.id}
          lead={lead}
          pipeline={pipeline}
          stage={stage}
          responsible={users.find(({ id }) => id === lead.responsibleId)?.name}
          onMenu={onMenu}
        />
      )}
    />
  );
});
