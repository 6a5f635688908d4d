import type { MacroStep } from '../../workflows/macro/macro.schema.ts';
import { isRefusal, type Refusal } from '../../workflows/refusal.ts';
import type { Database } from '../client.ts';
import { assignConversation, takeConversation, tellConversation } from '../conversation/conversation.ts';
import type { OnConversation } from '../conversation/conversation-row.ts';
import { writeMessage } from '../conversation/write-message.ts';
import type { Done } from '../lead/lead.ts';

/** A step with the text that is said. */
export type ReadyStep = Exclude<MacroStep, { do: 'reply' }> | { do: 'reply'; text: string };

type Run = OnConversation & { steps: ReadyStep[]; by: string; seen?: number | undefined };

/** Carries the steps out, one after another, each once by the key of the whole; the first that is refused ends it. */
export const runMacro = async (
  db: Database,
  { steps, by, seen, key, ...doing }: Run,
): Promise<Pick<Done, 'id' | 'version'> | Refusal | undefined> => {
  let last: Pick<Done, 'id' | 'version'> | undefined;
  for (const [index, step] of steps.entries()) {
    const once = { ...doing, ...(key ? { key: `${key} ${index}` } : {}) };
    const done = await carryOut(db, step, { ...once, by, seen });
    if (isRefusal(done)) return done;
    last = { id: done.id, version: done.version };
  }
  return last;
};

const carryOut = (
  db: Database,
  step: ReadyStep,
  { by, seen, ...doing }: Omit<Run, 'steps'>,
): Promise<Pick<Done, 'id' | 'version'> | Refusal> => {
  switch (step.do) {
    case 'reply':
    case 'note': {
      const direction = step.do === 'note' ? ('note' as const) : ('out' as const);
      return writeMessage(db, { ...doing, message: { text: step.text, parts: [], direction, seen } });
    }
    case 'take':
      return takeConversation(db, { ...doing, by });
    case 'assign':
      return assignConversation(db, { ...doing, to: step.to });
    case 'snooze': {
      const until = new Date(Date.now() + step.hours * 3_600_000).toISOString();
      return tellConversation(db, { ...doing, order: { do: 'snooze', until } });
    }
    case 'close':
      return tellConversation(db, { ...doing, order: { do: 'close', result: step.result } });
  }
};
