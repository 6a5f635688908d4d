import type { PipelineDefinition } from '../pipeline/pipeline.schema.ts';
import { moneyText } from '../money/money.ts';
import type { Language, Words } from '../words/words.schema.ts';
import { fill, pluralOf } from '../words/fill.ts';
import { inLanguage, quoted } from '../words/words.ts';
import { actionKind } from './action/index.ts';
import type { Automation, Step, Trigger } from './automation.schema.ts';
import { automationWords, type Said } from './automation.words.ts';
import type { Condition, Filter } from './condition.schema.ts';
import { namedDays, type NamedDays } from './days.ts';
import type { Due } from './due.schema.ts';
import type { Duration } from './duration.schema.ts';
import { flowKinds, type FlowKind } from './flow/flow.ts';
import type { Speaker } from './kind.ts';
import { factNamed } from '../subject/nouns.ts';
import { triggerKind } from './trigger/index.ts';

export type Names = Pick<PipelineDefinition, 'stages' | 'outcomes' | 'tasks' | 'fields' | 'lossReasons'> & {
  automations?: PipelineDefinition['automations'];
  /** fields of a lead's client and company, by their paths */
  around?: PipelineDefinition['fields'] | undefined;
  /** the currency of amounts; without it they are plain numbers */
  currency?: PipelineDefinition['currency'];
};

type TemplateName = (key: string) => string;
const asIs: TemplateName = (key) => key;

/** An automation as a person would say it: when, where, under which condition, and what then. */
export const automationSentence = (
  automation: Automation,
  definition: Names,
  language: Language,
  templateName = asIs,
): string =>
  `${whenSentence(automation, definition, language, templateName)}: ${automation.then
    .map((step) => stepSentence(step, definition, language, templateName))
    .join('; ')}.`;

/** Its first half: "When a task is done, at “New”, if …". */
export const whenSentence = (
  automation: Automation,
  definition: Names,
  language: Language,
  templateName = asIs,
): string => {
  const speaker = speakerOf(definition, language, templateName);
  const { say, list } = speakOf(language);
  const stages = automation.stages?.map(speaker.stage);
  const own = automation.when.on === 'stage.entered' || automation.when.on === 'stage.left';
  const where = stages && !own ? say('inStages', { stages: list(stages) }) : '';
  const condition = automation.if ? say('if', { condition: speaker.condition(automation.if) }) : '';
  const when = triggerSentence(automation.when, definition, language, stages);
  return capital([when, where, condition].filter(Boolean).join(', '));
};

export const triggerSentence = (
  trigger: { on: string },
  definition: Names,
  language: Language,
  stages?: string[],
): string =>
  triggerKind(trigger as Trigger)?.sentence(trigger as never, speakerOf(definition, language), stages) ?? trigger.on;

const flows = new Map<string, FlowKind<never>>(flowKinds.map((kind) => [kind.do, kind as unknown as FlowKind<never>]));

export const stepSentence = (
  step: Step | { do: string },
  definition: Names,
  language: Language,
  templateName = asIs,
): string => {
  const kind = actionKind(step) ?? flows.get(step.do);
  return kind ? kind.sentence(step as never, speakerOf(definition, language, templateName)) : step.do;
};

/** How the kinds of triggers and steps describe themselves with this definition's names. */
export const speakerOf = (definition: Names, language: Language, templateName = asIs): Speaker => {
  const named = (list: { key: string; name: Words }[], key: string) => quoted(nameOf(list, key, language), language);
  return {
    language,
    words: (words) => inLanguage(words, language),
    say: (words, values) => fill(words, language, values),
    text: (words) => quoted(inLanguage(words, language), language),
    quoted: (text) => quoted(text, language),
    list: (items) => items.join(', '),
    stage: (key) => named(definition.stages, key),
    outcome: (key) => named(definition.outcomes, key),
    taskType: (key) => named(definition.tasks.types, key),
    template: (key) => quoted(templateName(key), language),
    automation: (key) => named(definition.automations ?? [], key),
    fact: (path) => fieldText(path, definition, language),
    duration: (duration) => durationText(duration, language),
    due: (due) => dueSentence(due, language),
    money: (money) => moneyText(money as Parameters<typeof moneyText>[0], language),
    condition: (condition) => conditionSentence(condition, definition, language),
    steps: (steps) => steps.map((step) => stepSentence(step, definition, language, templateName)).join(', '),
    trigger: (trigger) => triggerSentence(trigger, definition, language),
  };
};

