import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { setStatus } from '../../prisma/work/status.ts';
import { GroupRules } from '../../workflows/work/group.schema.ts';
import { openOffice, type Office } from '../support/office.ts';
import { runProcesses, type Processes } from '../support/running-processes.ts';
import { until } from '../support/until.ts';
import { openShift } from './shift.ts';

let office: Office;
let processes: Processes;
beforeAll(async () => {
  office = await openOffice();
  processes = await runProcesses(office);
});
afterAll(async () => {
  await processes?.stop();
  await office?.close();
});

describe('E4 a talk that is not opened in time', () => {
  it('goes to the next by its own process, which ends when somebody has it', async () => {
    const { aida, timur, db } = office;
    const shift = await openShift(office, 'telegram:slow_bot');
    await shift.group({ members: [aida, timur], rules: GroupRules.parse({ acceptS: 600 }) });
    await shift.status(timur, 'break');
    const talk = await shift.write();
    expect(await shift.whose(talk)).toBe(aida);
    await setStatus(db, { userId: timur, status: 'online', reason: '' });
    const process = async () =>
      (await shift.rows('SELECT state FROM process WHERE workflow_id = $1', [`conversation:${talk}`]))[0]?.['state'];
    await until(async () => (await process()) === 'waiting' || undefined, 'its process');
    await processes.passTime(`conversation:${talk}`, 700_000);
    await until(async () => (await shift.whose(talk)) === timur || undefined, 'the next one');
    await shift.rows('UPDATE work SET accept_by = NULL, accepted_at = now() WHERE id = $1', [talk]);
    await processes.passTime(`conversation:${talk}`, 700_000);
    await until(async () => (await process()) === 'finished' || undefined, 'its end');
  });
});
