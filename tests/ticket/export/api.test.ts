import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import readSheet from 'read-excel-file/node';
import { openDesk, type Desk, type Name } from '../../support/desk.ts';
import { publishHelpDesk } from '../../support/help-desk.ts';

let desk: Desk;
beforeAll(async () => {
  desk = await openDesk();
  await publishHelpDesk(desk.office);
});
afterAll(() => desk?.close());

const file = (as: Name, query: string) =>
  fetch(`${desk.url}/api/v1/tickets/export?${query}`, {
    headers: { authorization: `Bearer token-${as}`, 'accept-language': 'en' },
  });

describe('B6 tickets as a file', () => {
  it('are those of the list, in its order and columns, with their numbers; only what the reader sees; and it is written down', async () => {
    const { aida, timur } = desk.office;
    const open = async (body: object) => (await desk.ask('POST', '/tickets', { as: 'daniyar', body })).body;
    const formula = await open({ subject: '=1+1', priority: 'urgent', tags: ['vip', 'b'], assigneeId: aida });
    const other = await open({ subject: 'Aqua', assigneeId: timur });
    const track = ({ track: own }: { track: string }) => `${own.slice(0, 2)} ${own.slice(2, 6)} ${own.slice(6)}`;
    const columns = 'columns=subject:300,stage,priority,responsible,tags,nothing&sort=subject';
    const text = await (await file('daniyar', `${columns}&format=csv`)).text();
    expect(text.replace('\ufeff', '').split('\r\n')).toEqual([
      'Number,Subject,Stage,Priority,Responsible,Tags',
      expect.stringMatching(/'=1\+1"?,new,urgent,Aida,vip;b$/),
      expect.stringMatching(/,Aqua,new,normal,Timur,$/),
      '',
    ]);
    const sheet = await readSheet(Buffer.from(await (await file('aida', `${columns}&format=xlsx`)).arrayBuffer()));
    expect(sheet[0]!.data.slice(1).map((row) => row?.slice(1, 3))).toEqual([['=1+1', 'new']]);
    expect(text).toContain(track(other));
    expect(text).toContain(track(formula));
    const { rows } = await desk.office.db.pool.query(
      `SELECT actor ->> 'id' AS by, data FROM event WHERE type = 'export.made' ORDER BY id`,
    );
    expect(rows.map(({ by, data }) => [by, data.noun, data.records, data.format])).toEqual([
      [desk.office.daniyar, 'ticket', 2, 'csv'],
      [aida, 'ticket', 1, 'xlsx'],
    ]);
    expect((await file('aida', 'columns=subject&sort=nothing')).status).toBe(422);
  });
});
