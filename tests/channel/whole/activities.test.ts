import { setTimeout as pause } from 'node:timers/promises';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import pg from 'pg';
import type { Channel } from '../../../activities/channel/channel.ts';
import { openChannels } from '../../../activities/channel/index.ts';
import { sendWaiting } from '../../../activities/channel/sending/sending.ts';
import { queueMessage, retryDelivery } from '../../../prisma/delivery/delivery.ts';
import { closedBreaker } from '../../../workflows/channel/breaker.ts';
import { newClient, writeTemplates } from '../../support/letters.ts';
import { openOffice, type Office } from '../../support/office.ts';
import { testConfig } from '../../support/secrets.ts';
import { startMailServer, type MailServer } from './mail-server.ts';

let office: Office;
let mail: MailServer;
let channels: Record<string, Channel>;
beforeAll(async () => {
  [office, mail] = await Promise.all([openOffice(), startMailServer()]);
  await writeTemplates(office);
  const url = `smtp://127.0.0.1:${mail.port}`;
  channels = openChannels({
    db: office.db,
    config: { ...testConfig, mail: { url, from: 'Voronka <crm@demo.voronka>' } },
  });
});
afterAll(async () => {
  channels?.['email']?.close?.();
  await mail?.close();
  await office?.close();
});
beforeEach(async () => {
  mail.taken.length = 0;
  mail.meanwhile = () => {};
  await office.db.pool.query(`UPDATE delivery SET state = 'failed' WHERE state IN ('queued', 'sending', 'unknown')`);
  await office.db.pool.query('DELETE FROM sending_pace');
});

const send = (more: { longestMs?: number; signal?: AbortSignal } = {}) =>
  sendWaiting(
    { db: office.db, channels, publicUrl: 'http://127.0.0.1:4600', ...more },
    { account: 'email', breaker: closedBreaker },
    more.signal ?? new AbortController().signal,
  );
const queue = async (email: string, attachments: string[] = []) => {
  const { leadId } = await newClient(office, { email });
  const actor = { kind: 'user' as const, id: office.aida };
  const template = attachments.length ? 'paper' : 'hello';
  return (await queueMessage(office.db, { actor, leadId, account: 'email', template, attachments })) as { id: string };
};
const rows = async () =>
  (await office.db.pool.query(`SELECT recipient, state, attempt_count FROM delivery WHERE state <> 'failed'`)).rows;
const inRecord = async <T>(work: (client: pg.Client) => Promise<T>): Promise<T> => {
  const client = new pg.Client({ connectionString: office.url });
  await client.connect();
  return work(client).finally(() => client.end());
};

describe('D5 an answer in hand is kept until it is written', () => {
  it('hands eight e-mails over eight times while the record is locked, and then gone', async () => {
    const to = Array.from({ length: 8 }, (_, n) => `blink-${n}-${Date.now()}@example.com`);
    for (const email of to) await queue(email);
    let blink: Promise<void> | undefined;
    mail.meanwhile = async () => {
      blink ??= inRecord(async (client) => {
        await client.query('BEGIN; LOCK TABLE delivery_attempt IN ACCESS EXCLUSIVE MODE');
        // longer than a statement of ours waits for a lock
        await pause(2000);
        await client.query(
          'SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = current_database() AND pid <> pg_backend_pid()',
        );
        await client.query('ROLLBACK');
      });
      await pause(50);
    };
    expect(await send()).toMatchObject({ sent: 8, failed: 0, left: 0 });
    expect([...mail.taken].sort()).toEqual([...to].sort());
    await blink;
    expect((await rows()).filter(({ state }) => state !== 'sent')).toEqual([]);
  });

  it('counts although somebody has given the attempt up as lost meanwhile', async () => {
    const { id } = await queue('given-up@example.com');
    mail.meanwhile = async () => {
      await office.db.pool.query(`UPDATE delivery SET state = 'unknown', version = version + 1 WHERE id = $1`, [id]);
    };
    expect(await send()).toMatchObject({ sent: 1, left: 0 });
    expect((await send()).sent).toBe(0);
    expect(mail.taken).toEqual(['given-up@example.com']);
  });

  it('is kept whatever characters it has', async () => {
    await queue('nul@example.com');
    mail.meanwhile = async () => [452, 'try \0 later'];
    await send();
    expect(await rows()).toContainEqual({ recipient: 'nul@example.com', state: 'queued', attempt_count: 1 });
  });
});

describe('D6 an attempt', () => {
  it('is aborted at its longest, and its connection with it', async () => {
    await queue('slow@example.com');
    mail.meanwhile = () => pause(3000, undefined, { ref: false }) as Promise<void>;
    const began = performance.now();
    expect(await send({ longestMs: 300 })).toMatchObject({ sent: 0, left: 1 });
    expect(performance.now() - began).toBeLessThan(2500);
    expect(await rows()).toContainEqual({ recipient: 'slow@example.com', state: 'unknown', attempt_count: 1 });
  });

  it('is aborted where the worker stops', async () => {
    await queue('stopping@example.com');
    mail.meanwhile = () => pause(3000, undefined, { ref: false }) as Promise<void>;
    const began = performance.now();
    await send({ signal: AbortSignal.timeout(300) });
    expect(performance.now() - began).toBeLessThan(2500);
  });

  it('begins when its documents are printed: no message is held by a worker that prints', async () => {
    await queue('papers@example.com', ['contract']);
    const held: unknown[] = [];
    const look = setInterval(async () => held.push(...(await rows()).filter(({ state }) => state === 'sending')), 5);
    mail.meanwhile = () => clearInterval(look);
    const before = performance.now();
    expect(await send()).toMatchObject({ sent: 1 });
    clearInterval(look);
    const { rows: attempts } = await office.db.pool.query(
      `SELECT extract(epoch FROM ended_at - started_at) * 1000 AS ms FROM delivery_attempt a JOIN delivery d ON d.id = a.delivery_id WHERE d.recipient = 'papers@example.com'`,
    );
    // the first document starts the printing thread, which takes most of the time
    expect(Number(attempts[0].ms)).toBeLessThan((performance.now() - before) / 2);
  });
});

