import { moneyText } from '../money/money.ts';
import type { Currency } from '../money/money.schema.ts';
import type { Notification } from '../user/user.schema.ts';
import type { Language, Words } from '../words/words.schema.ts';
import { inLanguage } from '../words/words.ts';
import { momentText } from './moment.ts';
import { isTold, noticeSays } from './notice.words.ts';
import { pressOf } from './press.ts';
import type { Button, Says } from './says.ts';
import type { NoticeKind } from './team-bot.schema.ts';
import { botSays } from './team-bot.words.ts';

type Told = Pick<Notification, 'kind' | 'leadId' | 'data'>;
type To = { language: Language; zone: string; now: string };

/** What a notification is about, as users choose. */
export const noticeKindOf = (kind: string): NoticeKind => {
  const noun = kind.split('.', 1)[0]!;
  if (kind === 'message') return 'message';
  if (noun === 'ticket' || noun === 'callback') return 'task';
  if (noun === 'task' || noun === 'lead' || noun === 'conversation' || noun === 'invoice' || noun === 'note')
    return noun;
  return 'trouble';
};

/** It wakes somebody: neither muted nor put off by quiet hours. */
export const isUrgent = (kind: string): boolean => kind.endsWith('.on_call');

/** A notification in a chat, with buttons that do the thing. `track`: of the task that it is about, while it is open. */
export const noticeSaid = ({ kind, leadId, data }: Told, track: string | undefined, to: To): Says => {
  const { language, zone, now } = to;
  const say = botSays(language);
  const text = data['text'];
  const told = noticeSays(language)(isTold(kind) ? kind : 'other', {
    leadName: String(data['leadName'] ?? ''),
    text: typeof text === 'object' && text !== null ? inLanguage(text as Words, language) : String(text ?? ''),
    due: typeof data['dueAt'] === 'string' ? momentText(data['dueAt'], { now, zone }, say) : '',
    responsible: String(data['responsibleName'] ?? ''),
    amount:
      typeof data['amount'] === 'number' && data['currency']
        ? moneyText({ amount: data['amount'], currency: data['currency'] as Currency }, language)
        : '',
    ...{ name: String(data['name'] ?? data['leadName'] ?? ''), author: String(data['author'] ?? '') },
    note: String(data['note'] ?? '…'),
    ...{ track: String(data['track'] ?? ''), subject: String(data['subject'] ?? '') },
  });
  const path = pathOf({ kind, leadId, data });
  const does: Button[] = [
    ...(track
      ? [
          { text: say('button.done'), press: pressOf({ do: 'done', track }) },
          { text: say('button.later'), press: pressOf({ do: 'later', track }) },
        ]
      : []),
    ...(kind === 'conversation.received'
      ? [{ text: say('button.take'), press: pressOf({ do: 'talk', conversation: String(data['conversationId']) }) }]
      : []),
    ...haveOf({ kind, data }, say('button.have')),
    ...(path ? [{ text: say('button.open'), path }] : []),
  ];
  return { do: 'say', text: told.trim(), ...(does.length > 0 ? { buttons: [does] } : {}) };
};

/** "I have it", where somebody else is told otherwise. */
const haveOf = ({ kind, data }: Pick<Told, 'kind' | 'data'>, text: string): Button[] => {
  const [noun, what] = kind.split('.');
  if (what !== 'warned' && what !== 'on_call' && what !== 'escalated') return [];
  if (noun !== 'ticket' && noun !== 'conversation' && noun !== 'task') return [];
  const id = data[{ ticket: 'ticket', conversation: 'conversationId', task: 'taskId' }[noun]];
  if (typeof id !== 'string') return [];
  return [{ text, press: pressOf({ do: 'have', noun, id }) }];
};

const pathOf = ({ kind, leadId, data }: Told): string | undefined => {
  if (typeof data['taskId'] === 'string') return `/tasks/${data['taskId']}`;
  if (typeof data['callbackId'] === 'string') return `/callbacks?open=${data['callbackId']}`;
  if (leadId) return `/leads/${leadId}`;
  if (typeof data['conversationId'] === 'string') return `/conversations?open=${data['conversationId']}`;
  if (typeof data['ticket'] === 'string') return `/tickets/${data['ticket']}`;
  if (data['noun'] === 'contact') return `/contacts/${String(data['id'])}`;
  if (data['noun'] === 'company') return `/companies/${String(data['id'])}`;
  return noticeKindOf(kind) === 'trouble' ? '/ops' : undefined;
};
