import { channelOf } from '../../workflows/channel/index.ts';
import { isReason, reasonIn, reasonText } from '../../workflows/delivery/reason.ts';
import { moneyText } from '../../workflows/money/money.ts';
import type { Currency } from '../../workflows/money/money.schema.ts';
import type { Notification } from '../../workflows/user/user.schema.ts';
import { promiseWords } from '../../workflows/service/promise.words.ts';
import { inLanguage } from '../../workflows/words/words.ts';
import type { Words } from '../../workflows/words/words.schema.ts';
import type { Tone } from '../kit/Chip.tsx';
import { relativeText } from '../kit/time.ts';
import { taskText } from '../task/task-text.ts';
import { language, say } from '../words.ts';

const kinds = [
  'lead.assigned',
  'task.created',
  'ad.trouble',
  'channel.trouble',
  'task.reminder',
  'task.overdue',
  'task.escalated',
  'meeting.declined',
  'meeting.proposed',
  'invoice.paid',
  'delivery.failed',
  'sms.budget',
  'message',
  'note.mention',
  'conversation.received',
  'conversation.assigned',
  'ticket.assigned',
  'ticket.warned',
  'ticket.news',
  'conversation.warned',
  'ticket.on_call',
  'conversation.on_call',
  'callback.on_call',
  'task.on_call',
  'callback.promised',
  'callback.due',
];

/** A notification as a person would say it. */
export const sentence = ({ kind, data }: Notification): string => {
  if (!kinds.includes(kind)) return say('notification:unknown', { kind });
  const text = data.text as string | Words | undefined;
  // a task may belong to nothing
  const nothing = kind.startsWith('task.') ? '' : say('notification:aLead');
  const said = say(`notification:${kind}${data.late === true ? '.late' : ''}`, {
    leadName: data.leadName ?? nothing,
    text: typeof text === 'object' ? inLanguage(text, language()) : text && taskText(text),
    due: typeof data.dueAt === 'string' ? relativeText(data.dueAt, Date.now()) : '',
    responsible: data.responsibleName ?? '',
    amount:
      typeof data.amount === 'number' && data.currency
        ? moneyText({ amount: data.amount, currency: data.currency as Currency }, language())
        : '',
    most: data.most ?? '',
    reason: reasonOf(String(data.reason ?? '')),
    name: data.name ?? data.leadName ?? '',
    author: data.author ?? '',
    track: data.track ?? '',
    subject: data.subject ?? '',
    promise: data.promise ? inLanguage(promiseWords[data.promise as keyof typeof promiseWords], language()) : '',
    news: typeof data.news === 'string' ? say(`notification:news.${data.news}`) : '',
    note: data.note ?? '…',
    channel: inLanguage(channelOf(String(data.account ?? ''))?.theMessage ?? { ru: '' }, language()),
  });
  return said.replace(/^[\s:]+|[\s,]+$/g, '');
};

/** Our own reasons are keys of words; a provider's are shown as they came. */
const reasonOf = (reason: string): string => {
  if (reason === 'no_pipeline') return say('notification:no_pipeline');
  return isReason(reason) ? reasonText(reason, undefined, language()) : reasonIn(reason, language());
};

export const toneOf = (kind: string): Tone =>
  (
    ({
      'task.overdue': 'red',
      'task.escalated': 'red',
      'meeting.declined': 'red',
      'meeting.proposed': 'amber',
      'delivery.failed': 'red',
      'sms.budget': 'red',
      'ad.trouble': 'red',
      'channel.trouble': 'red',
      'task.reminder': 'amber',
      'ticket.warned': 'red',
      'conversation.warned': 'red',
      'ticket.on_call': 'red',
      'conversation.on_call': 'red',
      'callback.on_call': 'red',
      'task.on_call': 'red',
      'callback.due': 'amber',
      'callback.promised': 'blue',
      'ticket.assigned': 'blue',
      'invoice.paid': 'green',
      'lead.assigned': 'blue',
      'task.created': 'blue',
      'note.mention': 'blue',
      'conversation.received': 'blue',
      'conversation.assigned': 'blue',
    }) as const
  )[kind as 'task.overdue'] ?? 'violet';
