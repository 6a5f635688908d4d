import { randomUUID } from 'node:crypto';
import { EventEmitter } from 'node:events';
import { Control } from './control.ts';
import { openLedger } from './ledger.ts';
import type { Ledger, Line, LineRange } from './ledger.ts';

export type MessageState = 'queued' | 'sent' | 'delivered' | 'read' | 'undelivered' | 'failed';

/** One e-mail or SMS as it was taken, with everything that came with it. */
export type FullMessage = {
  id: string;
  channel: 'mail' | 'sms';
  from: string;
  to: string[];
  subject: string;
  text: string;
  html: string;
  messageId: string;
  headers: { key: string; value: string }[];
  attachments: { name: string; type: string; size: number; content: string; contentId: string }[];
  account: string;
  statusCallback: string;
};

/** The part of it that stays in memory. */
export type Message = Omit<FullMessage, 'html' | 'headers' | 'attachments'> & {
  n: number;
  at: string;
  place: LineRange;
  state: MessageState;
  errorCode: number | null;
  changedAt: string;
  /** when each further copy with the same Message-ID came */
  copiesAt: string[];
  /** the reply was dropped on purpose, so the sender does not know */
  lost: boolean;
  attachments: number;
  /** everything that a search may find it by */
  haystack: string;
};

export type CheckoutLine = { name: string; amount: number; quantity: number };
export type Session = {
  id: string;
  created: number;
  expiresAt: number;
  amount: number;
  /** what the last payment paid: half of the total if the visitor chose so */
  paidAmount: number | null;
  currency: string;
  lines: CheckoutLine[];
  status: 'open' | 'complete' | 'expired';
  paymentStatus: 'unpaid' | 'paid';
  intentId: string | null;
  successUrl: string;
  cancelUrl: string | null;
  clientReferenceId: string | null;
  customerEmail: string | null;
  locale: string | null;
  metadata: Record<string, string>;
  intentMetadata: Record<string, string>;
  description: string | null;
};
export type Intent = {
  id: string;
  sessionId: string;
  created: number;
  amount: number;
  received: number;
  currency: string;
  status: 'succeeded' | 'requires_payment_method' | 'processing';
  error: { code: string; declineCode: string; message: string } | null;
  metadata: Record<string, string>;
  description: string | null;
};
export type PayEvent = { id: string; type: string; created: number; sessionId: string; body: object };

/** A call that the sandbox makes to the application: a receipt of an SMS or a payment notice. */
export type Callback = {
  id: string;
  kind: 'sms' | 'pay';
  /** the message's or the event's id */
  of: string;
  url: string;
  what: string;
  body: string;
  at: string;
  dueAt: number;
  answers: { at: string; status: number }[];
  done: boolean;
};

export type Remembered = { hash: string; status: number; body: object };

type Entry =
  | (Line & { type: 'message'; message: FullMessage; lost: boolean })
  | (Line & { type: 'copy'; id: string })
  | (Line & { type: 'state'; id: string; state: MessageState; errorCode: number | null })
  | (Line & { type: 'session'; session: Session })
  | (Line & { type: 'intent'; intent: Intent })
  | (Line & { type: 'event'; event: PayEvent })
  | (Line & { type: 'callback'; callback: Omit<Callback, 'answers' | 'done' | 'at'> })
  | (Line & { type: 'callback.answer'; id: string; status: number; done: boolean; dueAt: number })
  | (Line & { type: 'remembered'; key: string; answer: Remembered })
  | (Line & { type: 'control'; control: Control });
type NewEntry = Entry extends infer One ? (One extends Line ? Omit<One, 'at'> : never) : never;

export type News = { kind: 'message' | 'payment' | 'control' | 'call'; id?: string };

/** A request that one of the played providers got, and its answer; only the most recent ones, in memory. */
export type Call = { at: string; provider: 'mail' | 'sms' | 'pay'; what: string; to: string; answer: string };

