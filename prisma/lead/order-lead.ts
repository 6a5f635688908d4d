import type { LivePipeline } from '../../workflows/automation/program.ts';
import type { CatalogueEvent } from '../../workflows/event/catalogue.ts';
import type { Actor } from '../../workflows/event/event.schema.ts';
import { leadOf } from '../../workflows/lead/columns.ts';
import { decide, needsOf, type LeadWorld } from '../../workflows/lead/decide.ts';
import type { LeadOrder } from '../../workflows/lead/order.ts';
import { isRefusal, refuse, type Refusal } from '../../workflows/refusal.ts';
import type { Role } from '../../workflows/user/user.schema.ts';
import { livePipeline } from '../automation/live-pipeline.ts';
import type { Database } from '../client.ts';
import { pipelineOfVersion } from '../pipeline/pipeline.ts';
import { memoryOf } from '../process/process.ts';
import { searchText } from '../search/words.ts';
import { command, type Change, type Doing } from '../write.ts';
import { knownOf } from './lead-facts.ts';
import { leadChange, leadNow, readLeadRow, type LeadRow } from './lead-row.ts';
import type { Done } from './lead.ts';

type Ordering = Doing & {
  leadId: string;
  /** what the key stands for */
  request: unknown;
  /** refused where it is another by now: VersionChanged */
  version?: number;
};

/** One order to a lead: its row and what the order needs are read, the rule decides, the events and what they change are written. */
export const orderLead = (
  db: Database,
  { leadId, request, version, ...doing }: Ordering,
  order: LeadOrder | ((lead: LeadRow) => Promise<LeadOrder>),
): Promise<Done | Refusal> =>
  command(db, { key: doing.key, request }, async () => {
    const lead = await readLeadRow(db, leadId);
    if (isRefusal(lead)) return lead;
    if (version !== undefined && lead.version !== version) return refuse('VersionChanged', { version: lead.version });
    return decided(db, lead, doing, typeof order === 'function' ? await order(lead) : order);
  });

/** What an order does to a lead that was read. */
export const decided = async (
  db: Database,
  lead: LeadRow,
  doing: Doing,
  order: LeadOrder,
  pokes: string[] = [],
): Promise<Change<Done> | Refusal> => {
  const at = doing.at ?? leadNow(lead);
  const events = decide(leadOf(lead), order, await leadWorld(db, lead, order, { actor: doing.actor, at }));
  if (isRefusal(events)) return events;
  if (events.length === 0) return { result: { id: lead.id, version: lead.version } };
  return leadChange(lead, { ...doing, at }, { events, pokes, columns: await searchColumn(db, lead, events) });
};

/** What the rule looks at besides the row: only as much of it is read as the order needs. */
export const leadWorld = async (
  db: Database,
  lead: LeadRow,
  order: LeadOrder,
  { actor, at }: { actor: Actor; at: string },
): Promise<LeadWorld> => {
  const { definition, version } = await pipelineOfVersion(db, lead.pipeline_version_id);
  const needs = needsOf(order, definition);
  const inTime = order.do === 'set' || needs.has('now') || needs.has('calendar');
  const pipeline: LivePipeline = inTime
    ? await livePipeline(db, lead.pipeline_version_id)
    : { definition, version, calendars: {} };
  const memory = needs.has('outcomes') ? await memoryOf(db, { kind: 'lead', id: lead.id }) : undefined;
  return {
    now: at,
    pipeline,
    known: await knownOf(db, lead, needs),
    outcomes: memory?.outcomes,
    role: needs.has('role') ? await roleOf(db, actor) : null,
  };
};

const roleOf = async (db: Database, actor: Actor): Promise<Role | null> => {
  if (actor.kind !== 'user') return null;
  const { rows } = await db.pool.query<{ role: Role }>({
    name: 'role-of',
    text: 'SELECT role FROM app_user WHERE id = $1',
    values: [actor.id],
  });
  return rows[0]?.role ?? null;
};

/** What lists search in holds the lead's name. */
const searchColumn = async (db: Database, lead: LeadRow, events: CatalogueEvent[]): Promise<Partial<LeadRow>> => {
  const named = events.flatMap((event) => (event.type === 'lead.changed' ? (event.data.changes ?? []) : []));
  const name = named.find(({ what }) => what === 'name')?.to;
  return typeof name === 'string' ? { search: await searchText(db, lead.id, name) } : {};
};
