import { z } from 'zod';
import { CallHow, ListenAs } from './call.schema.ts';

const call = z.uuid();

/** What a story tells of calls: each once it is over, and what whoever talked says of it. */
export const callEvents = {
  'call.ended': z.strictObject({
    call,
    direction: z.enum(['in', 'out']),
    how: CallHow,
    talkS: z.number().int(),
    phone: z.string().nullable(),
    user: z.uuid().nullable(),
  }),
  'call.listened': z.strictObject({
    call,
    user: z.uuid(),
    whom: z.uuid().nullable(),
    kinds: z.array(ListenAs),
    seconds: z.number().int(),
  }),
  'call.recording_deleted': z.strictObject({ call, keepDays: z.number().int() }),
  'call.outcome': z.strictObject({ call, outcome: z.string().nullable(), note: z.string() }),
};
