import type { Database } from '../prisma/client.ts';
import { runImportBatch } from '../prisma/import/import-batch.ts';
import { steerImport } from '../prisma/import/import.ts';
import { proven } from '../temporal/order-proof.ts';
import { bulkRunUpdate, type SliceReport } from '../workflows/process/bulk-run.ts';
import { runSlice, type Beat } from './slice.ts';

export const importRecords = ({ db, orders }: { db: Database; orders: Buffer[] }) => ({
  steerImport: async ({ importId, order, ...given }: Parameters<typeof steerImport>[1]) => {
    const steering = proven(orders, `import:${importId}`, bulkRunUpdate(order), given);
    return steerImport(db, { importId, order, ...steering });
  },
});

export const importActivities = ({ db, beating }: { db: Database; beating: () => Beat }) => ({
  /** Takes rows in for 20 s at most, or as many as its pace allows now. */
  walkImport: ({ importId }: { importId: string }): Promise<SliceReport> =>
    runSlice(db, () => runImportBatch(db, importId), beating()),
});
