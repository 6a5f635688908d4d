import { setTimeout as pause } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { queueMessage } from '../../../prisma/delivery/delivery.ts';
import { newClient, writeTemplates } from '../../support/letters.ts';
import { openOffice, type Office } from '../../support/office.ts';
import { runProcesses, type Processes } from '../../support/running-processes.ts';
import { until } from '../../support/until.ts';
import { startMailServer, type MailServer } from './mail-server.ts';

let office: Office;
let mail: MailServer;
let processes: Processes;
beforeAll(async () => {
  [office, mail] = await Promise.all([openOffice(), startMailServer()]);
  await writeTemplates(office);
  processes = await runProcesses(office, { SMTP_URL: `smtp://127.0.0.1:${mail.port}`, MAIL_FROM: 'crm@demo.voronka' });
});
afterAll(async () => {
  await processes?.stop();
  await mail?.close();
  await office?.close();
});

describe('D5 a mail server that needs 17 seconds for a letter', () => {
  it('gets each letter once', async () => {
    const to = ['daria@example.com', 'timur@example.com', 'alua@example.com'];
    mail.meanwhile = () => pause(17_000) as Promise<void>;
    for (const email of to) {
      const { leadId } = await newClient(office, { email });
      const actor = { kind: 'user' as const, id: office.aida };
      await queueMessage(office.db, { actor, leadId, account: 'email', template: 'hello' });
    }
    const sent = async () =>
      (await office.db.pool.query(`SELECT 1 FROM delivery WHERE state = 'sent'`)).rowCount === to.length || undefined;
    await until(sent, 'three letters that were sent');
    // what would go twice has the time of a heartbeat and of a lease to show itself
    await pause(15_000);
    expect([...mail.taken].sort()).toEqual([...to].sort());
  });
});
