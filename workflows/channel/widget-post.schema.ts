import { z } from 'zod';
import { Part } from '../conversation/part.schema.ts';

/** A signed visitor's addresses are the site's word; an unsigned one's are a stranger's. */
const Told = z.object({
  kind: z.enum(['phone', 'email']),
  value: z.string().min(1).max(200),
  trust: z.enum(['claimed', 'confirmed']),
});

/** A visitor's message as our own API keeps it in the inbox: addresses are normal, parts are ours. */
export const WidgetPost = z.object({
  id: z.uuid(),
  thread: z.string().regex(/^[\w-]{10,60}$/),
  at: z.iso.datetime(),
  name: z.string().min(1).max(200),
  language: z.string().max(10).nullable(),
  text: z.string().max(8000),
  parts: z.array(Part).max(10),
  told: z.array(Told).max(4),
});
export type WidgetPost = z.infer<typeof WidgetPost>;
