import { payReasonText } from '../invoice/pay-reason.ts';
import { nameOfPath } from '../lead/entry.ts';
import type { Currency } from '../money/money.schema.ts';
import { moneyText } from '../money/money.ts';
import type { PipelineDefinition } from '../pipeline/pipeline.schema.ts';
import { refusalSentence } from '../refusals.ts';
import type { Refusal } from '../refusal.ts';
import type { Language, Words } from '../words/words.schema.ts';
import { fill } from '../words/fill.ts';
import { inLanguage } from '../words/words.ts';
import type { Event } from './event.schema.ts';
import { eventWords } from './event.words.ts';

/** Who reads, and what an event only names: the pipeline's version, users, moments in the reader's zone. */
export type Reader = {
  language: Language;
  definition: PipelineDefinition | undefined;
  nameOf: (userId: string) => string | undefined;
  /** "21 November 2026, 18:40" */
  exact: (at: string) => string;
  /** a due date in the words used when it was set */
  due: (at: string, said: string) => string;
};

export const saySentence = (
  key: string,
  language: Language,
  values: Record<string, string> = {},
): string | undefined => {
  const words = eventWords[key];
  return words && fill(words, language, values).trim();
};

/** An event of a lead's story as a sentence. */
export const eventSentence = (event: Event, reader: Reader): string => {
  const { data, type } = event;
  const { language, definition } = reader;
  const say = (key: string, values: Record<string, string> = {}) =>
    saySentence(key, language, { who: whoSentence(event, reader), ...values }) ?? type;
  const person = (id: unknown) => reader.nameOf(String(id ?? '')) ?? say('nobody');
  const name = nameIn(definition?.automations, data['automation'], data['name'], language);
  switch (type) {
    case 'lead.created':
      return say(
        data['ad'] && !data['form']
          ? 'lead.created.ad'
          : `lead.created${data['form'] ? '.form' : ''}${data['known'] ? '.known' : ''}`,
      );
    case 'lead.assigned':
      return say(type, { person: person((data['decision'] as { chosen?: string } | undefined)?.chosen) });
    case 'lead.moved':
    case 'lead.reopened': {
      const reason = data['lossReason'] && nameIn(definition?.lossReasons, data['lossReason'], undefined, language);
      const stage = nameIn(definition?.stages, data['to'], undefined, language);
      return say(type, { stage }) + (reason ? ` · ${reason}` : '');
    }
    case 'lead.changed':
      return say(type, { what: changedSentence(event, reader) });
    case 'lead.noted':
      return String(data['text'] ?? '');
    case 'lead.paused': {
      const until = data['until'] ? reader.exact(String(data['until'])) : '';
      return say(until ? 'lead.paused.until' : type, { reason: String(data['reason'] ?? ''), until });
    }
    case 'lead.skipped':
      return say(type, { to: reader.exact(String(data['to'])) });
    case 'lead.migrated':
      return say(data['undo'] ? 'lead.migrated.undo' : type, { version: String(data['version'] ?? '') });
    case 'lead.steered':
      return say(`lead.steered.${String(data['order'])}${data['of'] === 'stop' ? '.stop' : ''}`, { name });
    case 'automation.failed':
      return say(type, { name, because: refusalSentence(data['because'] as Refusal, language) });
    case 'automation.waiting':
      return data['until']
        ? say(type, { name, until: reader.exact(String(data['until'])) })
        : say('automation.waiting.event', { name });
    case 'automation.went_on':
      return say(data['happened'] ? 'automation.went_on.happened' : type, { name });
    case 'automation.branched':
      return say(data['holds'] ? 'automation.branched.holds' : type, { name });
    case 'automation.stopped':
      return say(`automation.stopped.${String(data['why'])}`, { name });
    case 'task.created': {
      const due = reader.due(String(data['dueAt']), event.at);
      const isTold = event.actor.kind === 'provider' || event.actor.kind === 'system';
      return say(isTold ? 'task.created.told' : type, {
        text: String(data['text']),
        due,
        person: person(data['responsibleId']),
      });
    }
    case 'task.replanned': {
      const due = data['dueAt'] ? reader.due(String(data['dueAt']), event.at) : '';
      return say(due ? 'task.replanned.to' : type, { text: String(data['text'] ?? ''), due });
    }
    case 'task.done': {
      const outcome = data['outcome'] && nameIn(definition?.outcomes, data['outcome'], undefined, language);
      return [say(type, { text: String(data['text']) }), outcome, data['result']].filter(Boolean).join(' · ');
    }
    case 'task.escalated': {
      const people = ((data['to'] as string[] | undefined) ?? []).map(person).join(', ');
      return say(type, { text: String(data['text']), people });
    }
    default:
      return say(type, {
        name,
        text: String(data['text'] ?? ''),
        person: person((data['to'] as string[] | undefined)?.[0] ?? data['responsibleId']),
        reason:
          event.noun === 'invoice'
            ? payReasonText(String(data['reason'] ?? ''), language)
            : String(data['reason'] ?? data['error'] ?? ''),
        amount: amountOf(data['amount'], data, language),
        total: amountOf(data['total'], data, language),
        number: String(data['number'] ?? ''),
        channel: String(data['account'] ?? ''),
        recipient: String(data['recipient'] ?? ''),
        address: String(data['address'] ?? ''),
        status: String(data['status'] ?? ''),
      });
  }
};

