import { useCallback, useEffect, useRef, useState, type RefObject } from 'react';
import type { Lead } from '../../../workflows/lead/lead.schema.ts';
import type { Pipeline } from '../../../workflows/pipeline/pipeline.schema.ts';
import { cache } from '../../cache.ts';
import { columnKey } from '../lead-query.ts';
import { useGoing } from './going.tsx';
import type { LeadList } from './lists.ts';
import { whyNotTo } from './move.ts';

/** Everything by which a card goes to another column: drop, menu, keys; what its stage needs is asked for first. */
export const useMoving = (pipeline: Pipeline, board: RefObject<HTMLElement | null>) => {
  const [menu, setMenu] = useState<{ lead: Lead; at: HTMLElement }>();
  const opener = useRef<HTMLElement>(null);
  const follow = useCallback(
    (lead: Lead, stage: string) => {
      const held = board.current?.querySelector(`[data-lead="${lead.id}"]`)?.contains(document.activeElement);
      if (held || opener.current) focusOnceIn(board.current, lead.id, stage);
      opener.current = null;
    },
    [board],
  );
  const { go: moveTo, dialogs } = useGoing(pipeline, follow);

  const whyNot = useCallback(
    (leadId: string, stage: string) => {
      const lead = findLead(leadId);
      return lead ? whyNotTo(lead, pipeline, stage) : undefined;
    },
    [pipeline],
  );

  useEffect(() => {
    let stop: (() => void) | undefined;
    let gone = false;
    void import('./drag.ts').then(({ watchDrops }) => {
      if (gone || !board.current) return;
      stop = watchDrops(board.current, (leadId, stage) => {
        const lead = findLead(leadId);
        if (lead) moveTo(lead, stage);
      });
    });
    return () => {
      gone = true;
      stop?.();
    };
  }, [board, moveTo]);

  const openMenu = useCallback((lead: Lead, at: HTMLElement) => {
    opener.current = at;
    setMenu({ lead, at });
  }, []);
  const closeMenu = useCallback(() => {
    setMenu(undefined);
  }, []);
  return { menu, openMenu, closeMenu, dialogs, whyNot, moveTo };
};

export const findLead = (id: string): Lead | undefined => {
  for (const [, list] of cache.getQueriesData<LeadList>({ queryKey: columnKey() })) {
    const found = list?.pages.flatMap((page) => page.items).find((lead) => lead.id === id);
    if (found) return found;
  }
  return undefined;
};

/** The card appears in its new column a few frames later; the focus follows it there. */
const focusOnceIn = (board: HTMLElement | null, id: string, stage: string, frames = 20) => {
  if (board?.querySelector(`[data-stage="${stage}"] [data-lead="${id}"]`)) focusCard(board, id);
  else if (frames > 0) requestAnimationFrame(() => focusOnceIn(board, id, stage, frames - 1));
};

export const focusCard = (board: HTMLElement | null, id: string) => {
  const link = board?.querySelector<HTMLElement>(`[data-lead="${id}"] a`);
  link?.focus({ preventScroll: true });
  link?.closest('li')?.scrollIntoView({ block: 'nearest', inline: 'nearest' });
};
