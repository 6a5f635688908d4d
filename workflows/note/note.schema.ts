import { z } from 'zod';

/** On whose story users write notes. */
export const NoteNoun = z.enum(['lead', 'contact', 'company', 'ticket']);
export type NoteNoun = z.infer<typeof NoteNoun>;

const text = z.string().trim().min(1).max(10_000);
export const NewNote = z.object({ text });

/** A note as it reads now. One that nobody has touched is only its event. */
export const Note = z
  .object({
    id: z.string().meta({ description: 'of the event that wrote it' }),
    text: z.string(),
    by: z.uuid().nullable(),
    at: z.iso.datetime(),
    editedAt: z.iso.datetime().nullable(),
    pinnedAt: z.iso.datetime().nullable(),
    removedAt: z.iso.datetime().nullable(),
    version: z.number().int(),
  })
  .meta({ id: 'Note' });
export type Note = z.infer<typeof Note>;

/** `version` guards against lost updates. */
export const NotePatch = z.object({
  version: z.number().int().min(1),
  text: text.optional(),
  pinned: z.boolean().optional(),
  removed: z.boolean().optional(),
});
export type NotePatch = z.infer<typeof NotePatch>;
