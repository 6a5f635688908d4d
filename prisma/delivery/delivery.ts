import { clientChannels } from '../../workflows/channel/index.ts';
import type { CatalogueEvent, EventData, EventTypeOf } from '../../workflows/event/catalogue.ts';
import { isSilent } from '../../workflows/event/silent.ts';
import { priorityOf, whyNotRetry } from '../../workflows/delivery/delivery.ts';
import { isByClock } from '../../workflows/delivery/sending-hours.ts';
import { usefulUntil } from '../../workflows/delivery/useful.ts';
import { isRefusal, refuse, type Refusal } from '../../workflows/refusal.ts';
import type { Subject } from '../../workflows/subject/subject.ts';
import type { Database } from '../client.ts';
import { readDelivery, type DeliveryOfLead } from './delivery-row.ts';
import { newColumns, pokesFor } from '../event/event.ts';
import { uuidv7 } from '../id.ts';
import { capped, takePlace, type Place } from './message-cap.ts';
import { leadNow, readLeadRow, type LeadRow } from '../lead/lead-row.ts';
import type { Done } from '../lead/lead.ts';
import { morningOf } from './night.ts';
import { receiverOf, type Receiver } from './receiver.ts';
import { askToSend } from './unsent.ts';
import { command, type Change, type Doing, type NewEvent } from '../write.ts';

export type Message = {
  account: string;
  template: string;
  attachments?: string[];
  invoiceId?: string | null;
  variables?: Record<string, unknown>;
  /** a person wants it to wait for the client's morning */
  inMorning?: boolean;
  /** of a process: later than so many hours after its moment it does not go any more */
  usefulHours?: number | undefined;
};

/** Puts a message to the lead's main contact into the ledger; the account's own process sends it, unless a cap holds it for a user. Refused: NotFound, NoAddress, UnknownTemplate. */
export const queueMessage = (
  db: Database,
  {
    leadId,
    account,
    template,
    attachments,
    invoiceId,
    variables,
    usefulHours,
    ...doing
  }: Doing & Message & { leadId: string },
): Promise<Done | Refusal> =>
  command(
    db,
    { key: doing.key, request: { message: leadId, account, template, attachments, invoiceId, variables } },
    async () => {
      const lead = await readLeadRow(db, leadId);
      if (isRefusal(lead)) return lead;
      const message = { account, template, attachments, invoiceId, variables, usefulHours };
      const written = await messageOf(db, doing, lead, message);
      if (isRefusal(written)) return written;
      return together(written.change, written.isHeld ? await askToSend(db, doing, lead) : []);
    },
  );

type Addressed = { id: string; at: string; receiver: Receiver; place: Place | undefined };

/** Whom a message goes to, and its place under the caps. */
const addressed = async (
  db: Database,
  doing: Doing,
  lead: LeadRow,
  { account, template }: Pick<Message, 'account' | 'template'>,
): Promise<Addressed> => {
  const id = uuidv7();
  const at = doing.at ?? leadNow(lead);
  const receiver = await receiverOf(db, lead.id, account, template);
  const { known, address } = receiver;
  const place =
    known && address
      ? await takePlace(db, doing, lead, { deliveryId: id, account, recipient: address, at })
      : undefined;
  return { id, at, receiver, place };
};

/** Asks for what a message of this round will need, so that its step need not wait for it. */
export const expectMessage = (
  db: Database,
  doing: Doing,
  lead: LeadRow,
  message: Pick<Message, 'account' | 'template'>,
): void => {
  const asked = addressed(db, doing, lead, message);
  // who needs it hears of an error
  asked.catch(() => {});
  db.round?.early.set(`${message.account} ${message.template}`, asked);
};

type Written = { change: Change<Done>; isHeld: boolean };

