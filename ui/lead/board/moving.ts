import { useCallback, type RefObject } from 'react';
import type { Lead } from '../../../workflows/lead/lead.schema.ts';
import type { Pipeline } from '../../../workflows/pipeline/pipeline.schema.ts';
import { cache } from '../../cache.ts';
import { columnKey } from '../lead-query.ts';
import { useDropping, useFollowing } from './dropping.ts';
import { useGoing } from './going.tsx';
import type { LeadList } from './lists.ts';
import { whyNotTo } from './move.ts';

/** Everything by which a card goes to another column: drop, menu, keys; what its stage needs is asked for first. */
export const useMoving = (pipeline: Pipeline, board: RefObject<HTMLElement | null>) => {
  const { opener, follow } = useFollowing(board);
  const { go: moveTo, dialogs } = useGoing(pipeline, follow);
  const why = useCallback((lead: Lead, stage: string) => whyNotTo(lead, pipeline, stage), [pipeline]);
  const dropping = useDropping<Lead>(board, opener, { find: findLead, why, moveTo });
  return { ...dropping, dialogs, moveTo };
};

export const findLead = (id: string): Lead | undefined => {
  for (const [, list] of cache.getQueriesData<LeadList>({ queryKey: columnKey() })) {
    const found = list?.pages.flatMap((page) => page.items).find((lead) => lead.id === id);
    if (found) return found;
  }
  return undefined;
};
