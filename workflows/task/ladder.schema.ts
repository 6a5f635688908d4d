import { z } from 'zod';
import { Key } from '../automation/key.schema.ts';

const After = z.object({ amount: z.number().int().min(0).max(10_000), unit: z.enum(['minutes', 'hours', 'days']) });
export type After = z.infer<typeof After>;

/** One step of what is done about a task that nobody has done: so long after it was due, by the clock. */
export const TaskRung = z.object({
  key: Key,
  by: After,
  does: z.enum(['remind', 'supervisors', 'on_call', 'hand_on', 'raise']).meta({
    description:
      '`remind` whoever must do it; tell the `supervisors`; call whoever is `on_call`, one after another; `hand_on` to a supervisor; `raise` its priority',
  }),
  every: After.optional().meta({
    description: 'told again each time so much more has passed, until somebody has it; of `remind` and `supervisors`',
  }),
});
export type TaskRung = z.infer<typeof TaskRung>;

export const TaskLadder = z.array(TaskRung).max(20);

/** The ladder of tasks that belong to no pipeline. */
export const HouseTaskLadder = z
  .object({ ladder: TaskLadder, revision: z.number().int() })
  .meta({ id: 'HouseTaskLadder' });
export type HouseTaskLadder = z.infer<typeof HouseTaskLadder>;
