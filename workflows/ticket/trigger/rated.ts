import { z } from 'zod';
import type { TriggerKind } from '../../automation/kind.ts';

const rated = z.object({ on: z.literal('ticket.rated') });
export const ticketRated: TriggerKind<z.infer<typeof rated>> = {
  on: 'ticket.rated',
  icon: 'star',
  group: 'client',
  name: { ru: 'Клиент оценил', en: 'The client has rated it', kk: 'Клиент бағалады', uk: 'Клієнт оцінив' },
  also: {
    ru: 'оценка отзыв балл',
    en: 'rating feedback score csat',
    kk: 'баға пікір ұпай',
    uk: 'оцінка відгук бал',
  },
  schema: rated,
  fresh: () => ({ on: 'ticket.rated' }),
  form: [],
  sentence: (_, { words }) =>
    words({
      ru: 'клиент оценил обращение',
      en: 'when the client rates the ticket',
      kk: 'клиент өтінішті бағалағанда',
      uk: 'клієнт оцінив звернення',
    }),
  events: ['ticket.rated'],
};
