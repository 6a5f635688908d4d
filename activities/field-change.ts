import type { Database } from '../prisma/client.ts';
import { runFieldChangeBatch, type FieldChangeStep } from '../prisma/field/field-change-batch.ts';
import { SLICE_MS, type Beat } from './slice.ts';

export const fieldChangeActivities = ({ db, beating }: { db: Database; beating: () => Beat }) => ({
  /** Converts a field's values for 20 s at most; returns when the field has switched, or when it is over. */
  walkFieldChange: async ({ fieldChangeId }: { fieldChangeId: string }): Promise<FieldChangeStep> => {
    const { beat, signal } = beating();
    const end = Date.now() + SLICE_MS;
    let step: FieldChangeStep;
    let done = 0;
    do {
      beat(done);
      const alive = setInterval(() => beat(done), 2000);
      step = await runFieldChangeBatch(db, fieldChangeId).finally(() => clearInterval(alive));
      done += 1;
    } while (step === 'preparing' && Date.now() < end && !signal.aborted);
    return step;
  },
});
