import type { ClientAddress } from '../../workflows/contact/address.schema.ts';
import { post, queryKeys } from '../api.ts';
import { cache } from '../cache.ts';
import { toastProblem } from '../kit/toast.tsx';

export const decide = async (leadId: string, address: ClientAddress, path: string) =>
  say(leadId, `addresses/${address.id}/${path}`);

/** Sends what a user decided, and asks for the client anew whatever came of it. */
export const say = async (leadId: string, path: string, body?: object): Promise<boolean> => {
  try {
    await post(`/leads/${leadId}/${path}`, body);
    return true;
  } catch (error) {
    toastProblem(error);
    return false;
  } finally {
    refresh(leadId);
  }
};

export const refresh = (leadId: string): void => {
  void cache.invalidateQueries({ queryKey: ['/leads/{id}/client'] });
  void cache.invalidateQueries({ queryKey: queryKeys.lead(leadId) });
};
