import type { PipelineDefinition } from '../pipeline/pipeline.schema.ts';
import { moneyText } from '../money/money.ts';
import type { Language, Words } from '../words/words.schema.ts';
import { inLanguage } from '../words/words.ts';
import type { Action, Automation, Condition, Due, Filter, Trigger } from './automation.schema.ts';
import { automationWords, type Said } from './automation.words.ts';

type Names = Pick<PipelineDefinition, 'stages' | 'outcomes' | 'tasks' | 'fields' | 'lossReasons'>;

type TemplateName = (key: string) => string;
const asIs: TemplateName = (key) => key;

/** An automation as a person would say it: when, where, under which condition, and what then. */
export const automationSentence = (
  automation: Automation,
  definition: Names,
  language: Language,
  templateName = asIs,
): string => {
  const { say, list } = speaker(language);
  const stages = automation.stages?.map((key) => quoted(nameOf(definition.stages, key, language), language));
  const where = stages && automation.when.on !== 'stage.entered' ? say('inStages', { stages: list(stages) }) : '';
  const condition = automation.if
    ? say('if', { condition: conditionSentence(automation.if, definition, language) })
    : '';
  const actions = automation.then
    .map((action) => actionSentence(action, definition, language, templateName))
    .join('; ');
  const when = triggerSentence(automation.when, stages, definition, language);
  return `${capital([when, where, condition].filter(Boolean).join(', '))}: ${actions}.`;
};

export const actionSentence = (action: Action, definition: Names, language: Language, templateName = asIs): string => {
  const { say } = speaker(language);
  switch (action.do) {
    case 'message.send':
      return (
        say(`send.${action.channel}`, { template: quoted(templateName(action.template), language) }) +
        (action.attach.length
          ? say('with', { files: action.attach.map((file) => say(`file.${file}`)).join(', ') })
          : '')
      );
    case 'task.create':
      return say(`task.${action.who}`, {
        text: quoted(inLanguage(action.text, language), language),
        due: dueSentence(action.due, language),
      });
    case 'lead.assign':
      return say(`assign.${action.rule}`);
    case 'lead.move':
      return say('move', { stage: quoted(nameOf(definition.stages, action.stage, language), language) });
    case 'invoice.issue': {
      const amount = action.lines.reduce((sum, line) => sum + line.quantity * line.unitAmount, 0);
      return say('invoice', {
        money: moneyText({ amount, currency: action.currency }, language),
        days: durationText(action.dueDays, 'days', language),
      });
    }
    case 'notify':
      return say(`notify.${action.who}`, { text: quoted(inLanguage(action.text, language), language) });
  }
};

const triggerSentence = (
  when: Trigger,
  stages: string[] | undefined,
  definition: Names,
  language: Language,
): string => {
  const { say, list } = speaker(language);
  switch (when.on) {
    case 'stage.entered':
      return stages ? say('entered', { stages: list(stages) }) : say('entered.any');
    case 'stage.time':
      return say('time', { duration: secondsText(when.seconds, language) });
    case 'task.done':
      return when.outcome
        ? say('done.outcome', { outcome: quoted(nameOf(definition.outcomes, when.outcome, language), language) })
        : say('done');
    default:
      return say(when.on);
  }
};

export const conditionSentence = (condition: Condition, definition: Names, language: Language): string => {
  const { say } = speaker(language);
  if ('all' in condition)
    return condition.all.map((part) => conditionSentence(part, definition, language)).join(say('and'));
  if ('any' in condition)
    return condition.any.map((part) => conditionSentence(part, definition, language)).join(say('or'));
  if ('not' in condition) return say('not', { condition: conditionSentence(condition.not, definition, language) });
  const field = fieldText(condition.field, definition, language);
  if (condition.is === 'empty' || condition.is === 'filled') return say(condition.is, { field });
  return `${field} ${condition.is === 'in' ? say('in') : signs[condition.is]} ${valueText(condition, definition, language)}`;
};

const signs = { '=': '=', '!=': '≠', '<': '<', '<=': '≤', '>': '>', '>=': '≥' } as const;

const fieldText = (path: string, definition: Names, language: Language): string => {
  const { say } = speaker(language);
  const [head = '', ...rest] = path.split('.');
  const tail = rest.join('.');
  if (head === 'entries') return say('entries', { stage: quoted(nameOf(definition.stages, tail, language), language) });
  if (head === 'fields') return quoted(nameOf(definition.fields, tail, language), language);
  if (head === 'source') return say('source', { name: tail });
  const known = `field.${path}`;
  return known in automationWords ? say(known as Said) : quoted(path, language);
};

const valueText = ({ field, value }: Filter, definition: Names, language: Language): string => {
  const own = definition.fields.find(({ key }) => `fields.${key}` === field);
  const name = (one: unknown): string => {
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
  const { say } = speaker(language);
  switch (due.by) {
    case 'end_of_working_day':
      return say('due.endOfDay');
    case 'after':
      return say('due.after', { duration: durationText(due.amount, due.unit, language) });
    case 'next_working_day':
      return due.at === 'other_hour' ? say('due.otherHour') : say('due.nextDay', { clock: due.at });
  }
};

const secondsText = (seconds: number, language: Language): string => {
  const unit = seconds % 86_400 === 0 ? 'days' : seconds % 3600 === 0 ? 'hours' : 'minutes';
  return durationText(Math.round(seconds / { days: 86_400, hours: 3600, minutes: 60 }[unit]), unit, language);
};

type Unit = 'minutes' | 'hours' | 'days' | 'weeks' | 'months';
const durationText = (count: number, unit: Unit, language: Language): string =>
  `${count} ${inLanguage(automationWords[`unit.${unit}`], language).split('|')[formOf(count, language)]}`;

/** 0: one, 1: few, 2: many. Kazakh has one form after a number. */
const formOf = (count: number, language: Language): number => {
  if (language === 'kk') return 0;
  if (language === 'en') return count === 1 ? 0 : 1;
  const [tens, ones] = [count % 100, count % 10];
  if (ones === 1 && tens !== 11) return 0;
  return ones >= 2 && ones <= 4 && (tens < 12 || tens > 14) ? 1 : 2;
};

const speaker = (language: Language) => ({
  say: (key: Said, values: Record<string, string> = {}): string =>
    inLanguage(automationWords[key], language).replace(/\{(\w+)\}/g, (hole, name: string) => values[name] ?? hole),
  list: (items: string[]): string => items.join(', '),
});

const nameOf = (named: { key: string; name: Words }[], key: string, language: Language): string => {
  const found = named.find((one) => one.key === key);
  return found ? inLanguage(found.name, language) : key;
};

const quoted = (text: string, language: Language): string => (language === 'en' ? `“${text}”` : `«${text}»`);
const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);
