import { z } from 'zod';
import { TalkAccount } from '../../channel/account.schema.ts';
import { accountName, kindOf } from '../../channel/index.ts';
import { Duration } from '../../automation/duration.schema.ts';
import { momentAfter } from '../../automation/duration.ts';
import type { TriggerKind } from '../../automation/kind.ts';
import { isEvent } from '../../event/catalogue.ts';

const schema = z.object({
  on: z.literal('message.in'),
  /** a channel, or one of its accounts; without it any */
  channel: TalkAccount.optional(),
  /** one of them is enough, in any case and with any ending */
  words: z.array(z.string().trim().min(1).max(60)).max(20).optional(),
  first: z.boolean().optional(),
  /** nobody has written there for so long */
  silence: Duration.optional(),
});
type MessageIn = z.infer<typeof schema>;

/** The client writes in a conversation, about a lead or not; what is edited later is no new message. */
export const messageIn: TriggerKind<MessageIn> = {
  on: 'message.in',
  icon: 'message',
  group: 'client',
  name: { ru: 'Клиент написал', en: 'The client wrote', kk: 'Клиент жазды', uk: 'Клієнт написав' },
  also: {
    ru: 'сообщение переписка чат пришло ответил слово впервые входящее',
    en: 'message chat conversation incoming reply word first',
    kk: 'хабарлама хат алмасу чат келді жауап сөз алғаш',
    uk: 'повідомлення листування чат надійшло відповів слово вперше вхідне',
  },
  schema,
  fresh: () => ({ on: 'message.in' }),
  form: [
    {
      field: 'channel',
      as: 'talk_account',
      optional: true,
      name: { ru: 'Где', en: 'Where', kk: 'Қайда', uk: 'Де' },
    },
    {
      field: 'words',
      as: 'tags',
      optional: true,
      name: { ru: 'Есть слово', en: 'With a word', kk: 'Мына сөз бар', uk: 'Є слово' },
      hint: {
        ru: 'Достаточно одного из слов. «цен» найдёт и «цена», и «цены»',
        en: 'One of the words is enough. “pric” finds “price” and “pricing”',
        kk: 'Сөздердің бірі жетеді. «баға» дегені «бағасы» дегенді де табады',
        uk: 'Достатньо одного зі слів. «цін» знайде і «ціна», і «ціни»',
      },
    },
    {
      field: 'first',
      as: 'switch',
      optional: true,
      name: {
        ru: 'Только самое первое сообщение',
        en: 'Only the very first message',
        kk: 'Тек ең алғашқы хабарлама',
        uk: 'Лише найперше повідомлення',
      },
    },
    {
      field: 'silence',
      as: 'duration',
      optional: true,
      name: { ru: 'После молчания', en: 'After a silence of', kk: 'Үнсіздіктен кейін', uk: 'Після мовчання' },
      hint: {
        ru: 'Столько времени никто не писал',
        en: 'Nobody has written for so long',
        kk: 'Осынша уақыт ешкім жазбаған',
        uk: 'Стільки часу ніхто не писав',
      },
    },
  ],
  sentence: ({ channel, words = [], first, silence }, { say, list, quoted, duration, language }) =>
    [
      say(wrote, {}),
      channel && accountName(channel, language),
      words.length > 0 && say(withWord, { words: list(words.map(quoted)) }),
      first && say(veryFirst, {}),
      silence && say(afterSilence, { duration: duration(silence) }),
    ]
      .filter(Boolean)
      .join(', '),
  refers: ({ channel }) => (channel?.includes(':') ? [{ to: 'channel', key: channel }] : []),
  events: ['lead.client_wrote', 'conversation.received'],
  matches: ({ channel, words = [], first, silence }, event) => {
    if (!isEvent(event, 'lead.client_wrote', 'conversation.received')) return false;
    const { account, text = '', silentMs = 0 } = event.data;
    const isThere = channel === undefined || channel === account || channel === kindOf(account);
    const isSaid = words.length === 0 || words.some((word) => plain(text).includes(plain(word)));
    return (
      isThere && isSaid && (!first || event.data.first === true) && (!silence || isSilence(silence, event.at, silentMs))
    );
  },
};

const wrote = { ru: 'клиент написал', en: 'when the client writes', kk: 'клиент жазғанда', uk: 'клієнт написав' };
const withWord = {
  ru: 'есть слово {{words}}',
  en: 'with the word {{words}}',
  kk: '{{words}} сөзі бар',
  uk: 'є слово {{words}}',
};
const veryFirst = { ru: 'самое первое', en: 'the very first time', kk: 'ең алғаш рет', uk: 'найперше' };
const afterSilence = {
  ru: 'после молчания {{duration}}',
  en: 'after a silence of {{duration}}',
  kk: '{{duration}} үнсіздіктен кейін',
  uk: 'після мовчання {{duration}}',
};

const plain = (text: string): string => text.toLowerCase().replaceAll('ё', 'е').replace(/\s+/g, ' ');

const isSilence = (silence: Duration, at: string, silentMs: number): boolean => {
  const since = new Date(Date.parse(at) - silentMs).toISOString();
  return momentAfter(since, silence, 'utc') <= at;
};
