import { actionKind } from './action/index.ts';
import type { Run } from './memory.ts';
import { instructionOf } from './program.ts';
import type { Given, Turn } from './turn.ts';

/** Whether another run of the subject has asked the client something: two at once would take each other's answers. */
export const isAsking = ({ program }: Given, { runs }: Turn, { id }: Run): boolean =>
  runs.some((run) => {
    if (run.id === id || run.wait?.what !== 'answer') return false;
    const step = instructionOf(program, run.automation, run.at)?.step;
    return step !== undefined && asksAnybody(step);
  });

export const asksAnybody = (step: { do: string }): boolean => actionKind(step)?.answers?.(step).from === 'anybody';
