import { automationSentence } from '../../automation/automation-sentence.ts';
import type { Automation } from '../../automation/automation.schema.ts';
import { triggerKind } from '../../automation/trigger/index.ts';
import type { Language } from '../../words/words.schema.ts';
import { diffWords } from '../diff.words.ts';
import { isSame, say, type Change, type Sides } from './change.ts';
import { listChanges } from './list.ts';
import { fieldChanges, stepChanges, type Inside } from './steps.ts';

export const automationChanges = (sides: Sides): Change[] =>
  listChanges(sides, sides.before.automations, sides.after.automations, {
    what: 'automation',
    at: ({ key }) => ({ automation: key }),
    stages: (one) => one.stages ?? [],
    added: (one) => whole('automationAdded', sides, one),
    removed: (one) => whole('automationRemoved', sides, one),
    inside: (before, after) =>
      insideChanges(sides, before, after).map(({ step, says }): Change => ({
        how: 'changed',
        what: 'automation',
        key: after.key,
        at: { automation: after.key, ...(step === undefined ? {} : { step }) },
        stages: after.stages ?? [],
        says,
      })),
  });

const whole =
  (key: 'automationAdded' | 'automationRemoved', sides: Sides, automation: Automation): Change['says'] =>
  (language) =>
    say(key, language, {
      name: automation.name,
      sentence: automationSentence(
        automation,
        key === 'automationAdded' ? sides.after : sides.before,
        language,
        sides.templateName,
      ),
    });

const insideChanges = (sides: Sides, before: Automation, after: Automation): Inside[] => {
  const where = (language: Language) => sides.now(language).text(after.name);
  const changes = [
    ...flagChanges(where, before, after),
    ...stagesChange(sides, where, before, after),
    ...triggerChanges(sides, where, before, after),
    ...conditionChange(sides, where, before, after),
    ...stepChanges(sides, where, before.then, after.then),
  ];
  const rest = ({ name: _, ...one }: Automation) => one;
  if (changes.length > 0 || isSame(rest(before), rest(after))) return changes;
  return [{ says: (language) => say('changed', language, { where: where(language) }) }];
};

type Where = (language: Language) => string;

const flagChanges = (where: Where, before: Automation, after: Automation): Inside[] => {
  const told: (keyof typeof diffWords)[] = [];
  if ((before.off ?? false) !== (after.off ?? false)) told.push(after.off ? 'switchedOff' : 'switchedOn');
  if ((before.onLeave ?? 'stop') !== (after.onLeave ?? 'stop'))
    told.push(after.onLeave === 'keep' ? 'onLeaveKeep' : 'onLeaveStop');
  if ((before.again ?? false) !== (after.again ?? false)) told.push(after.again ? 'againOn' : 'againOff');
  return told.map((key) => ({ says: (language) => say(key, language, { where: where(language) }) }));
};

const stagesChange = ({ was, now }: Sides, where: Where, before: Automation, after: Automation): Inside[] => {
  if (isSame(before.stages, after.stages)) return [];
  const text = (speaker: ReturnType<typeof now>, stages: string[] | undefined) =>
    stages
      ? speaker.say(diffWords.inStages, { stages: speaker.list(stages.map(speaker.stage)) })
      : speaker.words(diffWords.anywhere);
  return [
    {
      says: (language) =>
        say('stages', language, {
          where: where(language),
          before: text(was(language), before.stages),
          after: text(now(language), after.stages),
        }),
    },
  ];
};

const triggerChanges = (sides: Sides, where: Where, before: Automation, after: Automation): Inside[] => {
  if (isSame(before.when, after.when)) return [];
  const form = before.when.on === after.when.on ? triggerKind(after.when).form : [];
  const fields = fieldChanges(sides, where, form, before.when, after.when);
  if (fields?.length) return fields;
  return [
    {
      says: (language) =>
        say('trigger', language, {
          where: where(language),
          before: sides.was(language).trigger(before.when),
          after: sides.now(language).trigger(after.when),
        }),
    },
  ];
};

const conditionChange = (
  { was, now }: Sides,
  where: Where,
  { if: before }: Automation,
  { if: after }: Automation,
): Inside[] => {
  if (isSame(before, after)) return [];
  const key = !before ? 'conditionSet' : !after ? 'conditionUnset' : 'conditionBecame';
  return [
    {
      says: (language) =>
        say(key, language, {
          where: where(language),
          before: before && was(language).condition(before),
          after: after && now(language).condition(after),
        }),
    },
  ];
};
