import { z } from 'zod';

/** `note`: the event that wrote it. */
const about = { note: z.string(), /** of the note after it */ version: z.number().int() };
const touched = z.strictObject(about);
const mentions = z.array(z.uuid()).optional();

/** A lead's note is written by `lead.noted`; what becomes of any note is told by these, in the same story. */
export const noteEvents = {
  'note.written': z.strictObject({ text: z.string(), mentions }),
  'note.changed': z.strictObject({ ...about, text: z.string(), before: z.string(), mentions }),
  'note.pinned': touched,
  'note.unpinned': touched,
  'note.removed': touched,
  'note.restored': touched,
};
