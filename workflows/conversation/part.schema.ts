import { z } from 'zod';
import { File as KeptFile } from '../file/file.schema.ts';

const FileWhat = z.enum(['picture', 'voice', 'audio', 'video', 'sticker', 'document']);
export type FileWhat = z.infer<typeof FileWhat>;

const File = z.object({
  kind: z.literal('file'),
  what: FileWhat,
  name: z.string().max(300),
  mime: z.string().max(200).nullable(),
  size: z.number().int().min(0).nullable(),
  /** `waits` at its provider, `kept` here (`file`), `too_large` to be given or kept, `lost` there, `refused` by us: a program, a virus, no file at all */
  state: z.enum(['waits', 'kept', 'too_large', 'lost', 'refused']),
  /** what the provider calls it */
  at: z.string().max(300).nullable(),
  /** by which account it came and is fetched, where that is not its message's: a letter's file in a chat */
  by: z.string().max(80).optional(),
  file: z.uuid().nullable(),
  about: KeptFile.pick({ type: true, width: true, height: true, thumbnail: true, scan: true })
    .optional()
    .meta({ description: 'what is known of a kept one; told, never stored' }),
});
export type FilePart = z.infer<typeof File>;

export const Button = z.object({
  text: z.string().trim().min(1).max(60),
  url: z.httpUrl().max(2000).optional(),
  asks: z.enum(['phone']).optional().meta({ description: 'she answers with her own phone, which confirms it' }),
});
export type Button = z.infer<typeof Button>;

const Buttons = z.object({ kind: z.literal('buttons'), rows: z.array(z.array(Button).min(1).max(8)).min(1).max(20) });
export const Place = z.object({
  kind: z.literal('place'),
  latitude: z.number().min(-90).max(90),
  longitude: z.number().min(-180).max(180),
  title: z.string().max(300).optional(),
});
/** `own`: the client's own card, as the provider vouches */
const Card = z.object({
  kind: z.literal('card'),
  name: z.string().max(300),
  phone: z.string().max(50),
  email: z.string().max(200).optional(),
  own: z.boolean(),
});
/** Where on a site she wrote: without what stands behind its path. */
const Page = z.object({ kind: z.literal('page'), url: z.url({ protocol: /^https?$/ }).max(500) });
/** What the channel has and we cannot show. */
const Unknown = z.object({ kind: z.literal('unknown'), what: z.string().max(100) });

/** What stands on a letter besides its words. Nobody has proved any of it. */
const Letter = z.object({
  kind: z.literal('letter'),
  subject: z.string().max(1000),
  topic: z.string().max(200).meta({ description: 'the subject without what answering puts before it' }),
  from: z.string().max(400),
  to: z.array(z.string().max(400)).max(50),
  cc: z.array(z.string().max(400)).max(50),
  answersTo: z.string().max(400).nullable().meta({ description: 'where the sender wants answers, if elsewhere' }),
  folded: z.string().meta({ description: 'a signature and what is quoted: shown when it is asked for' }),
  marked: z.boolean().meta({ description: 'it can be read as it was marked up' }),
  robot: z.boolean(),
  doubtful: z.boolean().meta({ description: 'its own server says that the sender may be somebody else' }),
  ids: z.array(z.string().max(1000)).max(50).meta({ description: 'of the letters before it' }),
  answer: z
    .object({
      is: z.enum(['accepted', 'declined', 'tentative', 'proposed']),
      uid: z.string().max(300),
      summary: z.string().max(300),
      sequence: z.number().int().optional(),
      stamp: z.string().max(40).optional(),
      attendee: z.string().max(320).optional(),
      proposes: z.iso.datetime().optional(),
    })
    .nullable()
    .meta({ description: 'to an invitation; `proposed`: another time' }),
});
export type Letter = z.infer<typeof Letter>;

const Receivers = z
  .array(z.string().trim().toLowerCase().pipe(z.email().max(254)))
  .max(20)
  .default([]);
/** Who gets a letter of ours besides the client. */
const Copies = z.object({
  kind: z.literal('copies'),
  cc: Receivers,
  bcc: Receivers.meta({ description: 'nobody else who gets the letter sees them' }),
});
export type Copies = z.infer<typeof Copies>;

/** What a message carries besides its text. */
export const Part = z
  .discriminatedUnion('kind', [File, Buttons, Place, Card, Letter, Copies, Page, Unknown])
  .meta({ id: 'MessagePart' });
export type Part = z.infer<typeof Part>;

export const NewFile = z.object({
  kind: z.literal('file'),
  file: z.uuid().meta({ description: 'of POST /files, that its sender may see' }),
  as: FileWhat.exclude(['sticker', 'audio'])
    .optional()
    .meta({ description: 'by its type where nothing is said; `document`: as it is, unpacked by nobody' }),
});
export type NewFile = z.infer<typeof NewFile>;

/** What a user may send. */
export const NewPart = z.discriminatedUnion('kind', [NewFile, Buttons, Place, Copies]);
export type NewPart = z.infer<typeof NewPart>;
