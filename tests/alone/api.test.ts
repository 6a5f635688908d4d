import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { openDesk, type Desk } from '../support/desk.ts';
import { listenAt, stopListening } from '../support/ears.ts';
import { newLead } from '../support/office.ts';
import { until } from '../support/until.ts';

let desk: Desk;
beforeAll(async () => {
  desk = await openDesk();
});
afterEach(stopListening);
afterAll(() => desk.close());

/** A report that runs until it is let go; this small node has one connection for them. */
const holdUp = async () => {
  const client = await desk.office.db.as('report').pool.connect();
  return () => client.release();
};

describe('M7 one person alone', () => {
  it('does not stop another’s move with reports, resumes and sockets at once', async () => {
    const id = await newLead(desk.office);
    const ears = await Promise.all(
      Array.from({ length: 20 }, () => listenAt(desk.url, { authorization: 'Bearer token-daniyar' })),
    );
    const letGo = await holdUp();
    let answered = 0;
    const reports = Array.from({ length: 12 }, () =>
      desk.ask('GET', '/no-next-step', { as: 'daniyar' }).then((answer) => (answered++, answer)),
    );
    for (const { socket, heard } of ears) socket.send(JSON.stringify({ type: 'resume', after: heard[0]!.cursor }));
    // those beyond her share are told so, the others still run
    await until(() => answered === 10, 'ten answers');
    expect((await desk.ask('POST', `/leads/${id}/move`, { as: 'aida', body: { stage: 'half' } })).status).toBe(200);
    expect((await desk.ask('GET', '/tasks', { as: 'aida' })).status).toBe(200);
    expect(answered).toBe(10);
    letGo();
    const statuses = (await Promise.all(reports)).map(({ status }) => status);
    expect(statuses.filter((status) => status === 429)).toHaveLength(10);
    expect(statuses.filter((status) => status === 200)).toHaveLength(2);
  });

  it.each(['command', 'list', 'report'] as const)('has so much time for a %s', async (work) => {
    const { rows } = await desk.office.db
      .as(work)
      .pool.query(
        `SELECT current_setting('statement_timeout') AS statement, current_setting('idle_in_transaction_session_timeout') AS idle`,
      );
    expect(rows).toEqual([{ statement: { command: '2s', list: '5s', report: '1min' }[work], idle: '10s' }]);
  });

  it('is told what to do when her question takes too long', async () => {
    const { pool } = desk.office.db.as('list');
    await pool.query('ALTER TABLE task RENAME TO task_kept');
    await pool.query('CREATE VIEW task AS SELECT t.* FROM task_kept t, pg_sleep(6)');
    const answer = await desk.ask('GET', '/tasks', { as: 'aida' });
    await pool.query('DROP VIEW task');
    await pool.query('ALTER TABLE task_kept RENAME TO task');
    expect(answer).toMatchObject({
      status: 503,
      body: { code: 'TooSlow', detail: expect.stringMatching(/Narrow the filter/) },
    });
    expect(answer.headers.get('retry-after')).toBe('5');
  });

  it('does not keep a row that others wait for: they are told that it is busy', async () => {
    const id = await newLead(desk.office);
    const client = await desk.office.db.as('report').pool.connect();
    await client.query('BEGIN');
    await client.query('SELECT 1 FROM lead WHERE id = $1 FOR UPDATE', [id]);
    const answer = await desk.ask('POST', `/leads/${id}/move`, { as: 'aida', body: { stage: 'half' } });
    await client.query('ROLLBACK');
    client.release();
    expect(answer).toMatchObject({ status: 503, body: { code: 'Busy' } });
  });

  it.each([
    `${'{"not":'.repeat(38)}{"field":"name","is":"filled"}${'}'.repeat(38)}`,
    `${'{"not":'.repeat(500)}{"field":"name","is":"filled"}${'}'.repeat(500)}`,
    JSON.stringify({
      all: [0, 1].map(() => ({ any: Array.from({ length: 45 }, () => ({ field: 'name', is: '=', value: 'a' })) })),
    }),
  ])('has a filter refused that costs too much', async (filter) => {
    const answer = await desk.ask('GET', `/leads?filter=${encodeURIComponent(filter)}`, { as: 'aida' });
    expect([400, 422]).toContain(answer.status);
    expect(answer.body.detail).toMatch(/filter|Filter|request|field/);
  });

  it('has the ops page open like everybody else: it is counted once for all', async () => {
    const { pool } = desk.office.db.as('report');
    const asked: string[] = [];
    const query = pool.query.bind(pool);
    (pool as { query: unknown }).query = (...args: unknown[]) => {
      asked.push(String((args[0] as { text?: string })?.text ?? args[0]));
      return (query as (...all: unknown[]) => unknown)(...args);
    };
    const answers = await Promise.all(
      Array.from({ length: 20 }, (_, index) => desk.ask('GET', '/ops', { as: index % 2 ? 'saule' : 'daniyar' })),
    );
    (pool as { query: unknown }).query = query;
    expect(answers.map(({ status }) => status)).toEqual(answers.map(() => 200));
    expect(asked.filter((text) => text.includes("FROM process WHERE state = 'stuck'"))).toHaveLength(1);
  });
});
