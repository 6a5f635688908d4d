import { isToClients } from '../../channel/index.ts';
import { z } from 'zod';
import { isEvent } from '../../event/catalogue.ts';
import { type TriggerKind } from '../../automation/kind.ts';

const schema = z.object({ on: z.literal('message.failed') });

export const messageFailed: TriggerKind<z.infer<typeof schema>> = {
  on: 'message.failed',
  icon: 'mail-off',
  group: 'client',
  name: {
    ru: 'Сообщение не доставлено',
    en: 'Message not delivered',
    kk: 'Хабарлама жеткізілмеді',
    uk: 'Повідомлення не доставлено',
  },
  also: {
    ru: 'ошибка отказ почта не дошло',
    en: 'bounce error email',
    kk: 'қате жетпеді',
    uk: 'помилка пошта не дійшло',
  },
  schema,
  fresh: () => ({ on: 'message.failed' }),
  form: [],
  sentence: (_, { words: say }) =>
    say({
      ru: 'сообщение не доставлено',
      en: 'when a message is not delivered',
      kk: 'хабарлама жеткізілмегенде',
      uk: 'повідомлення не доставлено',
    }),
  events: ['delivery.failed'],
  // a failed webhook is not a message to the client; one held by a cap says nothing about the client's address
  matches: (_, event) =>
    isEvent(event, 'delivery.failed') && isToClients(event.data.account ?? '') && event.data.held !== true,
};
