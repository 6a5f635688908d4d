import { deedsOf } from '../automation/action/index.ts';
import type { Automation, Step } from '../automation/automation.schema.ts';
import type { Condition } from '../automation/condition.schema.ts';
import { fulfils } from '../automation/condition.ts';
import { doors, type Door } from '../lead/door.ts';
import type { PipelineDefinition } from './pipeline.schema.ts';
import { countsAt, eachStep } from './problem/look.ts';

type Drawn = Pick<PipelineDefinition, 'stages' | 'automations'>;

/** The doors whose new leads start nothing in a pipeline: nobody is assigned and no task is made. `forms`: the existing ones, where known. */
export const idleDoors = (definition: Drawn, forms?: Set<string>): Door[] => {
  const caring = definition.automations.filter(
    (one) =>
      caresAtEntry(definition, one) &&
      !(one.when.on === 'form.sent' && one.when.form && forms && !forms.has(one.when.form)),
  );
  return doors.filter((door) => !caring.some((one) => opensTo(one, door)));
};

const caresAtEntry = ({ stages, automations }: Drawn, automation: Automation): boolean => {
  const [first] = stages;
  return (
    !automation.off && !!first && countsAt(automation, first) && cares(automation.then, automations, [automation.key])
  );
};

/** A lead that is moved on is the next stage's business. */
const cares = (steps: Step[], automations: Automation[], seen: string[]): boolean => {
  let found = false;
  eachStep(steps, (step) => {
    found ||= deedsOf(step).some((deed) => 'moves' in deed || ('is' in deed && deed.is !== 'invoiced'));
    if (step.do !== 'run' || seen.includes(step.automation)) return;
    const other = automations.find(({ key }) => key === step.automation);
    if (other && !other.off) found ||= cares(other.then, automations, [...seen, other.key]);
  });
  return found;
};

const opensTo = ({ when, if: condition }: Automation, door: Door): boolean => {
  if (condition && holdsFor(condition, door) === false) return false;
  if (when.on === 'form.sent') return when.form ? door === 'form' : !when.doors || when.doors.includes(door);
  return (
    when.on === 'lead.created' || when.on === 'stage.entered' || when.on === 'stage.time' || when.on === 'schedule'
  );
};

/** Whether a condition is met by every lead of a door or by none; undefined where it depends on the lead. */
const holdsFor = (condition: Condition, door: Door): boolean | undefined => {
  if ('all' in condition) return joined(condition.all, door, false);
  if ('any' in condition) return joined(condition.any, door, true);
  if ('not' in condition) {
    const inner = holdsFor(condition.not, door);
    return inner === undefined ? undefined : !inner;
  }
  const names = (['form', 'ad'] as const).find((one) => condition.field === `source.${one}`);
  // a program may say anything about its leads
  if (!names || door === 'api') return undefined;
  if (door !== names) return fulfils(condition, {});
  return condition.is === 'filled' ? true : condition.is === 'empty' ? false : undefined;
};

/** One part with the `decisive` answer decides; otherwise all must agree. */
const joined = (parts: Condition[], door: Door, decisive: boolean): boolean | undefined => {
  const held = parts.map((part) => holdsFor(part, door));
  if (held.includes(decisive)) return decisive;
  return held.includes(undefined) ? undefined : !decisive;
};
