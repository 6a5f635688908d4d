import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { assignConversation } from '../../../prisma/conversation/conversation.ts';
import { routingOf } from '../../../prisma/work/routing.queries.ts';
import { changeUserWork } from '../../../prisma/work/skill.ts';
import { transferConversation } from '../../../prisma/work/transfer.ts';
import { Transfer } from '../../../workflows/work/queue.schema.ts';
import { openOffice, type Office } from '../../support/office.ts';
import { openShift, type Shift } from '../shift.ts';

let office: Office;
let shift: Shift;
let shifts = 0;
beforeAll(async () => {
  office = await openOffice();
});
afterAll(() => office?.close());
beforeEach(async () => {
  await office.db.pool.query('DELETE FROM operator');
  await office.db.pool.query('DELETE FROM work_group');
  shift = await openShift(office, `telegram:pass_${++shifts}`);
});

const by = (id: string) => ({ kind: 'user' as const, id });
const limit = (user: string, all: number | null) => changeUserWork(office.db, user, { limits: { all, channels: {} } });

describe('E4 hand-over', () => {
  const transfer = (talk: string, more: Partial<Transfer>, who = office.aida) =>
    transferConversation(office.db, {
      ...{ conversationId: talk, actor: by(who), transfer: Transfer.parse(more) },
    });

  it('goes to another group with a note, and the client is told where that is wished', async () => {
    const { aida, timur } = office;
    await shift.group({ members: [aida] });
    const second = await shift.group({ members: [timur], channels: ['email'] });
    const talk = await shift.write();
    expect(await shift.whose(talk)).toBe(aida);
    await transfer(talk, { groupId: second.id, note: 'about the invoice', tellClient: true });
    expect(await shift.whose(talk)).toBe(timur);
    const said = await shift.rows('SELECT direction, text FROM message WHERE conversation_id = $1 ORDER BY number', [
      talk,
    ]);
    expect(said).toMatchObject([
      { direction: 'in' },
      { direction: 'note', text: 'about the invoice' },
      { direction: 'out', text: 'We are passing your question to a colleague. You need not repeat it.' },
    ]);
    expect(await transfer(talk, { groupId: office.aida })).toEqual({ refusal: 'GroupUnknown' });
  });

  it('goes back to the queue with its place, and not to whoever gave it back (tickets R06)', async () => {
    const { aida, timur } = office;
    await shift.group({ members: [aida, timur] });
    await shift.status(timur, 'break');
    const talk = await shift.write();
    await shift.write();
    await transfer(talk, {});
    expect(await shift.whose(talk)).toBeNull();
    const { waiting, items } = await routingOf(office.db, { id: talk, me: aida, language: 'en' });
    expect([waiting?.place, items[0]?.says]).toEqual([1, 'Aida put it back into the queue.']);
    await shift.status(timur, 'online');
    expect(await shift.whose(talk)).toBe(timur);
  });

  it('goes to a user by hand, beyond her limit too', async () => {
    const { aida, timur, db } = office;
    await shift.group({ members: [aida] });
    await limit(timur, 0);
    const talk = await shift.write();
    await transfer(talk, { userId: timur });
    expect(await shift.whose(talk)).toBe(timur);
    await assignConversation(db, { conversationId: talk, actor: by(timur), to: null });
    expect(await shift.whose(talk)).toBeNull();
  });
});
