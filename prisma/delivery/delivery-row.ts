import type { Cause } from '../../workflows/automation/cause.schema.ts';
import type { DeliveryState } from '../../workflows/delivery/delivery.schema.ts';
import type { Database } from '../client.ts';
import type { Delivery } from '../generated/client.ts';
import type { RowOf } from '../row.ts';

export type DeliveryRow = RowOf<
  Delivery,
  {
    variables: Record<string, unknown>;
    attachments: string[];
    state: DeliveryState;
    cause: Cause | Record<string, never>;
  }
>;

/** A delivery with what its events need from its lead. */
export type DeliveryOfLead = DeliveryRow & {
  lead_name: string | null;
  responsible_id: string | null;
  /** of the responsible user: reasons are written for the team */
  team_language: string | null;
  clock_offset: number | null;
};

export const ofLead = `d.*, l.name AS lead_name, l.responsible_id, u.language AS team_language, l.clock_offset
  FROM delivery d LEFT JOIN lead l ON l.id = d.lead_id LEFT JOIN app_user u ON u.id = l.responsible_id`;

export const readDelivery = async (db: Database, id: string): Promise<DeliveryOfLead | undefined> => {
  const { rows } = await db.pool.query<DeliveryOfLead>({
    name: 'delivery-row',
    text: `SELECT ${ofLead} WHERE d.id = $1`,
    values: [id],
  });
  return rows[0];
};
