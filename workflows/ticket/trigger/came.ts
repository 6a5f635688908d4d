import { z } from 'zod';
import type { TriggerKind } from '../../automation/kind.ts';

const created = z.object({ on: z.literal('ticket.created') });
export const ticketCreated: TriggerKind<z.infer<typeof created>> = {
  on: 'ticket.created',
  icon: 'sparkles',
  group: 'client',
  name: { ru: 'Новое обращение', en: 'New ticket', kk: 'Жаңа өтініш', uk: 'Нове звернення' },
  also: {
    ru: 'тикет создано появилось',
    en: 'request case created opened',
    kk: 'тикет құрылды пайда болды',
    uk: 'тікет створено з’явилося',
  },
  schema: created,
  fresh: () => ({ on: 'ticket.created' }),
  form: [],
  sentence: (_, { words }) =>
    words({
      ru: 'появилось обращение',
      en: 'when a ticket is created',
      kk: 'өтініш пайда болғанда',
      uk: 'з’явилося звернення',
    }),
  events: ['ticket.created'],
};

const wrote = z.object({ on: z.literal('ticket.client_wrote') });
export const ticketClientWrote: TriggerKind<z.infer<typeof wrote>> = {
  on: 'ticket.client_wrote',
  icon: 'message',
  group: 'client',
  name: { ru: 'Клиент написал', en: 'The client wrote', kk: 'Клиент жазды', uk: 'Клієнт написав' },
  also: {
    ru: 'сообщение ответил письмо',
    en: 'message reply mail',
    kk: 'хабарлама жауап',
    uk: 'повідомлення відповів лист',
  },
  schema: wrote,
  fresh: () => ({ on: 'ticket.client_wrote' }),
  form: [],
  sentence: (_, { words }) =>
    words({
      ru: 'клиент написал в обращении',
      en: 'when the client writes in the ticket',
      kk: 'клиент өтініште жазғанда',
      uk: 'клієнт написав у зверненні',
    }),
  events: ['ticket.client_wrote'],
};

const answered = z.object({ on: z.literal('ticket.answered') });
export const ticketAnswered: TriggerKind<z.infer<typeof answered>> = {
  on: 'ticket.answered',
  icon: 'send',
  group: 'team',
  name: { ru: 'Клиенту ответили', en: 'We answered', kk: 'Клиентке жауап бердік', uk: 'Клієнту відповіли' },
  also: {
    ru: 'ответ оператор отправили',
    en: 'answer reply operator sent',
    kk: 'жауап оператор',
    uk: 'відповідь оператор',
  },
  schema: answered,
  fresh: () => ({ on: 'ticket.answered' }),
  form: [],
  sentence: (_, { words }) =>
    words({
      ru: 'оператор ответил клиенту',
      en: 'when an operator answers the client',
      kk: 'оператор клиентке жауап бергенде',
      uk: 'оператор відповів клієнту',
    }),
  events: ['ticket.answered'],
  matches: (_, { data }) => data['by'] === 'user',
};

const assigned = z.object({ on: z.literal('ticket.assigned') });
export const ticketAssigned: TriggerKind<z.infer<typeof assigned>> = {
  on: 'ticket.assigned',
  icon: 'user-check',
  group: 'team',
  name: { ru: 'Обращение назначено', en: 'Ticket assigned', kk: 'Өтініш берілді', uk: 'Звернення призначено' },
  also: {
    ru: 'взял передали оператор',
    en: 'taken transferred operator',
    kk: 'алды оператор',
    uk: 'взяв передали оператор',
  },
  schema: assigned,
  fresh: () => ({ on: 'ticket.assigned' }),
  form: [],
  sentence: (_, { words }) =>
    words({
      ru: 'обращение взяли или передали',
      en: 'when the ticket is taken or handed over',
      kk: 'өтінішті алғанда не бергенде',
      uk: 'звернення взяли або передали',
    }),
  events: ['ticket.assigned'],
};