export const whoSentence = ({ actor, cause }: Event, { language, definition }: Reader): string => {
  if (actor.kind === 'user') return actor.name ?? saySentence('who.user', language) ?? '';
  const automation = cause && definition?.automations.find(({ key }) => key === cause.automation);
  if (automation)
    return (
      saySentence('who.automation', language, { name: inLanguage(automation.name, language).replace(/[«»“”]/g, '') }) ??
      ''
    );
  return saySentence(`who.${actor.kind}`, language) ?? actor.kind;
};

/** What a changed column is called. */
export const columnName = (column: string, language: Language): string =>
  saySentence(`column.${column}`, language) ?? column;

const silent = ['updated_at', 'search', 'currency'];

const changedSentence = ({ data }: Event, { language, definition }: Reader): string => {
  const set = (data['set'] ?? {}) as Record<string, [unknown, unknown]>;
  return Object.entries(set)
    .flatMap(([column, [before, after]]) => {
      if (silent.includes(column)) return [];
      if (column === 'fields') return fieldChanges(before, after, definition, language);
      if (column === 'checklist') return checklistChanges(before, after, definition, language);
      const currency = String(set['currency']?.[1] ?? definition?.currency ?? 'KZT') as Currency;
      const isMoney = column === 'amount' && typeof after === 'number';
      const value = isMoney ? moneyText({ amount: after, currency }, language) : shown(after);
      return [`${columnName(column, language)}: ${value}`];
    })
    .join('; ');
};

const fieldChanges = (
  before: unknown,
  after: unknown,
  definition: PipelineDefinition | undefined,
  language: Language,
): string[] => {
  const [was, is] = [(before ?? {}) as Record<string, unknown>, (after ?? {}) as Record<string, unknown>];
  return Object.keys(is)
    .filter((key) => is[key] !== was[key])
    .map((key) => {
      const option = definition?.fields
        .find((field) => field.key === key)
        ?.options?.find(({ value }) => value === is[key]);
      const name = definition ? inLanguage(nameOfPath(`fields.${key}`, definition), language) : key;
      return `${name}: ${option ? inLanguage(option.name, language) : shown(is[key])}`;
    });
};

const checklistChanges = (
  before: unknown,
  after: unknown,
  definition: PipelineDefinition | undefined,
  language: Language,
): string[] => {
  const [was, is] = [(before ?? {}) as Record<string, string[]>, (after ?? {}) as Record<string, string[]>];
  return [...new Set([...Object.keys(was), ...Object.keys(is)])].flatMap((stage) => {
    const items = definition?.stages.find(({ key }) => key === stage)?.entry?.checklist;
    const name = (key: string) => nameIn(items, key, undefined, language);
    const [old, now] = [was[stage] ?? [], is[stage] ?? []];
    return [
      ...now.filter((key) => !old.includes(key)).map((key) => `✓ ${name(key)}`),
      ...old.filter((key) => !now.includes(key)).map((key) => `− ${name(key)}`),
    ];
  });
};

const nameIn = (
  named: { key: string; name: Words }[] | undefined,
  key: unknown,
  told: unknown,
  language: Language,
): string => {
  const found =
    named?.find((one) => one.key === key)?.name ?? (typeof told === 'object' && told ? (told as Words) : undefined);
  return found ? inLanguage(found, language).replace(/[«»“”]/g, '') : String(told ?? key ?? '');
};

const amountOf = (amount: unknown, { currency }: Record<string, unknown>, language: Language): string =>
  typeof amount === 'number' ? moneyText({ amount, currency: String(currency) as Currency }, language) : '';
const shown = (value: unknown): string => (Array.isArray(value) ? value.join(', ') : String(value ?? '—')) || '—';
