import { useMutation } from '@tanstack/react-query';
import { useRef } from 'react';
import type { Tone } from '../kit/Chip.tsx';
import { toast, toastProblem } from '../kit/toast.tsx';
import { say } from '../words.ts';
import { askAgain, type Question } from './asking.ts';
import { fieldProblem } from './problem.ts';

export type After<In, Out> = {
  /** what is done with the answer */
  then?: (answer: Out, wish: In) => unknown;
  /** the sentence of success, green unless told otherwise */
  says?: string | ((answer: Out, wish: In) => string);
  tone?: Tone;
  /** takes it back: Undo stands beside the sentence */
  undo?: (answer: Out, wish: In) => Promise<unknown>;
  /** asked again, whatever came of it: all of an endpoint, or one record of it */
  changes?: readonly Question[];
  /** `form`: the screen shows `error` and `wrong` itself; else a toast says what was refused */
  refusal?: 'form';
  /** told of a refusal first; `true` says that the screen has dealt with it and no toast is needed */
  refused?: (error: unknown, wish: In) => unknown;
};

/**
 * How a screen writes: `const saving = useWrite((name: string) => patch('/teams/{id}', { path: { id }, body: { name } }), { changes: [['/teams']], says: 'Saved' })`,
 * then `saving.write(name)`. One wish at a time: what is clicked while it is busy is not sent. The answer is undefined when it was refused.
 */
export const useWrite = <Out, In = void>(
  send: (wish: In) => Promise<Out>,
  { then, says, tone = 'green', undo, changes = [], refusal, refused }: After<In, Out> = {},
) => {
  const carryOut = async (wish: In): Promise<Out> => {
    try {
      const answer = await send(wish);
      await then?.(answer, wish);
      if (says !== undefined) {
        const takeBack = () => void undo!(answer, wish).then(() => askAgain(changes), toastProblem);
        const action = undo && { action: { text: say('kit:undo'), run: takeBack } };
        toast(typeof says === 'string' ? says : says(answer, wish), { tone, ...action });
      }
      return answer;
    } catch (error) {
      if ((await refused?.(error, wish)) !== true && refusal !== 'form') toastProblem(error);
      throw error;
    } finally {
      await askAgain(changes);
    }
  };
  const {
    mutateAsync,
    isPending: busy,
    variables,
    data: answer,
    error,
    reset: forget,
  } = useMutation({ mutationFn: carryOut });
  const isUnderWay = useRef(false);
  const write = async (wish: In): Promise<Out | undefined> => {
    if (isUnderWay.current) return undefined;
    isUnderWay.current = true;
    try {
      return await mutateAsync(wish);
    } catch {
      return undefined;
    } finally {
      isUnderWay.current = false;
    }
  };
  /** `wish`: the one that is under way */
  const wrong = (field: string) => fieldProblem(error, field);
  return { write, busy, wish: busy ? variables : undefined, answer, error, wrong, forget };
};
