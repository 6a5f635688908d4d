import { DateTime } from 'luxon';
import type { Action } from '../../../workflows/automation/automation.schema.ts';
import type { LivePipeline } from '../../../workflows/automation/program.ts';
import { simulate, newFacts, type Simulation } from '../../../workflows/automation/simulate.ts';
import { columnsOf, isEvent, type SimulatedData } from '../../../workflows/event/catalogue.ts';
import type { PipelineDefinition } from '../../../workflows/pipeline/pipeline.schema.ts';
import { priceOf } from '../../trial/price.ts';
import { isWorkingTime } from '../../../workflows/calendar/calendar.ts';

export const DAYS = 30;

/** What a person does on a day of the lead's life (0 is the day it comes in): answers a task, moves it by hand, pays. */
export type Act = { day: number; clock: string } & (
  { does: 'outcome'; key: string } | { does: 'move'; key: string } | { does: 'pay' }
);
/** One thing that happens, by an automation, a clock or a person. `after`: the event of the story that it follows. */
export type Happening = { at: string; day: number; clock: string; after: number } & (
  | { by: 'automation'; automation: string; step: string; action: Action }
  | { by: 'person'; act: Act; did: boolean }
  | { by: 'clock'; what: 'task.overdue' | 'invoice.overdue' }
);
/** A stay in a stage, from one day to another, with what happened meanwhile. */
export type Stay = { stage: string; from: number; to: number; happenings: Happening[] };
export type Day = { date: string; weekday: number; works: boolean };
export type Life = { days: Day[]; stays: Stay[]; looped: boolean };

/** One lead's first thirty days on a path that somebody chose, by the interpreter itself. */
export const lifeOf = (pipeline: LivePipeline, start: string, acts: Act[]): Life => {
  const zone = pipeline.calendars['']?.zone ?? 'Asia/Almaty';
  const begin = DateTime.fromISO(start, { zone });
  const lead = simulate(pipeline, { facts: newFacts(pipeline, start) }, start);
  const done: Happening[] = [];
  lead.create(opening(pipeline.definition));
  for (const [act, at] of timed(acts, begin)) {
    lead.pass(at);
    const after = lead.events.length;
    done.push({ ...momentOf(at, begin), after, by: 'person', act, did: doIt(lead, pipeline, act) });
  }
  lead.pass(begin.plus({ days: DAYS }).startOf('day').toUTC().toISO() ?? start);
  const happenings = [...fired(lead, begin), ...overdue(lead, begin), ...done];
  return { days: daysFrom(begin, pipeline), stays: staysOf(lead, begin, happenings), looped: lead.loops.length > 0 };
};

/** How a lead comes in for which this pipeline begins something: by the first door that one of its automations names. */
const opening = ({ automations }: PipelineDefinition): SimulatedData<'lead.created'> => {
  const form = automations.flatMap(({ when, off }) => (when.on === 'form.sent' && !off ? [when] : []))[0];
  if (!form) return {};
  const [door] = form.doors ?? ['form'];
  return form.form || door === 'form' ? { form: form.form ?? 'form' } : door === 'ad' ? { ad: 'ad' } : { door };
};

const timed = (acts: Act[], begin: DateTime): [Act, string][] =>
  acts
    .map((act): [Act, string] => {
      const [hour = 0, minute = 0] = act.clock.split(':').map(Number);
      const at = begin.plus({ days: act.day }).set({ hour, minute, second: 0, millisecond: 0 });
      return [act, (at < begin ? begin : at).toUTC().toISO() ?? ''];
    })
    .sort(([, a], [, b]) => (a < b ? -1 : a > b ? 1 : 0));

/** False where there is nothing to answer, or the lead may not go there. */
const doIt = (lead: Simulation, { definition }: LivePipeline, act: Act): boolean => {
  if (act.does === 'pay') {
    const isBilled = lead.invoices.some(({ state }) => state === 'sent');
    if (!isBilled && lead.facts.closedAt !== null) return false;
    // the user has made one out by hand
    if (!isBilled) lead.bill(priceOf(lead, definition));
    lead.pay();
    return true;
  }
  if (lead.facts.closedAt !== null) return false;
  if (act.does === 'move') {
    const before = lead.facts.stage;
    lead.moveTo(act.key, definition.lossReasons[0]?.key);
    return lead.facts.stage !== before;
  }
  lead.finishTask(act.key);
  return true;
};

const momentOf = (at: string, begin: DateTime): Pick<Happening, 'at' | 'day' | 'clock'> => {
  const moment = DateTime.fromISO(at, { zone: begin.zone });
  const day = Math.round(moment.startOf('day').diff(begin.startOf('day'), 'days').days);
  return { at, day, clock: moment.toFormat('HH:mm') };
};

const fired = ({ steps, events }: Simulation, begin: DateTime): Happening[] => {
  const numbers = new Map(events.map(({ id, number }) => [id, number]));
  return steps.map(({ at, automation, step, action, cause }) => ({
    ...momentOf(at, begin),
    after: numbers.get(cause.event) ?? 0,
    by: 'automation',
    automation,
    step,
    action,
  }));
};

const overdue = ({ events }: Simulation, begin: DateTime): Happening[] =>
  events.flatMap(({ type, at, number }) =>
    type === 'task.overdue' || type === 'invoice.overdue'
      ? [{ ...momentOf(at, begin), after: number, by: 'clock' as const, what: type }]
      : [],
  );

const daysFrom = (begin: DateTime, { calendars }: LivePipeline): Day[] =>
  Array.from({ length: DAYS }, (_, day) => {
    const date = begin.startOf('day').plus({ days: day });
    const calendar = calendars[''];
    const works = !calendar || hours.some((hour) => isWorkingTime(calendar, date.set({ hour }).toUTC().toISO() ?? ''));
    return { date: date.toISODate() ?? '', weekday: date.weekday, works };
  });
const hours = Array.from({ length: 24 }, (_, hour) => hour);

/** What follows an event belongs to the stay in which that event happened. */
const staysOf = ({ events }: Simulation, begin: DateTime, happenings: Happening[]): Stay[] => {
  const entered = events.flatMap((event) => {
    if (!isEvent(event, 'lead.created', 'lead.moved')) return [];
    const stage = isEvent(event, 'lead.moved') ? event.data.to : String(columnsOf(event)['stage']?.[1] ?? '');
    return [{ number: event.number, at: event.at, stage }];
  });
  const stays = entered.map(({ at, stage }, index): Stay => {
    const next = entered[index + 1];
    const [from, to] = [momentOf(at, begin).day, next ? momentOf(next.at, begin).day : DAYS - 1];
    return { stage, from: Math.min(from, DAYS - 1), to: Math.min(to, DAYS - 1), happenings: [] };
  });
  for (const one of happenings.sort((a, b) => (a.at < b.at ? -1 : a.at > b.at ? 1 : a.after - b.after))) {
    if (one.day < 0 || one.day >= DAYS) continue;
    stays[
      Math.max(
        0,
        entered.findLastIndex(({ number }) => number <= one.after),
      )
    ]?.happenings.push(one);
  }
  return stays;
};
