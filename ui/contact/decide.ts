import type { ClientAddress } from '../../workflows/contact/address.schema.ts';
import { post } from '../ask/ask.ts';
import { askAgain, type Question } from '../ask/asking.ts';
import { toastProblem } from '../kit/toast.tsx';

export type AddressWord = 'accept' | 'refuse' | 'main';

export const decide = (leadId: string, { id }: ClientAddress, word: AddressWord) =>
  settle(leadId, () => post(`/leads/{id}/addresses/{address}/${word}`, { path: { id: leadId, address: id } }));

/** Sends what a user decided, and asks for the client anew whatever came of it. */
export const settle = async (leadId: string, send: () => Promise<unknown>): Promise<boolean> => {
  try {
    await send();
    return true;
  } catch (error) {
    toastProblem(error);
    return false;
  } finally {
    void askAgain(changesClient(leadId));
  }
};

export const changesClient = (leadId: string): Question[] => [
  ['/leads/{id}/client'],
  ['/leads/{id}', { path: { id: leadId } }],
];
