import { advance } from '../../workflows/automation/advance.ts';
import { newMemory, nextMoment, type Memory } from '../../workflows/automation/memory.ts';
import { programOf } from '../../workflows/automation/program.ts';
import { nextWorkingMoment, type Calendar } from '../../workflows/calendar/calendar.ts';
import { exponentOf } from '../../workflows/money/money.ts';
import { processIdOf } from '../../workflows/subject/subject.ts';
import { keyFromName } from '../../workflows/words/key.ts';
import { recordRunEvents } from '../automation/automation.ts';
import { inTransaction, type Database } from '../client.ts';
import { eventsAfter } from '../event/event.ts';
import { leadFacts } from '../lead/lead-facts.ts';
import { newLead } from '../lead/new-lead.ts';
import { livePipeline } from '../automation/live-pipeline.ts';
import { automationActed, certain, leadOf, userActed } from './pack-act.ts';
import type { PublishedPipeline } from '../pipeline/pipeline.ts';
import { rememberProcess } from '../process/process.ts';
import type { DemoAct, DemoStory } from '../seed/packs/pack.ts';
import { cancelTasks } from '../task/lead-tasks.ts';
import { completeTask, createTask } from '../task/task.ts';
import { command, type Doing } from '../write.ts';

type DemoSetting = {
  pipeline: PublishedPipeline;
  form: string | null;
  user: string | null;
  /** kinds of tasks that only the story itself ends, since an outcome decides what follows */
  talks: Set<string>;
  /** what is due stays undone here, so that the demo has something overdue */
  neglected: boolean;
};

/**
 * Writes one demo lead with its whole life, as if it had been lived: users' acts at their moments by the commands that people use, and
 * between them what its automations did. Nothing goes out to anybody. Its process goes on behind all that, so nothing fires a second time.
 */
export const writeStory = (db: Database, setting: DemoSetting, story: DemoStory): Promise<string> =>
  inTransaction(db, async (tx) => {
    const now = new Date();
    const live = await begin(tx, setting, story, momentsOf(await calendarIn(tx, setting), story, now));
    for (const [index, act] of story.acts.entries()) {
      const at = live.moments[index + 1]!;
      await pass(tx, live, story.acts.slice(index), at);
      await userActed(tx, live, act, at);
      await look(tx, live, at);
    }
    await pass(tx, live, [], now.toISOString());
    const subject = { kind: 'lead', id: live.leadId };
    await rememberProcess(tx, { workflowId: processIdOf(subject), subject, memory: live.memory, revision: 0 });
    return live.leadId;
  });

type Live = DemoSetting & { leadId: string; memory: Memory; moments: string[]; clock: string };

const calendarIn = async (db: Database, { pipeline }: DemoSetting) =>
  (await livePipeline(db, pipeline.versionId)).calendars['']!;

/** When it came and when each act was: in working time, in order, none later than now. */
export const momentsOf = (
  calendar: Calendar,
  { days, acts }: { days: number; acts: { days: number }[] },
  now: Date,
): string[] => {
  const ago = (days: number) => new Date(now.getTime() - days * 86_400_000).toISOString();
  const moments = [ago(days)];
  for (const [index, act] of acts.entries()) {
    const opening = nextWorkingMoment(calendar, ago(act.days)) ?? ago(act.days);
    // nobody does everything in the first minute of the day
    const late = opening === ago(act.days) ? 0 : 3 + ((index * 17 + Math.round(days * 13)) % 47);
    const worked = Date.parse(opening) + late * 60_000;
    const after = Date.parse(moments.at(-1)!) + 4 * 60_000;
    // before working hours, now has no working moment yet
    moments.push(new Date(Math.min(Math.max(worked, after), now.getTime())).toISOString());
  }
  return moments;
};

const begin = async (db: Database, setting: DemoSetting, story: DemoStory, moments: string[]): Promise<Live> => {
  const { pipeline, form, user } = setting;
  const { client, amount } = story;
  const email = `${keyFromName(client.name, 'client', []).replaceAll('_', '.')}@example.com`;
  const byForm = story.by === 'form' && form !== null;
  const doing: Doing = { actor: byForm || !user ? { kind: 'client' } : { kind: 'user', id: user } };
  const taken = await command(db, { request: {} }, () =>
    newLead(db, doing, pipeline, {
      name: story.title ?? client.name,
      person: { name: client.name, phone: client.phone, email, language: client.language },
      source: { ...(byForm ? { form } : {}), ...story.source, demo: pipeline.key },
      fields: story.fields ?? {},
      tags: story.tags ?? [],
      amount: amount
        ? { amount: amount * 10 ** exponentOf(pipeline.definition.currency), currency: pipeline.definition.currency }
        : null,
      responsible: user,
      consentAt: byForm ? moments[0]! : null,
      told: byForm ? { form, consent: true } : {},
      at: moments[0]!,
    }),
  );
  const live = { ...setting, leadId: certain(taken).id, memory: newMemory(), moments, clock: moments[0]! };
  await look(db, live, moments[0]!);
  return live;
};

