import { z } from 'zod';
import { NewFile, Place } from '../conversation/part.schema.ts';
import { Language } from '../words/words.schema.ts';

/** How a provider that nobody is behaves: as it should, too busy (429), broken (500), without an answer, or as if the client had blocked us (403). */
export const SandboxDay = z.enum(['fine', 'busy', 'down', 'lost', 'blocked']);
export type SandboxDay = z.infer<typeof SandboxDay>;

/** Somebody who may never have written to us. */
const Stranger = z.object({
  id: z
    .number()
    .int()
    .min(1)
    .max(2 ** 48),
  name: z.string().trim().min(1).max(100),
  language: Language.optional(),
});

const From = z.union([
  Stranger,
  z.object({ conversation: z.uuid() }).meta({ description: 'whoever that conversation is with' }),
]);

const Card = z.object({
  kind: z.literal('card'),
  name: z.string().max(300),
  phone: z.string().max(50),
  own: z.boolean(),
});

/** What somebody writes as a client, where nobody carries the account. */
export const SandboxMessage = z
  .object({
    from: From,
    text: z.string().max(4096).default(''),
    parts: z
      .array(z.discriminatedUnion('kind', [NewFile, Place, Card]))
      .max(10)
      .default([]),
  })
  .refine(({ text, parts }) => text !== '' || parts.length > 0, { path: ['text'] });
export type SandboxMessage = z.infer<typeof SandboxMessage>;

/** What somebody does as the client besides writing. */
export const SandboxAct = z.discriminatedUnion('do', [
  z.object({ do: z.literal('edit'), message: z.uuid(), text: z.string().min(1).max(4096) }),
  z.object({ do: z.literal('delete'), message: z.uuid() }),
  z.object({ do: z.literal('block') }),
  z.object({ do: z.literal('unblock') }),
]);
export type SandboxAct = z.infer<typeof SandboxAct>;
