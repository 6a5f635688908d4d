import type { Database } from '../prisma/client.ts';
import { readLeads, type ChangedLead } from '../prisma/lead/lead.queries.ts';
import { processTimes } from '../prisma/process/process.queries.ts';

/** How long after a lead's last event its process may still report something new. */
const FOLLOW_MS = 15_000;
const MOST = 500;

/**
 * A process reports where it is without an event, some time after the event that it took in; so the processes of leads that have just changed
 * are checked for a while.
 */
export const watchProcesses = (db: Database) => {
  const followed = new Map<string, { until: number; processAt: number }>();
  return {
    follow: (leads: ChangedLead[]) => {
      for (const { lead, processAt } of leads) {
        followed.delete(lead.id);
        followed.set(lead.id, { until: Date.now() + FOLLOW_MS, processAt });
      }
      for (const id of followed.keys()) {
        if (followed.size <= MOST) break;
        followed.delete(id);
      }
    },
    /** The leads whose process has reported since. */
    changed: async (): Promise<ChangedLead[]> => {
      for (const [id, { until }] of followed) if (until < Date.now()) followed.delete(id);
      if (followed.size === 0) return [];
      const times = await processTimes(db, [...followed.keys()]);
      const moved = times.filter(({ leadId, at }) => at > (followed.get(leadId)?.processAt ?? Infinity));
      if (moved.length === 0) return [];
      const leads = await readLeads(
        db,
        moved.map(({ leadId }) => leadId),
      );
      for (const { lead, processAt } of leads) {
        const one = followed.get(lead.id);
        if (one) one.processAt = processAt;
      }
      return leads;
    },
  };
};
