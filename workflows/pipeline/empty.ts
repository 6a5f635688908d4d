import { words } from '../automation/kind.ts';
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
      name: words('Новая', 'New', 'Жаңа', 'Нова'),
      color: '#3b82f6',
      kind: 'open',
      probability: 10,
      rotsAfterDays: 3,
    },
    { key: 'won', name: words('Успех', 'Won', 'Сәтті', 'Успіх'), color: '#16a34a', kind: 'won', probability: 100 },
    {
      key: 'lost',
      name: words('Отказ', 'Lost', 'Бас тарту', 'Відмова'),
      color: '#ef4444',
      kind: 'lost',
      probability: 0,
    },
  ],
  lossReasons: [
    { key: 'price', name: words('Дорого', 'Too expensive', 'Қымбат', 'Дорого') },
    { key: 'other', name: words('Другое', 'Something else', 'Басқа', 'Інше') },
  ],
  outcomes: [{ key: 'talked', name: words('Поговорили', 'Talked', 'Сөйлестік', 'Поговорили'), stage: 'new' }],
  fields: [],
  tasks: {
    types: [{ key: 'call', name: words('Звонок', 'Call', 'Қоңырау', 'Дзвінок') }],
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
