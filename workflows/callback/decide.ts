import type { CatalogueEvent, EventTypeOf } from '../event/catalogue.ts';
import { refuse, type Refusal } from '../refusal.ts';
import type { Way } from '../service/rung.schema.ts';
import { nextAttempt } from './attempts.ts';
import type { Attempt, CallbackRules, Climbed, Window } from './callback.schema.ts';
import type { CallingHours } from './calling-hours.ts';
import { isOpen, type CallbackState } from './state.ts';
import { firstDue, whyNotWindow } from './window.ts';

type Told = CatalogueEvent<EventTypeOf<'callback'>>;
/** Without the callback's id, which is the same in all of them. */
export type CallbackEvent = Told extends infer E
  ? E extends { type: infer T; data: infer D }
    ? { type: T; data: Omit<D, 'callback'> }
    : never
  : never;

/** What may be asked of a callback: by a user, by a call that ended, by its client, or by its own clock. */
export type CallbackOrder =
  /** `again`: the same number asked once more */
  | {
      do: 'move';
      window: Window;
      exact?: boolean | undefined;
      reason?: string | undefined;
      byClient?: boolean;
      says?: null;
    }
  | { do: 'give'; to: string | null; group?: string | null | undefined }
  | { do: 'due' }
  /** `gives`: to whom it falls where nobody has it; `passesOn`: whoever has it loses it to whom the router finds */
  | { do: 'warn'; climbed: Climbed; to: string[]; passesOn: boolean; gives?: string | undefined; by?: Way[] }
  | { do: 'late' }
  | { do: 'dial'; by: string | null; call: string | null }
  /** `again`: when the caller has said to call next */
  | { do: 'attempt'; attempt: Attempt; again?: string | undefined; outcome?: string | undefined }
  /** the caller's word about the attempt of a call */
  | {
      do: 'correct';
      call: string;
      how: Attempt['how'];
      note: string;
      again?: string | undefined;
      outcome?: string | undefined;
    }
  /** a talk has settled the matter */
  | { do: 'serve'; why: 'call' | 'talk' }
  | { do: 'cancel'; why?: string | undefined }
  | { do: 'break' };

export type CallbackWorld = { rules: Pick<CallbackRules, 'attempts'>; hours: CallingHours };

/** What an order comes to at this moment; nothing where it is so already. Refused: CallbackOver, CallbackBusy, and as windows are. */
export const decideCallback = (
  callback: CallbackState,
  order: CallbackOrder,
  now: string,
  { rules, hours }: CallbackWorld,
): CallbackEvent[] | Refusal => {
  const { state, responsible, attempts } = callback;
  if (order.do === 'correct') return corrected(callback, order, now, { rules, hours });
  if (!isOpen(callback)) return order.do === 'serve' ? [] : refuse('CallbackOver');
  switch (order.do) {
    case 'move': {
      if (state === 'calling') return order.byClient ? refuse('CallbackBeingMade') : refuse('CallbackBusy');
      const { exact = callback.exact, reason } = order;
      const window = plain(order.window);
      const why = whyNotWindow(window, { now, hours, exact });
      if (why) return why;
      const differs = window.from !== callback.from || window.to !== callback.to || exact !== callback.exact;
      const says = order.says === null && callback.says !== null ? { says: order.says } : {};
      if (!differs && !('says' in says) && (reason === undefined || reason === callback.reason)) return [];
      const next = firstDue(window, hours, exact);
      return [
        {
          type: 'callback.moved',
          data: { ...window, next, exact, ...says, ...(reason === undefined ? {} : { reason }) },
        },
      ];
    }
    case 'give': {
      const { to, group } = order;
      if (to === responsible && (group === undefined || group === callback.group)) return [];
      return [
        { type: 'callback.assigned', data: { from: responsible, to, ...(group === undefined ? {} : { group }) } },
      ];
    }
    case 'due':
      return state === 'waiting' ? [{ type: 'callback.due', data: {} }] : [];
    case 'warn': {
      const { since, rung, round, came } = order.climbed;
      const passed = order.passesOn && responsible !== null;
      return [
        ...(order.gives ? [{ type: 'callback.assigned' as const, data: { from: responsible, to: order.gives } }] : []),
        ...(passed ? [{ type: 'callback.assigned' as const, data: { from: responsible, to: null } }] : []),
        {
          type: 'callback.warned',
          data: { since, rung, round, came, to: order.to, ...(order.by && { by: order.by }) },
        },
      ];
    }
    case 'late':
      return callback.lateAt === null && callback.calledAt === null
        ? [{ type: 'callback.late', data: { dueAt: callback.to } }]
        : [];
    case 'dial':
      if (state === 'calling') return refuse('CallbackBusy');
      return [{ type: 'callback.dialled', data: { by: order.by, call: order.call } }];
    case 'attempt': {
      const { attempt, again, outcome } = order;
      // the line has said so before
      if (attempt.callId && attempts.some(({ callId }) => callId === attempt.callId)) return [];
      if (again !== undefined && again <= now) return refuse('CallAgainInPast');
      return [
        ...attempted(callback, attempt, { rules, hours }, again),
        ...endedBy(callback, [...attempts, attempt], { rules, hours }, { again, outcome }),
      ];
    }
    case 'serve':
      // who asked for this very hour decides with us
      return callback.exact ? [] : [{ type: 'callback.ended', data: { as: 'served', outcome: null, why: order.why } }];
    case 'cancel':
      return [
        { type: 'callback.ended', data: { as: 'cancelled', outcome: null, ...(order.why ? { why: order.why } : {}) } },
      ];
    case 'break':
      return [{ type: 'callback.ended', data: { as: 'broken', outcome: null } }];
  }
};

