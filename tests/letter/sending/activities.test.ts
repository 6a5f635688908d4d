import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import PostalMime, { type Email } from 'postal-mime';
import { SMTPServer } from 'smtp-server';
import { emailChannel } from '../../../activities/channel/email/smtp.ts';
import type { Channel } from '../../../activities/channel/channel.ts';
import { sendWaiting } from '../../../activities/channel/sending/sending.ts';
import { carryOutAction, onRecord } from '../../../prisma/automation/carry-out.ts';
import { queueMessage, retryDelivery } from '../../../prisma/delivery/delivery.ts';
import { decideAddress } from '../../../prisma/contact/lead-client.ts';
import { createLead } from '../../../prisma/form/intake.ts';
import { changeLead } from '../../../prisma/lead/lead.ts';
import { queueWebhook } from '../../../prisma/automation/webhook-call.ts';
import { notificationFor } from '../../../prisma/user/notification.ts';
import type { Decision } from '../../../workflows/contact/address.ts';
import { closedBreaker } from '../../../workflows/channel/breaker.ts';
import { newClient, writeTemplates } from '../../support/letters.ts';
import { openOffice, type Office } from '../../support/office.ts';

let office: Office;
let server: SMTPServer;
let channels: Record<string, Channel>;
const arrived: { mail: Email; to: string[]; raw: string }[] = [];

beforeAll(async () => {
  office = await openOffice();
  await writeTemplates(office);
  server = new SMTPServer({
    disabledCommands: ['AUTH', 'STARTTLS'],
    onData: (stream, { envelope }, done) => {
      const parts: Buffer[] = [];
      stream.on('data', (part: Buffer) => parts.push(part));
      stream.on('end', async () => {
        const raw = Buffer.concat(parts);
        const to = envelope.rcptTo.map(({ address }) => address);
        arrived.push({ mail: await PostalMime.parse(raw), to, raw: raw.toString('latin1') });
        done();
      });
    },
  });
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  const { port } = server.server.address() as AddressInfo;
  channels = { email: emailChannel({ url: `smtp://127.0.0.1:${port}`, from: 'CRM <crm@example.com>' }) };
});
afterAll(async () => {
  channels['email']?.close?.();
  await new Promise<void>((closed) => server.close(closed));
  await office?.close();
});

const aida = () => ({ kind: 'user' as const, id: office.aida });
const send = () =>
  sendWaiting(
    { db: office.db, channels, publicUrl: 'https://crm.example' },
    { account: 'email', breaker: closedBreaker },
    new AbortController().signal,
  );
const template = (key: string, subject: string, body: string) =>
  office.db.pool.query(
    `INSERT INTO template (key, channel, language, subject, body) VALUES ($1, 'email', 'ru', $2, $3)`,
    [key, subject, body],
  );
const queue = async (leadId: string, key: string, attachments: string[] = []) =>
  (
    (await queueMessage(office.db, { actor: aida(), leadId, account: 'email', template: key, attachments })) as {
      id: string;
    }
  ).id;
const row = async (id: string) => (await office.db.pool.query('SELECT * FROM delivery WHERE id = $1', [id])).rows[0];
const tasks = async (leadId: string) =>
  (
    await office.db.pool.query(
      `SELECT text, responsible_id FROM task WHERE lead_id = $1 AND type = 'check' AND state = 'open'`,
      [leadId],
    )
  ).rows;

