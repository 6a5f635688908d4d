import { z } from 'zod';
import { Money } from '../money/money.schema.ts';
import { Words } from '../words/words.schema.ts';
import { Completion } from '../task/task.schema.ts';

/** A click before it is made: a move, or the end of a task with what its outcome makes. */
export const Click = Completion.omit({ result: true }).extend({ taskId: z.uuid().optional() });
export type Click = z.infer<typeof Click>;

/** What automations would do at once. */
export const Foresight = z
  .object({
    sends: z.array(
      z.object({
        account: z.string(),
        template: z.string(),
        name: z.string(),
        lacks: z.array(z.string()).meta({ description: 'values that are missing: without them it stays unsent' }),
      }),
    ),
    bills: z.array(Money),
    tasks: z.array(
      z.object({ type: z.string(), text: z.union([z.string(), Words]).nullable(), dueAt: z.iso.datetime() }),
    ),
    meeting: z.iso
      .datetime()
      .nullable()
      .meta({ description: 'when the meeting is that the messages name and that the click sets' }),
    stages: z.array(z.string()).meta({ description: 'where the lead goes, one after another' }),
  })
  .meta({ id: 'Foresight' });
export type Foresight = z.infer<typeof Foresight>;