/** The sandbox's whole state: the ledger folded into maps. */
export const openRecord = async (file: string, broken: (error: Error) => void) => {
  const messages: Message[] = [];
  const byId = new Map<string, Message>();
  const byMessageId = new Map<string, Message>();
  const sessions = new Map<string, Session>();
  const intents = new Map<string, Intent>();
  const events = new Map<string, PayEvent>();
  const callbacks = new Map<string, Callback>();
  const callbacksOf = new Map<string, Callback[]>();
  const remembered = new Map<string, Remembered>();
  const calls: Call[] = [];
  const news = new EventEmitter<{ news: [News] }>();
  news.setMaxListeners(0);
  let control = Control.parse({});

  const apply = (entry: Entry, place: LineRange) => {
    switch (entry.type) {
      case 'message': {
        const message = summary(entry.message, entry.at, entry.lost, messages.length + 1, place);
        messages.push(message);
        byId.set(message.id, message);
        if (message.messageId) byMessageId.set(message.messageId, message);
        return;
      }
      case 'copy':
        byId.get(entry.id)?.copiesAt.push(entry.at);
        return;
      case 'state': {
        const message = byId.get(entry.id);
        if (message) Object.assign(message, { state: entry.state, errorCode: entry.errorCode, changedAt: entry.at });
        return;
      }
      case 'session':
        sessions.set(entry.session.id, entry.session);
        return;
      case 'intent':
        intents.set(entry.intent.id, entry.intent);
        return;
      case 'event':
        events.set(entry.event.id, entry.event);
        return;
      case 'callback': {
        const callback = { ...entry.callback, at: entry.at, answers: [], done: false };
        callbacks.set(callback.id, callback);
        callbacksOf.set(callback.of, [...(callbacksOf.get(callback.of) ?? []), callback]);
        return;
      }
      case 'callback.answer': {
        const callback = callbacks.get(entry.id);
        if (!callback) return;
        callback.answers.push({ at: entry.at, status: entry.status });
        callback.done = entry.done;
        callback.dueAt = entry.dueAt;
        return;
      }
      case 'remembered':
        remembered.set(entry.key, entry.answer);
        return;
      case 'control':
        control = Control.parse(entry.control);
    }
  };

  const ledger: Ledger<Entry> = await openLedger<Entry>(file, apply, broken);

  return {
    /** Resolves when the lines are on disk: only then may a request be answered. */
    keep: (...entries: NewEntry[]) => {
      const at = new Date().toISOString();
      return ledger.append(...entries.map((entry) => ({ ...entry, at }) as Entry)).kept;
    },
    fullMessage: async (message: Message) => {
      const line = await ledger.read(message.place);
      return (line as Extract<Entry, { type: 'message' }>).message;
    },
    noteCall: (call: Omit<Call, 'at'>) => {
      calls.push({ ...call, at: new Date().toISOString() });
      if (calls.length > 500) calls.splice(0, 100);
      news.emit('news', { kind: 'call' });
    },
    tell: (one: News) => news.emit('news', one),
    control: () => control,
    messages: messages as readonly Message[],
    calls: calls as readonly Call[],
    byId,
    byMessageId,
    sessions,
    intents,
    events,
    callbacks,
    callbacksOf,
    remembered,
    news,
    close: ledger.close,
  };
};
export type Record_ = Awaited<ReturnType<typeof openRecord>>;

export const newId = (prefix: string) => prefix + randomUUID().replaceAll('-', '');

const summary = (message: FullMessage, at: string, lost: boolean, n: number, place: LineRange): Message => {
  const { html: _html, headers, attachments, ...rest } = message;
  const haystack = [
    message.id,
    message.messageId,
    message.from,
    ...message.to,
    message.subject,
    message.text.slice(0, 2000),
    message.statusCallback,
    ...headers.filter((header) => header.key.startsWith('x-')).map((header) => header.value),
  ];
  return {
    ...rest,
    text: message.text.slice(0, 2000),
    attachments: attachments.length,
    n,
    at,
    place,
    state: message.channel === 'mail' ? 'delivered' : 'queued',
    errorCode: null,
    changedAt: at,
    copiesAt: [],
    lost,
    haystack: haystack.join('\n').toLowerCase(),
  };
};
