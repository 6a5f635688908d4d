import type { Call } from '../../workflows/call/call.schema.ts';
import { patch, post } from '../ask/ask.ts';
import { isProblem } from '../ask/problem.ts';
import { get } from '../ask/ask.ts';
import { useWrite } from '../ask/use-write.ts';
import { changesCalls } from './calls.ts';

type To = { userId: string; asked: boolean } | { phone: string; asked: boolean };

/** What is asked of a call that goes on. */
export const useOrders = ({ id }: Pick<Call, 'id'>) => {
  const path = { path: { id } };
  const after = { changes: changesCalls };
  return {
    hangup: useWrite(() => post('/calls/{id}/hangup', path), after),
    hold: useWrite(() => post('/calls/{id}/hold', path), after),
    resume: useWrite(() => post('/calls/{id}/resume', path), after),
    transfer: useWrite((body: To) => post('/calls/{id}/transfer', { ...path, body }), after),
  };
};

export type Said = { note?: string; outcome?: string };

/** The line writes the same row while one talks: whatever it has written, the words are put beside it. */
export const sayOf = async ({ id, version }: Pick<Call, 'id' | 'version'>, said: Said): Promise<Call> => {
  try {
    return await patch('/calls/{id}', { path: { id }, body: { version, ...said } });
  } catch (error) {
    if (!isProblem(error, 'VersionChanged')) throw error;
    const now = await get('/calls/{id}', { path: { id } });
    return patch('/calls/{id}', { path: { id }, body: { version: now.version, ...said } });
  }
};
