import { z } from 'zod';
import type { TriggerKind } from '../../automation/kind.ts';
import { ticketAnswered, ticketAssigned } from '../../ticket/trigger/came.ts';
import { ticketRated } from '../../ticket/trigger/rated.ts';
import type { Words } from '../../words/words.schema.ts';

type Sameness<On extends string> = TriggerKind<{ on: On }>;

/** A trigger without settings: a turn that a conversation takes. */
const turn = <On extends string>(
  on: On,
  said: Pick<Sameness<On>, 'schema' | 'icon' | 'group' | 'name' | 'also' | 'events'> & Partial<Sameness<On>>,
  says: Words,
): Sameness<On> => ({
  ...{ on, fresh: () => ({ on }), form: [] },
  sentence: (_, { words }) => words(says),
  ...said,
});

export const talkOpened = turn(
  'conversation.opened',
  {
    schema: z.object({ on: z.literal('conversation.opened') }),
    icon: 'sparkles',
    group: 'client',
    name: { ru: 'Переписка открыта', en: 'Conversation opened', kk: 'Хат алмасу ашылды', uk: 'Листування відкрито' },
    also: {
      ru: 'новый чат начата снова открыта впервые',
      en: 'new chat begun created reopened first',
      kk: 'жаңа чат басталды қайта ашылды',
      uk: 'новий чат почато знову відкрито',
    },
    events: ['conversation.began', 'conversation.reopened'],
  },
  {
    ru: 'переписка началась или открыта снова',
    en: 'when a conversation begins or is opened again',
    kk: 'хат алмасу басталғанда не қайта ашылғанда',
    uk: 'листування почалося або відкрито знову',
  },
);

export const talkClosed = turn(
  'conversation.closed',
  {
    schema: z.object({ on: z.literal('conversation.closed') }),
    icon: 'square-x',
    group: 'team',
    name: { ru: 'Переписка закрыта', en: 'Conversation closed', kk: 'Хат алмасу жабылды', uk: 'Листування закрито' },
    also: { ru: 'чат завершён итог', en: 'chat finished resolved', kk: 'чат аяқталды', uk: 'чат завершено підсумок' },
    events: ['conversation.closed'],
  },
  {
    ru: 'переписка закрыта',
    en: 'when the conversation is closed',
    kk: 'хат алмасу жабылғанда',
    uk: 'листування закрито',
  },
);

export const talkAnswered = turn(
  'conversation.answered',
  {
    schema: z.object({ on: z.literal('conversation.answered') }),
    ...like(ticketAnswered),
    events: ['conversation.answered'],
    matches: (_, { data }) => data['automatic'] !== true,
  },
  {
    ru: 'оператор ответил клиенту',
    en: 'when an operator answers the client',
    kk: 'оператор клиентке жауап бергенде',
    uk: 'оператор відповів клієнту',
  },
);

export const talkAssigned = turn(
  'conversation.assigned',
  {
    schema: z.object({ on: z.literal('conversation.assigned') }),
    ...like(ticketAssigned),
    name: {
      ru: 'Переписка назначена',
      en: 'Conversation assigned',
      kk: 'Хат алмасу берілді',
      uk: 'Листування призначено',
    },
    events: ['conversation.assigned', 'conversation.taken'],
  },
  {
    ru: 'переписку взяли или передали',
    en: 'when the conversation is taken or handed over',
    kk: 'хат алмасуды алғанда не бергенде',
    uk: 'листування взяли або передали',
  },
);

export const talkRated = turn(
  'conversation.rated',
  { schema: z.object({ on: z.literal('conversation.rated') }), ...like(ticketRated), events: ['conversation.rated'] },
  {
    ru: 'клиент оценил переписку',
    en: 'when the client rates the conversation',
    kk: 'клиент хат алмасуды бағалағанда',
    uk: 'клієнт оцінив листування',
  },
);

function like({ icon, group, name, also }: Pick<TriggerKind, 'icon' | 'group' | 'name' | 'also'>) {
  return { icon, group, name, also };
}
