import { keepPreviousData, useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { useRef } from 'react';
import type { Pipeline, Stage } from '../../../workflows/pipeline/pipeline.schema.ts';
import type { TicketItem } from '../../../workflows/ticket/ticket.schema.ts';
import { asking, askingPages } from '../../ask/asking.ts';
import { useAiming } from '../../lead/board/aiming.ts';
import { useBoardKeys } from '../../lead/board/board-keys.ts';
import { ColumnShell, type WhyNot } from '../../lead/board/ColumnShell.tsx';
import { MoveMenu } from '../../lead/board/MoveMenu.tsx';
import { useWords } from '../../words.ts';
import { TicketCard } from './TicketCard.tsx';
import { findTicket, useTicketMoving, whyNotMove } from './moving.tsx';
import css from '../../lead/board/Board.module.css';

/** What a list of tickets is asked, besides the stage. */
export type TicketsAsked = { q?: string; filter?: string; pipeline?: string; assignee?: string };

/** The tickets of a pipeline by stage; what runs out next stands above. */
export const TicketBoard = ({ pipeline, asked }: { pipeline: Pipeline; asked: TicketsAsked & { state?: string } }) => {
  const { t } = useWords('ticket');
  const board = useRef<HTMLDivElement>(null);
  const { menu, openMenu, closeMenu, whyNot, moveTo, dialog } = useTicketMoving(pipeline, board);
  const { aim, shift } = useAiming<TicketItem>(pipeline, moveTo);
  useBoardKeys(board, { find: findTicket, openMenu, shift });
  const { state: _, ...which } = asked;
  const totals = useQuery(asking('/tickets/totals', { query: { ...which, pipeline: pipeline.key } })).data?.items;
  return (
    <>
      <div ref={board} className={css.board} tabIndex={0} role="group" aria-label={t('tickets')} data-board>
        {pipeline.definition.stages.map((stage) => (
          <TicketColumn
            key={stage.key}
            {...{ pipeline, stage, whyNot }}
            asked={which}
            // of closed ones there are more from day to day: nobody counts them
            count={
              stage.kind === 'open' ? totals && (totals.find((one) => one.stage === stage.key)?.count ?? 0) : undefined
            }
            aimed={aim?.stage === stage.key ? aim.card : undefined}
            onMenu={openMenu}
          />
        ))}
      </div>
      {menu && (
        <MoveMenu
          at={menu.at}
          card={{ ...menu.card, name: menu.card.subject }}
          pipeline={pipeline}
          why={(stage) => whyNotMove(menu.card, pipeline, stage)}
          onMove={(stage) => moveTo(menu.card, stage)}
          onClose={closeMenu}
        />
      )}
      {dialog}
    </>
  );
};

type Column = {
  pipeline: Pipeline;
  stage: Stage;
  asked: TicketsAsked;
  count: number | undefined;
  whyNot: WhyNot;
  aimed: TicketItem | undefined;
  onMenu: (ticket: TicketItem, at: HTMLElement) => void;
};

const TicketColumn = ({ pipeline, stage, asked, count, whyNot, aimed, onMenu }: Column) => {
  // closed ones stand by when they were closed
  const sort = stage.kind === 'open' ? 'nextDueAt' : '-stageEnteredAt';
  const query = useInfiniteQuery({
    ...askingPages('/tickets', { query: { ...asked, pipeline: pipeline.key, stage: stage.key, sort } }),
    placeholderData: keepPreviousData,
  });
  return (
    <ColumnShell
      {...{ pipeline, stage, query, count, whyNot }}
      items={query.data?.pages.flatMap((page) => page.items) ?? []}
      filtered={Boolean(asked.q || asked.assignee || asked.filter)}
      aimed={aimed && { ...aimed, name: aimed.subject }}
      card={(ticket) => <TicketCard key={ticket.id} ticket={ticket} onMenu={onMenu} />}
    />
  );
};
