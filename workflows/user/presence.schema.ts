import { z } from 'zod';

/** Somebody else who has the same page open. */
export const Presence = z
  .object({
    id: z.uuid(),
    name: z.string(),
    focus: z.string().meta({ description: 'what she has selected there' }),
    at: z.iso.datetime(),
  })
  .meta({ id: 'Presence' });
export type Presence = z.infer<typeof Presence>;

export const Present = z.object({
  place: z.string().min(1).max(120).meta({ description: 'the page: `pipeline:<key>`, `lead:<id>`, `contact:<id>`, `company:<id>`' }),
  focus: z.string().max(200).default(''),
});
export type Present = z.infer<typeof Present>;
