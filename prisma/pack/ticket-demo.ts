import { newMemory, type Memory } from '../../workflows/automation/memory.ts';
import type { SubjectEvent } from '../../workflows/automation/facts.ts';
import { isRefusal } from '../../workflows/refusal.ts';
import { processIdOf } from '../../workflows/subject/subject.ts';
import {
  happen,
  newSimulation,
  pass,
  type SimulatedSubject,
  type World,
} from '../../workflows/subject/simulate-subject.ts';
import type { Told } from '../../workflows/subject/noun.ts';
import { decideTicket } from '../../workflows/ticket/decide.ts';
import { livePipeline } from '../automation/live-pipeline.ts';
import { inTransaction, type Database } from '../client.ts';
import { ticketByForm } from '../form/ticket-intake.ts';
import type { PublishedPipeline } from '../pipeline/pipeline.ts';
import { rememberProcess } from '../process/process.ts';
import type { TicketAct, TicketStory } from '../seed/packs/pack.ts';
import { readForm } from '../seed/packs/read.ts';
import { factsOfSubject, type SubjectRow } from '../subject/subject-record.ts';
import { readSubject, subjectChange } from '../subject/subject.ts';
import { completeTask, createTask } from '../task/task.ts';
import { tickets } from '../ticket/ticket-record.ts';
import { command, type Doing } from '../write.ts';
import { certain } from './pack-act.ts';
import { momentsOf } from './pack-demo.ts';

type Setting = { pipeline: PublishedPipeline; user: string | null };
type Live = Setting & { id: string; world: World };

const DAY = 86_400_000;

/**
 * Writes one demo ticket with its whole life: users' acts at their moments, and between them what its automations do, as a simulation foresees it. Nothing
 * goes out to anybody. Its process goes on behind all that, so nothing fires a second time.
 */
export const writeTicketStory = (db: Database, setting: Setting, story: TicketStory): Promise<string> =>
  inTransaction(db, async (tx) => {
    const pipeline = await livePipeline(tx, setting.pipeline.versionId);
    const moments = momentsOf(pipeline.calendars['']!, story, new Date());
    const id = await begin(tx, setting, story, moments[0]!);
    const live = { ...setting, id, world: { noun: tickets.noun, pipeline } };
    const row = await rowOf(tx, id);
    const born = { ...factsOfSubject(tickets, row), responsible: null };
    let one = happen(live.world, newSimulation(born, moments[0]!, newMemory()), {
      type: 'ticket.created',
      data: { to: row.stage },
    });
    for (const [index, act] of story.acts.entries())
      one = await acted(live, pass(live.world, one, moments[index + 1]!), act);
    one = pass(live.world, one, new Date().toISOString());
    const memory = await writeDown(tx, live, one);
    const subject = { kind: 'ticket', id };
    await rememberProcess(tx, { workflowId: processIdOf(subject), subject, memory, revision: 0 });
    return id;
  });

const rowOf = async (db: Database, id: string): Promise<SubjectRow> => certain(await readSubject(db, tickets, id));

const begin = async (db: Database, { pipeline }: Setting, story: TicketStory, at: string): Promise<string> => {
  const { subject, topic, priority, client } = story;
  const fields = { 'ticket.subject': subject, 'ticket.topic': topic, 'ticket.priority': priority };
  const values = { ...client, email: null, fields, contactFields: {}, source: {} };
  const form = { key: pipeline.key, definition: readForm('support-desk') };
  const doing: Doing = { actor: { kind: 'client' } };
  const made = certain(
    await command(db, { request: null }, async () => {
      const change = await ticketByForm(db, doing, { form, pipeline: pipeline.key, values, at });
      if (isRefusal(change)) return change;
      const inserts = change.inserts!.map((one) =>
        one.table === 'ticket' ? { ...one, row: { ...one.row, demo: pipeline.key } } : one,
      );
      return { ...change, inserts };
    }),
  );
  return made.id;
};

