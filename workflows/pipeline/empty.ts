import type { Currency } from '../money/money.schema.ts';
import type { Words } from '../words/words.schema.ts';
import type { PipelineDefinition } from './pipeline.schema.ts';

/** What a new pipeline starts with: enough to publish it, nothing that anybody would have to delete. */
export const emptyDefinition = (name: Words, currency: Currency, team: string): PipelineDefinition => ({
  name,
  currency,
  team,
  stages: [
    {
      key: 'new',
      name: { ru: 'Новая', en: 'New', kk: 'Жаңа', uk: 'Нова' },
      color: '#3b82f6',
      kind: 'open',
      probability: 10,
      rotsAfterDays: 3,
    },
    {
      key: 'won',
      name: { ru: 'Успех', en: 'Won', kk: 'Сәтті', uk: 'Успіх' },
      color: '#16a34a',
      kind: 'won',
      probability: 100,
    },
    {
      key: 'lost',
      name: { ru: 'Отказ', en: 'Lost', kk: 'Бас тарту', uk: 'Відмова' },
      color: '#ef4444',
      kind: 'lost',
      probability: 0,
    },
  ],
  lossReasons: [
    { key: 'price', name: { ru: 'Дорого', en: 'Too expensive', kk: 'Қымбат', uk: 'Дорого' } },
    { key: 'other', name: { ru: 'Другое', en: 'Something else', kk: 'Басқа', uk: 'Інше' } },
  ],
  outcomes: [
    { key: 'talked', name: { ru: 'Поговорили', en: 'Talked', kk: 'Сөйлестік', uk: 'Поговорили' }, stage: 'new' },
  ],
  fields: [],
  tasks: {
    types: [{ key: 'call', name: { ru: 'Звонок', en: 'Call', kk: 'Қоңырау', uk: 'Дзвінок' } }],
    remindBeforeMinutes: 30,
    escalateAfterHours: 24,
  },
  invoices: {
    dueDays: 3,
    remindBeforeHours: 24,
    remindAfterHours: 24,
    sent: 'invoice',
    reminder: 'invoice_reminder',
    overdue: 'invoice_overdue',
    receipt: 'receipt',
  },
  automations: [],
});
