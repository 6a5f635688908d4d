import type { Config } from '../config.ts';
import type { Database } from '../prisma/client.ts';

/** Everything that a process does to the world outside: sending, billing. */
export const outsideActivities = (_: { db: Database; config: Config }) => ({ nothing: async () => {} });

export type OutsideActivities = ReturnType<typeof outsideActivities>;