const acted = async ({ world, user }: Live, one: SimulatedSubject, act: TicketAct): Promise<SimulatedSubject> => {
  const { definition } = world.pipeline;
  const decided = (order: Parameters<typeof decideTicket>[1]) => certain(decideTicket(one.facts, order, definition));
  const taken = user && !one.facts['responsible'] ? decided({ do: 'ticket.assign', to: user }) : [];
  switch (act.does) {
    case 'move':
      return happen(world, one, ...taken, ...decided({ do: 'ticket.move', stage: act.stage, reason: act.reason }));
    case 'set':
      return happen(world, one, ...decided({ do: 'ticket.set', set: {}, fields: act.fields }));
    case 'rate':
      return happen(world, one, { type: 'ticket.rated', data: { rating: act.rating } });
    case 'finish': {
      const { task: type, outcome, result } = act;
      const set = one.events.findLast((event) => event.type === 'ticket.task_set' && event.data['type'] === type);
      return happen(world, one, {
        type: 'ticket.task_done',
        data: { type, outcome, result, task: String(set?.data['task'] ?? '') },
      });
    }
  }
};

/** What was simulated, as commands write it; answers the memory with the events' own ids. What would have been said to the client is left out. */
const writeDown = async (db: Database, live: Live, { events, memory }: SimulatedSubject): Promise<Memory> => {
  const { id } = live;
  const ids = new Map<string, string>();
  const note = async (simulated: string) => void ids.set(simulated, (await lastEvent(db, id)).id);
  for (const [index, event] of events.entries()) {
    if (index > 0) await write(db, live, event, ids);
    await note(event.id);
  }
  const { number } = await lastEvent(db, id);
  const known = JSON.stringify(memory).replace(/simulated-\d+/g, (name) => ids.get(name) ?? name);
  return { ...(JSON.parse(known) as Memory), cursor: number };
};

const write = async (db: Database, live: Live, event: SubjectEvent, ids: Map<string, string>): Promise<void> => {
  const { id, user } = live;
  const { type, data, at } = event;
  const of = { kind: 'ticket', id };
  const cause = event.cause && { ...event.cause, event: ids.get(event.cause.event) ?? event.cause.event };
  const byUser = user ? { kind: 'user' as const, id: user } : { kind: 'system' as const };
  const actor = cause ? { kind: 'process' as const, id: processIdOf(of) } : type === 'ticket.rated' ? CLIENT : byUser;
  const doing: Doing = { actor, at, ...(cause ? { cause } : {}) };
  if (type === 'ticket.answered' || type === 'ticket.task_overdue') return;
  if (type === 'ticket.task_set') {
    // nothing of a demo is overdue at once
    const due = { at: new Date(Math.max(Date.parse(String(data['dueAt'])), Date.now() + DAY)).toISOString() };
    const task = { type: String(data['type']), text: String(data['task']), due, responsibleId: user, of };
    return void certain(await createTask(db, { ...doing, ...task }));
  }
  if (type === 'ticket.task_done') return finish(db, doing, id, data);
  const told: Told[] = [{ type, data }];
  await command(db, { request: null }, async () => subjectChange(tickets, await rowOf(db, id), doing, told));
};

const CLIENT = { kind: 'client' as const };

const finish = async (db: Database, doing: Doing, id: string, data: Record<string, unknown>): Promise<void> => {
  const { rows } = await db.pool.query<{ id: string }>(
    `SELECT id FROM task WHERE of_kind = 'ticket' AND of_id = $1 AND type = $2 AND state = 'open' LIMIT 1`,
    [id, data['type']],
  );
  if (!rows[0]) return;
  const ending = { taskId: rows[0].id, outcome: String(data['outcome']), result: String(data['result']) };
  certain(await completeTask(db, { ...doing, ...ending }));
};

const lastEvent = async (db: Database, subjectId: string): Promise<{ id: string; number: number }> => {
  const { rows } = await db.pool.query<{ id: string; number: number }>(
    'SELECT id::text, coalesce(number, 0) AS number FROM event WHERE subject_id = $1 ORDER BY number DESC LIMIT 1',
    [subjectId],
  );
  return rows[0]!;
};
