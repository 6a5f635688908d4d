import { describe, expect, it } from '@jest/globals';
import { usefulUntil } from '../../../workflows/delivery/useful.ts';
import { sendMessage } from '../../../workflows/lead/action/send-message.ts';

const from = '2026-11-29T09:00:00.000Z';
const process = { kind: 'process' };

describe('D5 until when a message is worth sending', () => {
  it.each<[string, Parameters<typeof usefulUntil>[0], number | undefined, string | undefined]>([
    ['a reminder: its day', { actor: process, cause: { clock: true } }, undefined, '2026-11-29T21:00:00.000Z'],
    ['that of a task or an invoice too', { actor: process }, undefined, '2026-11-29T21:00:00.000Z'],
    ['an answer: three days', { actor: process, cause: {} }, undefined, '2026-12-02T09:00:00.000Z'],
    ['as long as its step says', { actor: process, cause: {} }, 2, '2026-11-29T11:00:00.000Z'],
    ['a person’s: whenever it can go', { actor: { kind: 'user' } }, undefined, undefined],
  ])('%s', (_what, doing, hours, until) => expect(usefulUntil(doing, from, hours)).toBe(until));

  it('is said by the step that sends', () => {
    const step = { do: 'message.send' as const, channel: 'email', template: 'hello', attach: [], usefulHours: 2 };
    expect(sendMessage.orders?.(step)).toEqual([
      { kind: 'message', order: { account: 'email', template: 'hello', attachments: [], usefulHours: 2 } },
    ]);
    expect(sendMessage.schema.safeParse({ ...step, usefulHours: 0 }).success).toBe(false);
  });
});
