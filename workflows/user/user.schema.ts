import { z } from 'zod';
import { Language } from '../words/words.schema.ts';

export const Role = z.enum(['manager', 'supervisor', 'admin']);
export type Role = z.infer<typeof Role>;

/** The number of a phone at the PBX, or its name there. */
export const Extension = z
  .string()
  .trim()
  .regex(/^[\w.-]{1,40}$/)
  .meta({ description: 'of her phone at the PBX: `101`; unique' });

export const User = z
  .object({
    id: z.uuid(),
    email: z.string(),
    name: z.string(),
    role: Role,
    onShift: z.boolean(),
    active: z.boolean(),
    extension: z.string().nullable(),
  })
  .meta({ id: 'User' });
export type User = z.infer<typeof User>;

export const OwnSession = z
  .object({
    id: z.uuid(),
    browser: z.string().meta({ description: '"Chrome, Windows"; empty where it is not known' }),
    address: z.string().meta({ description: 'from which it was begun' }),
    createdAt: z.iso.datetime(),
    seenAt: z.iso.datetime().meta({ description: 'to ten minutes' }),
    current: z.boolean().meta({ description: 'the one that asks' }),
  })
  .meta({ id: 'OwnSession' });
export type OwnSession = z.infer<typeof OwnSession>;

export const Preferences = z.object({
  language: Language.optional(),
  theme: z.enum(['light', 'dark', 'auto']).optional(),
  sound: z.boolean().optional(),
  desktop: z.boolean().optional().meta({ description: 'notices of the browser while the page is in the background' }),
  undoSeconds: z
    .union([z.literal(0), z.literal(5), z.literal(10)])
    .optional()
    .meta({ description: 'so long a message to a client can be taken back' }),
});
export type Preferences = z.infer<typeof Preferences>;

export const Me = z
  .object({
    id: z.uuid(),
    email: z.string(),
    name: z.string(),
    role: Role,
    language: Language,
    preferences: Preferences,
    timeZone: z.string(),
    extension: z.string().nullable().meta({ description: 'of my phone at the PBX, by which I call' }),
    /** the sandbox plays providers without keys; null when everything is real */
    sandboxUrl: z.string().nullable(),
    temporalUiUrl: z
      .string()
      .nullable()
      .meta({ description: 'for supervisors and admins: the list of processes; one is its id below this' }),
  })
  .meta({ id: 'Me' });
export type Me = z.infer<typeof Me>;

export const SignIn = z.object({ email: z.string().trim().max(200), password: z.string().min(1).max(200) });
export type SignIn = z.infer<typeof SignIn>;

export const Notification = z
  .object({
    id: z.uuid(),
    kind: z.string().meta({
      description:
        'lead.assigned, note.mention, task.reminder, task.overdue, task.escalated, meeting.declined, meeting.proposed, invoice.paid, delivery.failed, conversation.received, conversation.assigned, message',
    }),
    leadId: z.uuid().nullable(),
    data: z.record(z.string(), z.unknown()),
    createdAt: z.iso.datetime(),
    readAt: z.iso.datetime().nullable(),
  })
  .meta({ id: 'Notification' });
export type Notification = z.infer<typeof Notification>;
