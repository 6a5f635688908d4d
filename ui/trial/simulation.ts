import type { LivePipeline } from '../../workflows/automation/program.ts';
import { simulate, newFacts, type Simulation, type SimulationStart } from '../../workflows/automation/simulate.ts';
import type { SubjectFacts } from '../../workflows/automation/facts.ts';
import type { Money } from '../../workflows/money/money.schema.ts';
import type { LeadToSimulate } from '../../workflows/trial/trial.schema.ts';

/** What the client or the manager does, or time. The simulation is rebuilt from the list of them, so that the last one can be taken back. */
export type Click =
  | { does: 'finish'; task: string; outcome?: string | undefined }
  | { does: 'move'; stage: string; lossReason?: string | undefined }
  | { does: 'reopen'; stage: string }
  | { does: 'bill'; invoice: Money }
  | { does: 'pay'; invoice: string }
  | { does: 'change'; field: string; value: unknown }
  | { does: 'fail'; channel: string }
  | { does: 'press'; automation: string }
  | { does: 'hook'; name: string }
  | { does: 'write'; text: string }
  | { does: 'answer' }
  | { does: 'pause' }
  | { does: 'resume' }
  | { does: 'wait'; until: string };

/** Where a simulation begins: a lead that has just come, or one that stands somewhere. */
export type Start = { at: string; lead: SimulationStart; isNew: boolean; from?: string; name: string };

/** What is made up about a lead. */
export type MadeUp = {
  name: string;
  language: string;
  email: string;
  phone: string;
  amount: number | null;
  fields: Record<string, unknown>;
  tags: string[];
  /** the key of a form; `@ad`, `@api`; nothing for by hand */
  form: string;
};

/** What the event of a lead that came so tells. */
const cameBy = (from: string): Record<string, unknown> => {
  if (from === '@ad') return { ad: 'ad' };
  if (from === '@api') return { door: 'api' };
  return from === '' ? { door: 'hand' } : { form: from };
};

export const madeUpStart = (pipeline: LivePipeline, lead: MadeUp, at: string): Start => {
  const { currency } = pipeline.definition;
  const facts = newFacts(pipeline, at, {
    name: lead.name,
    amount: lead.amount === null ? null : { amount: lead.amount, currency },
    fields: lead.fields,
    tags: lead.tags,
    contact: { name: lead.name, language: lead.language, email: lead.email || null, phone: lead.phone || null },
  });
  return { at, lead: { facts }, isNew: true, from: lead.form, name: lead.name };
};

export const realStart = ({ now, facts, process, tasks, invoices, name }: LeadToSimulate): Start => ({
  at: now,
  name,
  isNew: false,
  lead: {
    facts: facts as SubjectFacts,
    process: (process as SimulationStart['process'] | null) ?? undefined,
    tasks,
    invoices: invoices as SimulationStart['invoices'],
    ...(typeof facts['responsible'] === 'string' ? { assignee: facts['responsible'] } : {}),
  },
});

/** The simulation so far; `marks` are the numbers of events before each click. Nothing of it leaves the browser. */
export const simulationOf = (pipeline: LivePipeline, start: Start, clicks: Click[]): Simulation => {
  const lead = simulate(pipeline, start.lead, start.at);
  if (start.isNew) lead.create(cameBy(start.from ?? ''));
  else lead.hear('lead.migrated', { fire: true }, { kind: 'system' });
  for (const click of clicks) did(lead, click);
  return lead;
};

const did = (lead: Simulation, click: Click): void => {
  switch (click.does) {
    case 'finish':
      return void lead.finishTask(click.outcome, click.task);
    case 'move':
      return void lead.moveTo(click.stage, click.lossReason);
    case 'reopen':
      return void lead.reopen(click.stage);
    case 'bill':
      return void lead.bill(click.invoice);
    case 'pay':
      return void lead.pay(click.invoice);
    case 'change':
      return void lead.change(click.field, click.value);
    case 'fail':
      return void lead.hear('delivery.failed', { account: click.channel }, { kind: 'provider' });
    case 'press':
      return void lead.hear('lead.steered', { order: 'press', automation: click.automation });
    case 'hook':
      return void lead.hear('lead.hooked', { name: click.name }, { kind: 'provider' });
    case 'write':
      return void lead.hear('lead.client_wrote', writtenIn(lead, click.text), { kind: 'client' });
    case 'answer':
      return void lead.hear('lead.answered', { by: 'user' }, { kind: 'user' });
    case 'pause':
      return void lead.pause('');
    case 'resume':
      return void lead.resume();
    case 'wait':
      return void lead.pass(click.until);
  }
};

/** What the lead hears of a message that comes now: the first one there, or after how long a silence. */
const writtenIn = ({ events, now }: Simulation, text: string) => {
  const last = events.findLast(({ type }) => type === 'lead.client_wrote' || type === 'lead.answered');
  return { text, ...(last ? { silentMs: Date.parse(now) - Date.parse(last.at) } : { first: true }) };
};
