import { z } from 'zod';
import { Part } from '../conversation/part.schema.ts';
import { Language } from '../words/words.schema.ts';

/** What any visitor may know of a chat, in one language. */
export const Widget = z
  .object({
    key: z.string(),
    language: Language,
    company: z.string(),
    color: z.string(),
    title: z.string().nullable(),
    welcome: z.string().nullable(),
    away: z.string().nullable(),
    notice: z.string().nullable(),
    open: z.boolean().meta({ description: 'whether somebody is there now, by its hours' }),
    opensAt: z.iso.datetime().nullable(),
    asks: z.boolean().meta({ description: 'for a name, and a phone or an e-mail, before the first message' }),
  })
  .meta({ id: 'Widget' });
export type Widget = z.infer<typeof Widget>;

export const NewVisitor = z.object({
  identity: z
    .string()
    .max(4000)
    .optional()
    .meta({ description: 'who the visitor is, signed by the site (JWT, HS256)' }),
  token: z
    .string()
    .max(4000)
    .optional()
    .meta({ description: 'that the page had while she was unknown: her open talk goes with her' }),
});

export const VisitorToken = z
  .object({
    token: z.string().meta({ description: 'goes with every call, as X-Visitor' }),
    signed: z.boolean(),
    until: z.iso.datetime().nullable(),
  })
  .meta({ id: 'VisitorToken' });
export type VisitorToken = z.infer<typeof VisitorToken>;

const typed = z.string().trim().max(200).optional();

export const NewVisitorMessage = z.object({
  id: z.uuid().meta({ description: 'made by the page: sent again it is the same message' }),
  text: z.string().max(8000).default(''),
  language: Language.optional(),
  files: z.array(z.string().max(200)).max(10).optional().meta({ description: 'tickets of files that lie there' }),
  from: z.object({ name: typed, phone: typed, email: typed }).optional(),
  page: z
    .string()
    .max(2000)
    .optional()
    .meta({ description: 'where on the site it was written, if not where the last one was' }),
});
export type NewVisitorMessage = z.infer<typeof NewVisitorMessage>;

/** A message as the visitor sees it. */
export const VisitorMessage = z
  .object({
    id: z.uuid(),
    mine: z.boolean(),
    sent: z.uuid().nullable().meta({ description: 'the id that the page has made' }),
    number: z.number().int().meta({ description: 'mine and ours are numbered apart' }),
    by: z.string().nullable().meta({ description: 'who of us wrote it' }),
    text: z.string(),
    answers: z.string().nullable().meta({ description: 'the beginning of the message that it answers' }),
    parts: z.array(Part),
    at: z.iso.datetime(),
  })
  .meta({ id: 'VisitorMessage' });
export type VisitorMessage = z.infer<typeof VisitorMessage>;

export const VisitorNews = z
  .object({
    items: z.array(VisitorMessage),
    cursor: z.string().meta({ description: 'the next call goes on `after` it' }),
    seen: z.number().int().meta({ description: 'the number of the visitor’s last message that somebody has read' }),
    more: z.boolean().meta({ description: 'whether there is more: earlier, or of what is new' }),
  })
  .meta({ id: 'VisitorNews' });
export type VisitorNews = z.infer<typeof VisitorNews>;

/** That somebody of ours is typing: by this name, where visitors may see one; `ended`: no longer. */
export type VisitorTyping = { by: string | null; ended: boolean };

export const VisitorMark = z.object({
  to: z
    .number()
    .int()
    .min(1)
    .max(1_000_000)
    .meta({ description: 'the number of our last message that was on the screen' }),
});

export const VisitorFile = z.object({ ticket: z.string().meta({ description: 'goes with a message' }) });
