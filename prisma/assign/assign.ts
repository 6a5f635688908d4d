import { factAt } from '../../workflows/automation/facts.ts';
import type { AssignOrder } from '../../workflows/lead/assign.schema.ts';
import type { CatalogueEvent } from '../../workflows/event/catalogue.ts';
import type { AssignFacts } from '../../workflows/lead/assign.ts';
import { leadOf } from '../../workflows/lead/columns.ts';
import { decide, type Decided, type LeadWorld } from '../../workflows/lead/decide.ts';
import type { LeadOrder } from '../../workflows/lead/order.ts';
import { isRefusal, refuse, type Refusal } from '../../workflows/refusal.ts';
import { holdLoads, readCandidates, readClient, type Scope } from './candidate.queries.ts';
import type { Database } from '../client.ts';
import { together } from '../delivery/delivery.ts';
import { factsOf, leadChange, leadNow, readLeadRow, type LeadRow } from '../lead/lead-row.ts';
import type { Done } from '../lead/lead.ts';
import { notificationFor } from '../user/notification.ts';
import { pipelineOfVersion } from '../pipeline/pipeline.ts';
import { orderTask, type TaskRow } from '../task/task-row.ts';
import { command, type Change, type Doing } from '../write.ts';

type Giving = Doing & {
  leadId: string;
  /** the user whose open tasks on the lead go along */
  tasksOf?: string;
  /** the new one is not notified about each lead */
  quiet?: boolean;
};

/** Gives the lead to a user chosen by hand. Refused: LeadClosed, SamePerson, PersonUnknown, PersonLeft. */
export const assignLead = (
  db: Database,
  { leadId, userId, tasksOf, quiet, ...doing }: Giving & { userId: string },
): Promise<Done | Refusal> =>
  command(db, { key: doing.key, request: { assign: leadId, userId } }, async () => {
    const lead = await readLeadRow(db, leadId);
    if (isRefusal(lead)) return lead;
    const at = doing.at ?? leadNow(lead);
    const giver = doing.actor.kind === 'user' ? doing.actor.id : undefined;
    const world = { ...(await emptyWorld(db, lead, at)), candidates: await readCandidates(db, { id: userId }, at) };
    const events = decide(leadOf(lead), { do: 'give', to: userId, giver }, world);
    if (isRefusal(events)) return events;
    return assignment(lead, { ...doing, at }, events, { tasks: await openTasks(db, leadId, tasksOf), quiet });
  });

/**
 * Assigns the lead to the user whom the order selects; keeps who could have had it and why this one. `except` are those who have been tried.
 * Refused: LeadClosed, NobodyOnShift, SamePerson.
 */
export const assignLeadByRule = (
  db: Database,
  { leadId, order, except = [], tasksOf, quiet, ...doing }: Giving & { order: AssignOrder; except?: string[] },
): Promise<Done | Refusal> =>
  command(db, { key: doing.key, request: { assign: leadId, order, except } }, async () => {
    const lead = await readLeadRow(db, leadId);
    if (isRefusal(lead)) return lead;
    if (lead.closed_at) return refuse('LeadClosed');
    const at = doing.at ?? leadNow(lead);
    const events = await choose(db, lead, { do: 'assign', by: order, except }, at);
    if (isRefusal(events)) return events;
    return assignment(lead, { ...doing, at }, events, { tasks: await openTasks(db, leadId, tasksOf), quiet });
  });

/** The users of the fallback are read only when it comes to them. */
const choose = async (
  db: Database,
  lead: LeadRow,
  order: LeadOrder & { do: 'assign' },
  at: string,
): Promise<Decided> => {
  const world = await emptyWorld(db, lead, at);
  const { by } = order;
  const { definition } = world.pipeline;
  const facts = assignFacts(db, lead, by);
  const among = async (scope: Scope): Promise<Decided> => {
    const asked = [holdLoads(db, lead.id, scope), readCandidates(db, scope, at), facts] as const;
    const [, candidates, client] = await Promise.all(asked);
    return decide(leadOf(lead), order, { ...world, candidates, client });
  };
  const scope: Scope = { teams: [by.team ?? definition.team], emails: by.people ?? [] };
  const decided = await among(scope);
  const { fallback } = by;
  const isOver = !isRefusal(decided) || decided.refusal !== 'NobodyOnShift' || !fallback || fallback.to === 'nobody';
  return isOver ? decided : among(wider(scope, fallback));
};

const emptyWorld = async (db: Database, lead: LeadRow, now: string): Promise<LeadWorld> => {
  const { definition, version } = await pipelineOfVersion(db, lead.pipeline_version_id);
  return { now, pipeline: { definition, version, calendars: {} } };
};

const wider = (scope: Scope, fallback: NonNullable<AssignOrder['fallback']>): Scope => ({
  teams: [...(scope.teams ?? []), ...(fallback.to === 'team' ? [fallback.team] : [])],
  emails: [...(scope.emails ?? []), ...(fallback.to === 'person' ? [fallback.person] : [])],
  everybody: fallback.to === 'anyone',
});

/** The client is read only for an order that depends on the client. */
const assignFacts = async (
  db: Database,
  lead: LeadRow,
  { language, sticky, region }: AssignOrder,
): Promise<AssignFacts> => {
  const asked = language || sticky || region?.startsWith('contact.');
  const client = asked ? await readClient(db, lead.id) : undefined;
  const value = region ? factAt(factsOf(lead, { contact: client?.contact }), region) : undefined;
  return {
    language: client?.language ?? null,
    region: value === undefined || value === null || value === '' ? null : String(value),
    sticky: client?.sticky ?? null,
  };
};

const openTasks = async (db: Database, leadId: string, of: string | undefined): Promise<TaskRow[]> => {
  if (of === undefined) return [];
  const { rows } = await db.pool.query<TaskRow>(
    `SELECT * FROM task WHERE lead_id = $1 AND state = 'open' AND responsible_id = $2`,
    [leadId, of],
  );
  return rows;
};

const assignment = (
  lead: LeadRow,
  doing: Doing & { at: string },
  events: CatalogueEvent[],
  { tasks, quiet = false }: { tasks: TaskRow[]; quiet?: boolean | undefined },
): Change<Done> => {
  const to = events.map((event) => (event.type === 'lead.assigned' ? event.data.to : null))[0] ?? '';
  const told =
    quiet || to === doing.actor.id ? [] : [notificationFor(to, 'lead.assigned', lead.id, { leadName: lead.name })];
  const given = tasks.flatMap((task) => {
    const change = orderTask(task, doing, { do: 'give', to });
    return isRefusal(change) ? [] : [change];
  });
  return together({ ...leadChange(lead, doing, { events }), inserts: told }, given);
};
