import type { Call, ListenAs } from '../../workflows/call/call.schema.ts';
import { get, patch, post } from '../ask/ask.ts';
import { isProblem } from '../ask/problem.ts';
import { useWrite } from '../ask/use-write.ts';
import { changesCalls } from './calls.ts';

export type To = { userId: string; asked: boolean } | { phone: string; asked: boolean };

/** What is asked of a call that goes on. */
export const useOrders = ({ id }: Pick<Call, 'id'>) => {
  const path = { path: { id } };
  const after = { changes: changesCalls };
  return {
    hangup: useWrite(() => post('/calls/{id}/hangup', path), after),
    hold: useWrite(() => post('/calls/{id}/hold', path), after),
    resume: useWrite(() => post('/calls/{id}/resume', path), after),
    back: useWrite(() => post('/calls/{id}/transfer/back', path), after),
    complete: useWrite(() => post('/calls/{id}/transfer/complete', path), after),
    record: useWrite(() => post('/calls/{id}/recording/begin', path), after),
    mask: useWrite(() => post('/calls/{id}/recording/mask', path), after),
    unmask: useWrite(() => post('/calls/{id}/recording/unmask', path), after),
    listen: useWrite((as: ListenAs) => post('/calls/{id}/listen', { ...path, body: { as } }), after),
    leave: useWrite(() => post('/calls/{id}/leave', path), after),
    transfer: useWrite((body: To) => post('/calls/{id}/transfer', { ...path, body }), after),
  };
};

type Said = { note?: string; outcome?: string };

/** The line writes the same row: whatever it has written meanwhile, the words are put beside it. */
export const sayOf = async ({ id, version }: Pick<Call, 'id' | 'version'>, said: Said): Promise<Call> => {
  const put = (read: number) => patch('/calls/{id}', { path: { id }, body: { version: read, ...said } });
  try {
    return await put(version);
  } catch (error) {
    if (!isProblem(error, 'VersionChanged')) throw error;
    return put((await get('/calls/{id}', { path: { id } })).version);
  }
};
