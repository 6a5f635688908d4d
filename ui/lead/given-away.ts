import type { Lead } from '../../workflows/lead/lead.schema.ts';
import { post } from '../ask/ask.ts';
import { askAgain } from '../ask/asking.ts';
import { cache } from '../cache.ts';
import { toastProblem } from '../kit/toast.tsx';
import { toastClick } from '../undo/undo.ts';
import { say } from '../words.ts';
import { leadQuery } from './lead-query.ts';

/** Leads that were given away on this page, which stays although they are no longer to be seen. */
const given = new Set<string>();
export const wasGivenAway = (leadId: string): boolean => given.has(leadId);

/** Gives the lead to a user, with Undo. */
export const assign = async (lead: Lead, userId: string, name: string): Promise<void> => {
  const { id } = lead;
  given.add(id);
  cache.setQueryData(leadQuery(id).queryKey, { ...lead, responsibleId: userId });
  try {
    await post('/leads/{id}/assign', { path: { id }, body: { userId } });
    await toastClick(say('lead:given', { name }), id, 'green');
  } catch (error) {
    cache.setQueryData(leadQuery(id).queryKey, lead);
    toastProblem(error);
  }
  void askAgain([['/leads/{id}', { path: { id } }]]);
};
