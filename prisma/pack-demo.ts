import { advance } from '../workflows/automation/advance.ts';
import { newProcess, type LeadProcess } from '../workflows/automation/lead-process.ts';
import { programOf } from '../workflows/automation/program.ts';
import { nextWorkingMoment, type Calendar } from '../workflows/calendar/calendar.ts';
import { keyFromName } from '../workflows/words/key.ts';
import { tellAutomation } from './automation.ts';
import { inTransaction, type Database } from './client.ts';
import { leadEventsAfter } from './event.ts';
import { newLead } from './intake.ts';
import { leadFacts } from './lead-facts.ts';
import { livePipeline } from './live-pipeline.ts';
import { automationActed, certain, leadOf, personActed } from './pack-act.ts';
import type { PublishedPipeline } from './pipeline.ts';
import { rememberProcess } from './process.ts';
import type { DemoStory } from './seed/packs/pack.ts';
import { cancelTasks } from './task.ts';
import { command, type Doing } from './write.ts';

type Place = { pipeline: PublishedPipeline; form: string | null; person: string | null };

/**
 * Writes one demo lead with its whole life, as if it had been lived: people's acts at their moments by the commands that people use, and
 * between them what its automations did. Nothing goes out to anybody. Its process goes on behind all that, so nothing fires a second time.
 */
export const writeStory = (db: Database, place: Place, story: DemoStory): Promise<string> =>
  inTransaction(db, async (tx) => {
    const now = new Date();
    const live = await begin(tx, place, story, momentsOf(await calendarIn(tx, place), story, now));
    for (const [index, act] of story.acts.entries()) {
      await personActed(tx, live, act, live.moments[index + 1]!);
      await look(tx, live, live.moments[index + 1]!);
    }
    await look(tx, live, now.toISOString());
    const workflowId = `lead:${live.leadId}`;
    await rememberProcess(tx, { workflowId, leadId: live.leadId, memory: live.memory, revision: 0 });
    return live.leadId;
  });

type Live = Place & { leadId: string; memory: LeadProcess; moments: string[]; person: string | null };

const calendarIn = async (db: Database, { pipeline }: Place) =>
  (await livePipeline(db, pipeline.versionId)).calendars['']!;

/** When it came and when each act was: in working time, in order, none later than now. */
const momentsOf = (calendar: Calendar, { days, acts }: DemoStory, now: Date): string[] => {
  const ago = (days: number) => new Date(now.getTime() - days * 86_400_000).toISOString();
  const moments = [ago(days)];
  for (const act of acts) {
    const worked = Date.parse(nextWorkingMoment(calendar, ago(act.days)) ?? ago(act.days));
    const after = Date.parse(moments.at(-1)!) + 4 * 60_000;
    // the night before now has no working moment yet
    moments.push(new Date(Math.min(Math.max(worked, after), now.getTime())).toISOString());
  }
  return moments;
};

const begin = async (db: Database, place: Place, story: DemoStory, moments: string[]): Promise<Live> => {
  const { pipeline, form, person } = place;
  const { client, amount } = story;
  const email = `${keyFromName(client.name, 'client', []).replaceAll('_', '.')}@example.com`;
  const byForm = story.by === 'form' && form !== null;
  const doing: Doing = { actor: byForm || !person ? { kind: 'client' } : { kind: 'user', id: person } };
  const taken = await command(db, { request: {} }, () =>
    newLead(db, doing, pipeline, {
      name: story.title ?? client.name,
      person: { name: client.name, phone: client.phone, email, language: client.language },
      source: { ...(byForm ? { form } : {}), ...story.source, demo: pipeline.key },
      fields: story.fields ?? {},
      tags: story.tags ?? [],
      amount: amount ? { amount: amount * 100, currency: pipeline.definition.currency } : null,
      responsibleId: person,
      consentAt: byForm ? moments[0]! : null,
      told: byForm ? { form, consent: true } : {},
      at: moments[0]!,
    }),
  );
  const live = { ...place, leadId: certain(taken).id, memory: newProcess(), moments };
  await look(db, live, moments[0]!);
  return live;
};

const ROUNDS = 20;

/** The automations answer what has happened, as the process of the lead would. */
const look = async (db: Database, live: Live, at: string): Promise<void> => {
  const { leadId } = live;
  const pipeline = await livePipeline(db, live.pipeline.versionId);
  const actor = { kind: 'process' as const, id: `lead:${leadId}` };
  for (let round = 0; round < ROUNDS; round++) {
    const lead = await leadOf(db, leadId);
    const events = (await leadEventsAfter(db, leadId, live.memory.cursor)).map((event) => ({
      ...event,
      at: event.at.toISOString(),
    }));
    const facts = await leadFacts(db, lead, programOf(pipeline.definition).needs);
    const step = advance(pipeline, live.memory, facts, events, at);
    live.memory = step.process;
    for (const { action, cause } of step.commands) await automationActed(db, { actor, at, cause }, leadId, action);
    if (step.told.length) await tellAutomation(db, { actor, at, leadId, tellings: step.told });
    // as the real process does when a lead is closed
    const closing = lead.closed_at !== null && events.some(({ type }) => type === 'lead.moved');
    if (closing) await cancelTasks(db, { actor, at, leadId });
    if (step.commands.length + step.told.length === 0 && !closing) return;
  }
};
