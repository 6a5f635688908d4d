import { z } from 'zod';
import { words, type TriggerKind } from '../kind.ts';

const schema = z.object({ on: z.literal('message.failed') });

export const messageFailed: TriggerKind<z.infer<typeof schema>> = {
  on: 'message.failed',
  icon: 'mail-off',
  group: 'client',
  name: words(
    'Сообщение не доставлено',
    'Message not delivered',
    'Хабарлама жеткізілмеді',
    'Повідомлення не доставлено',
  ),
  schema,
  fresh: () => ({ on: 'message.failed' }),
  form: [],
  sentence: (_, { words: say }) =>
    say(
      words(
        'сообщение не доставлено',
        'when a message is not delivered',
        'хабарлама жеткізілмегенде',
        'повідомлення не доставлено',
      ),
    ),
  events: ['delivery.failed'],
  // a failed webhook is not a message to the client; one held by a cap says nothing about the client's address
  matches: (_, { data }) => !String(data['account'] ?? '').startsWith('webhook:') && data['held'] !== true,
};
