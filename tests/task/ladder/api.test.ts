import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { openDesk, type Desk, type Name } from '../../support/desk.ts';

let desk: Desk;
beforeAll(async () => {
  desk = await openDesk();
});
afterAll(() => desk?.close());

const ask = (method: string, path: string, body?: unknown, as: Name = 'saule') =>
  desk.ask(method, path, { as, ...(body === undefined ? {} : { body }) });
const ladder = [{ key: 'duty', by: { amount: 2, unit: 'hours' }, does: 'on_call' }];

describe('E6 the ladder of tasks in the API', () => {
  it('is the supervisors after a day at first, and is changed by an admin', async () => {
    expect((await ask('GET', '/settings/task-ladder', undefined, 'aida')).body).toEqual({
      ladder: [{ key: 'supervisors', by: { amount: 24, unit: 'hours' }, does: 'supervisors' }],
      revision: 0,
    });
    expect((await ask('PATCH', '/settings/task-ladder', { ladder, revision: 0 }, 'daniyar')).status).toBe(403);
    expect((await ask('PATCH', '/settings/task-ladder', { ladder, revision: 0 })).body).toEqual({
      ladder,
      revision: 1,
    });
    expect((await ask('PATCH', '/settings/task-ladder', { ladder: [], revision: 0 })).body.code).toBe('VersionChanged');
  });

  it('“I have it” is said of a task that one sees, and stands on it', async () => {
    const due = new Date(Date.now() + 3_600_000).toISOString();
    const body = { text: 'Call', dueAt: due };
    const { id } = (await ask('POST', '/tasks', body, 'timur')).body;
    expect((await ask('POST', `/tasks/${id}/acknowledge`, {}, 'aida')).status).toBe(404);
    const until = new Date(Date.now() + 7_200_000).toISOString();
    const had = await ask('POST', `/tasks/${id}/acknowledge`, { until }, 'daniyar');
    expect(had.body).toMatchObject({ id, acknowledged: { until } });
  });
});