/** The rows and the event of one message, to be written with the change that causes it. */
const messageOf = async (db: Database, doing: Doing, lead: LeadRow, message: Message): Promise<Written | Refusal> => {
  const { account, template, attachments = [], invoiceId = null, variables = {} } = message;
  const early = db.round?.early.get(`${account} ${template}`) as Promise<Addressed> | undefined;
  db.round?.early.delete(`${account} ${template}`);
  const { id, at, receiver, place } = await (early ?? addressed(db, doing, lead, message));
  if (!receiver.known) return refuse('UnknownTemplate', { template, channel: account });
  if (!receiver.address) return refuse('NoAddress', { channel: account });
  const goesAt =
    isByClock(doing) || message.inMorning ? await morningOf(db, lead, receiver, { account, at }) : undefined;
  const { held, inserts } = await capped(db, lead, place);
  const notAfter = held ? undefined : usefulUntil(doing, goesAt ?? at, message.usefulHours);
  const row = {
    id,
    account,
    lead_id: lead.id,
    contact_id: receiver.contactId,
    invoice_id: invoiceId,
    template,
    language: receiver.language,
    recipient: receiver.address,
    variables,
    attachments,
    state: held ? 'failed' : 'queued',
    cause: doing.cause ?? {},
    priority: priorityOf(doing.actor, goesAt !== undefined),
    created_at: at,
    event_seq: 1,
    ...(notAfter ? { not_after: ourTime(lead, notAfter) } : {}),
    ...(held ? { reason: held, settled_at: at } : goesAt ? { not_before: ourTime(lead, goesAt) } : {}),
  };
  const type = held ? 'delivery.failed' : 'delivery.queued';
  const change: Change<Done> = {
    inserts: [{ table: 'delivery', row }, ...inserts],
    events: [
      {
        noun: 'delivery',
        noun_id: id,
        seq: 1,
        type,
        at,
        subject: { kind: 'lead', id: lead.id },
        actor: doing.actor,
        cause: doing.cause ?? null,
        data: {
          set: newColumns({ ...row, recipient: receiver.shown }),
          account,
          template,
          recipient: receiver.shown ?? undefined,
          attachments,
          ...(held ? { reason: held, held: true } : goesAt ? { goesAt } : {}),
        },
        pokes: wakes({ type, actor: doing.actor, lead: lead.id }, !held && `channel:${account}`),
      },
    ],
    result: { id, version: 1 },
  };
  return { change, isHeld: held !== undefined };
};

/** A moment of the lead's clock by ours. */
const ourTime = (lead: LeadRow, at: string): string => new Date(Date.parse(at) - lead.clock_offset).toISOString();

/** Several changes as one, written together. */
export const together = <T>(change: Change<T>, more: Change[]): Change<T> => ({
  ...change,
  inserts: [...(change.inserts ?? []), ...more.flatMap(({ inserts = [] }) => inserts)],
  updates: [...(change.updates ?? []), ...more.flatMap(({ updates = [] }) => updates)],
  events: [...(change.events ?? []), ...more.flatMap(({ events = [] }) => events)],
});

/** The same template by every channel that has it and for which the client has an address; other channels are left out. */
export const messagesOnAllChannels = async (
  db: Database,
  doing: Doing,
  lead: LeadRow,
  { attachments = [], ...message }: Omit<Message, 'account'>,
): Promise<Change[]> => {
  const written: Written[] = [];
  for (const { kind: account, limits } of clientChannels) {
    const one = await messageOf(db, doing, lead, {
      ...message,
      account,
      attachments: limits.attachments ? attachments : [],
    });
    if (!isRefusal(one)) written.push(one);
  }
  const asked = written.some(({ isHeld }) => isHeld) ? await askToSend(db, doing, lead) : [];
  return [...written.map(({ change }) => change), ...asked];
};