/** Time goes by: automations act at their moments, and users do what is due, but for what the rest of the story does. */
const pass = async (db: Database, live: Live, rest: DemoAct[], until: string): Promise<void> => {
  const kept = new Set([...live.talks, ...rest.flatMap((act) => (act.does === 'finish' ? [act.task] : []))]);
  for (let moments = 0; moments < MOST_MOMENTS; moments++) {
    const task = live.neglected ? undefined : await dueTask(db, live.leadId, [...kept], until);
    const clock = nextMoment(live.memory);
    if (clock !== null && clock <= until && (!task || clock <= task.at)) {
      live.clock = clock > live.clock ? clock : live.clock;
    } else if (task) {
      live.clock = task.at > live.clock ? task.at : live.clock;
      await doneInTime(db, live, task, until);
    } else break;
    await look(db, live, live.clock);
  }
  live.clock = until;
  await look(db, live, until);
};

const MOST_MOMENTS = 200;
const EARLIER_MS = 25 * 60_000;

type Duty = { id: string; type: string; text: string; at: string; alone: boolean };

/** The next open task that somebody does in time. */
const dueTask = async (db: Database, leadId: string, kept: string[], until: string): Promise<Duty | undefined> => {
  const { rows } = await db.pool.query<Omit<Duty, 'at'> & { due_at: Date; created_at: Date }>(
    `SELECT id, type, text, due_at, created_at, (SELECT count(*) FROM task o WHERE o.lead_id = $1 AND o.state = 'open') = 1 AS alone
     FROM task WHERE lead_id = $1 AND state = 'open' AND due_at <= $2 AND type <> ALL($3) ORDER BY due_at LIMIT 1`,
    [leadId, until, kept],
  );
  const [task] = rows;
  if (!task) return undefined;
  const at = Math.max(task.created_at.getTime(), task.due_at.getTime() - EARLIER_MS);
  return { ...task, at: new Date(at).toISOString() };
};

/** Where nothing else would be left to do on the lead, the task is put off rather than done. */
const doneInTime = async (db: Database, live: Live, task: Duty, until: string): Promise<void> => {
  const { leadId, memory, clock: at, user } = live;
  const actor = user ? { kind: 'user' as const, id: user } : { kind: 'system' as const };
  const isLast = task.alone && memory.timers.length + memory.runs.length === 0;
  const result = isLast ? 'Клиент попросил перенести' : 'Сделано';
  certain(await completeTask(db, { actor, at, taskId: task.id, result }));
  if (!isLast) return;
  const calendar = await calendarIn(db, live);
  const day = new Date(Date.parse(until) + 86_400_000 + (task.text.length % 3) * 86_400_000).toISOString();
  const due = { at: nextWorkingMoment(calendar, day) ?? day };
  certain(await createTask(db, { actor, at, leadId, type: task.type, text: task.text, due, responsibleId: user }));
};

const ROUNDS = 20;

/** The automations answer what has happened, as the lead's process would. */
const look = async (db: Database, live: Live, at: string): Promise<void> => {
  const { leadId } = live;
  const pipeline = await livePipeline(db, live.pipeline.versionId);
  const actor = { kind: 'process' as const, id: `lead:${leadId}` };
  for (let round = 0; round < ROUNDS; round++) {
    const lead = await leadOf(db, leadId);
    const events = (await eventsAfter(db, leadId, live.memory.cursor)).map((event) => ({
      ...event,
      at: event.at.toISOString(),
    }));
    const facts = await leadFacts(db, lead, programOf(pipeline.definition).needs);
    const advanced = advance(pipeline, live.memory, facts, events, at);
    live.memory = advanced.memory;
    for (const { action, cause } of advanced.commands) await automationActed(db, { actor, at, cause }, leadId, action);
    if (advanced.runEvents.length) await recordRunEvents(db, { actor, at, leadId, tellings: advanced.runEvents });
    // as the real process does when a lead is closed
    const closing = lead.closed_at !== null && events.some(({ type }) => type === 'lead.moved');
    if (closing) await cancelTasks(db, { actor, at, leadId });
    if (advanced.commands.length + advanced.runEvents.length === 0 && !closing) return;
  }
};
