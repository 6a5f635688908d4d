import { z } from 'zod';
import { Duration } from '../../automation/duration.schema.ts';
import { budgetOf } from '../../automation/duration.ts';
import { Key } from '../../automation/key.schema.ts';
import type { Input, TriggerKind } from '../../automation/kind.ts';
import type { Words } from '../../words/words.schema.ts';

const span = { after: Duration, working: Key.optional() };
const late = z.object({ on: z.literal('answer.late'), ...span });
const silent = z.object({ on: z.literal('client.silent'), ...span });
type Awaited = { after: Duration; working?: string | undefined };

const form: Input<unknown>[] = [
  { field: 'after', as: 'duration', name: { ru: 'Сколько', en: 'How long', kk: 'Қанша', uk: 'Скільки' } },
  {
    field: 'working',
    as: 'calendar',
    optional: true,
    name: { ru: 'Рабочее время', en: 'Working time', kk: 'Жұмыс уақыты', uk: 'Робочий час' },
    hint: {
      ru: 'Считать только рабочие часы календаря; день равен восьми часам',
      en: 'Count only the working hours of a calendar; a day is eight hours',
      kk: 'Тек күнтізбенің жұмыс сағаттарын санау; күн сегіз сағатқа тең',
      uk: 'Рахувати лише робочі години календаря; день дорівнює восьми годинам',
    },
  },
];

/** A clock of a conversation: it starts with a message, stops with its answer, and fires once for each wait. */
const clock = <T extends Awaited & { on: string }>(
  kind: Pick<TriggerKind<T>, 'on' | 'icon' | 'name' | 'also' | 'schema' | 'fresh'>,
  awaits: 'us' | 'client',
  [always, byWork]: [Words, Words],
): TriggerKind<T> => ({
  ...kind,
  group: 'client',
  form,
  awaits,
  events: [],
  sentence: ({ after, working }, { say, duration }) => say(working ? byWork : always, { duration: duration(after) }),
  refers: ({ working }) => (working ? [{ to: 'calendar', key: working }] : []),
  budget: ({ after, working }, { enteredAt: since, calendars }) => {
    const calendar = calendars[working ?? ''];
    return budgetOf(after, { since, zone: calendar?.zone ?? 'Asia/Almaty', working: working ? calendar : undefined });
  },
});

/** From the client's first message that no user has answered; what is said by itself is no answer. */
export const answerLate = clock<z.infer<typeof late>>(
  {
    on: 'answer.late',
    icon: 'message-exclamation',
    name: {
      ru: 'Клиенту не ответили',
      en: 'We have not answered',
      kk: 'Клиентке жауап берілмеді',
      uk: 'Клієнту не відповіли',
    },
    also: {
      ru: 'нет ответа от нас долго ждёт сообщение переписка молчим просрочен ответ',
      en: 'no reply unanswered late waiting message chat',
      kk: 'жауап жоқ күтіп тұр хабарлама кешікті',
      uk: 'немає відповіді від нас довго чекає повідомлення мовчимо',
    },
    schema: late,
    fresh: () => ({ on: 'answer.late', after: { amount: 1, unit: 'hours' } }),
  },
  'us',
  [
    {
      ru: 'клиент ждёт ответа {{duration}}',
      en: 'when the client has waited {{duration}} for an answer',
      kk: 'клиент жауапты {{duration}} күтсе',
      uk: 'клієнт чекає на відповідь {{duration}}',
    },
    {
      ru: 'клиент ждёт ответа {{duration}} рабочего времени',
      en: 'when the client has waited {{duration}} of working time for an answer',
      kk: 'клиент жауапты жұмыс уақытымен {{duration}} күтсе',
      uk: 'клієнт чекає на відповідь {{duration}} робочого часу',
    },
  ],
);

/** From what a user wrote last. */
export const clientSilent = clock<z.infer<typeof silent>>(
  {
    on: 'client.silent',
    icon: 'message-off',
    name: {
      ru: 'Клиент не отвечает',
      en: 'The client does not answer',
      kk: 'Клиент жауап бермейді',
      uk: 'Клієнт не відповідає',
    },
    also: {
      ru: 'нет ответа от клиента молчит пропал переписка напомнить',
      en: 'no reply silent gone quiet chat remind',
      kk: 'жауап жоқ үнсіз хат алмасу еске салу',
      uk: 'немає відповіді від клієнта мовчить зник листування нагадати',
    },
    schema: silent,
    fresh: () => ({ on: 'client.silent', after: { amount: 1, unit: 'days' } }),
  },
  'client',
  [
    {
      ru: 'клиент не отвечает {{duration}}',
      en: 'when the client has not answered for {{duration}}',
      kk: 'клиент {{duration}} жауап бермесе',
      uk: 'клієнт не відповідає {{duration}}',
    },
    {
      ru: 'клиент не отвечает {{duration}} рабочего времени',
      en: 'when the client has not answered for {{duration}} of working time',
      kk: 'клиент жұмыс уақытымен {{duration}} жауап бермесе',
      uk: 'клієнт не відповідає {{duration}} робочого часу',
    },
  ],
);
