import { z } from 'zod';
import { FileNoun } from './file.schema.ts';

/** `on`: what of the subject it is attached to, where that is not the subject itself: a task of a lead. */
const attached = z.strictObject({
  name: z.string(),
  type: z.string(),
  size: z.number().int(),
  thumbnail: z.boolean(),
  on: z.strictObject({ noun: FileNoun, id: z.uuid() }).optional(),
});

/** In the story of what the file is attached to. */
export const fileEvents = { 'file.attached': attached, 'file.removed': attached };
