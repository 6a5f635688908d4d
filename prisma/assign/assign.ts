import { factAt } from '../../workflows/automation/facts.ts';
import type { AssignOrder } from '../../workflows/lead/assign.schema.ts';
import { byHand, chooseAssignee, type AssignFacts, type Decision } from '../../workflows/lead/assign.ts';
import { isRefusal, refuse, type Refusal } from '../../workflows/refusal.ts';
import { holdLoads, readCandidates, readClient, type Scope } from './candidate.queries.ts';
import type { Database } from '../client.ts';
import { factsOf, leadChange, leadNow, readLeadRow, type LeadRow } from '../lead/lead-row.ts';
import type { Done } from '../lead/lead.ts';
import { notificationFor } from '../user/notification.ts';
import { pipelineOfVersion } from '../pipeline/pipeline.ts';
import { giveTask } from '../task/task.ts';
import type { TaskRow } from '../task/task-row.ts';
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
    if (lead.closed_at) return refuse('LeadClosed');
    if (lead.responsible_id === userId) return refuse('SamePerson');
    const [person] = await readCandidates(db, { id: userId }, doing.at ?? leadNow(lead));
    if (!person) return refuse('PersonUnknown');
    if (person.left) return refuse('PersonLeft', { name: person.name });
    const decision = byHand(person, doing.actor.kind === 'user' ? doing.actor.id : undefined);
    return assignment(lead, doing, decision, { tasks: await openTasks(db, leadId, tasksOf), quiet });
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
    const decision = await decide(db, lead, order, except, doing.at ?? leadNow(lead));
    if (decision.chosen === null) return refuse('NobodyOnShift', { team: order.team ?? '' });
    if (decision.chosen === lead.responsible_id) return refuse('SamePerson');
    return assignment(lead, doing, decision, { tasks: await openTasks(db, leadId, tasksOf), quiet });
  });

/** The users of the fallback are read only when it comes to them. */
const decide = async (
  db: Database,
  lead: LeadRow,
  order: AssignOrder,
  except: string[],
  at: string,
): Promise<Decision> => {
  const { definition, version } = await pipelineOfVersion(db, lead.pipeline_version_id);
  const { team } = definition;
  const scope: Scope = { teams: [order.team ?? team], emails: order.people ?? [] };
  const [, people, facts] = await Promise.all([
    holdLoads(db, lead.id, scope),
    readCandidates(db, scope, at),
    assignFacts(db, lead, order),
  ]);
  const context = { ...facts, team, version, except };
  const { fallback } = order;
  const decision = chooseAssignee(order, people, context);
  if (decision.chosen !== null || !fallback || fallback.to === 'nobody') return decision;
  await holdLoads(db, lead.id, wider(scope, fallback));
  const more = await readCandidates(db, wider(scope, fallback), at);
  return chooseAssignee(order, more, context);
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
  doing: Doing,
  decision: Decision,
  { tasks, quiet = false }: { tasks: TaskRow[]; quiet?: boolean | undefined },
): Change<Done> => {
  const change = leadChange(lead, doing, {
    set: { responsible_id: decision.chosen },
    events: [{ type: 'lead.assigned', data: { decision } }],
    result: { id: lead.id, version: lead.version + 1 },
  });
  const told =
    quiet || decision.chosen === doing.actor.id
      ? []
      : [notificationFor(decision.chosen ?? '', 'lead.assigned', lead.id, { leadName: lead.name })];
  const given = tasks.map((task) => giveTask(task, lead, doing, decision.chosen ?? ''));
  return {
    ...change,
    updates: [...(change.updates ?? []), ...given.flatMap(({ updates = [] }) => updates)],
    events: [...(change.events ?? []), ...given.flatMap(({ events = [] }) => events)],
    inserts: told,
  };
};
