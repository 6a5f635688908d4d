import { reasonIn } from '../delivery/reason.ts';
import { messageName } from '../channel/index.ts';
import { phoneText } from '../contact/phone-text.ts';
import { roleText } from '../contact/role.ts';
import { payReasonText } from '../invoice/pay-reason.ts';
import type { Currency } from '../money/money.schema.ts';
import { moneyText } from '../money/money.ts';
import type { PipelineDefinition, PipelineField } from '../pipeline/pipeline.schema.ts';
import { refusalSentence } from '../refusals.ts';
import type { Language } from '../words/words.schema.ts';
import { taskText } from '../task/task-words.ts';
import { inLanguage } from '../words/words.ts';
import { typedEvent, type Typed } from './catalogue.ts';
import { changedSentence } from './changed.ts';
import type { Event } from './event.schema.ts';
import { nameIn, saySentence } from './say.ts';

/** Who reads, and what an event only names: the pipeline's version, users, moments in the reader's zone. */
export type Reader = {
  language: Language;
  definition: PipelineDefinition | undefined;
  /** what the contact or the company has whose story it is */
  fields?: PipelineField[];
  nameOf: (userId: string) => string | undefined;
  /** "21 November 2026, 18:40" */
  exact: (at: string) => string;
  /** a due date in the words used when it was set */
  due: (at: string, said: string) => string;
};

/** An event of a lead's story as a sentence. */
export const eventSentence = (told: Event, reader: Reader): string => {
  const event = typedEvent(told);
  const { language, definition } = reader;
  const say = (key: string, values: Record<string, string> = {}) =>
    saySentence(key, language, { who: whoSentence(event, reader), ...values }) ?? event.type;
  const person = (id: string | null | undefined) => reader.nameOf(id ?? '') ?? say('nobody');
  const name = automationName(told, reader);
  switch (event.type) {
    case 'lead.created': {
      const { ad, form, known } = event.data;
      if (event.data.import) return say('lead.created.import');
      return say(ad && !form ? 'lead.created.ad' : `lead.created${form ? '.form' : ''}${known ? '.known' : ''}`);
    }
    case 'lead.assigned':
      return say(event.type, { person: person(event.data.decision?.chosen) });
    case 'lead.moved':
    case 'lead.reopened': {
      const lost = event.type === 'lead.moved' ? event.data.lossReason : undefined;
      const reason = lost && nameIn(definition?.lossReasons, lost, undefined, language);
      const stage = nameIn(definition?.stages, event.data.to, undefined, language);
      return say(event.type, { stage }) + (reason ? ` · ${reason}` : '');
    }
    case 'lead.changed':
      return say(event.type, { what: changedSentence(told, reader) });
    case 'contact.changed':
    case 'company.changed':
      return say(event.type, { what: changedSentence(told, reader) });
    case 'contact.joined':
    case 'contact.parted':
    case 'lead.contact_removed':
    case 'lead.contact_chosen':
      return say(event.type, { client: event.data.name });
    case 'lead.contact_added':
      return say(event.type, { client: event.data.name, role: roleText(event.data.role, language) });
    case 'lead.contact_role_changed':
      return say(event.type, { client: event.data.name, role: roleText(event.data.to, language) });
    case 'company.joined':
    case 'company.parted':
    case 'lead.company_changed':
      return say(event.type, { company: event.data.name || '—' });
    case 'lead.merged':
    case 'lead.took_in':
    case 'lead.unmerged':
    case 'lead.let_go':
      return say(event.type, { number: String(event.data.number), name: event.data.name });
    case 'note.written':
    case 'lead.noted':
      return event.data.text;
    case 'lead.paused': {
      const until = event.data.until ? reader.exact(event.data.until) : '';
      return say(until ? 'lead.paused.until' : event.type, { reason: event.data.reason, until });
    }
    case 'delivery.queued': {
      const { goesAt } = event.data;
      const values = valuesOf(told, reader);
      return goesAt
        ? say('delivery.queued.later', { ...values, until: reader.exact(goesAt) })
        : say(event.type, values);
    }
    case 'conversation.snoozed':
      return say(event.type, { until: reader.exact(event.data.until) });
    case 'conversation.edited':
    case 'conversation.deleted':
    case 'conversation.fetched':
      return say(event.actor.kind === 'user' ? `${event.type}.ours` : event.type, valuesOf(told, reader));
    case 'conversation.assigned':
      return say(event.type, { person: person(event.data.to) });
    case 'lead.skipped':
      return say(event.type, { to: reader.exact(event.data.to) });
    case 'lead.migrated':
      return say(event.data.undo ? 'lead.migrated.undo' : event.type, { version: String(event.data.version ?? '') });
    case 'lead.steered':
      return say(`lead.steered.${event.data.order}${event.data.of === 'stop' ? '.stop' : ''}`, { name });
    case 'automation.failed':
      return say(event.type, { name, because: refusalSentence(event.data.because, language) });
    case 'automation.waiting':
      return event.data.until
        ? say(event.type, { name, until: reader.exact(event.data.until) })
        : say('automation.waiting.event', { name });
    case 'automation.went_on':
      return say(event.data.happened ? 'automation.went_on.happened' : event.type, { name });
    case 'automation.branched':
      return say(event.data.holds ? 'automation.branched.holds' : event.type, { name });
    case 'automation.stopped':
      return say(`automation.stopped.${event.data.why}`, { name });
    case 'task.created': {
      const { dueAt, responsibleId } = event.data;
      const text = textOfTask(event.data.text, reader);
      const isTold = event.actor.kind === 'provider' || event.actor.kind === 'system';
      const due = reader.due(dueAt, event.at);
      return say(isTold ? 'task.created.told' : event.type, { text, due, person: person(responsibleId) });
    }
    case 'task.replanned': {
      const { dueAt } = event.data;
      const text = textOfTask(event.data.text, reader);
      const due = dueAt ? reader.due(dueAt, event.at) : '';
      return say(due ? 'task.replanned.to' : event.type, { text, due });
    }
    case 'task.changed': {
      const { dueAt } = event.data;
      const text = textOfTask(event.data.text, reader);
      return say(dueAt ? 'task.changed.due' : event.type, { text, due: dueAt ? reader.due(dueAt, event.at) : '' });
    }
    case 'task.done': {
      const { outcome, result } = event.data;
      const text = textOfTask(event.data.text, reader);
      const ended = outcome && nameIn(definition?.outcomes, outcome, undefined, language);
      return [say(event.type, { text }), ended, result].filter(Boolean).join(' · ');
    }
    case 'file.attached':
    case 'file.removed':
      return say(event.type, { name: event.data.name });
    case 'task.escalated': {
      const { to } = event.data;
      const text = textOfTask(event.data.text, reader);
      return say(event.type, { text, people: (to ?? []).map(person).join(', ') });
    }
    default:
      return say(event.type, { name, ...valuesOf(told, reader), person: person(toWhom(event)) });
  }
};