describe('D11 headers that reach a mail server', () => {
  it.each([
    ['Анна "Ан" <x@evil.example>, Bob', 'Анна "Ан", Bob'],
    ['Анна\r\nBcc: victim@evil.example\r\n\r\nbody', 'Анна Bcc: body'],
    ['=?utf-8?B?aHR0cHM6Ly9zcGFtLmV4YW1wbGU=?= Иван', 'Иван'],
    ['O’Brien, Anna; "Sales" (Almaty)', 'O’Brien, Anna; "Sales" (Almaty)'],
    ['https://spam.example/win Приз', 'Приз'],
    ['\u202eАнна\u2800\u00adКим', 'Анна Ким'],
    ['🎓'.repeat(80), ''],
    ['<script>alert(1)</script> Ана', '<script>alert(1)</script> Ана'],
  ])('take %j as a name and nothing else (built F18)', async (name, said) => {
    const before = arrived.length;
    await queue((await newClient(office, { name, email: 'client@example.com' })).leadId, 'hello');
    expect(await send()).toMatchObject({ sent: 1, failed: 0 });
    const { mail, to, raw } = arrived[before]!;
    expect(to).toEqual(['client@example.com']);
    expect(mail.to).toHaveLength(1);
    expect(mail.to![0]!.address).toBe('client@example.com');
    if (said) expect(mail.to![0]!.name).toBe(said);
    expect(mail.cc ?? mail.bcc).toBeUndefined();
    expect(raw.split('\r\n\r\n')[0]).not.toMatch(/^(b?cc|reply-to: [^h])/im);
    const subject = mail.subject!;
    expect(subject).toMatch(/^Здравствуйте, /);
    for (const text of [subject, mail.text!, mail.html!.replace(/<style.*<\/style>/s, ''), mail.to![0]!.name]) {
      expect(text).not.toMatch(/evil|spam|\u202e|\u2800|\u00ad/);
      expect(mail.html).not.toMatch(/<a |<script/);
    }
  });
});

describe('B2 a message that must not go out', () => {
  it('stops at an empty value, names it, makes one task, and goes out after mending', async () => {
    await template('price', 'Цена', '{{contact.firstName}}, цена: {{lead.amount}}');
    const { leadId } = await newClient(office, { name: 'Әсел Құрманова', email: 'empty@example.com' });
    const before = arrived.length;
    const id = await queue(leadId, 'price');
    expect(await send()).toMatchObject({ sent: 0, failed: 1 });
    expect(await row(id)).toMatchObject({
      state: 'failed',
      reason: expect.stringContaining('“The amount of the lead” is empty'),
    });
    expect(await tasks(leadId)).toEqual([
      { text: expect.stringMatching(/did not go out.*“The amount of the lead” is empty/), responsible_id: office.aida },
    ]);
    await queue(leadId, 'price');
    await send();
    expect(await tasks(leadId)).toHaveLength(1);
    const { version } = (await office.db.pool.query('SELECT version FROM lead WHERE id = $1', [leadId])).rows[0];
    await changeLead(office.db, {
      actor: aida(),
      leadId,
      patch: { version, amount: { amount: 12_500_000, currency: 'KZT' } },
    });
    await retryDelivery(office.db, { actor: aida(), deliveryId: id });
    expect(await send()).toMatchObject({ sent: 1 });
    expect(arrived.slice(before).map(({ mail }) => mail.text!.trim())).toEqual(['Әсел, цена: 125\u00a0000\u00a0₸']);
  });

  it.each([
    ['no meeting', '{{date meeting}}', 'no meeting is set yet'],
    ['no meeting in a file', 'Приглашение', 'no meeting is set yet'],
    ['no invoice', '{{invoice.number}}', '“The number of the invoice” is empty'],
  ])('stops at %s', async (what, body, reason) => {
    const key = `stop_${Math.random().toString(36).slice(2, 8)}`;
    await template(key, 'Тема', body);
    const { leadId } = await newClient(office, { email: 'stop@example.com' });
    const id = await queue(leadId, key, what.endsWith('file') ? ['invitation'] : []);
    expect(await send()).toMatchObject({ sent: 0, failed: 1 });
    expect((await row(id)).reason).toContain(reason);
    expect(await tasks(leadId)).toHaveLength(1);
  });

  it('stops where nobody has said who sells', async () => {
    const { rows } = await office.db.pool.query(`DELETE FROM setting WHERE key = 'seller' RETURNING value`);
    await template('who', 'Тема', 'Ваша {{company}}');
    const id = await queue((await newClient(office, { email: 'who@example.com' })).leadId, 'who');
    expect(await send()).toMatchObject({ sent: 0, failed: 1 });
    expect((await row(id)).reason).toContain('“The name of your company” is not given');
    await office.db.pool.query(`INSERT INTO setting (key, value) VALUES ('seller', $1)`, [rows[0].value]);
    await retryDelivery(office.db, { actor: aida(), deliveryId: id });
    expect(await send()).toMatchObject({ sent: 1 });
    expect(arrived.at(-1)!.mail.text).toContain('Ваша Ромашка');
  });

  it('is not sent with boxes: the signs that cannot be printed are named (built F31)', async () => {
    const { leadId } = await newClient(office, { name: 'Ана 𓀀', email: 'boxes@example.com' });
    const id = await queue(leadId, 'paper', ['contract']);
    expect(await send()).toMatchObject({ sent: 0, failed: 1 });
    expect((await row(id)).reason).toContain('𓀀');
    expect(await tasks(leadId)).toHaveLength(1);
  });
});

