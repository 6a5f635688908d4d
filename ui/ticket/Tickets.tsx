import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query';
import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { IconPlus, IconTicket } from '@tabler/icons-react';
import { useEffect, useState } from 'react';
import type { Pipeline } from '../../workflows/pipeline/pipeline.schema.ts';
import type { TicketItem } from '../../workflows/ticket/ticket.schema.ts';
import { trackText } from '../../workflows/task/track.ts';
import { inLanguage } from '../../workflows/words/words.ts';
import { askingPages } from '../ask/asking.ts';
import { Button } from '../kit/Button.tsx';
import { Chip } from '../kit/Chip.tsx';
import { Empty } from '../kit/Empty.tsx';
import { Page } from '../kit/Header.tsx';
import { useKeys } from '../kit/keys.ts';
import { Problem } from '../kit/Problem.tsx';
import { Search } from '../kit/Search.tsx';
import { PageSkeleton } from '../kit/Skeleton.tsx';
import { Time } from '../kit/Time.tsx';
import { stageOf } from '../pipeline/pipelines.ts';
import { useMe, useUsers } from '../session.tsx';
import { useWords } from '../words.ts';
import card from '../contact/Card.module.css';
import { NewTicket } from './NewTicket.tsx';
import { PriorityChip, StageChip } from './chips.tsx';
import { whose, type TicketSearch } from './ticket-search.ts';
import { useTicketPipelines } from './tickets.ts';
import css from './Ticket.module.css';

/** Tickets as rows: whose, in what state, by words; its address says which. */
export const TicketsPage = () => {
  const { t } = useWords('ticket');
  const search = useSearch({ from: '/frame/tickets' });
  const navigate = useNavigate();
  const me = useMe();
  const pipelines = useTicketPipelines();
  const [adding, setAdding] = useState(false);
  const shelf = search.held ?? 'all';
  const list = useInfiniteQuery({
    ...askingPages('/tickets', {
      query: {
        ...(search.q ? { q: search.q } : {}),
        ...{ pipeline: search.pipeline, stage: search.stage, state: search.state ?? 'open' },
        assignee: shelf === 'mine' ? me.id : shelf === 'nobody' ? 'none' : undefined,
      },
    }),
    placeholderData: keepPreviousData,
  });
  useEffect(() => void (document.title = `${t('tickets')} · Voronka`), [t]);
  const go = (change: Partial<TicketSearch>) =>
    void navigate({ to: '/tickets', search: (was: TicketSearch) => ({ ...was, ...change }), replace: 'q' in change });
  useKeys([{ keys: 'c', does: t('new'), run: () => setAdding(true) }]);
  const items = list.data?.pages.flatMap((page) => page.items) ?? [];
  const narrowed = Boolean(search.q ?? search.held ?? search.state ?? search.stage);
  return (
    <Page
      title={t('tickets')}
      action={
        <Button look="primary" folds keys="c" icon={<IconPlus size={16} />} onClick={() => setAdding(true)}>
          {t('new')}
        </Button>
      }
    >
      <div className={css.bar}>
        <Search hint={t('search')} value={search.q ?? ''} onChange={(typed) => go({ q: typed || undefined })} />
        {whose.map((one) => (
          <Chip key={one} on={shelf === one} onClick={() => go({ held: one === 'all' ? undefined : one })}>
            {t(`whose.${one}`)}
          </Chip>
        ))}
        <Chip on={search.state === 'closed'} onClick={() => go({ state: search.state ? undefined : 'closed' })}>
          {t('closed')}
        </Chip>
      </div>
      {list.error && <Problem error={list.error} again={() => void list.refetch()} />}
      {list.isPending && <PageSkeleton />}
      {list.data && items.length === 0 && (
        <Empty
          icon={<IconTicket />}
          title={t(narrowed ? 'none.found' : 'none.title')}
          text={t(pipelines.length === 0 ? 'none.pipeline' : narrowed ? 'none.found.text' : 'none.text')}
          action={pipelines.length > 0 && !narrowed && <Button onClick={() => setAdding(true)}>{t('new')}</Button>}
        />
      )}
      {items.length > 0 && <Rows items={items} pipelines={pipelines} />}
      {list.hasNextPage && (
        <Button busy={list.isFetchingNextPage} onClick={() => void list.fetchNextPage()}>
          {t('more')}
        </Button>
      )}
      {adding && <NewTicket onClose={() => setAdding(false)} />}
    </Page>
  );
};

const Rows = ({ items, pipelines }: { items: TicketItem[]; pipelines: Pipeline[] }) => {
  const { t, language } = useWords('ticket');
  const users = useUsers();
  return (
    <div className={card.list}>
      <table className={card.table}>
        <thead>
          <tr>
            {(['ticket', 'stage', 'priority', 'assignee', 'due', 'created'] as const).map((column) => (
              <th key={column} scope="col">
                {t(`column.${column}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {items.map((ticket) => {
            const stage = stageOf(
              pipelines.find(({ key }) => key === ticket.pipeline),
              ticket.stage,
            );
            return (
              <tr key={ticket.id}>
                <td>
                  <Link to="/tickets/$id" params={{ id: ticket.id }}>
                    {ticket.subject}
                  </Link>
                  <div className={card.dim}>
                    {[trackText(ticket.track), ticket.contact?.name, ticket.topic].filter(Boolean).join(' · ')}
                  </div>
                </td>
                <td>
                  <StageChip name={stage ? inLanguage(stage.name, language) : ticket.stage} color={stage?.color} />
                </td>
                <td>
                  <PriorityChip priority={ticket.priority} />
                </td>
                <td>{users.find(({ id }) => id === ticket.assigneeId)?.name ?? t('nobody')}</td>
                <td>
                  {ticket.promise?.dueAt && (
                    <span className={css.due} data-late={ticket.promise.state === 'late' || undefined}>
                      <Time at={ticket.promise.dueAt} />
                    </span>
                  )}
                </td>
                <td>
                  <Time at={ticket.createdAt} />
                </td>
              </tr>
            );
          })}
        </tbody>
      </table>
    </div>
  );
};
