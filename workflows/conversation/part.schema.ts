import { z } from 'zod';

const File = z.object({
  kind: z.literal('file'),
  /** picture, voice, video, sticker, document */
  what: z.enum(['picture', 'voice', 'audio', 'video', 'sticker', 'document']),
  name: z.string().max(300),
  mime: z.string().max(200).nullable(),
  size: z.number().int().min(0).nullable(),
  /** `waits` at its provider, `kept` here (`file`), `too_large` for the provider to give, `lost` there */
  state: z.enum(['waits', 'kept', 'too_large', 'lost']),
  /** what the provider calls it */
  at: z.string().max(300).nullable(),
  file: z.uuid().nullable(),
});

export const Button = z.object({
  text: z.string().trim().min(1).max(60),
  url: z.httpUrl().max(2000).optional(),
  asks: z.enum(['phone']).optional().meta({ description: 'she answers with her own phone, which confirms it' }),
});
export type Button = z.infer<typeof Button>;

const Buttons = z.object({ kind: z.literal('buttons'), rows: z.array(z.array(Button).min(1).max(8)).min(1).max(20) });
const Place = z.object({
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
/** What the channel has and we cannot show. */
const Unknown = z.object({ kind: z.literal('unknown'), what: z.string().max(100) });

/** What a message carries besides its text. */
export const Part = z.discriminatedUnion('kind', [File, Buttons, Place, Card, Unknown]).meta({ id: 'MessagePart' });
export type Part = z.infer<typeof Part>;

/** What a user may send so far. */
export const NewPart = z.discriminatedUnion('kind', [Buttons, Place]);
export type NewPart = z.infer<typeof NewPart>;
