import type { Config } from '../config.ts';
import type { Database } from '../prisma/client.ts';
import { reportStuck } from '../prisma/process/process.ts';
import { orderKeys } from '../temporal/order-proof.ts';
import { callbackActivities } from './callback.ts';
import { importRecords } from './import.ts';
import { conversationActivities } from './conversation.ts';
import { leadActivities } from './lead.ts';
import { massChangeRecords } from './mass-change.ts';
import { publicationRecords } from './publication.ts';
import { subjectActivities } from './subject.ts';
import { taskActivities } from './task.ts';
import { trialRecords } from './trial.ts';

/** Everything that a process does to our own record; short, by the same commands that the API calls. */
export const recordActivities = ({ db, config }: { db: Database; config: Config }) => ({
  ...leadActivities({ db, orders: orderKeys(config), publicUrl: config.publicUrl }),
  ...subjectActivities({ db, orders: orderKeys(config), publicUrl: config.publicUrl }),
  ...conversationActivities({ db, publicUrl: config.publicUrl }),
  ...callbackActivities({ db, publicUrl: config.publicUrl }),
  ...taskActivities({ db, publicUrl: config.publicUrl }),
  ...publicationRecords({ db, orders: orderKeys(config) }),
  ...massChangeRecords({ db, orders: orderKeys(config) }),
  ...importRecords({ db, orders: orderKeys(config) }),
  ...trialRecords({ db }),
  reportStuck: (stuck: Parameters<typeof reportStuck>[1]) => reportStuck(db, stuck),
});

export type RecordActivities = ReturnType<typeof recordActivities>;
