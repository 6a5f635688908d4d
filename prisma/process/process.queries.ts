import type { Database } from '../client.ts';

/** When the processes of these leads last reported where they are. */
export const processTimes = async (db: Database, leadIds: string[]): Promise<{ leadId: string; at: number }[]> => {
  const { rows } = await db.pool.query<{ noun_id: string; updated_at: Date }>({
    name: 'process-times',
    text: 'SELECT noun_id, updated_at FROM process WHERE workflow_id = ANY($1)',
    values: [leadIds.map((id) => `lead:${id}`)],
  });
  return rows.map((row) => ({ leadId: row.noun_id, at: row.updated_at.getTime() }));
};
