import type { InfiniteData, QueryKey } from '@tanstack/react-query';
import { lazy, Suspense, useCallback, useState, type RefObject } from 'react';
import type { Pipeline } from '../../../workflows/pipeline/pipeline.schema.ts';
import { isRefusal, type Refusal } from '../../../workflows/refusal.ts';
import { decideTicket } from '../../../workflows/ticket/decide.ts';
import type { TicketItem } from '../../../workflows/ticket/ticket.schema.ts';
import { inLanguage } from '../../../workflows/words/words.ts';
import { get, post } from '../../ask/ask.ts';
import { askAgain, type Page } from '../../ask/asking.ts';
import { cache } from '../../cache.ts';
import { refusalText } from '../../kit/problem.ts';
import { toast, toastProblem } from '../../kit/toast.tsx';
import { useDropping, useFollowing } from '../../lead/board/dropping.ts';
import { stageOf } from '../../pipeline/pipelines.ts';
import { useWords } from '../../words.ts';
import { changedBy, changeTicket } from '../tickets.ts';

const LossReason = lazy(async () => ({ default: (await import('../../lead/board/LossReason.tsx')).LossReason }));

/** Everything by which a ticket goes to another column; where it ends without a solution the reason is asked first. */
export const useTicketMoving = (pipeline: Pipeline, board: RefObject<HTMLElement | null>) => {
  const { t, language } = useWords('ticket');
  const [asking, ask] = useState<{ ticket: TicketItem; stage: string }>();
  const { opener, follow } = useFollowing(board);
  const move = useCallback(
    async (ticket: TicketItem, stage: string, reason?: string) => {
      place(ticket, stage);
      follow(ticket, stage);
      try {
        await changeTicket(ticket, { stage, ...(reason ? { reason } : {}) });
      } catch (error) {
        return toastProblem(error);
      }
      const to = stageOf(pipeline, stage);
      const name = to ? inLanguage(to.name, language) : stage;
      toast(t('moved', { subject: ticket.subject, stage: name }), {
        tone: to?.kind === 'won' ? 'green' : 'dim',
        action: { text: t('moved.undo'), run: () => void back(ticket, stage, to?.kind !== 'open') },
      });
    },
    [pipeline, follow, t, language],
  );
  const moveTo = useCallback(
    (ticket: TicketItem, stage: string) => {
      const refusal = whyNotMove(ticket, pipeline, stage);
      if (refusal) return void toast(refusalText(refusal), { tone: 'amber' });
      if (stageOf(pipeline, stage)?.kind === 'lost') return ask({ ticket, stage });
      void move(ticket, stage);
    },
    [pipeline, move],
  );
  const why = useCallback((ticket: TicketItem, stage: string) => whyNotMove(ticket, pipeline, stage), [pipeline]);
  const dropping = useDropping<TicketItem>(board, opener, { find: findTicket, why, moveTo });
  const dialog = asking && (
    <Suspense>
      <LossReason
        pipeline={pipeline}
        title={t('reason')}
        text={t('reason.text', { subject: asking.ticket.subject })}
        onChoose={(reason) => {
          ask(undefined);
          void move(asking.ticket, asking.stage, reason);
        }}
        onClose={() => ask(undefined)}
      />
    </Suspense>
  );
  return { ...dropping, moveTo, dialog };
};

/** Why it may not go there, by the rule itself; a reason is asked for later. */
export const whyNotMove = (ticket: TicketItem, { definition }: Pipeline, stage: string): Refusal | undefined => {
  const facts = { ...ticket, pausedUntil: null, entries: {} } as unknown as Parameters<typeof decideTicket>[0];
  const reason = definition.lossReasons[0]?.key;
  const told = decideTicket(facts, { do: 'ticket.move', stage, reason }, definition);
  return isRefusal(told) ? told : undefined;
};

/** To where it was, if it still stands where it was brought; what was closed is opened again. */
const back = async ({ id, stage }: TicketItem, brought: string, wasClosed: boolean) => {
  try {
    const now = await get('/tickets/{id}', { path: { id } });
    if (now.stage !== brought) return;
    if (wasClosed) await post('/tickets/{id}/reopen', { path: { id }, body: { stage } });
    else await changeTicket(now, { stage });
  } catch (error) {
    toastProblem(error);
  } finally {
    void askAgain(changedBy(id));
  }
};

type List = InfiniteData<Page<TicketItem>>;
type Column = { key: QueryKey; list: List; stage: string };

/** The columns that are known. */
const columns = (): Column[] =>
  cache.getQueriesData<List>({ queryKey: ['/tickets'] }).flatMap(([key, list]) => {
    const stage = (key[1] as { query?: { stage?: string } } | undefined)?.query?.stage;
    return list?.pages && stage !== undefined ? [{ key, list, stage }] : [];
  });

export const findTicket = (id: string): TicketItem | undefined =>
  columns()
    .flatMap(({ list }) => list.pages.flatMap((page) => page.items))
    .find((ticket) => ticket.id === id);

/** Shows it in its new column at once; what is true is read again when the server has answered. */
const place = (ticket: TicketItem, to: string) => {
  for (const { key, list, stage } of columns()) {
    const without = list.pages.map((page) => ({ ...page, items: page.items.filter(({ id }) => id !== ticket.id) }));
    const [first, ...rest] = without;
    const pages =
      stage === to && first ? [{ ...first, items: [{ ...ticket, stage: to }, ...first.items] }, ...rest] : without;
    cache.setQueryData(key, { ...list, pages });
  }
};
