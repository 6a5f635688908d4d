import { z } from 'zod';

/** What a line does about recordings. */
export const RecordingPolicy = z.object({
  record: z
    .enum(['all', 'never', 'ask'])
    .meta({ description: '`ask`: whoever talks begins it once the client has agreed' }),
  consent: z
    .string()
    .trim()
    .regex(/^(https?:\/\/[\x21-\x7e]{1,280}|upload:[a-z][a-z0-9_]{0,39}|[\w./-]{1,200})$/)
    .nullable()
    .meta({
      description:
        'what the client hears before a recorded talk: a sound of the PBX, an address from which the PBX plays one, or `upload:` with the key of a sound of the house',
    }),
  keepDays: z.number().int().min(1).max(3650).nullable().meta({ description: 'null: for good' }),
});
export type RecordingPolicy = z.infer<typeof RecordingPolicy>;

export const usualPolicy: RecordingPolicy = { record: 'all', consent: null, keepDays: null };

/** A stretch that is silent in the recording: a card number was said. */
export const RecordingGap = z.object({
  from: z.iso.datetime(),
  to: z.iso.datetime().nullable(),
  by: z.uuid().nullable(),
});
export type RecordingGap = z.infer<typeof RecordingGap>;

/** Whether the client was told of the recording before it began. */
export const Consent = z.enum(['told', 'not_told']);
export type Consent = z.infer<typeof Consent>;