export const conditionSentence = (condition: Condition, definition: Names, language: Language): string => {
  const { say } = speakOf(language);
  if ('all' in condition)
    return condition.all.map((part) => conditionSentence(part, definition, language)).join(say('and'));
  if ('any' in condition)
    return condition.any.map((part) => conditionSentence(part, definition, language)).join(say('or'));
  if ('not' in condition) return say('not', { condition: conditionSentence(condition.not, definition, language) });
  const field = fieldText(condition.field, definition, language);
  if (condition.is === 'empty' || condition.is === 'filled') return say(condition.is, { field });
  if (condition.is === 'older' || condition.is === 'newer')
    return say(condition.is, { field, duration: condition.than ? durationText(condition.than, language) : '…' });
  if (condition.is === 'within') return say('within', { field, days: daysText(condition.value, language) });
  const sign = condition.is in signs ? signs[condition.is as keyof typeof signs] : say(condition.is as 'in');
  return `${field} ${sign} ${valueText(condition, definition, language)}`;
};

/** `today`, a day or a span of days as people say it. */
const daysText = (value: Filter['value'], language: Language): string => {
  const { say } = speakOf(language);
  const text = String(value ?? '…');
  if ((namedDays as readonly string[]).includes(text)) return say(`days.${text as NamedDays}`);
  const [from = '', to] = text.split('..');
  if (to === undefined) return dayText(from, language);
  if (from === '') return say('days.until', { to: dayText(to, language) });
  if (to === '') return say('days.since', { from: dayText(from, language) });
  return `${dayText(from, language)} – ${dayText(to, language)}`;
};

const dayText = (day: string, language: Language): string => {
  const [year, month, date] = day.split('-');
  return language === 'en' || !date ? day : `${date}.${month}.${year}`;
};

const signs = { '=': '=', '!=': '≠', '<': '<', '<=': '≤', '>': '>', '>=': '≥' } as const;

const fieldText = (path: string, definition: Names, language: Language): string => {
  const { say } = speakOf(language);
  const [head = '', ...rest] = path.split('.');
  const tail = rest.join('.');
  if (head === 'entries') return say('entries', { stage: quoted(nameOf(definition.stages, tail, language), language) });
  if (head === 'fields') return quoted(nameOf(definition.fields, tail, language), language);
  if (head === 'outcomes')
    return say('outcomes', { outcome: quoted(nameOf(definition.outcomes, tail, language), language) });
  if (head === 'calendar') return say('working', { calendar: rest[0] ?? '' });
  if (head === 'source') return say('source', { name: tail });
  const around = definition.around?.find(({ key }) => key === path);
  if (around) return quoted(inLanguage(around.name, language), language);
  const known = `field.${path}`;
  if (known in automationWords) return say(known as Said);
  const fact = factNamed(path);
  return quoted(fact ? inLanguage(fact.name, language) : path, language);
};

const valueText = ({ field, value }: Filter, definition: Names, language: Language): string => {
  const own =
    definition.fields.find(({ key }) => `fields.${key}` === field) ??
    definition.around?.find(({ key }) => key === field);
  const currency = own?.type === 'money' || field === 'amount.amount' ? definition.currency : undefined;
  const name = (one: unknown): string => {
    if (currency && typeof one === 'number') return moneyText({ amount: one, currency }, language);
    if (typeof one === 'boolean') return speakOf(language).say(one ? 'yes' : 'no');
    if (field === 'stage') return quoted(nameOf(definition.stages, String(one), language), language);
    const option = own?.options?.find((each) => each.value === one);
    return option
      ? quoted(inLanguage(option.name, language), language)
      : typeof one === 'string'
        ? quoted(one, language)
        : String(one);
  };
  return Array.isArray(value) ? value.map(name).join(', ') : name(value);
};

export const dueSentence = (due: Due, language: Language): string => {
  const { say } = speakOf(language);
  switch (due.by) {
    case 'end_of_working_day':
      return say('due.endOfDay');
    case 'after':
      return say('due.after', { time: durationText({ amount: due.amount, unit: due.unit }, language) });
    case 'working':
      return say('due.working', { duration: durationText({ amount: due.amount, unit: due.unit }, language) });
    case 'next_working_day':
      return due.at === 'other_hour' ? say('due.otherHour') : say('due.nextDay', { clock: due.at });
  }
};

export const durationText = ({ amount, unit }: Duration, language: Language): string =>
  fill(automationWords[`unit.${unit}_${pluralOf(amount, language)}`], language, { count: amount });

const speakOf = (language: Language) => ({
  say: (key: Said, values: Record<string, string> = {}): string => fill(automationWords[key], language, values),
  list: (items: string[]): string => items.join(', '),
});

const nameOf = (named: { key: string; name: Words }[], key: string, language: Language): string => {
  const found = named.find((one) => one.key === key);
  return found ? inLanguage(found.name, language) : key;
};

const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);
