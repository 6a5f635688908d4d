import { z } from 'zod';

export const PhoneAct = z.enum(['answer', 'busy', 'decline', 'unreachable', 'hangup', 'press']);

/** What each act makes of a phone, as a network would say it. */
export const phoneActs = {
  answer: { state: 'up', cause: null, techCause: null, pressed: null },
  /** the key 1 */
  press: { state: 'up', cause: null, techCause: null, pressed: '1' },
  busy: { state: 'ended', cause: 17, techCause: 486, pressed: null },
  decline: { state: 'ended', cause: 21, techCause: 603, pressed: null },
  unreachable: { state: 'ended', cause: 18, techCause: 408, pressed: null },
  hangup: { state: 'ended', cause: 16, techCause: null, pressed: null },
} as const satisfies Record<z.infer<typeof PhoneAct>, object>;

export const SandboxPhone = z
  .object({
    channel: z.string(),
    phone: z.string().nullable().meta({ description: 'of a client; null: hidden, or a phone of ours' }),
    extension: z.string().nullable().meta({ description: 'of a phone of ours' }),
    shows: z.string().nullable().meta({ description: 'whose number it shows' }),
    entered: z.boolean().meta({ description: 'a client calls us' }),
    state: z.enum(['dialled', 'ringing', 'up', 'ended']),
    cause: z.number().int().nullable(),
    techCause: z.number().int().nullable(),
    at: z.iso.datetime(),
  })
  .meta({ id: 'SandboxPhone' });
