import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { ServiceClock } from '../../../workflows/service/policy.schema.ts';
import { openDesk, type Desk, type Name } from '../../support/desk.ts';
import { publishHelpDesk } from '../../support/help-desk.ts';
import { come, ivan, messageNow, openAccountIn } from '../talk.ts';

let desk: Desk;
let account: string;
let people = 0;
beforeAll(async () => {
  desk = await openDesk();
  await publishHelpDesk(desk.office);
  account = await openAccountIn(desk.office);
  const policy = { key: 'all', name: { ru: 'Все' }, targets: { first_answer: { amount: 1, unit: 'hours' } } };
  const body = { policies: [policy], revision: 0 };
  expect((await desk.ask('PATCH', '/settings/service', { as: 'saule', body })).status).toBe(200);
});
afterAll(() => desk?.close());

const ask = async (method: string, path: string, body?: unknown, as: Name = 'aida') =>
  desk.ask(method, path, { as, ...(body === undefined ? {} : { body }) });
const write = async (): Promise<string> => {
  const from = { ...ivan, id: 7000 + ++people };
  await come(desk.office, account, messageNow('Где заказ?', from));
  const text = 'SELECT id FROM conversation WHERE thread = $1';
  return (await desk.office.db.pool.query(text, [String(from.id)])).rows[0].id;
};
const clocksOf = async (id: string): Promise<ServiceClock[]> =>
  (await ask('GET', `/conversations/${id}/clocks`)).body.items;

describe('E5 the promise of a conversation in the API', () => {
  it('stands in the list and in the conversation, and is kept by an answer', async () => {
    const id = await write();
    const { body: page } = await ask('GET', '/conversations?state=waiting');
    expect(page.items[0].promise).toMatchObject({ kind: 'first_answer', state: 'running' });
    expect(await clocksOf(id)).toMatchObject([
      { kind: 'first_answer', state: 'running', spans: [{ owner: 'queue', to: null }] },
    ]);
    await ask('POST', `/conversations/${id}/messages`, { text: 'Уже едет' });
    expect((await ask('GET', `/conversations/${id}`)).body.promise).toBeNull();
    expect(await clocksOf(id)).toMatchObject([{ kind: 'first_answer', state: 'met' }]);
  });

  it('is taken on by whoever says so', async () => {
    const id = await write();
    expect((await ask('POST', `/conversations/${id}/acknowledge`, {})).status).toBe(200);
    const { body: story } = await ask('GET', `/conversations/${id}`);
    expect(story.promise).toMatchObject({ state: 'running' });
    await ask('POST', `/conversations/${id}/close`, {});
    expect((await ask('POST', `/conversations/${id}/acknowledge`, {})).status).toBe(409);
  });

  it('is the ticket’s once there is one, and never both’s', async () => {
    const id = await write();
    const [before] = await clocksOf(id);
    const { body: ticket } = await ask('POST', '/tickets', { subject: 'Заказ', conversationId: id });
    expect(ticket.clocks).toMatchObject([{ kind: 'first_answer', since: before!.since, dueAt: before!.dueAt }]);
    expect(await clocksOf(id)).toEqual([]);
    expect((await ask('GET', `/conversations/${id}`)).body.promise).toBeNull();
  });

  it('is foreseen with other policies, and told to the reader of the conversation alone', async () => {
    await write();
    const policy = { key: 'all', name: { ru: 'Все' }, targets: { first_answer: { amount: 2, unit: 'hours' } } };
    const { body: seen } = await ask('POST', '/settings/service/foresight', { policies: [policy] }, 'saule');
    expect(seen).toEqual({ open: 2, changed: 2, lateNow: 0, lateThen: 0 });
    const stranger = '01930000-0000-7000-8000-00000000000a';
    expect((await ask('GET', `/conversations/${stranger}/clocks`)).status).toBe(404);
  });

  it('is by a field of the client, as far as a policy asks for one', async () => {
    const length = (amount: number) => ({ first_answer: { amount, unit: 'hours' } });
    const gold = { field: 'contact.fields.tier', is: '=', value: 'gold' };
    const policies = [
      {
        key: 'gold',
        name: { ru: 'Золотые' },
        when: gold,
        targets: { ...length(1), next_answer: length(1).first_answer },
      },
      { key: 'all', name: { ru: 'Все' }, targets: length(8) },
    ];
    await ask('PATCH', '/settings/service', { policies, revision: 1 }, 'saule');
    const id = await write();
    const promised = async () =>
      (await desk.office.db.pool.query('SELECT promised FROM conversation WHERE id = $1', [id])).rows[0].promised;
    expect((await promised()).policy).toBe('all');
    await desk.office.db.pool.query(
      `UPDATE contact SET fields = '{"tier": "gold"}' WHERE id = (SELECT contact_id FROM conversation WHERE id = $1)`,
      [id],
    );
    await ask('POST', `/conversations/${id}/messages`, { text: 'Да?' });
    await come(desk.office, account, messageNow('И ещё', { ...ivan, id: 7000 + people }));
    expect(await promised()).toMatchObject({ policy: 'gold', kind: 'next_answer' });
    const { body: ticket } = await ask('POST', '/tickets', { subject: 'Заказ', conversationId: id });
    expect((await ask('GET', `/tickets/${ticket.id}`)).body.clocks).toMatchObject([{ kind: 'next_answer' }]);
  });
});
