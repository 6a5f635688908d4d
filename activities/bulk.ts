import { Context } from '@temporalio/activity';
import type { Database } from '../prisma/client.ts';
import { calendarActivities } from './calendar.ts';
import { fieldChangeActivities } from './field-change.ts';
import { importActivities } from './import.ts';
import { massChangeActivities } from './mass-change.ts';
import { publicationActivities } from './publication.ts';
import { trialActivities } from './trial.ts';
import type { Beat } from './slice.ts';

/** Bulk runs: long, in batches that are each complete, at lower priority than the daily work. */
export const bulkActivities = ({ db }: { db: Database }) => {
  const beating = (): Beat => {
    const context = Context.current();
    return { beat: (done) => context.heartbeat({ done }), signal: context.cancellationSignal };
  };
  return {
    ...publicationActivities({ db, beating }),
    ...massChangeActivities({ db, beating }),
    ...importActivities({ db, beating }),
    ...trialActivities({ db, beating }),
    ...calendarActivities({ db, beating }),
    ...fieldChangeActivities({ db, beating }),
  };
};

export type BulkActivities = ReturnType<typeof bulkActivities>;
