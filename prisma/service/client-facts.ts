import type { ServicePolicy } from '../../workflows/service/policy.schema.ts';
import type { Database } from '../client.ts';

type Client = { language: string; fields: Record<string, unknown> };
/** What policies may ask of a client, as a fact beside those of her ticket or her talk. */
export type ClientOf = (id: string | null) => { contact?: Client };

/** Reads nothing where no policy asks. */
export const clientsFor = async (
  db: Database,
  policies: ServicePolicy[],
  ids: (string | null)[],
): Promise<ClientOf> => {
  const asked = ids.filter((id) => id !== null);
  if (asked.length === 0 || !JSON.stringify(policies.map(({ when }) => when ?? null)).includes('"contact.'))
    return () => ({});
  const { rows } = await db.pool.query<Client & { id: string }>({
    name: 'clients-for-policies',
    text: `SELECT o.id, c.language, c.fields FROM contact o JOIN contact c ON c.id = coalesce(o.merged_into_id, o.id) WHERE o.id = ANY($1::uuid[])`,
    values: [[...new Set(asked)]],
  });
  const clients = new Map(rows.map(({ id, ...contact }) => [id, { contact }]));
  return (id) => (id === null ? undefined : clients.get(id)) ?? {};
};