describe('D6 a provider that is tried again, one message at a time', () => {
  it('is given what was in doubt first, however many stand behind it', async () => {
    const actor = { kind: 'user' as const, id: office.aida };
    const write = async (leadId: string) =>
      ((await queueMessage(office.db, { actor, leadId, account: 'email', template: 'hello' })) as { id: string }).id;
    const [late, first] = [
      await newClient(office, { email: 'late@example.com' }),
      await newClient(office, { email: 'first@example.com' }),
    ];
    const [younger, elder] = [await write(late.leadId), await write(first.leadId)];
    for (let behind = 0; behind < 5; behind++) await write(first.leadId);
    await office.db.pool.query(
      `UPDATE delivery SET state = 'unknown', attempt_count = 1, created_at = now() + CASE WHEN id = $1 THEN interval '1 hour' ELSE interval '-1 hour' END WHERE id IN ($1, $2)`,
      [younger, elder],
    );
    const openSince = new Date().toISOString();
    const { sent } = await sendWaiting(
      { db: office.db, channels, publicUrl: 'http://127.0.0.1:4600' },
      { account: 'email', breaker: { ...closedBreaker, failures: 5, openSince } },
      new AbortController().signal,
    );
    expect(sent).toBe(7);
    expect(mail.taken[0]).toBe('first@example.com');
  });
});

describe('D5 what would come too late', () => {
  const reminder = async (email: string, cause: object = { clock: true }) => {
    const { leadId } = await newClient(office, { email });
    const actor = { kind: 'process' as const, id: `lead:${leadId}` };
    const told = { automation: 'remind', version: 1, event: '1', depth: 1, ...cause };
    return (await queueMessage(office.db, { actor, cause: told, leadId, account: 'email', template: 'hello' })) as {
      id: string;
    };
  };
  const row = async (id: string) => (await office.db.pool.query('SELECT * FROM delivery WHERE id = $1', [id])).rows[0];
  /** The outage took so long. */
  const hoursLater = (hours: number) =>
    office.db.pool.query(
      `UPDATE delivery SET not_after = not_after - $1 * interval '1 hour' WHERE state IN ('queued', 'sending', 'unknown')`,
      [hours],
    );

  it('yesterday’s reminder is not sent: people are told why, and the process of the lead hears of it', async () => {
    const { id } = await reminder('yesterday@example.com');
    await hoursLater(13);
    expect(await send()).toMatchObject({ sent: 0, failed: 1, left: 0, retryAt: null });
    expect(mail.taken).toEqual([]);
    expect(await row(id)).toMatchObject({
      state: 'failed',
      attempt_count: 0,
      reason: 'It did not go in time, and would come too late now. If it is still needed, send it yourself.',
    });
    const { rows: events } = await office.db.pool.query(
      `SELECT type, pokes FROM event WHERE noun_id = $1 ORDER BY seq DESC LIMIT 1`,
      [id],
    );
    expect(events[0]).toEqual({ type: 'delivery.failed', pokes: [`lead:${(await row(id)).lead_id}`] });
    const told = await office.db.pool.query(
      `SELECT 1 FROM notification WHERE kind = 'delivery.failed' AND lead_id = $1`,
      [(await row(id)).lead_id],
    );
    expect(told.rowCount).toBe(1);
  });

  it('an answer to something that happened is still sent on the next day, and what a user writes always', async () => {
    await reminder('answer@example.com', {});
    const { id } = await queue('person@example.com');
    await hoursLater(13);
    expect((await row(id)).not_after).toBeNull();
    expect(await send()).toMatchObject({ sent: 2, failed: 0 });
    await reminder('answer@example.com', {});
    await hoursLater(73);
    expect(await send()).toMatchObject({ sent: 0, failed: 1 });
  });

  it('goes all the same when a person says so', async () => {
    const { id } = await reminder('still@example.com');
    await hoursLater(13);
    await send();
    await retryDelivery(office.db, { actor: { kind: 'user', id: office.aida }, deliveryId: id });
    expect(await send()).toMatchObject({ sent: 1 });
  });

  it('is given up at its moment, also where it waits behind another one', async () => {
    const { id } = await reminder('behind@example.com');
    await office.db.pool.query(`UPDATE delivery SET not_before = now() + interval '1 day' WHERE id = $1`, [id]);
    const { retryAt } = await send();
    expect(Date.parse(retryAt!)).toBeLessThan(Date.now() + 12.1 * 3_600_000);
    await hoursLater(13);
    expect(await send()).toMatchObject({ failed: 1, left: 0 });
  });
});
