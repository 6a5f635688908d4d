import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { openDesk, type Desk } from '../support/desk.ts';
import { newLead } from '../support/office.ts';

let desk: Desk;
let leadId: string;
beforeAll(async () => {
  desk = await openDesk();
  leadId = await newLead(desk.office, 'Айгүл <b>');
  const { rows } = await desk.office.db.pool.query(
    `INSERT INTO address (contact_id, kind, value, trust) SELECT contact_id, 'email', 'aigul@example.com', 'staff' FROM lead_contact WHERE lead_id = $1 RETURNING id`,
    [leadId],
  );
  expect(rows).toHaveLength(1);
});
afterAll(() => desk.close());

const letter = (more: Record<string, unknown> = {}) => ({
  key: 'hello',
  name: 'Приветствие',
  channel: 'email',
  language: 'ru',
  subject: 'Здравствуйте, {{contact.firstName}}',
  body: '# {{contact.name}}\n\nВас ждёт **{{manager.name}}**.',
  ...more,
});
const asked = (method: string, path: string, body?: unknown) => desk.ask(method, path, { as: 'saule', body });
const add = (more?: Record<string, unknown>) => asked('POST', '/templates', letter(more));

describe('B2 a template', () => {
  it('is written, changed, and keeps each version with its author', async () => {
    const made = await add();
    expect([made.status, made.body]).toMatchObject([201, { key: 'hello', name: 'Приветствие', revision: 1 }]);
    const path = `/templates/${made.body.id}`;
    const changed = await asked('PATCH', path, { revision: 1, subject: 'Здравствуйте', body: 'Новый текст' });
    expect(changed.body).toMatchObject({ revision: 2, body: 'Новый текст' });
    expect(await asked('PATCH', path, { revision: 1, subject: 'a', body: 'b' })).toMatchObject({
      status: 409,
      body: { code: 'VersionChanged' },
    });
    const versions = (await asked('GET', `${path}/versions`)).body.items;
    expect(versions.map((one: any) => [one.revision, one.body.slice(0, 5), one.author])).toEqual([
      [2, 'Новый', 'Saule'],
      [1, '# {{c', 'Saule'],
    ]);
  });

  it('that came with the product keeps its first text when it is changed', async () => {
    const { rows } = await desk.office.db.pool.query(
      `INSERT INTO template (key, channel, language, subject, body) VALUES ('seeded', 'sms', 'ru', '', 'as it came') RETURNING id`,
    );
    const path = `/templates/${rows[0].id}`;
    expect((await asked('GET', `${path}/versions`)).body.items).toMatchObject([{ revision: 1, body: 'as it came' }]);
    await asked('PATCH', path, { revision: 1, body: 'ours' });
    expect((await asked('GET', `${path}/versions`)).body.items.map(({ body }: any) => body)).toEqual([
      'ours',
      'as it came',
    ]);
  });

  it('is one for a key, channel and language; the same request twice is one text', async () => {
    expect((await add()).body.code).toBe('TemplateExists');
    const both = await Promise.all([1, 2].map(() => add({ language: 'en', subject: 'Hello', body: 'Hello' })));
    expect(both.map(({ status }) => status)).toEqual([201, 201]);
    expect(both[0]!.body.id).toBe(both[1]!.body.id);
    expect(both[0]!.body.name).toBe('Приветствие');
  });

  it('that cannot be filled in is refused, with the line and what was meant', async () => {
    const { status, body } = await desk.ask('POST', '/templates', {
      as: 'saule',
      headers: { 'accept-language': 'en' },
      body: letter({ key: 'broken', subject: '{{#if lead}}', body: 'one\n{{contact.nmae}} {{lead.fields.nothing}}' }),
    });
    expect(status).toBe(422);
    expect(body.errors).toEqual([
      { field: 'subject', message: 'Line 1: {{#if}} is not closed: {{/if}} is missing.' },
      { field: 'body', message: 'Line 2: “contact.nmae” has no value. Is it contact.name?' },
      { field: 'body', message: 'Line 2: “lead.fields.nothing” has no value.' },
    ]);
  });

  it('is copied under another key, named, and removed when nothing sends it', async () => {
    expect((await asked('POST', '/templates/keys/hello/copy', { key: 'hello_again', name: 'Копия' })).status).toBe(204);
    expect((await asked('POST', '/templates/keys/hello/copy', { key: 'hello_again' })).body.code).toBe(
      'TemplateExists',
    );
    expect((await asked('POST', '/templates/keys/nothing/copy', { key: 'x' })).status).toBe(404);
    expect((await asked('PATCH', '/templates/keys/hello_again', { name: 'Второе' })).status).toBe(204);
    const mine = async () =>
      (await asked('GET', '/templates')).body.items.filter(({ key }: any) => key === 'hello_again');
    expect((await mine()).map(({ name, language }: any) => `${name} ${language}`)).toEqual(['Второе en', 'Второе ru']);
    expect((await asked('DELETE', '/templates/keys/hello_again')).status).toBe(204);
    expect(await mine()).toEqual([]);
    // what comes back goes on counting, so no version is lost
    expect((await add({ key: 'hello_again' })).body.revision).toBe(2);
  });

  it('says where it is used, and is not removed there', async () => {
    const { db } = desk.office;
    const definition = {
      name: { ru: 'Черновик', en: 'Draft' },
      automations: [
        {
          key: 'greet',
          name: { ru: 'Встретить', en: 'Greet' },
          then: [{ do: 'message.send', channel: 'email', template: 'hello' }],
        },
      ],
    };
    await db.pool.query('INSERT INTO pipeline_draft (pipeline_id, definition) SELECT id, $1 FROM pipeline', [
      definition,
    ]);
    expect((await asked('GET', '/templates/keys/hello/uses')).body.items).toEqual([
      { pipeline: 'Draft', key: 'education', automation: 'Greet', channel: 'email', draft: true },
    ]);
    const refused = await asked('DELETE', '/templates/keys/hello');
    expect(refused).toMatchObject({
      status: 409,
      body: { code: 'TemplateInUse', values: { pipeline: 'Draft', automation: 'Greet' } },
    });
    const texts = (await asked('GET', '/templates')).body.items.filter(({ key }: any) => key === 'hello');
    const [first, last] = texts;
    expect((await asked('DELETE', `/templates/${first.id}`)).status).toBe(204);
    expect((await asked('DELETE', `/templates/${last.id}`)).body.code).toBe('TemplateInUse');
    const { rows } = await db.pool.query(`SELECT key FROM template WHERE key = 'hello'`);
    expect(rows).toHaveLength(1);
    const invoiced = await add({ key: 'invoice' });
    expect(invoiced.status).toBe(201);
    expect((await asked('DELETE', '/templates/keys/invoice')).body.code).toBe('TemplateInUse');
    expect((await asked('DELETE', `/templates/${invoiced.body.id}`)).body.code).toBe('TemplateInUse');
  });

  it('is for admins alone', async () => {
    for (const as of ['aida', 'daniyar'] as const) {
      expect((await desk.ask('POST', '/templates', { as, body: letter({ key: 'other' }) })).status).toBe(403);
      expect((await desk.ask('DELETE', '/templates/keys/hello', { as })).status).toBe(403);
      expect((await desk.ask('GET', '/templates', { as })).status).toBe(200);
    }
  });
});

