import { z } from 'zod';
import { plainText } from '../words/plain.ts';
import { Language } from '../words/words.schema.ts';

const text = z.string().trim().min(1).max(4000);
/** In at least one language; variables as in templates, and {{operator.name}}. */
export const ReplyTexts = z
  .object({ ru: text, en: text, kk: text, uk: text })
  .partial()
  .refine((texts) => Object.values(texts).some((one) => one !== undefined), { error: 'a text in some language' });
export type ReplyTexts = z.infer<typeof ReplyTexts>;

const name = z.string().overwrite(plainText).min(1).max(80);

export const NewQuickReply = z.object({
  name,
  texts: ReplyTexts,
  shared: z.boolean().default(false).meta({ description: 'for everybody; else mine alone' }),
});
export type NewQuickReply = z.infer<typeof NewQuickReply>;

export const QuickReplyPatch = z.object({
  version: z.number().int(),
  name: name.optional(),
  texts: ReplyTexts.optional(),
});
export type QuickReplyPatch = z.infer<typeof QuickReplyPatch>;

export const QuickReply = z
  .object({
    id: z.uuid(),
    name: z.string(),
    texts: ReplyTexts,
    shared: z.boolean(),
    starred: z.boolean().meta({ description: 'a favourite of the reader' }),
    version: z.number().int(),
  })
  .meta({ id: 'QuickReply' });
export type QuickReply = z.infer<typeof QuickReply>;

/** One as it reads in a conversation. */
export const FilledReply = z
  .object({
    id: z.uuid(),
    name: z.string(),
    text: z.string(),
    language: Language,
    starred: z.boolean(),
    lacks: z
      .string()
      .nullable()
      .meta({ description: 'why it could not be filled in; the text has its variables then' }),
  })
  .meta({ id: 'FilledReply' });
export type FilledReply = z.infer<typeof FilledReply>;
