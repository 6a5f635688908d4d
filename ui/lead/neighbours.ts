import { queryKeys } from '../api.ts';
import { cache } from '../cache.ts';
import type { LeadList } from './board/lists.ts';

/** The leads before and after this one in the list that was looked at last, as it is known now. */
export const neighboursOf = (id: string): { before: string | undefined; after: string | undefined } => {
  const lists = cache
    .getQueryCache()
    .findAll({
      predicate: ({ queryKey: [kind] }) => kind === queryKeys.leads({})[0] || kind === queryKeys.rows({}, '')[0],
    })
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
