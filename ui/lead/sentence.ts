import type { Event } from '../../workflows/event/event.schema.ts';
import type { Pipeline } from '../../workflows/pipeline/pipeline.schema.ts';
import type { User } from '../../workflows/user/user.schema.ts';
import type { Words } from '../../workflows/words/words.schema.ts';
import { inLanguage } from '../../workflows/words/words.ts';
import { moneyText } from '../../workflows/money/money.ts';
import type { Currency } from '../../workflows/money/money.schema.ts';
import type { Refusal } from '../../workflows/refusal.ts';
import { refusalText } from '../kit/problem.ts';
import { exactText, nearDayText, wall } from '../kit/time.ts';
import type { Language } from '../language.ts';

export type Kind = 'message' | 'task' | 'process' | 'person' | 'money';
export type Around = {
  t: (key: string, values?: Record<string, unknown>) => string;
  language: Language;
  pipeline: Pipeline | undefined;
  users: User[];
};

/** What kind of entry it is: filters and colours follow it. */
export const kindOf = ({ noun, actor, type }: Event): Kind => {
  if (noun === 'delivery') return 'message';
  if (noun === 'invoice') return 'money';
  if (actor.kind === 'process' || type === 'automation.failed') return 'process';
  return noun === 'task' ? 'task' : 'person';
};

/** An entry as a person would say it. */
export const sentenceOf = (event: Event, around: Around): string => {
  const { t, language } = around;
  const { data, type } = event;
  const who = whoOf(event, around);
  const stage = (key: unknown) => {
    const found = around.pipeline?.definition.stages.find((one) => one.key === key);
    return found ? inLanguage(found.name, language) : String(key ?? '');
  };
  const person = (id: unknown) => around.users.find((user) => user.id === id)?.name ?? t('nobody');
  switch (type) {
    case 'lead.created':
      return data['form'] ? t('event.lead.created.form') : t('event.lead.created', { who });
    case 'lead.assigned':
      return t('event.lead.assigned', { who, person: person((data['decision'] as { chosen?: string })?.chosen) });
    case 'lead.moved':
      return (
        t('event.lead.moved', { who, stage: stage(data['to']) }) +
        (data['lossReason'] ? ` · ${lossReason(data['lossReason'], around)}` : '')
      );
    case 'lead.changed':
      return t('event.lead.changed', { who, what: changedOf(event, around) });
    case 'lead.noted':
      return String(data['text'] ?? '');
    case 'lead.paused':
      return t('event.lead.paused', { who, reason: String(data['reason'] ?? '') });
    case 'lead.resumed':
      return t('event.lead.resumed', { who });
    case 'lead.skipped':
      return t('event.lead.skipped', { who, to: exactText(String(data['to'])) });
    case 'automation.failed':
      return t('event.automation.failed', {
        name: nameOf(data['name'], language),
        because: refusalText(data['because'] as Refusal),
      });
    case 'task.created':
      return t('event.task.created', {
        who,
        text: String(data['text']),
        due: dueText(String(data['dueAt']), event.at),
        person: person(data['responsibleId']),
      });
    case 'task.done':
      return (
        t('event.task.done', { who, text: String(data['text']) }) +
        outcome(data['outcome'], around) +
        (data['result'] ? ` · ${String(data['result'])}` : '')
      );
    case 'task.escalated':
      return t('event.task.escalated', {
        text: String(data['text']),
        people: ((data['to'] as string[]) ?? []).map(person).join(', '),
      });
    case 'task.cancelled':
    case 'task.reminded':
    case 'task.overdue':
    case 'task.replanned':
      return t(`event.${type}`, { text: String(data['text'] ?? ''), person: person((data['to'] as string[])?.[0]) });
    case 'invoice.part_paid':
    case 'invoice.paid':
    case 'invoice.overpaid':
      return t(`event.${type}`, { amount: amountOf(data, language) });
    case 'invoice.created':
    case 'invoice.sent':
    case 'invoice.reminded':
    case 'invoice.overdue':
    case 'invoice.replanned':
    case 'invoice.payment_failed':
    case 'invoice.payment_mismatched':
    case 'invoice.void':
      return t(`event.${type}`, { who, reason: String(data['reason'] ?? '') });
    default:
      return type;
  }
};

/** The day as it was called when it was said, and the hour. */
const dueText = (due: string, said: string): string =>
  Date.parse(due) - Date.parse(said) < 86_400_000 && wall(due).isSame(wall(said), 'day')
    ? wall(due).format('HH:mm')
    : `${nearDayText(due, Date.now())} ${wall(due).format('HH:mm')}`;

export const whoOf = (event: Event, { t, language, pipeline }: Around): string => {
  const { actor, cause } = event;
  if (actor.kind === 'user') return actor.name ?? t('who.user');
  const automation = cause && pipeline?.definition.automations.find(({ key }) => key === cause.automation);
  if (automation) return t('who.automation', { name: inLanguage(automation.name, language).replace(/[«»“”]/g, '') });
  return t(`who.${actor.kind}`);
};

const outcome = (key: unknown, { pipeline, language }: Around): string => {
  const found = pipeline?.definition.outcomes.find((one) => one.key === key);
  return found ? ` · ${inLanguage(found.name, language)}` : '';
};
const lossReason = (key: unknown, { pipeline, language }: Around): string => {
  const found = pipeline?.definition.lossReasons.find((one) => one.key === key);
  return found ? inLanguage(found.name, language) : String(key);
};
const nameOf = (name: unknown, language: Language): string =>
  typeof name === 'object' && name ? inLanguage(name as Words, language) : String(name ?? '');
const amountOf = (data: Record<string, unknown>, language: Language): string =>
  typeof data['amount'] === 'number'
    ? moneyText({ amount: data['amount'], currency: String(data['currency']) as Currency }, language)
    : '';

const changedOf = (event: Event, { t, language, pipeline }: Around): string => {
  const set = (event.data['set'] ?? {}) as Record<string, [unknown, unknown]>;
  const parts = Object.entries(set).flatMap(([column, [before, after]]) => {
    if (['updated_at', 'search', 'currency'].includes(column)) return [];
    if (column !== 'fields')
      return [
        `${t(`field.${column}`)}: ${column === 'amount' && typeof after === 'number' ? moneyText({ amount: after, currency: String(set['currency']?.[1] ?? pipeline?.definition.currency ?? 'KZT') as Currency }, language) : valueText(after)}`,
      ];
    const [was, is] = [(before ?? {}) as Record<string, unknown>, (after ?? {}) as Record<string, unknown>];
    return Object.keys(is)
      .filter((key) => is[key] !== was[key])
      .map((key) => {
        const field = pipeline?.definition.fields.find((one) => one.key === key);
        const option = field?.options?.find(({ value }) => value === is[key]);
        return `${field ? inLanguage(field.name, language) : key}: ${option ? inLanguage(option.name, language) : valueText(is[key])}`;
      });
  });
  return parts.join('; ');
};
const valueText = (value: unknown): string => (Array.isArray(value) ? value.join(', ') : String(value ?? '—')) || '—';
