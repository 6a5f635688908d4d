import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import pg from 'pg';
import { uuidv7 } from '../../prisma/id.ts';
import { reportProcess } from '../../prisma/process/process.ts';
import { openOffice, type Office } from '../support/office.ts';
import { until } from '../support/until.ts';

let office: Office;
beforeAll(async () => {
  office = await openOffice();
});
afterAll(() => office.close());

describe('M3 where a process is', () => {
  it('is told to the screens, and wakes nobody who looks for events', async () => {
    const listener = new pg.Client(office.url);
    await listener.connect();
    const heard: string[] = [];
    listener.on('notification', ({ channel }) => heard.push(channel));
    for (const channel of ['event', 'process']) await listener.query(`LISTEN ${channel}`);
    const nounId = uuidv7();
    await reportProcess(office.db, {
      ...{ workflowId: `lead:${nounId}`, noun: 'lead', nounId, state: 'waiting', waitsFor: [] },
      ...{ nextAt: null, error: null, seq: 1, lateness: null },
    });
    await until(() => heard.length > 0);
    expect(heard).toEqual(['process']);
    await listener.end();
  });
});
