import { simulate, type SimulationStart } from '../automation/simulate.ts';
import type { LivePipeline } from '../automation/program.ts';
import { channelOf, kindOf } from '../channel/index.ts';
import { isEvent, type SimulatedData } from '../event/catalogue.ts';
import type { Click, Foresight } from './foresight.schema.ts';

/** What automations would do at once to a click, by the simulation: nothing is guessed. A paused lead is taken as it goes on. */
export const foresee = (
  pipeline: LivePipeline,
  start: SimulationStart,
  now: string,
  { taskId, outcome, stage, lossReason, fields, amount, checklist }: Click,
): Omit<Foresight, 'sends'> & { sends: Omit<Foresight['sends'][number], 'name'>[] } => {
  const lead = simulate(pipeline, { ...start, facts: { ...start.facts, pausedAt: null } }, now);
  const had = new Set(lead.tasks.map(({ id }) => id));
  for (const [key, value] of Object.entries(fields ?? {})) lead.change(`fields.${key}`, value);
  if (amount !== undefined) lead.change('amount', amount);
  if (checklist && stage)
    lead.change('checklist', { ...(lead.facts['checklist'] as Record<string, string[]>), [stage]: checklist });
  if (taskId) lead.finishTask(outcome, taskId);
  if (stage && lead.facts.stage !== stage) lead.moveTo(stage, lossReason);
  const { events } = lead;
  const sends = events.flatMap((event) => {
    if (!isEvent(event, 'delivery.queued')) return [];
    const { account = '', template = '', lacks = [] } = event.data as SimulatedData<'delivery.queued'>;
    return channelOf(account)?.client === null ? [] : [{ account, template, lacks }];
  });
  const meeting = lead.tasks.find(({ id, type, state }) => type === 'meeting' && state === 'open' && !had.has(id));
  const isNamed = sends.some(({ account, template }) =>
    pipeline.asks?.[`${kindOf(account)} ${template}`]?.includes('meeting'),
  );
  return {
    sends,
    bills: lead.invoices.slice(start.invoices?.length ?? 0).map(({ amount: total, currency }) => ({
      amount: total,
      currency: currency as Foresight['bills'][number]['currency'],
    })),
    tasks: lead.tasks
      .filter(({ id, state }) => !had.has(id) && state === 'open')
      .map(({ type, text, dueAt }) => ({ type, text: text ?? null, dueAt })),
    meeting: meeting && isNamed ? meeting.dueAt : null,
    stages: events.flatMap((event) => (isEvent(event, 'lead.moved') ? [event.data.to] : [])),
  };
};
