import type { Currency } from '../money/money.schema.ts';
import { emptyDefinition } from '../pipeline/empty.ts';
import type { PipelineDefinition } from '../pipeline/pipeline.schema.ts';
import type { Words } from '../words/words.schema.ts';

/** What a new pipeline of tickets starts with. */
export const emptyDesk = (name: Words, currency: Currency, team: string): PipelineDefinition => ({
  ...emptyDefinition(name, currency, team),
  noun: 'ticket',
  stages: [
    {
      key: 'new',
      name: { ru: 'Новое', en: 'New', kk: 'Жаңа', uk: 'Нове' },
      ...{ color: '#3b82f6', kind: 'open', probability: 0, rotsAfterDays: 1 },
    },
    {
      key: 'work',
      name: { ru: 'В работе', en: 'In work', kk: 'Жұмыста', uk: 'У роботі' },
      ...{ color: '#8b5cf6', kind: 'open', probability: 0, rotsAfterDays: 3 },
    },
    {
      key: 'client',
      name: { ru: 'Ждём клиента', en: 'Waiting for the client', kk: 'Клиентті күтеміз', uk: 'Чекаємо на клієнта' },
      ...{ color: '#f59e0b', kind: 'open', probability: 0, rotsAfterDays: 7 },
    },
    {
      key: 'solved',
      name: { ru: 'Решено', en: 'Solved', kk: 'Шешілді', uk: 'Вирішено' },
      ...{ color: '#16a34a', kind: 'won', probability: 0 },
    },
    {
      key: 'rejected',
      name: {
        ru: 'Закрыто без решения',
        en: 'Closed without a solution',
        kk: 'Шешімсіз жабылды',
        uk: 'Закрито без розв’язання',
      },
      ...{ color: '#64748b', kind: 'lost', probability: 0 },
    },
  ],
  lossReasons: [
    { key: 'duplicate', name: { ru: 'Повтор', en: 'A duplicate', kk: 'Қайталанған', uk: 'Повтор' } },
    { key: 'not_ours', name: { ru: 'Не к нам', en: 'Not for us', kk: 'Бізге емес', uk: 'Не до нас' } },
    { key: 'other', name: { ru: 'Другое', en: 'Something else', kk: 'Басқа', uk: 'Інше' } },
  ],
  outcomes: [],
});
