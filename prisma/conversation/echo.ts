import { programOf } from '../../workflows/automation/program.ts';
import { echoOf } from '../../workflows/conversation/echo.ts';
import type { Database } from '../client.ts';
import { echoed } from '../event/echo.ts';
import { pipelineOfVersion } from '../pipeline/pipeline.ts';
import type { Change, NewEvent } from '../write.ts';
import type { ConversationRow } from './conversation-row.ts';

type Hearing = { versionId: string; clockOffset: number };

/**
 * The same change with what the conversation's lead hears of it, where a trigger, a wait or a clock of its pipeline may answer. `row`: the
 * conversation before it.
 */
export const heardByLead = async <T>(
  db: Database,
  leadId: string | null,
  row: Pick<ConversationRow, 'account' | 'last_at'>,
  change: Change<T>,
): Promise<Change<T>> => {
  const { events = [] } = change;
  const before = { account: row.account, lastAt: row.last_at.toISOString() };
  const told = events.flatMap((event) => {
    const echo = event.subject?.kind === 'conversation' ? echoOf(event, before) : undefined;
    return echo ? [{ event, echo }] : [];
  });
  if (leadId === null || told.length === 0) return change;
  const lead = newIn(change, leadId) ?? (await readHearing(db, leadId));
  if (!lead) return change;
  const { hears } = programOf((await pipelineOfVersion(db, lead.versionId)).definition);
  const echoes = told.flatMap(({ event, echo }): NewEvent[] => {
    if (!hears.has(echo.type)) return [];
    // by the lead's own clock
    const at = new Date(Date.parse(event.at) + lead.clockOffset).toISOString();
    const of = { noun: 'conversation', noun_id: event.subject!.id, at, actor: event.actor, cause: event.cause };
    return echoed(of, [{ ...echo, subject: { kind: 'lead', id: leadId } }]);
  });
  return echoes.length > 0 ? { ...change, events: [...events, ...echoes] } : change;
};

/** Whoever writes for the first time may become a lead by that. */
const newIn = ({ inserts = [] }: Change, leadId: string): Hearing | undefined => {
  const row = inserts.find((one) => one.table === 'lead' && one.row['id'] === leadId)?.row;
  return row && { versionId: String(row['pipeline_version_id']), clockOffset: Number(row['clock_offset'] ?? 0) };
};

const readHearing = async (db: Database, leadId: string): Promise<Hearing | undefined> => {
  const { rows } = await db.pool.query<Hearing>({
    name: 'lead-of-conversation',
    text: `SELECT pipeline_version_id AS "versionId", clock_offset::float8 AS "clockOffset" FROM lead WHERE id = $1`,
    values: [leadId],
  });
  return rows[0];
};
