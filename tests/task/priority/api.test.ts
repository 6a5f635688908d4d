import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { readLeadTurn } from '../../../prisma/lead/lead-turn.ts';
import { byPriority } from '../../../workflows/task/priority.ts';
import { openDesk, type Desk } from '../../support/desk.ts';
import { newLead } from '../../support/office.ts';

let desk: Desk;
beforeAll(async () => {
  desk = await openDesk();
});
afterAll(() => desk.close());

const ask = (method: string, path: string, body?: object) => desk.ask(method, path, { as: 'aida', body });
const set = async (more: object = {}) =>
  (await ask('POST', '/tasks', { text: 'call', dueAt: '2099-01-05T10:00:00Z', ...more })).body;

describe('C3 the priority of a task', () => {
  it('is the usual one unless somebody says so, and older scripts need not know it', async () => {
    expect(await set()).toMatchObject({ priority: 'normal', version: 1 });
    expect((await ask('POST', '/tasks', { text: 'x', dueAt: '2099-01-05T10:00:00Z', priority: 'urgent' })).status).toBe(
      422,
    );
  });

  it('is set and changed like any part of a task, told, and taken back', async () => {
    const { id } = await set({ priority: 'high' });
    const lower = await ask('PATCH', `/tasks/${id}`, { version: 1, priority: 'low' });
    expect(lower.body).toMatchObject({ priority: 'low', version: 2 });
    const same = await ask('PATCH', `/tasks/${id}`, { version: 2, priority: 'low' });
    expect(same.body.version).toBe(2);
    const back = await ask('POST', `/tasks/${id}/undo`, { version: 2 });
    expect(back.body).toMatchObject({ priority: 'high', version: 3 });
  });

  it('filters lists and totals', async () => {
    const { id } = await set({ priority: 'high', text: 'only this' });
    const { body } = await ask('GET', '/tasks?priority=high&state=open');
    expect(body.items.map((task: { priority: string }) => task.priority)).not.toContain('normal');
    expect(body.items.map((task: { id: string }) => task.id)).toContain(id);
    const days = 'today=2098-01-01T00:00:00Z&tomorrow=2098-01-02T00:00:00Z';
    const totals = await ask('GET', `/tasks/totals?priority=high&state=open&${days}`);
    expect(totals.body.total).toBe(body.items.length);
  });

  it('stays with a series', async () => {
    const task = await set({ priority: 'high', text: 'again', repeat: { rule: 'FREQ=DAILY' } });
    await ask('POST', `/tasks/${task.id}/complete`, {});
    const { body } = await ask('GET', '/tasks?state=open&priority=high');
    const next = body.items.find(({ text }: { text: string }) => text === 'again');
    expect(next).toMatchObject({ priority: 'high', repeat: { rule: 'FREQ=DAILY' } });
    expect(next.id).not.toBe(task.id);
  });

  it('is known to the process of its lead, which shows it on the board', async () => {
    const id = await newLead(desk.office);
    await set({ leadId: id, priority: 'high' });
    const turn = await readLeadTurn(desk.office.db, `lead:${id}`, id);
    expect(turn).toMatchObject({ duties: [{ what: 'task', high: true }] });
  });

  it('goes before the due time in a list', () => {
    const tasks = [
      { priority: 'low', dueAt: '1' },
      { priority: 'normal', dueAt: '2' },
      { priority: 'normal', dueAt: '1' },
      { priority: 'high', dueAt: '3' },
    ] as const;
    expect(tasks.toSorted(byPriority).map(({ priority, dueAt }) => `${priority} ${dueAt}`)).toEqual([
      'high 3',
      'normal 1',
      'normal 2',
      'low 1',
    ]);
  });
});
