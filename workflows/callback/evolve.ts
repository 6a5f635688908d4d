import { byType, type ByType } from '../event/catalogue.ts';
import { isCalled } from './how.ts';
import type { CallbackState } from './state.ts';

type Told = { type: string; data: Record<string, unknown> };

/** The callback after an event of its own, at that moment. */
export const evolveCallback = (
  callback: CallbackState,
  event: { type: string; data: object },
  at: string,
): CallbackState => {
  const changed = byType(changes, event as Told, callback, at);
  return changed ? { ...callback, ...changed } : callback;
};

const changes: ByType<Told, [CallbackState, at: string], Partial<CallbackState>> = {
  'callback.moved': ({ data: { from, to, exact, next, reason, says } }) => ({
    ...{ from, to, exact, state: 'waiting', nextAt: next, dueAt: null, lateAt: null, climbed: [] },
    ...(reason === undefined ? {} : { reason }),
    ...(says === undefined ? {} : { says }),
  }),
  'callback.assigned': ({ data: { to, group } }) => ({ responsible: to, ...(group === undefined ? {} : { group }) }),
  'callback.due': (_, __, at) => ({ state: 'due', dueAt: at, climbed: [] }),
  'callback.warned': ({ data: { since, rung, round, came, to } }, { climbed }, at) => ({
    climbed: [...climbed, { since, rung, round, at, came, ...(rung === 'on_call' ? { to } : {}) }],
  }),
  'callback.late': (_, __, at) => ({ lateAt: at }),
  'callback.dialled': ({ data: { by, call } }, { responsible }, at) => ({
    ...{ state: 'calling', call, caller: by, responsible: responsible ?? by, dueAt: at },
  }),
  'callback.attempted': ({ data: { how, by, call, note, began, next, says } }, { attempts, calledAt }) => ({
    ...(says === undefined ? {} : { says }),
    attempts: [...attempts, { at: began, by, callId: call, how, note }],
    calledAt: calledAt ?? (isCalled(how) ? began : null),
    ...{ state: 'waiting', nextAt: next, dueAt: null, call: null, caller: null, climbed: [] },
  }),
  'callback.corrected': ({ data: { how, heard, call, note, next } }, { attempts }) => ({
    attempts: attempts.map((one) => (one.callId === call ? { ...one, how, heard, note } : one)),
    ...{ state: 'waiting', nextAt: next, dueAt: null, climbed: [], closedAt: null, outcome: null },
  }),
  'callback.ended': ({ data: { as, outcome } }, _, at) => ({
    ...{ state: as, outcome, closedAt: at, nextAt: null, dueAt: null, call: null, caller: null },
  }),
};
