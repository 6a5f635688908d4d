import { cache } from '../cache.ts';
import type { LeadList } from './board/lists.ts';
import { columnKey, rowsKey } from './lead-query.ts';

/** The leads before and after this one in the list that was looked at last, as it is known now. */
export const neighboursOf = (id: string): { before: string | undefined; after: string | undefined } => {
  const lists = [columnKey(), rowsKey()]
    .flatMap((queryKey) => cache.getQueryCache().findAll({ queryKey }))
    .sort((one, other) => other.state.dataUpdatedAt - one.state.dataUpdatedAt);
  for (const { state } of lists) {
    const ids = ((state.data as LeadList | undefined)?.pages ?? []).flatMap(({ items }) =>
      items.map((lead) => lead.id),
    );
    const at = ids.indexOf(id);
    if (at >= 0) return { before: ids[at - 1], after: ids[at + 1] };
  }
  return { before: undefined, after: undefined };
};
