import { z } from 'zod';
import { Columns } from '../event/columns.schema.ts';
import { isRefusal, type Refusal } from '../refusal.ts';
import { Words } from '../words/words.schema.ts';
import type { Step } from './automation.schema.ts';

const event = <Shape extends z.ZodRawShape>(shape: Shape) => z.strictObject({ set: Columns.optional(), ...shape });
/** `run`: its id; `step`: the path of the step where it stands */
const ofRun = <Shape extends z.ZodRawShape>(shape: Shape) =>
  event({ automation: z.string(), run: z.string(), step: z.string(), ...shape });

/** What each event of a lead's automations says. */
export const automationEvents = {
  'automation.failed': event({
    automation: z.string(),
    name: Words,
    action: z.string(),
    /** as it was then: the schema of its action may have changed since */
    step: z.custom<Step | { do: string }>((step) => typeof step === 'object' && step !== null && 'do' in step),
    because: z.custom<Refusal>(isRefusal),
  }),
  'automation.waiting': ofRun({ until: z.iso.datetime().nullable(), setAt: z.iso.datetime().optional() }),
  /** `happened`: what it waited for, and not its time, came first */
  'automation.went_on': ofRun({ happened: z.boolean() }),
  'automation.branched': ofRun({ holds: z.boolean() }),
  'automation.stopped': ofRun({ why: z.string() }),
  'automation.ended': ofRun({}),
  'webhook.answered': event({ deliveryId: z.uuid(), status: z.number().int(), account: z.string() }),
};
