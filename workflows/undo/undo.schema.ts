import { z } from 'zod';

/** How long what a click makes automations send is held, and how long it can be undone; 0: not at all. */
export const UndoTime = z
  .object({ seconds: z.number().int().min(0).max(300) })
  .meta({ id: 'UndoTime', description: 'seconds in which a click can be undone and what it sends is held' });
export type UndoTime = z.infer<typeof UndoTime>;

/** What cannot be taken back: `gone` has left for the outside, `changed` was changed by others since. */
export const Stays = z.object({
  noun: z.enum(['lead', 'task', 'invoice', 'delivery']),
  id: z.uuid(),
  /** of a lead: its column; else what it is called */
  name: z.string(),
  why: z.enum(['gone', 'changed']),
});
export type Stays = z.infer<typeof Stays>;

/** A message, call or letter that waits until the click cannot be undone any more. */
export const Held = z.object({ id: z.uuid(), account: z.string(), template: z.string(), until: z.iso.datetime() });
export type Held = z.infer<typeof Held>;

/** A click that can still be undone. */
export const Click = z
  .object({
    click: z.string().meta({ description: 'its id: that of its first event' }),
    type: z.string().meta({ description: 'of its first event' }),
    by: z.uuid().nullable(),
    at: z.iso.datetime(),
    until: z.iso.datetime(),
    holds: z.array(Held),
  })
  .meta({ id: 'Click' });
export type Click = z.infer<typeof Click>;

export const Undone = z
  .object({ id: z.uuid(), version: z.number().int(), stays: z.array(Stays) })
  .meta({ id: 'Undone', description: 'the lead after the undo, and what could not be taken back' });
export type Undone = z.infer<typeof Undone>;
