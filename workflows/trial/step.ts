import type { Cause } from '../automation/cause.schema.ts';
import { isToClients } from '../channel/index.ts';
import type { EventType, SimulatedData } from '../event/catalogue.ts';
import type { LeadChange } from '../lead/state.ts';
import type { TrialStep } from './trial.schema.ts';

/** A step with the event that its run began with: identifies one firing. */
export type CausedStep = TrialStep & { event: string };
export type Caused = { type: string; at: string; data: Record<string, unknown>; cause: Cause | null };
type What = Record<string, unknown>;

/** What an event that an automation has caused says of its step; the record's events and simulated ones are read alike. */
export const stepOf = ({ type, at, data, cause }: Caused): CausedStep | undefined => {
  const read = cause && (readers[type as EventType] as Reader | undefined)?.(data);
  if (!read) return undefined;
  return { at, automation: cause.automation, step: cause.step ?? '0', event: cause.event, do: read[0], what: read[1] };
};

type Reader = (data: object) => [string, What] | undefined;
const readers: { [T in EventType]?: (data: SimulatedData<T>) => [string, What] | undefined } = {
  'task.created': ({ type, text, dueAt }) => ['task.create', { type, text: said(text), dueAt }],
  'task.done': ({ type, text }) => ['task.complete', { type, text: said(text) }],
  'task.cancelled': ({ type, text }) => ['task.cancel', { type, text: said(text) }],
  'lead.moved': ({ to }) => ['lead.move', { stage: to }],
  'lead.assigned': ({ to }) => ['lead.assign', { person: to }],
  'lead.changed': ({ changes = [] }) => changed(changes),
  'delivery.queued': ({ account = '', template, invoice, lacks, goesAt }) => {
    // an invoice's letters belong to the step that issued it
    if (invoice) return undefined;
    return !isToClients(account)
      ? ['webhook.call', {}]
      : ['message.send', { channel: account, template, ...(lacks ? { lacks } : {}), ...(goesAt ? { goesAt } : {}) }];
  },
  'invoice.created': ({ total, currency }) => ['invoice.issue', { amount: total, currency }],
  'automation.failed': ({ because }) => ['failed', { because }],
  'automation.waiting': ({ until }) => ['wait', { until }],
  'automation.branched': ({ holds }) => ['branch', { holds }],
};

/** Texts in four languages are in the definition, by step. */
const said = (text: unknown): string | undefined => (typeof text === 'string' ? text : undefined);

const changed = (changes: LeadChange[]): [string, What] => {
  const tags = changes.find(({ what }) => what === 'tags');
  if (tags) {
    const [before, after] = [tags.from, tags.to] as [string[] | null, string[] | null];
    return ['lead.tag', { add: without(after, before), remove: without(before, after) }];
  }
  const [own, others] = [changes.filter(({ what }) => isField(what)), changes.filter(({ what }) => !isField(what))];
  const fields = [...others, ...own.filter(({ from, to }) => from !== to)].map(({ what }) => what);
  return ['lead.set', { fields }];
};
const isField = (what: string): boolean => what.startsWith('fields.');
const without = (all: string[] | null, others: string[] | null): string[] =>
  (all ?? []).filter((one) => !others?.includes(one));

export type Firing = { automation: string; at: string };

/** How often automations began: steps of one run share its event; the same step at another moment is another run. */
export const firingsOf = (steps: CausedStep[]): Firing[] => {
  const runs = new Map<string, { begun: number; steps: Map<string, Set<string>> }>();
  const firings: Firing[] = [];
  for (const { automation, event, step, at } of steps) {
    const key = `${event}/${automation}`;
    let run = runs.get(key);
    if (!run) runs.set(key, (run = { begun: 0, steps: new Map() }));
    let moments = run.steps.get(step);
    if (!moments) run.steps.set(step, (moments = new Set()));
    moments.add(at);
    if (moments.size <= run.begun) continue;
    run.begun = moments.size;
    firings.push({ automation, at });
  }
  return firings;
};

/** Steps of a run itself, and those that the record does not hold, are not counted as differences. */
const uncompared = new Set(['wait', 'branch', 'notify']);
const NEAR_MS = 5 * 60_000;

/** Whether something else was done, or at another time. */
export const differ = (before: TrialStep[], after: TrialStep[]): boolean => {
  const left = new Map<string, number[]>();
  let more = 0;
  for (const step of before) {
    if (uncompared.has(step.do)) continue;
    const key = sameAs(step);
    left.set(key, [...(left.get(key) ?? []), Date.parse(step.at)]);
    more += 1;
  }
  for (const step of after) {
    if (uncompared.has(step.do)) continue;
    const moments = left.get(sameAs(step)) ?? [];
    const at = Date.parse(step.at);
    const found = moments.findIndex((moment) => Math.abs(moment - at) <= NEAR_MS);
    if (found === -1) return true;
    moments.splice(found, 1);
    more -= 1;
  }
  return more > 0;
};

/** The same thing done by the same automation, wherever its step stands. */
export const sameAs = ({ automation, do: does, what }: TrialStep): string =>
  `${automation} ${does} ${String(what['stage'] ?? what['template'] ?? what['type'] ?? '')}`;