describe('B2 a preview', () => {
  const preview = (more: Record<string, unknown>) =>
    asked('POST', '/templates/preview', { ...letter(more), leadId, ...more });

  it('is the letter itself, with the lead’s own values made harmless', async () => {
    const { status, body } = await preview({ body: '# {{contact.name}}\n\n{{#if invoice}}{{invoice.total}}{{/if}}ok' });
    expect(status).toBe(200);
    expect(body).toMatchObject({ subject: 'Здравствуйте, Айгүл', fault: null });
    expect(body.html).toContain('Айгүл &lt;b&gt;</h1>');
    expect(body.html).not.toContain('<b>');
  });

  it('of an SMS is its text', async () => {
    const { body } = await preview({ channel: 'sms', body: '{{contact.name}}: {{lead.number}}' });
    expect(body).toMatchObject({ html: null, subject: '' });
    expect(body.body).toMatch(/^Айгүл <b>: \d+$/);
  });

  it('says what this lead does not have, and what is broken', async () => {
    const said = async (body: string) => (await preview({ body })).body.fault;
    expect(await said('one\n{{invoice.total}}')).toMatchObject({ field: 'body' });
    expect(await said('one\n\n{{contact.nmae}}')).toMatchObject({ field: 'body', line: 3 });
    expect(await said('{{#each a}}')).toMatchObject({ field: 'body', line: 1 });
    expect((await preview({ leadId: '01930000-0000-7000-8000-00000000aaaa' })).status).toBe(404);
  });
});

describe('B2 a test', () => {
  it('goes to the one who asked, once for a key, and stands in no client’s history', async () => {
    const { body: text } = await add({ key: 'probe' });
    const send = () =>
      desk.ask('POST', `/templates/${text.id}/test`, { as: 'saule', key: 'probe-1', body: { leadId } });
    const [first, again] = [await send(), await send()];
    expect(first.status).toBe(200);
    expect(again.body.id).toBe(first.body.id);
    const { rows } = await desk.office.db.pool.query(
      `SELECT d.account, d.lead_id, d.recipient, d.subject, d.state, e.pokes FROM delivery d JOIN event e ON e.noun_id = d.id WHERE d.id = $1`,
      [first.body.id],
    );
    expect(rows).toEqual([
      {
        account: 'email',
        lead_id: null,
        recipient: 'saule@demo.voronka',
        subject: 'Здравствуйте, Айгүл',
        state: 'queued',
        pokes: ['channel:email'],
      },
    ]);
  });

  it('by SMS needs a number that can be one', async () => {
    const { body: text } = await add({ key: 'probe', channel: 'sms', body: 'hello' });
    const send = (phone?: string) => asked('POST', `/templates/${text.id}/test`, { leadId, phone });
    expect((await send()).body).toMatchObject({ code: 'NoOwnPhone', status: 422 });
    expect((await send('12')).body.code).toBe('NoOwnPhone');
    const { body } = await send('8 701 555 20 18');
    const { rows } = await desk.office.db.pool.query('SELECT recipient, body FROM delivery WHERE id = $1', [body.id]);
    expect(rows).toEqual([{ recipient: '+77015552018', body: 'hello' }]);
  });

  it('that cannot be filled in with this lead says why', async () => {
    const { body: text } = await add({ key: 'owed', body: '{{invoice.total}}' });
    const { status, body } = await asked('POST', `/templates/${text.id}/test`, { leadId });
    expect([status, body.errors[0].field]).toEqual([422, 'body']);
  });
});
