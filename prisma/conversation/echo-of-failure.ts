import { programOf } from '../../workflows/automation/program.ts';
import type { Actor } from '../../workflows/event/event.schema.ts';
import type { Database } from '../client.ts';
import { echoed } from '../event/echo.ts';
import { pipelineOfVersion } from '../pipeline/pipeline.ts';
import { eventRow } from '../write.ts';

type Failed = {
  id: string;
  conversationId: string;
  account: string;
  template: string;
  reason: string | null;
  actor: Actor;
};
type Row = { id: string; lead: string; versionId: string; clockOffset: number };

/** What the leads of conversations hear of messages there that will never arrive, as rows by the ids of their deliveries. */
export const echoesOfFailures = async (db: Database, failed: Failed[]): Promise<Map<string, object>> => {
  if (failed.length === 0) return new Map();
  const { rows } = await db.pool.query<Row>({
    name: 'leads-of-conversations',
    text: `SELECT v.id, l.id AS lead, l.pipeline_version_id AS "versionId", l.clock_offset::float8 AS "clockOffset"
      FROM conversation v JOIN lead l ON l.id = v.lead_id WHERE v.id = ANY($1)`,
    values: [failed.map(({ conversationId }) => conversationId)],
  });
  const leads = new Map(rows.map((row) => [row.id, row]));
  const echoes = failed.map(async ({ id, conversationId, account, template, reason, actor }) => {
    const lead = leads.get(conversationId);
    if (!lead) return [];
    const { definition } = await pipelineOfVersion(db, lead.versionId);
    if (!programOf(definition).hears.has('delivery.failed')) return [];
    const at = new Date(Date.now() + lead.clockOffset).toISOString();
    const of = { noun: 'conversation', noun_id: conversationId, at, actor, cause: null };
    const data = { account, template, ...(reason ? { reason } : {}) };
    const [echo] = echoed(of, [{ type: 'delivery.failed', data, subject: { kind: 'lead', id: lead.lead } }]);
    return [[id, eventRow(echo!)] as const];
  });
  return new Map((await Promise.all(echoes)).flat());
};
