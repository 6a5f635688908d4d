import type { Lead } from '../../workflows/lead/lead.schema.ts';
import { post, queryKeys } from '../api.ts';
import { cache } from '../cache.ts';
import { toast, toastProblem } from '../kit/toast.tsx';
import { say } from '../words.ts';

/** Leads that were given away on this page, which stays although they are no longer to be seen. */
const given = new Set<string>();
export const wasGivenAway = (leadId: string): boolean => given.has(leadId);

/** Gives the lead to a user, with the way back. */
export const assign = async (lead: Lead, userId: string, nameOf: (id: string) => string): Promise<void> => {
  const { id, responsibleId: before } = lead;
  given.add(id);
  cache.setQueryData<Lead>(queryKeys.lead(id), { ...lead, responsibleId: userId });
  try {
    await post(`/leads/${id}/assign`, { userId });
    const undo = before && {
      text: say('kit:undo'),
      run: () => void assign({ ...lead, responsibleId: userId }, before, nameOf),
    };
    toast(say('lead:given', { name: nameOf(userId) }), {
      tone: 'green',
      lasts: 10_000,
      ...(undo ? { action: undo } : {}),
    });
  } catch (error) {
    cache.setQueryData<Lead>(queryKeys.lead(id), lead);
    toastProblem(error);
  }
  void cache.invalidateQueries({ queryKey: queryKeys.lead(id) });
};