/** Sends a failed message again, to where the lead's messages go now, at once or in the client's morning. Refused: NotFound, DeliveryNotFailed, NoAddress. */
export const retryDelivery = (
  db: Database,
  { deliveryId, inMorning = false, ...doing }: Doing & { deliveryId: string; inMorning?: boolean },
): Promise<Done | Refusal> =>
  command(db, { key: doing.key, request: { retry: deliveryId, ...(inMorning ? { inMorning } : {}) } }, async () => {
    const delivery = await readDelivery(db, deliveryId);
    if (!delivery) return refuse('NotFound');
    const refusal = whyNotRetry({ state: delivery.state, goesAt: delivery.not_before?.toISOString() ?? null });
    if (refusal) return refusal;
    const { lead_id: leadId, account } = delivery;
    const receiver =
      leadId && delivery.contact_id && delivery.message_id === null
        ? await receiverOf(db, leadId, account, delivery.template)
        : undefined;
    const recipient = receiver ? receiver.address : delivery.recipient;
    if (!recipient) return refuse('NoAddress', { channel: account });
    const at = doing.at ?? leadNow({ clock_offset: delivery.clock_offset ?? 0 });
    // a person knows what is still worth sending
    const again = {
      ...{ state: 'queued', reason: null, not_after: null, settled_at: null },
      not_before: inMorning && leadId && receiver ? await itsMorning(db, leadId, receiver, { account, at }) : null,
    };
    // what a user typed is sent as it was typed, and what no template writes as it was written
    const keeps =
      (delivery.message_id ?? delivery.changes_id) !== null || delivery.variables['confirmation'] !== undefined;
    const set = { ...again, ...(keeps ? {} : { subject: null, body: null }), recipient };
    return {
      updates: [{ table: 'delivery', id: deliveryId, version: delivery.version, set, events: 1 }],
      events: [
        deliveryEvent(
          delivery,
          doing,
          at,
          { type: 'delivery.retried', data: { set: changesOf(delivery, again) } },
          `channel:${delivery.account}`,
        ),
      ],
      result: { id: deliveryId, version: delivery.version + 1 },
    };
  });

const itsMorning = async (
  db: Database,
  leadId: string,
  receiver: Receiver,
  when: { account: string; at: string },
): Promise<string | null> => {
  const lead = await readLeadRow(db, leadId);
  const goesAt = isRefusal(lead) ? undefined : await morningOf(db, lead, receiver, when);
  return goesAt === undefined || isRefusal(lead) ? null : ourTime(lead, goesAt);
};

type DeliveryEvent = CatalogueEvent<EventTypeOf<'delivery'>>;
/** What happens to a message, besides whose account and which template it is. */
type DeliveryNews = {
  [T in DeliveryEvent['type']]: { type: T; data: Omit<EventData<T>, 'account' | 'template'> };
}[DeliveryEvent['type']];

export const deliveryEvent = (
  delivery: DeliveryOfLead,
  doing: Pick<Doing, 'actor' | 'cause'>,
  at: string,
  { type, data }: DeliveryNews,
  ...others: string[]
): NewEvent => ({
  ...({ type, data: { account: delivery.account, template: delivery.template, ...data } } as DeliveryEvent),
  noun: 'delivery',
  noun_id: delivery.id,
  seq: delivery.event_seq + 1,
  at,
  subject: storyOf(delivery),
  actor: doing.actor,
  cause: doing.cause ?? null,
  pokes: wakes({ type, actor: doing.actor, lead: delivery.lead_id }, ...others),
});

/** Whose story a message belongs to. */
const storyOf = ({ lead_id: lead, conversation_id: conversation }: DeliveryOfLead): Subject | null => {
  if (conversation) return { kind: 'conversation', id: conversation };
  return lead ? { kind: 'lead', id: lead } : null;
};

const wakes = (
  event: { type: string; actor: Doing['actor']; lead: string | null },
  ...others: (string | false)[]
): string[] => pokesFor(event.actor, [!isSilent(event) && event.lead && `lead:${event.lead}`, ...others]);

/** Each column that really changes, before and after. */
export const changesOf = (row: object, set: Record<string, unknown>): Record<string, [unknown, unknown]> =>
  Object.fromEntries(
    Object.entries(set)
      .map(([column, after]): [string, [unknown, unknown]] => [
        column,
        [plain((row as Record<string, unknown>)[column]), plain(after)],
      ])
      .filter(([, [before, after]]) => before !== after),
  );

const plain = (value: unknown): unknown => (value instanceof Date ? value.toISOString() : (value ?? null));
