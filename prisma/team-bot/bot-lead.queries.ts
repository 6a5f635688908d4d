import type { Currency } from '../../workflows/money/money.schema.ts';
import type { Words } from '../../workflows/words/words.schema.ts';
import { addressOf } from '../contact/lead-address.ts';
import { join, query, sql, written, type Sql } from '../sql.ts';
import { visibleLeads } from '../visible.ts';
import type { Asked } from './asked.ts';

export type BotStage = { key: string; name: Words };
export type BotLead = {
  id: string;
  number: number;
  name: string;
  stage: string;
  stages: BotStage[];
  amount: number | null;
  currency: Currency | null;
  responsibleId: string | null;
  responsible: string | null;
  client: string | null;
  phone: string | null;
  isOpen: boolean;
  /** whether everybody of the team who hears the answer may see it */
  forAll: boolean;
};

const select = ({
  readers,
}: Asked): Sql => sql`SELECT l.id, l.number, l.name, l.stage, l.amount, l.currency, l.closed_at IS NULL AS "isOpen",
    v.definition -> 'stages' AS stages, l.responsible_id AS "responsibleId", u.name AS responsible,
    (SELECT lc.name FROM lead_contact lc WHERE lc.lead_id = l.id AND lc.is_main) AS client,
    (SELECT ${written(addressOf('phone'))} FROM lead_contact lc WHERE lc.lead_id = l.id AND lc.is_main) AS phone,
    ${join([sql`true`, ...readers.map(visibleLeads)], ' AND ')} AS "forAll"
  FROM lead l JOIN pipeline_version v ON v.id = l.pipeline_version_id LEFT JOIN app_user u ON u.id = l.responsible_id`;

export const readBotLead = async (asked: Asked, number: number): Promise<BotLead | undefined> => {
  const { rows } = await asked.db.pool.query<BotLead>(
    query(sql`${select(asked)} WHERE l.number = ${number} AND l.joined_to IS NULL AND ${visibleLeads(asked.member)}`),
  );
  return rows[0];
};

/** Open leads of whoever asks, those at their stage for the longest first. */
export const listBotLeads = async (asked: Asked, limit: number): Promise<{ leads: BotLead[]; count: number }> => {
  const mine = sql`l.responsible_id = ${asked.member.id} AND l.closed_at IS NULL AND l.joined_to IS NULL`;
  const { rows } = await asked.db.pool.query<BotLead & { count: number }>(
    query(sql`SELECT mine.*, (SELECT count(*)::int FROM lead l WHERE ${mine}) AS count
      FROM (${select(asked)} WHERE ${mine} ORDER BY l.stage_entered_at, l.id LIMIT ${limit}) mine`),
  );
  return { leads: rows, count: rows[0]?.count ?? 0 };
};
