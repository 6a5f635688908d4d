import { z } from 'zod';
import { Words } from '../words/words.schema.ts';

export const FormField = z.object({
  name: z.string().regex(/^[a-z][a-zA-Z0-9_]{0,39}$/),
  label: Words,
  type: z.enum(['text', 'tel', 'email', 'select', 'checkbox']),
  required: z.boolean(),
  options: z.array(z.object({ value: z.string(), label: Words })).optional(),
  placeholder: Words.optional(),
  /** where the value goes: contact.name, contact.phone, contact.email, contact.language, or a field of the lead */
  to: z.string(),
});

/** A form on somebody's site. `sites` may read and post it from the browser; `*` is everybody. */
export const FormDefinition = z.object({
  title: Words,
  fields: z.array(FormField).min(1).max(50),
  consent: z.object({ name: z.string(), label: Words }),
  submit: Words,
  thanks: Words,
  sites: z.array(z.string()).default([]),
});
export type FormDefinition = z.infer<typeof FormDefinition>;
