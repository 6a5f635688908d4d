import { nextMoment, type Memory } from '../automation/memory.ts';
import type { LivePipeline } from '../automation/program.ts';
import { simulate, type Simulation, type SimulationStart } from '../automation/simulate.ts';
import { isEvent } from '../event/catalogue.ts';
import type { Living } from './forecast.ts';
import { retell, type UserNaming } from './recorded.ts';
import { dayIn } from './side.ts';
import { firingsOf, stepOf, type CausedStep } from './step.ts';
import type { TaskSet } from './totals.ts';
import type { Tried } from './tried.ts';

/** A lead as it stands now, before a trial simulates it. */
export const livingLead = (
  pipeline: LivePipeline,
  { process, ...lead }: Omit<SimulationStart, 'process'> & { process: Memory | null },
  { now, users }: { now: string; users: UserNaming },
): Living => ({
  ...{ facts: lead.facts, process },
  hasDuties: openTask(lead.tasks ?? []) || openInvoice(lead.invoices ?? []),
  begin: (memory) => triedLead(simulate(pipeline, { ...lead, process: memory }, now), users),
});

/** A simulated lead, as a trial takes it. */
export const triedLead = (lead: Simulation, users: UserNaming): Tried => ({
  goOver: (fire) => void lead.hear('lead.migrated', { fire, ...(fire ? {} : { quiet: true }) }, { kind: 'system' }),
  retell: (event) => void retell(lead, event, users),
  pass: (until) => void lead.pass(until),
  acted: () => lead.steps.length,
  side: () => sideOf(lead, users),
  loops: () => lead.loops.length,
});

/** What happened to a simulated lead, counted. */
const sideOf = (lead: Simulation, users: UserNaming): ReturnType<Tried['side']> => {
  const steps: CausedStep[] = [];
  const tasks: TaskSet[] = [];
  let messages = 0;
  for (const event of lead.events) {
    const step = stepOf(event);
    if (step) steps.push(step);
    if (step?.do === 'message.send' && !step.what['lacks']) messages += 1;
    if (isEvent(event, 'task.created'))
      tasks.push({ user: users.id(event.data.responsibleId), day: dayIn(lead.state.pipeline, event.at) });
  }
  // a notification leaves no event
  for (const { at, automation, step, action, cause } of lead.steps)
    if (action.do === 'notify') steps.push({ at, automation, step, do: action.do, what: {}, event: cause.event });
  steps.sort((a, b) => (a.at < b.at ? -1 : a.at > b.at ? 1 : 0));
  return { steps, firings: firingsOf(steps), tasks, messages, idle: isIdleNow(lead) };
};

const isIdleNow = ({ facts, tasks, invoices, process }: Simulation): boolean =>
  facts.closedAt === null &&
  facts.pausedAt === null &&
  !openTask(tasks) &&
  !openInvoice(invoices) &&
  process.runs.length === 0 &&
  nextMoment(process) === null;

const openTask = (tasks: readonly { state: string }[]) => tasks.some(({ state }) => state === 'open');
const openInvoice = (invoices: readonly { state: string }[]) => invoices.some(({ state }) => state === 'sent');
