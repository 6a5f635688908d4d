import { actionKind, actionKinds } from '../../workflows/automation/action/index.ts';
import type { Step, Trigger } from '../../workflows/automation/automation.schema.ts';
import { flowKinds } from '../../workflows/automation/flow/flow.ts';
import type { Group, Input } from '../../workflows/automation/kind.ts';
import { eventsOf, triggerKind, triggerKinds } from '../../workflows/automation/trigger/index.ts';
import { nounOf } from '../../workflows/subject/nouns.ts';
import type { Words } from '../../workflows/words/words.schema.ts';

/** What the editor draws of a trigger or a step. */
export type Kind<T> = {
  id: string;
  icon: string;
  group: Group;
  name: Words;
  also: Words;
  form: Input[];
  fresh: () => T;
};

const all: Kind<Trigger>[] = triggerKinds.map((kind): Kind<Trigger> => ({
  ...kind,
  id: kind.on,
  fresh: kind.fresh as () => Trigger,
}));
/** What pipelines of this noun offer. */
export const triggersOf = (noun = 'lead'): Kind<Trigger>[] => {
  const offered = new Set(nounOf(noun)?.triggers.map(({ on }) => on));
  return all.filter(({ id }) => offered.has(id));
};
/** Those that a run can wait for. */
export const eventsFor = (noun?: string): Kind<Trigger>[] =>
  triggersOf(noun).filter(({ id }) => eventsOf(triggerKind({ on: id })).length > 0);

const allSteps: Kind<Step>[] = [...actionKinds, ...flowKinds].map((kind): Kind<Step> => ({
  ...kind,
  id: kind.do,
  fresh: kind.fresh as unknown as () => Step,
}));

export const stepsOf = (noun = 'lead'): Kind<Step>[] => {
  const offered = new Set(nounOf(noun)?.actions.map((one) => one.do));
  return allSteps.filter(({ id }) => !actionKind({ do: id }) || offered.has(id));
};

const byId = <T>(kinds: Kind<T>[]) => new Map(kinds.map((kind) => [kind.id, kind]));
const triggersById = byId(all);
const stepsById = byId(allSteps);

export const kindOfTrigger = (trigger: { on: string }): Kind<Trigger> | undefined => triggersById.get(trigger.on);
export const kindOfStep = (step: { do: string }): Kind<Step> | undefined => stepsById.get(step.do);

/** A clock or a date: drawn in the colour of the process. */
export const isClock = (trigger: { on: string }): boolean => kindOfTrigger(trigger)?.group === 'time';
export const isAction = (step: { do: string }): boolean => actionKind(step) !== undefined;

/** In the order of the lists. */
export const triggerGroups: Group[] = ['lead', 'time', 'client', 'team', 'money', 'outside'];
export const stepGroups: Group[] = ['client', 'team', 'lead', 'money', 'flow', 'outside'];
