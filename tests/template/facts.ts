import type { LetterFacts } from '../../prisma/letter.ts';
import { educationPipeline } from '../../prisma/seed/education.ts';

/** All that a letter to Әсел may speak of. */
export const factsOfAsel = (language: string): LetterFacts => ({
  deliveryId: '01930000-0000-7000-8000-000000000001',
  template: 'any',
  channel: 'email',
  language,
  variables: { payment: { amount: 5_000_000, currency: 'KZT' } },
  attachments: [],
  recipient: 'asel@example.com',
  lead: { id: '01930000-0000-7000-8000-000000000002', number: 1001, name: 'Әсел', stage: 'meeting', amount: 12_500_000, currency: 'KZT', fields: {}, clockOffset: 0 },
  pipeline: { id: '', key: 'education', versionId: '', version: 1, definition: educationPipeline() },
  contact: { name: 'Әсел Құрманова', email: 'asel@example.com', phone: '+77011234567', timeZone: null },
  responsible: { name: 'Аида Сабитова', email: 'aida@demo.voronka', phone: null },
  calendar: { zone: 'Asia/Almaty', week: { '1': [['09:00', '18:00']] }, holidays: [] },
  invoice: {
    id: '01930000-0000-7000-8000-000000000003',
    number: 12,
    currency: 'KZT',
    total: 12_500_000,
    paid: 5_000_000,
    lines: [{ text: 'Оқуға түсу бағдарламасы', quantity: 1, unitAmount: 12_500_000, amount: 12_500_000 }],
    due_at: new Date('2026-11-30T12:00:00Z'),
    created_at: new Date('2026-11-21T06:00:00Z'),
    sent_at: new Date('2026-11-21T06:00:00Z'),
    paid_at: null,
    pay_token: 'token',
  },
  payments: [{ amount: 5_000_000, currency: 'KZT', at: '2026-11-22T06:00:00Z' }],
  task: { text: 'Встреча', dueAt: '2026-11-24T06:00:00Z' },
  meeting: { text: 'Встреча', dueAt: '2026-11-24T06:00:00Z' },
  seller: { name: 'Меридиан', phone: '+7 727 350 00 18', email: 'hello@meridian.example', address: 'Алматы, пр. Абая, 52', details: 'БИН 190340000018' },
});
