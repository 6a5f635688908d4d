import type { Stage } from '../../workflows/pipeline/pipeline.schema.ts';
import type { PromiseShown } from '../../workflows/service/policy.schema.ts';
import { join, query, sql, type Sql } from '../sql.ts';
import { readTicket } from '../ticket/ticket.queries.ts';
import { visibleTickets } from '../visible.ts';
import type { Asked } from './asked.ts';

export type BotTicket = {
  id: string;
  track: string;
  subject: string;
  stage: string;
  /** of its pipeline, as it lives by it */
  stages: Stage[];
  responsible: { id: string; name: string } | null;
  promise: PromiseShown | null;
  isClosed: boolean;
  version: number;
  /** whether everybody of the team who hears the answer may see it */
  forAll: boolean;
};

const select = ({
  readers,
}: Asked): Sql => sql`SELECT v.definition -> 'stages' AS stages, (SELECT jsonb_build_object('id', u.id, 'name', u.name) FROM app_user u WHERE u.id = k.responsible_id) AS responsible,
    ${join([sql`true`, ...readers.map(visibleTickets)], ' AND ')} AS "forAll"
  FROM ticket k JOIN pipeline_version v ON v.id = k.pipeline_version_id`;

/** As whoever asks may see it, by its track number. */
export const readBotTicket = async (asked: Asked, track: string): Promise<BotTicket | undefined> => {
  const ticket = await readTicket(asked.db, asked.member, track);
  if (!ticket) return undefined;
  const { rows } = await asked.db.pool.query<Pick<BotTicket, 'stages' | 'responsible' | 'forAll'>>(
    query(sql`${select(asked)} WHERE k.id = ${ticket.id}::uuid`),
  );
  const { id, subject, stage, promise, closedAt, version } = ticket;
  return { id, track: ticket.track, subject, stage, promise, isClosed: closedAt !== null, version, ...rows[0]! };
};