const textOfTask = (text: string, { definition, language }: Reader): string =>
  taskText(text, definition ? [definition] : [], language);

/** What the sentence of any other event may name. */
const valuesOf = ({ noun, data }: Event, reader: Reader): Record<string, string> => {
  const { language } = reader;
  const { text, reason, error, amount, total, number, account, recipient, address, status } = data;
  const plain = (value: unknown) => String(value ?? '');
  return {
    text: noun === 'task' ? textOfTask(plain(text), reader) : plain(text),
    reason: noun === 'invoice' ? payReasonText(plain(reason), language) : reasonIn(plain(reason ?? error), language),
    amount: amountOf(amount, data, language),
    total: amountOf(total, data, language),
    number: plain(number),
    channel: account ? messageName(plain(account), language) : '',

    recipient: phoneText(plain(recipient)),
    address: phoneText(plain(address)),
    status: plain(status),
  };
};

const toWhom = (event: Typed<Event>): string | undefined =>
  event.type === 'task.assigned' || event.type === 'task.reminded' || event.type === 'task.overdue'
    ? event.data.to?.[0]
    : undefined;

const automationName = ({ data }: Event, { definition, language }: Reader): string =>
  nameIn(definition?.automations, data['automation'], data['name'], language);

export const whoSentence = (
  { actor, cause }: Pick<Event, 'actor' | 'cause'>,
  { language, definition }: Reader,
): string => {
  if (actor.kind === 'user') return actor.name ?? saySentence('who.user', language) ?? '';
  const automation = cause && definition?.automations.find(({ key }) => key === cause.automation);
  if (automation)
    return (
      saySentence('who.automation', language, { name: inLanguage(automation.name, language).replace(/[«»“”]/g, '') }) ??
      ''
    );
  return saySentence(`who.${actor.kind}`, language) ?? actor.kind;
};

const amountOf = (amount: unknown, { currency }: Record<string, unknown>, language: Language): string =>
  typeof amount === 'number' ? moneyText({ amount, currency: String(currency) as Currency }, language) : '';