describe('D11 an address that is refused while a message waits', () => {
  it.each(['queued', 'queued and tried', 'queued twice'])('gets nothing: %s', async (how) => {
    const { leadId } = await newClient(office, { email: 'wrong@example.com', phone: null });
    const before = arrived.length;
    const ids = [await queue(leadId, 'hello'), ...(how === 'queued twice' ? [await queue(leadId, 'hello')] : [])];
    if (how === 'queued and tried')
      await office.db.pool.query(`UPDATE delivery SET subject = 'x', body = 'x' WHERE id = $1`, [ids[0]]);
    const { rows } = await office.db.pool.query(
      `SELECT id FROM address WHERE value = 'wrong@example.com' AND contact_id =
      (SELECT contact_id FROM lead_contact WHERE lead_id = $1)`,
      [leadId],
    );
    const decided = (decision: Decision) =>
      decideAddress(office.db, { actor: aida(), leadId, addressId: rows[0].id, decision });
    expect(await decided('refused')).not.toHaveProperty('refusal');
    expect(await send()).toMatchObject({ sent: 0, failed: ids.length });
    for (const id of ids)
      expect(await row(id)).toMatchObject({ state: 'failed', reason: expect.stringContaining('address was refused') });
    expect(arrived).toHaveLength(before);
    expect(await tasks(leadId)).toHaveLength(1);
    // taken back, it goes out by hand
    expect(await decided('accepted')).not.toHaveProperty('refusal');
    await retryDelivery(office.db, { actor: aida(), deliveryId: ids[0]! });
    expect(await send()).toMatchObject({ sent: 1 });
    expect(arrived).toHaveLength(before + 1);
  });
});

describe('B2 one task for one message that was stopped', () => {
  const checks = (leadId: string, eventId: string) =>
    carryOutAction(
      onRecord(office.db, {
        actor: { kind: 'process', id: `lead:${leadId}` },
        cause: { automation: 'message_failed', version: 1, event: eventId, depth: 1 },
        at: new Date().toISOString(),
        leadId,
      }),
      {
        do: 'task.create',
        type: 'check',
        text: { ru: 'Проверить контакт' },
        due: { by: 'end_of_working_day' },
        who: 'responsible',
      },
    );
  const failure = async (id: string) =>
    (await office.db.pool.query(`SELECT id::text FROM event WHERE noun_id = $1 AND type = 'delivery.failed'`, [id]))
      .rows[0].id as string;

  it('the automation about failed messages makes none beside the one that says what to mend', async () => {
    await template('bare', 'Тема', '{{lead.amount}}');
    const { leadId } = await newClient(office, { email: 'once@example.com' });
    const id = await queue(leadId, 'bare');
    await send();
    await checks(leadId, await failure(id));
    expect(await tasks(leadId)).toHaveLength(1);
    // what is done asks nobody any more
    await office.db.pool.query(`UPDATE task SET state = 'done' WHERE lead_id = $1`, [leadId]);
    await checks(leadId, await failure(id));
    expect(await tasks(leadId)).toEqual([expect.objectContaining({ text: 'Проверить контакт' })]);
  });

  it('and makes its own where the provider has refused the message', async () => {
    const { leadId } = await newClient(office, { email: 'refused@example.com' });
    const id = await queue(leadId, 'hello');
    await office.db.pool.query(
      `INSERT INTO event (noun, noun_id, seq, type, at, subject_kind, subject_id, actor, data, pokes) VALUES ('delivery', $1, 90, 'delivery.failed', now(), 'lead', $2, '{"kind":"process"}', '{}', '{}')`,
      [id, leadId],
    );
    await checks(leadId, await failure(id));
    expect(await tasks(leadId)).toHaveLength(1);
    await send();
  });
});