const attempted = (
  { attempts, says }: CallbackState,
  attempt: Attempt,
  { rules, hours }: CallbackWorld,
  again: string | undefined,
): CallbackEvent[] => {
  const { how, by, callId: call, note, at: began } = attempt;
  const next = nextAttempt([...attempts, attempt], { rules: rules.attempts, hours, says });
  const at = again ?? (next.what === 'again' ? next.at : null);
  // the client waited for somebody of ours in vain: now a person calls
  const falls = says !== null && how === 'abandoned' ? { says: null } : {};
  return [{ type: 'callback.attempted', data: { how, by, call, note, began, next: at, ...falls } }];
};

/** Reached, or nobody is to call any more; a caller who says when to call again knows better. */
const endedBy = (
  { to, calledAt, says }: CallbackState,
  attempts: Attempt[],
  { rules, hours }: CallbackWorld,
  { again, outcome }: { again: string | undefined; outcome: string | undefined },
): CallbackEvent[] => {
  if (again !== undefined) return [];
  const next = nextAttempt(attempts, { rules: rules.attempts, hours, says });
  if (next.what === 'again') return [];
  const first = calledAt ?? attempts.at(-1)!.at;
  const as = next.what === 'give_up' ? 'given_up' : first <= to ? 'kept' : 'late_kept';
  const why = next.what === 'give_up' ? { why: next.why } : {};
  return [{ type: 'callback.ended', data: { as, outcome: outcome ?? null, ...why } }];
};

/** What the line took for a talk may have been a machine: the caller's word decides what is done next, the line's stays beside it. */
const corrected = (
  callback: CallbackState,
  { call, how, note, again, outcome }: Extract<CallbackOrder, { do: 'correct' }>,
  now: string,
  { rules, hours }: CallbackWorld,
): CallbackEvent[] | Refusal => {
  const { attempts } = callback;
  const attempt = attempts.findLast(({ callId }) => callId === call);
  if (!attempt || attempt !== attempts.at(-1)) return refuse('CallbackOver');
  if (again !== undefined && again <= now) return refuse('CallAgainInPast');
  const heard = attempt.heard ?? attempt.how;
  const said = [...attempts.slice(0, -1), { ...attempt, how, heard, note }];
  const next = nextAttempt(said, { rules: rules.attempts, hours });
  const at = again ?? (next.what === 'again' ? next.at : null);
  return [
    { type: 'callback.corrected', data: { how, heard, call, note, next: at } },
    ...endedBy({ ...callback, state: 'due' }, said, { rules, hours }, { again, outcome }),
  ];
};

/** Moments as the record keeps them. */
export const plain = ({ from, to }: Window): Window => ({
  from: new Date(from).toISOString(),
  to: new Date(to).toISOString(),
});
