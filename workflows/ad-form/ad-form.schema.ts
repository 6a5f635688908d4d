import { z } from 'zod';
import { Key } from '../pipeline/pipeline.schema.ts';
import { Language } from '../words/words.schema.ts';

export const AdKind = z.enum(['meta', 'google']);
export type AdKind = z.infer<typeof AdKind>;

/** Which answer of the advertising network's form goes where: contact.name, contact.phone, contact.email, contact.language or a field. */
export const AdMapping = z
  .array(z.object({ from: z.string().min(1).max(200), to: z.string().min(1).max(80) }))
  .max(100);
export type AdMapping = z.infer<typeof AdMapping>;

const Secret = z.string().trim().min(8).max(500);

/** What is kept sealed. Meta signs with the app's secret, asks for the token once, and gives out answers for the page's token. */
export const AdSecrets = z.object({
  appSecret: Secret.optional(),
  verifyToken: Secret.optional(),
  accessToken: Secret.optional(),
  /** Google sends this key in each body */
  googleKey: Secret.optional(),
});
export type AdSecrets = z.infer<typeof AdSecrets>;

export const AdOptions = z.object({
  /** where Meta's answers are fetched; Meta's own address by default */
  graphUrl: z
    .url({ protocol: /^https?$/ })
    .max(300)
    .optional(),
  /** of clients whose form does not say it */
  language: Language.optional(),
});
export type AdOptions = z.infer<typeof AdOptions>;

export const NewAdSource = z.object({
  key: Key,
  name: z.string().trim().min(1).max(100),
  kind: AdKind,
  pipeline: Key,
  secrets: AdSecrets,
  options: AdOptions.default({}),
  mapping: AdMapping.default([]),
});
export const AdSourceChange = z.object({
  revision: z.number().int().meta({ description: 'the one that was read' }),
  name: NewAdSource.shape.name.optional(),
  pipeline: Key.optional(),
  secrets: AdSecrets.optional().meta({ description: 'those that are not named stay' }),
  options: AdOptions.optional(),
  mapping: AdMapping.optional(),
  disabled: z.boolean().optional(),
});

/** A source with everything that its settings show; secrets by their last four letters only. */
export const AdSource = z
  .object({
    id: z.uuid(),
    key: z.string(),
    name: z.string(),
    kind: AdKind,
    pipeline: z.string(),
    secrets: z.record(z.string(), z.string()).meta({ description: 'the last four letters of each' }),
    options: AdOptions,
    mapping: AdMapping,
    revision: z.number().int(),
    disabledAt: z.iso.datetime().nullable(),
    lastAt: z.iso.datetime().nullable(),
    lastError: z.string().nullable(),
    last: z
      .object({
        at: z.iso.datetime(),
        isTest: z.boolean(),
        state: z.string().meta({ description: 'new, done, failed' }),
        leadId: z.uuid().nullable(),
        answers: z.array(z.object({ name: z.string(), value: z.string() })),
      })
      .nullable()
      .meta({ description: 'what came last' }),
  })
  .meta({ id: 'AdSource' });
export type AdSource = z.infer<typeof AdSource>;
