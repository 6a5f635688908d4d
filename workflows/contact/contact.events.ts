import { z } from 'zod';

/** What each event of a contact says. */
export const contactEvents = {
  /** what was moved when two contacts became one, so that it can be moved back */
  'contact.merged': z.strictObject({
    to: z.uuid(),
    leads: z.array(z.uuid()),
    addresses: z.array(z.uuid()),
    owners: z.array(z.tuple([z.uuid(), z.uuid()])),
    vouched: z.array(z.uuid()),
    merged: z.array(z.uuid()),
  }),
};