describe('D11 whose words they are', () => {
  const create = async (
    actor: { kind: 'user'; id: string } | { kind: 'client' },
    fields: Record<string, string>,
    name = 'Әсел',
    source: Record<string, string> = {},
  ) => {
    const lead = {
      pipeline: 'education',
      name,
      language: 'ru' as const,
      email: name === 'Әсел' ? 'words@example.com' : undefined,
      source,
      tags: [],
      fields,
    };
    return ((await createLead(office.db, { actor, lead, responsibleId: office.aida })) as { id: string }).id;
  };
  const htmlOf = async (leadId: string) => {
    await queue(leadId, 'site');
    await send();
    return arrived.at(-1)!.mail.html!;
  };

  it('a stranger’s address is no link until a colleague writes one there', async () => {
    await template('site', 'Сайт', 'Сайт: {{lead.fields.site}}');
    const leadId = await create({ kind: 'client' }, { site: 'Мой сайт https://spam.example/win' });
    expect(await htmlOf(leadId)).toMatch(/Сайт: Мой сайт/);
    expect(arrived.at(-1)!.mail.html).not.toMatch(/<a |spam/);
    await changeLead(office.db, {
      actor: aida(),
      leadId,
      patch: { version: 1, fields: { site: 'https://meet.example/42' } },
    });
    expect(await htmlOf(leadId)).toContain('<a href="https://meet.example/42"');
    expect(await htmlOf(await create(aida(), { site: 'https://own.example' }))).toContain(
      '<a href="https://own.example"',
    );
  });

  it('is kept in what a webhook says and in what a colleague is told (built F18)', async () => {
    const leadId = await create({ kind: 'client' }, { site: 'Приз https://spam.example/win' });
    const queued = await queueWebhook(office.db, {
      actor: aida(),
      leadId,
      url: 'https://hook.example/x',
      send: ['name', 'fields.site'],
      answer: [],
      withinSeconds: 5,
    });
    const { body } = await row((queued as { id: string }).id);
    expect(JSON.parse(body).fields).toEqual({ name: 'Әсел', 'fields.site': 'Приз' });
    const whole = await queueWebhook(office.db, {
      actor: aida(),
      leadId: await create({ kind: 'client' }, { site: 'https://spam.example/win' }, 'https://spam.example/win Ана', {
        utm_campaign: 'https://spam.example/win Приз',
        utm_source: 'chatgpt.com',
        utm_id: '1202100000',
      }),
      url: 'https://hook.example/x',
      send: ['source', 'source.utm_campaign', 'contact', 'fields', 'name'],
      answer: [],
      withinSeconds: 5,
    });
    const said = (await row((whole as { id: string }).id)).body;
    expect(said).not.toMatch(/spam|win/);
    expect(JSON.parse(said).fields).toMatchObject({
      source: { utm_campaign: 'Приз', utm_source: 'chatgpt com', utm_id: '1202100000' },
      contact: { name: 'Ана' },
      name: 'Ана',
    });
    const told = notificationFor(office.aida, 'message', leadId, { leadName: 'https://spam.example/win \u202eПриз' });
    expect(told.row.data).toEqual({ leadName: 'Приз' });
  });
});
