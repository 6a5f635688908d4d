import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { uuidv7 } from '../../../prisma/id.ts';
import { openDesk, type Desk } from '../../support/desk.ts';
import { publishHelpDesk } from '../../support/help-desk.ts';

let desk: Desk;
const text = (words: string) => ({ ru: words, en: words });
beforeAll(async () => {
  desk = await openDesk();
  await publishHelpDesk(desk.office);
  const definition = {
    ...{ title: text('Вопрос в поддержку'), submit: text('Отправить'), thanks: text('Спасибо, ответим сегодня.') },
    consent: { name: 'consent', label: text('Согласие') },
    fields: [
      { name: 'name', to: 'contact.name', type: 'text', required: true, label: text('Имя') },
      { name: 'email', to: 'contact.email', type: 'email', required: true, label: text('Почта') },
      { name: 'question', to: 'ticket.description', type: 'textarea', required: true, label: text('Вопрос') },
      {
        ...{ name: 'urgency', to: 'ticket.priority', type: 'select', required: false, label: text('Срочность') },
        options: [{ value: 'urgent', label: text('Всё стоит') }],
      },
    ],
    sites: [],
  };
  const made = await desk.ask('POST', '/form-settings', {
    as: 'saule',
    body: { key: 'help', pipeline: 'support', definition },
  });
  expect(made.status).toBe(201);
});
beforeEach(() => desk.office.db.pool.query('DELETE FROM rate'));
afterAll(() => desk?.close());

const rows = async (sql: string, ...values: unknown[]) => (await desk.office.db.pool.query(sql, values)).rows;
const answer = (more: object = {}) => ({
  ...{ name: 'Ольга', email: 'olga@client.example', question: 'Не приходит чек\nуже неделю', consent: true, ...more },
});
const send = (body: object, asking: object = {}) => desk.ask('POST', '/forms/help', { body, ...asking });

describe('E1 a form that opens a ticket', () => {
  it('answers with its number; the ticket has the client and what was typed', async () => {
    const sent = await send(answer({ urgency: 'urgent' }), { key: 'first' });
    expect(sent).toMatchObject({ status: 201, body: { track: expect.stringMatching(/^[A-Z]{2}\d{8}$/) } });
    const ticket = await desk.ask('GET', `/tickets/${sent.body.id}`, { as: 'daniyar' });
    expect(ticket.body).toMatchObject({
      ...{ track: sent.body.track, subject: 'Не приходит чек', description: 'Не приходит чек\nуже неделю' },
      ...{ priority: 'urgent', source: 'form', stage: 'new', leadId: null },
    });
    const client = 'SELECT c.name FROM ticket k JOIN contact c ON c.id = k.contact_id WHERE k.id = $1';
    expect(await rows(client, sent.body.id)).toEqual([{ name: 'Ольга' }]);
    expect(await rows('SELECT 1 FROM lead')).toEqual([]);
    expect(await rows(`SELECT 1 FROM inbox WHERE source = 'form:help'`)).toHaveLength(1);
  });

  it('is one ticket for the same answers within a short while, and for one key', async () => {
    const before = await rows('SELECT 1 FROM ticket');
    const twice = [await send(answer({ question: 'Дважды' })), await send(answer({ question: 'Дважды' }))];
    expect(twice[0]!.body).toEqual(twice[1]!.body);
    const both = await Promise.all([1, 2, 3].map(() => send(answer({ question: 'Разом' }), { key: 'once' })));
    expect(new Set(both.map(({ body }) => body.track)).size).toBe(1);
    expect(await rows('SELECT 1 FROM ticket')).toHaveLength(before.length + 2);
  });

  it('changes nothing of a client whom we know', async () => {
    const id = uuidv7();
    await rows(`INSERT INTO contact (id, name, language) VALUES ($1, 'Карина', 'kk')`, id);
    await rows(
      `INSERT INTO address (id, contact_id, kind, value, trust, owner, origin, since) VALUES ($1, $2, 'email', 'k@client.example', 'staff', true, '{}', now())`,
      ...[uuidv7(), id],
    );
    const known = () =>
      rows(
        'SELECT c.name, c.language, c.fields, c.consent_at, a.value, a.trust FROM contact c JOIN address a ON a.contact_id = c.id WHERE c.id = $1',
        id,
      );
    const before = await known();
    const sent = await send(answer({ name: 'Чужой', email: 'k@client.example' }));
    expect(sent.status).toBe(201);
    expect(await known()).toEqual(before);
    const [ticket] = await rows('SELECT contact_id FROM ticket WHERE id = $1', sent.body.id);
    expect(ticket.contact_id).not.toBe(id);
  });

  it('tells the number on the page of whoever has no JavaScript', async () => {
    const raw = new URLSearchParams({ ...answer({ question: 'Без скрипта' }), consent: 'on' }).toString();
    const headers = { 'content-type': 'application/x-www-form-urlencoded', accept: 'text/html' };
    const answered = await fetch(`${desk.url}/api/v1/forms/help`, { method: 'POST', body: raw, headers });
    const page = await answered.text();
    const [last] = await rows('SELECT track FROM ticket ORDER BY created_at DESC, id DESC LIMIT 1');
    expect(page).toContain(last.track.replace(/^(..)(....)(....)$/, '$1 $2 $3'));
  });

  it('opens nothing where something is lacking', async () => {
    const before = await rows('SELECT 1 FROM ticket');
    expect(await send({ name: 'Ольга', consent: true })).toMatchObject({ status: 422 });
    expect(await rows('SELECT 1 FROM ticket')).toHaveLength(before.length);
  });

  it('offers what a ticket has, and no fields of leads', async () => {
    const { body } = await desk.ask('GET', '/pipelines/fields', { as: 'saule' });
    const help = body.items.find(({ key }: { key: string }) => key === 'support');
    expect(help.noun).toBe('ticket');
    expect(help.fields.map(({ key }: { key: string }) => key)).toEqual(
      expect.arrayContaining(['ticket.subject', 'ticket.description', 'ticket.priority']),
    );
  });
});
