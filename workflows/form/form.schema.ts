import { z } from 'zod';
import { Language, Words } from '../words/words.schema.ts';

const Name = z.string().regex(/^[a-z][a-zA-Z0-9_]{0,39}$/);

export const FormField = z.object({
  name: Name,
  label: Words,
  type: z.enum(['text', 'textarea', 'tel', 'email', 'number', 'date', 'select', 'choices', 'checkbox']),
  required: z.boolean(),
  options: z.array(z.object({ value: z.string(), label: Words })).optional(),
  placeholder: Words.optional(),
  /** where the value goes: contact.name, contact.phone, contact.email, contact.language, a field of the client (contact.fields.<key>) or of the lead, callback (when to call: `soon` or hours, "18:00-20:00") */
  to: z.string(),
});
export type FormField = z.infer<typeof FormField>;

/** What a site may say about the form's look; the rest follows the site. */
export const FormLook = z.object({
  accent: z
    .string()
    .regex(/^#[0-9a-f]{6}$/i)
    .optional(),
  radius: z.number().int().min(0).max(24).optional().meta({ description: 'of corners, pixels' }),
  compact: z.boolean().optional(),
});
export type FormLook = z.infer<typeof FormLook>;

/** Against robots, in addition to the trap that every form has. */
export const FormGuard = z.object({
  minSeconds: z
    .number()
    .int()
    .min(0)
    .max(60)
    .optional()
    .meta({ description: 'sooner than this nobody has filled it in' }),
  perMinute: z.number().int().min(1).max(1000).optional().meta({ description: 'from one address; 20 unless told' }),
});

/** A form on somebody's site. `sites` may read and post it from the browser; `*` allows any. */
export const FormDefinition = z.object({
  title: Words,
  fields: z.array(FormField).min(1).max(50),
  consent: z.object({ name: z.string(), label: Words }),
  submit: Words,
  thanks: Words,
  sites: z.array(z.string()).default([]),
  /** where the client is sent afterwards; without it the client sees `thanks` */
  redirect: z
    .url({ protocol: /^https?$/ })
    .max(500)
    .optional(),
  /** the languages it has; a visitor of another language gets the first of them */
  languages: z.array(Language).min(1).max(4).optional(),
  look: FormLook.optional(),
  guard: FormGuard.optional(),
});
export type FormDefinition = z.infer<typeof FormDefinition>;

export const FormDay = z.object({
  day: z.string().meta({ description: 'of UTC' }),
  shown: z.number().int(),
  sent: z.number().int(),
  answered: z.number().int().meta({ description: 'of these, sent by somebody to whom the form’s script had shown it' }),
  spam: z.number().int(),
});
export type FormDay = z.infer<typeof FormDay>;

/** What a form's trap has caught. */
export const KeptAside = z
  .object({
    id: z.uuid(),
    receivedAt: z.iso.datetime(),
    typed: z.record(z.string(), z.unknown()),
    origin: z.object({ network: z.string().optional(), agent: z.string().optional(), page: z.string().optional() }),
    leadId: z.uuid().nullable().meta({ description: 'that it became, once somebody has said that it is no spam' }),
  })
  .meta({ id: 'KeptAside' });
export type KeptAside = z.infer<typeof KeptAside>;

/** A form with everything that its settings show. */
export const FormSetting = z
  .object({
    id: z.uuid(),
    key: z.string(),
    pipeline: z.string(),
    definition: FormDefinition,
    revision: z.number().int(),
    disabledAt: z.iso.datetime().nullable(),
    updatedAt: z.iso.datetime(),
    days: z
      .array(FormDay)
      .meta({ description: 'the last thirty, the oldest first; days without a visit are left out' }),
    keptAside: z.number().int().meta({ description: 'what its trap has caught and nobody has looked at' }),
  })
  .meta({ id: 'FormSetting' });
export type FormSetting = z.infer<typeof FormSetting>;
