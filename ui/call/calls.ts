import type { Call, CallListen, NewCall } from '../../workflows/call/call.schema.ts';
import { post } from '../ask/ask.ts';
import { askAgain, asking, type Question } from '../ask/asking.ts';
import { toastProblem } from '../kit/toast.tsx';
import { loadWords, say } from '../words.ts';
import { asksReason } from './reason.ts';

export const nowQuery = asking('/calls/now');

/** Whatever tells of calls. */
export const changesCalls: Question[] = [
  ['/calls/now'],
  ['/calls'],
  ['/calls/{id}'],
  ['/calls/{id}/matches'],
  ['/calls/{id}/script'],
];

/** Whether somebody talks in it, or is rung. */
export const isOf = ({ user, legs }: Call, userId: string): boolean =>
  user?.id === userId || legs.some((leg) => leg.userId === userId && leg.to === null);

/** How somebody listens to it now, or is rung to. */
export const listenOf = ({ listens }: Call, userId: string): CallListen | undefined =>
  listens.find((one) => one.userId === userId && one.to === null);

/** Whoever asks is rung first, then the client. A refusal says why, and offers the phone in one's hand. */
export const dial = async ({ callbackId, ...wish }: NewCall & { callbackId?: string | undefined }): Promise<void> => {
  await loadWords('call');
  const begin = (why?: string): Promise<unknown> => {
    const reason = why ? { why } : {};
    return callbackId === undefined
      ? post('/calls', { body: { ...wish, ...reason } })
      : post('/callbacks/{id}/call', { path: { id: callbackId }, body: reason });
  };
  try {
    await begin();
  } catch (error) {
    if (asksReason(error, begin)) return;
    toastProblem(error, {
      text: say('call:own'),
      run: () => location.assign(`tel:${wish.phone}`),
    });
  } finally {
    void askAgain(changesCalls);
  }
};
