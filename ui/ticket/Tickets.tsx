import { keepPreviousData, useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { IconAlarm, IconPlus, IconTicket } from '@tabler/icons-react';
import { lazy, Suspense, useCallback, useEffect, useMemo, useState } from 'react';
import type { Condition } from '../../workflows/automation/condition.schema.ts';
import type { TicketsChosen } from '../../workflows/ticket/ticket-mass.schema.ts';
import { inLanguage } from '../../workflows/words/words.ts';
import { asking, askingPages } from '../ask/asking.ts';
import { useAsked } from '../contact/list-search.ts';
import { Button } from '../kit/Button.tsx';
import { Chip } from '../kit/Chip.tsx';
import { Empty } from '../kit/Empty.tsx';
import { useKeys } from '../kit/keys.ts';
import { PipelinePicker } from '../lead/board/PipelinePicker.tsx';
import { choose, useIsChanging } from '../lead/board/selection.ts';
import { conditionOf } from '../lead/board/shown.ts';
import { Ways } from '../lead/board/Ways.tsx';
import { isGone } from '../lead/filter/parts.ts';
import { stageOf } from '../pipeline/pipelines.ts';
import { cleanAddress } from '../search-text.ts';
import { useMe, useUsers } from '../session.tsx';
import { ExportMenu } from '../table/ExportMenu.tsx';
import { ListScreen, totalOf } from '../table/ListScreen.tsx';
import type { ListAddress } from '../view/views.ts';
import { useOpenGroups } from '../work/groups.ts';
import { loadWords, useWords } from '../words.ts';
import { ticketColumns, USUAL } from './columns.tsx';
import { useTicketConditions } from './conditions.ts';
import { TicketBoard } from './board/TicketBoard.tsx';
import { TicketLine } from './TicketLine.tsx';
import { NewTicket } from './NewTicket.tsx';
import type { TicketSearch } from './ticket-search.ts';
import { useTicketPipelines } from './tickets.ts';

const MassBar = lazy(async () => {
  const [{ MassBar: bar }] = await Promise.all([import('../mass-change/MassBar.tsx'), loadWords('mass-change')]);
  return { default: bar };
});

/** What has run out already. */
const late: Condition = { field: 'nextDueAt', is: 'older', than: { amount: 0, unit: 'minutes' } };
/** What runs out next stands first. */
const SORT = 'nextDueAt';

/** Tickets as rows, of one pipeline or of all. */
export const TicketsPage = () => {
  const { t, language } = useWords('ticket');
  const search = useSearch({ from: '/frame/tickets' });
  const navigate = useNavigate();
  const me = useMe();
  const users = useUsers();
  const groups = useOpenGroups();
  const pipelines = useTicketPipelines();
  const [adding, setAdding] = useState(false);
  const isChanging = useIsChanging(search.changes);
  // of the only one the stages and fields are known without choosing it
  const pipeline = pipelines.length === 1 ? pipelines[0] : pipelines.find((one) => one.key === search.pipeline);
  const key = pipeline?.key;
  const { held } = search;
  const isBoard = pipeline !== undefined && search.as === 'board';
  const state = search.state ?? ('open' as const);
  const conditions = useTicketConditions(pipeline);
  const words = useAsked(search);
  const asked = useMemo(
    () =>
      cleanAddress({
        ...{ ...words, pipeline: key, state },
        assignee: held === 'mine' ? me.id : held === 'nobody' ? 'none' : undefined,
      }),
    [words, key, state, held, me.id],
  );
  const fields = pipeline?.definition.fields;
  const columns = useMemo(
    () =>
      ticketColumns({
        language,
        fields: fields ?? [],
        stageOf: (ticket) =>
          stageOf(
            pipelines.find((one) => one.key === ticket.pipeline),
            ticket.stage,
          ),
        userOf: (id) => users.find((user) => user.id === id)?.name ?? '',
        groupOf: (id) => {
          const group = groups.find((one) => one.id === id);
          return group ? inLanguage(group.name, language) : '';
        },
      }),
    [language, fields, pipelines, users, groups],
  );
  const rows = useInfiniteQuery({
    ...askingPages('/tickets', { query: { ...asked, sort: search.sort ?? SORT } }),
    placeholderData: keepPreviousData,
    enabled: !isBoard,
  });
  const count = useQuery({ ...asking('/tickets/count', { query: asked }), placeholderData: keepPreviousData }).data;
  useEffect(() => void (document.title = `${t('tickets')} · Voronka`), [t]);
  const go = useCallback(
    (change: Partial<TicketSearch> | ListAddress, replace = false) =>
      void navigate({
        to: '/tickets',
        search: (was: TicketSearch) => cleanAddress({ ...was, ...change }) as TicketSearch,
        replace,
      }),
    [navigate],
  );
  useKeys([{ keys: 'c', does: t('new'), run: () => setAdding(true) }]);
  const narrowed = Boolean(search.q ?? held ?? search.state ?? search.filter);
  return (
    <>
      <ListScreen
        {...{ search, rows, columns }}
        said={{ search: t('search'), filter: t('filter'), count: count && t('count', totalOf(count)) }}
        label={t('tickets')}
        title={
          <PipelinePicker
            pipelines={pipelines}
            pipeline={pipeline}
            all={t('pipeline.all')}
            onPick={(next) => void navigate({ to: '/tickets', search: cleanAddress({ pipeline: next }) })}
          />
        }
        views={key ? { pipeline: key } : { noun: 'ticket' }}
        onGo={go}
        onView={(view, replace = false) =>
          void navigate({
            to: '/tickets',
            search: cleanAddress({ pipeline: key, ...view }) as TicketSearch,
            replace,
          })
        }
        place={JSON.stringify(['/tickets', asked, search.sort ?? SORT])}
        usual={{ columns: USUAL, sort: SORT }}
        conditions={{
          ...conditions,
          isGone: (part) => isGone(part, fields ?? []),
          presets: [{ icon: <IconAlarm />, text: t('late'), condition: late }],
        }}
        board={isBoard ? <TicketBoard pipeline={pipeline} asked={asked} /> : undefined}
        actions={({ asked: shown, gone }) => (
          <>
            {!isBoard && !gone && (
              <ExportMenu at="/tickets/export" asked={{ ...asked, ...shown } as Record<string, string>} />
            )}
            {pipeline && (
              <Ways as={isBoard ? 'board' : 'table'} onGo={(as) => go({ as: as === 'table' ? undefined : 'board' })} />
            )}
            <Button look="primary" folds keys="c" icon={<IconPlus size={16} />} onClick={() => setAdding(true)}>
              {t('new')}
            </Button>
          </>
        )}
        chips={
          <>
            {(['mine', 'nobody'] as const).map((one) => (
              <Chip key={one} on={held === one} onClick={() => go({ held: held === one ? undefined : one })}>
                {t(`whose.${one}`)}
              </Chip>
            ))}
            {!isBoard && (
              <Chip on={search.state === 'closed'} onClick={() => go({ state: search.state ? undefined : 'closed' })}>
                {t('closed')}
              </Chip>
            )}
          </>
        }
        none={
          <Empty
            icon={<IconTicket />}
            title={t(narrowed ? 'none.found' : 'none.title')}
            text={t(pipelines.length === 0 ? 'none.pipeline' : narrowed ? 'none.found.text' : 'none.text')}
            action={pipelines.length > 0 && !narrowed && <Button onClick={() => setAdding(true)}>{t('new')}</Button>}
          />
        }
        row={(item, top, shows) => <TicketLine key={item.id} {...{ item, top, ...shows }} />}
        onChoose={({ id }) => choose(id)}
        onOpen={({ id }) => void navigate({ to: '/tickets/$id', params: { id } })}
      >
        <Suspense>
          {isChanging && (
            <MassBar
              noun="ticket"
              pipeline={pipeline}
              all={massOf(asked)}
              history={search.changes ?? false}
              onHistory={(is) => go({ changes: is || undefined })}
            />
          )}
        </Suspense>
      </ListScreen>
      {adding && <NewTicket onClose={() => setAdding(false)} />}
    </>
  );
};

/** All that is shown, for a change of many. */
const massOf = ({
  filter,
  ...asked
}: Omit<TicketsChosen & object, 'ids' | 'filter'> & { filter?: string }): TicketsChosen => {
  const condition = conditionOf(filter);
  return { ...asked, ...(condition ? { filter: condition } : {}) };
};
