import { z } from 'zod';
import { Key } from '../pipeline/pipeline.schema.ts';
import { textChannels } from './text-channel.ts';
import { Language } from '../words/words.schema.ts';

export const TemplateChannel = z.enum(textChannels);
export type TemplateChannel = z.infer<typeof TemplateChannel>;

/** A string without control characters: PostgreSQL and mail programs do not accept them. */
const Subject = z.string().max(500);
const Body = z.string().min(1).max(65_536);

/** One text of a template: templates are identified by their key, each has texts per channel and language. */
export const Template = z
  .object({
    id: z.uuid(),
    key: z.string(),
    name: z.string().meta({ description: 'what admins call it; empty for what came with the product' }),
    channel: z.string(),
    language: z.string(),
    subject: z.string(),
    body: z.string(),
    options: z.record(z.string(), z.unknown()),
    revision: z.number().int(),
    updatedAt: z.iso.datetime(),
  })
  .meta({ id: 'Template' });
export type Template = z.infer<typeof Template>;

export const NewTemplate = z.object({
  key: Key,
  name: z.string().trim().max(100).default(''),
  channel: TemplateChannel,
  language: Language,
  subject: Subject.default(''),
  body: Body,
});
export type NewTemplate = z.infer<typeof NewTemplate>;

export const TemplateChange = z.object({
  revision: z.number().int().meta({ description: 'the one that was read' }),
  subject: Subject.default(''),
  body: Body,
});

export const TemplateCopy = z.object({ key: Key, name: z.string().trim().max(100).default('') });
export const TemplateName = z.object({ name: z.string().trim().min(1).max(100) });

/** A text that need not be saved, filled in for a lead. */
export const PreviewOrder = z.object({
  channel: TemplateChannel,
  language: Language,
  subject: Subject.default(''),
  body: z.string().max(65_536),
  leadId: z.uuid(),
});
export const Preview = z
  .object({
    subject: z.string(),
    body: z.string().meta({ description: 'as a phone shows it; a letter without its looks' }),
    html: z.string().nullable().meta({ description: 'the letter as mail programs show it' }),
    fault: z
      .object({ message: z.string(), field: z.enum(['subject', 'body']), line: z.number().int().nullable() })
      .nullable()
      .meta({ description: 'why it cannot be filled in with this lead' }),
  })
  .meta({ id: 'TemplatePreview' });
export type Preview = z.infer<typeof Preview>;

export const TemplateVersion = z
  .object({
    revision: z.number().int(),
    subject: z.string(),
    body: z.string(),
    author: z.string().nullable(),
    createdAt: z.iso.datetime(),
  })
  .meta({ id: 'TemplateVersion' });
export type TemplateVersion = z.infer<typeof TemplateVersion>;

export const TemplateUseShown = z
  .object({
    pipeline: z.string(),
    key: Key.meta({ description: 'of the pipeline' }),
    automation: z.string().nullable(),
    channel: z.string().nullable(),
    draft: z.boolean().meta({ description: 'only in a draft that is not published' }),
  })
  .meta({ id: 'TemplateUse' });
export type TemplateUseShown = z.infer<typeof TemplateUseShown>;
