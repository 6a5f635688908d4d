import { describe, expect, it } from '@jest/globals';
import { educationPipeline } from '../../prisma/seed/education.ts';
import { remindersOf } from '../../ui/trial/reminders.ts';

describe('A9 an invoice of a lead that is tried', () => {
  const { invoices } = educationPipeline();
  const dueAt = '2026-11-10T09:00:00.000Z';
  const sent = { id: '1', type: 'invoice.sent', at: '2026-11-01T09:00:00.000Z', data: { dueAt }, cause: null } as never;

  it('says when it reminds by its own clock while nobody pays', () => {
    expect(remindersOf(sent, { invoices: { ...invoices, remindBeforeHours: 24, remindAfterHours: 48 } })).toEqual([
      '2026-11-09T09:00:00.000Z',
      dueAt,
      '2026-11-12T09:00:00.000Z',
    ]);
    expect(remindersOf(sent, { invoices: { ...invoices, remindBeforeHours: 0, remindAfterHours: 0 } })).toEqual([
      dueAt,
    ]);
  });
});
