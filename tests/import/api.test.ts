import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { storedEvents } from '../support/catalogued.ts';
import { openDesk, type Desk } from '../support/desk.ts';
import { csv, importing } from './tables.ts';

let desk: Desk;
let of: ReturnType<typeof importing>;
beforeAll(async () => {
  desk = await openDesk();
  of = importing(desk);
});
afterAll(() => desk?.close());

const query = async (text: string, values: unknown[] = []) => (await desk.office.db.pool.query(text, values)).rows;
const leadCalled = async (name: string) => (await query('SELECT * FROM lead WHERE name = $1 ORDER BY id', [name]))[0];

describe('B6 A12 M8 an import of leads', () => {
  it('finds the columns, shows what would be, and brings leads with their clients and companies in', async () => {
    const bytes = csv([
      [
        'Сделка',
        'ФИО',
        'Телефон',
        'Почта',
        'Компания',
        'Сумма',
        'Ответственный',
        'Теги',
        'Дата создания',
        'Примечание',
      ],
      [
        'Мебель',
        'Айдос Серик',
        '8 701 555 20 01',
        'aidos@example.kz',
        'ТОО «Дом»',
        '1 250 000 ₸',
        'Aida',
        'опт; VIP',
        '03.02.2024',
        'звонить утром',
      ],
      ['Кухня', 'Бота Али', '+7 701 555 20 02', '', 'Дом', '$1,200.50', 'aida@demo.voronka', '', '1 марта 2024 г.', ''],
      ['', '', 'не телефон', '', '', '', '', '', '', ''],
    ]);
    const made = await of.create(bytes);
    expect(made).toMatchObject({ status: 201, body: { state: 'planned', counts: { total: 3 } } });
    const { id, settings, columns } = made.body;
    expect(settings.mapping).toEqual([
      ...['lead.name', 'contact.name', 'contact.phone', 'contact.email', 'company.name'],
      ...['lead.amount', 'lead.responsible', 'lead.tags', 'lead.createdAt', 'lead.note'],
    ]);
    expect(columns[1]).toEqual({ name: 'ФИО', examples: ['Айдос Серик', 'Бота Али'] });
    const preview = (await of.ask('GET', `/imports/${id}/preview`)).body;
    expect(preview).toMatchObject({ counts: { total: 3, new: 2, matched: 0, refused: 1 }, twoWays: false });
    expect(preview.rows[0].values).toEqual(
      expect.arrayContaining([
        { key: 'contact.phone', text: '+77015552001' },
        { key: 'lead.amount', text: expect.stringMatching(/^1.250.000.₸$/) },
        { key: 'lead.createdAt', text: '2024-02-02T18:00:00.000Z' },
      ]),
    );
    expect(preview.refused[0]).toMatchObject({ count: 1, lines: [4], detail: expect.stringMatching(/^Телефон: /) });
    expect(await leadCalled('Мебель')).toBeUndefined();

    const done = await of.run(id);
    expect(done).toMatchObject({
      state: 'done',
      counts: { total: 3, done: 2, refused: 1, leads: 2, contacts: 2, companies: 1 },
    });
    const lead = await leadCalled('Мебель');
    expect(lead).toMatchObject({
      amount: 125000000,
      currency: 'KZT',
      responsible_id: desk.office.aida,
      tags: ['опт', 'VIP'],
    });
    expect(lead.created_at.toISOString()).toBe('2024-02-02T18:00:00.000Z');
    const kitchen = await leadCalled('Кухня');
    expect(kitchen).toMatchObject({ amount: 120050, currency: 'USD', company_id: lead.company_id });
    const shown = (await of.ask('GET', `/leads/${lead.id}`)).body;
    expect(shown).toMatchObject({ company: { name: 'ТОО «Дом»' }, contacts: [{ name: 'Айдос Серик', main: true }] });
    const story = (await of.ask('GET', `/leads/${lead.id}/events`)).body.items;
    expect(story.map(({ type }: { type: string }) => type)).toEqual(['lead.created', 'lead.noted']);
    expect(story[0].data).toMatchObject({ import: id, quiet: true });
    const client = (await of.ask('GET', `/contacts/${shown.contacts[0].id}`)).body;
    expect(client.addresses).toHaveLength(2);
    expect(client.addresses[0]).toMatchObject({
      trust: 'staff',
      origin: { from: 'import', key: id, by: desk.office.saule },
    });
    expect((await storedEvents(desk.office.db)).strange).toEqual([]);
  });

  it('gives the rows that did not come in back with why, and takes the mended file as the former one', async () => {
    const made = await of.create(
      csv([
        ['Имя', 'Телефон', 'Сумма'],
        ['=1+1', '+7 701 555 21 01', '5'],
        ['Дина', '12', '5'],
        ['Ержан', '+7 701 555 21 03', 'много'],
      ]),
    );
    await of.run(made.body.id);
    const file = await fetch(`${desk.url}/api/v1/imports/${made.body.id}/errors`, {
      headers: { authorization: 'Bearer token-saule', 'accept-language': 'en' },
    });
    const text = (await file.text()).trim();
    expect(text.split('\r\n')).toHaveLength(3);
    expect(text).toMatch(/^\uFEFF?Имя,Телефон,Сумма,Why it did not come in/);
    expect(text).toContain('Телефон: ');
    const again = await of.create(text.replace(',12,', ',+7 701 555 21 02,').replace('много', '7'));
    expect(again.body).toMatchObject({ remembered: true, settings: { mapping: made.body.settings.mapping } });
    expect(await of.run(again.body.id)).toMatchObject({ counts: { done: 2, refused: 0 } });
  });

  it('meets clients who are here: a new lead, nothing, or what is empty filled', async () => {
    await of.ask('POST', '/leads', { name: 'Гульнара Ахметова', phone: '+7 701 555 22 01' });
    const bytes = csv([
      ['Сделка', 'Имя', 'Телефон', 'Должность'],
      ['Вторая', 'Гульнара Ахметова', '87015552201', 'директор'],
      ['Третья', 'Другая Сауле', '+7 701 555 22 02', 'юрист'],
    ]);
    const contactOf = async (name: string) => (await query('SELECT * FROM contact WHERE name = $1', [name]))[0];
    const kept = await of.create(bytes);
    await of.set(kept.body.id, { matches: 'skip' });
    expect(await of.run(kept.body.id)).toMatchObject({ counts: { done: 1, skipped: 1, leads: 1, contacts: 1 } });
    const filled = await of.create(bytes);
    await of.set(filled.body.id, { matches: 'fill' });
    expect(await of.run(filled.body.id)).toMatchObject({ counts: { done: 1, skipped: 1, leads: 0, contacts: 0 } });
    expect(await contactOf('Гульнара Ахметова')).toMatchObject({ position: 'директор' });
    const more = await of.create(bytes);
    expect((await of.ask('GET', `/imports/${more.body.id}/preview`)).body.counts).toMatchObject({ matched: 2, new: 0 });
    expect(await of.run(more.body.id)).toMatchObject({ counts: { done: 2, leads: 2, contacts: 0 } });
    expect(await query('SELECT 1 FROM contact WHERE name = $1', ['Гульнара Ахметова'])).toHaveLength(1);
  });

  it('knows a client of an earlier row, and closes leads that the file says are lost', async () => {
    const made = await of.create(
      csv([
        ['Сделка', 'Имя', 'Телефон', 'Этап', 'Причина отказа'],
        ['Раз', 'Ильяс Нур', '+7 701 555 23 01', '', ''],
        ['Два', 'Ильяс', '8 (701) 555-23-01', 'Отказ', 'Дорого'],
        ['Три', 'Ильяс', '8 (701) 555-23-01', 'Нет такого', ''],
      ]),
    );
    const stages = (await of.ask('GET', '/pipelines/education')).body.definition;
    const lost = stages.stages.find(({ kind }: { kind: string }) => kind === 'lost');
    const id = made.body.id;
    const [row] = await query(`SELECT cells FROM import_row WHERE import_id = $1 AND line = 3`, [id]);
    const cells = [...row.cells];
    cells[3] = lost.name.ru;
    cells[4] = stages.lossReasons[0].name.ru;
    await query(`UPDATE import_row SET cells = $2 WHERE import_id = $1 AND line = 3`, [id, JSON.stringify(cells)]);
    expect(await of.run(id)).toMatchObject({ counts: { done: 2, refused: 1, contacts: 1, leads: 2 } });
    expect(await leadCalled('Два')).toMatchObject({
      stage: lost.key,
      loss_reason: stages.lossReasons[0].key,
      closed_at: expect.any(Date),
    });
    expect((await of.rows(id))[2]).toMatchObject({ state: 'refused', why: [expect.stringContaining('Нет такого')] });
  });

  it('begins once, and changes nothing afterwards', async () => {
    const made = await of.create(csv([['Имя'], ['Одна']]));
    const { id } = made.body;
    expect((await of.set(id, { mapping: ['lead.nothing'] })).body).toMatchObject({ code: 'ImportMapping' });
    expect((await of.set(id, { mapping: [null] })).status).toBe(200);
    expect((await of.ask('POST', `/imports/${id}/begin`)).body).toMatchObject({ code: 'ImportNothing' });
    expect((await of.ask('POST', `/imports/${id}/pause`)).body).toMatchObject({ code: 'WalkNotRunning' });
    await of.set(id, { mapping: ['contact.name'] });
    await of.run(id);
    expect((await of.ask('POST', `/imports/${id}/begin`)).body).toMatchObject({ code: 'ImportBegun' });
    expect((await of.set(id, { matches: 'skip' })).body).toMatchObject({ code: 'ImportBegun' });
  });
});

describe('B6 an import of clients and companies', () => {
  it('makes clients with their companies, and fills those who are here', async () => {
    const made = await of.create(
      csv([
        ['Имя', 'Фамилия', 'Телефоны', 'E-mail', 'Компания', 'БИН', 'Должность'],
        ['Асель', 'Нурова', '87015552401, 87015552402', 'a@example.kz', 'ТОО Лес', '123456789012', 'бухгалтер'],
      ]),
      'contact',
    );
    expect(await of.run(made.body.id)).toMatchObject({ counts: { done: 1, contacts: 1, companies: 1 } });
    const [contact] = await query(`SELECT * FROM contact WHERE name = 'Асель Нурова'`);
    const read = (await of.ask('GET', `/contacts/${contact.id}`)).body;
    expect(read).toMatchObject({ position: 'бухгалтер', company: { name: 'ТОО Лес' } });
    expect(read.addresses).toHaveLength(3);
    const again = await of.create(
      csv([
        ['Название', 'БИН', 'Заметка'],
        ['Лес', '123456789012', 'платят в срок'],
        ['Новая', '', ''],
      ]),
      'company',
    );
    expect(again.body.settings.mapping).toEqual(['company.name', 'company.taxId', 'company.note']);
    expect(await of.run(again.body.id)).toMatchObject({ counts: { done: 2, companies: 1 } });
    expect((await storedEvents(desk.office.db)).strange).toEqual([]);
  });
});

describe('L2 imports', () => {
  it('are for supervisors and admins, each her own, and offer no field that is hidden from her', async () => {
    const made = await of.create(
      csv([
        ['Имя', 'Тайна'],
        ['Одна', '1'],
      ]),
    );
    expect((await desk.ask('GET', '/imports', { as: 'aida' })).status).toBe(403);
    expect((await desk.ask('GET', `/imports/${made.body.id}`, { as: 'daniyar' })).status).toBe(404);
    await of.ask('POST', '/fields', {
      noun: 'lead',
      key: 'secret',
      type: 'text',
      name: 'Тайна',
      visibleTo: { roles: ['admin'], teams: [] },
    });
    const keys = async (as: 'saule' | 'daniyar') =>
      (await desk.ask('GET', '/imports/targets?noun=lead&pipeline=education', { as })).body.items.map(
        ({ key }: { key: string }) => key,
      );
    expect(await keys('saule')).toContain('lead.fields.secret');
    expect(await keys('daniyar')).not.toContain('lead.fields.secret');
  });

  it('say in a sentence what is wrong with a file', async () => {
    const codeOf = async (bytes: Buffer | string, name = 'a.csv') => (await of.create(bytes, 'lead', name)).body.code;
    expect(await codeOf('Имя;Телефон\n')).toBe('ImportEmpty');
    expect(await codeOf(Buffer.from([1, 2, 3, 4, 5, 6, 7, 8, 1, 2, 3]), 'a.dat')).toBe('ImportNoTable');
    expect(await codeOf('Имя;Телефон\n"Аида;1\nБота;2\n')).toBe('ImportQuoteOpen');
    expect(await codeOf(Buffer.from('504b0304aabbccdd', 'hex'), 'a.xlsx')).toBe('ImportDamaged');
    expect(await codeOf(`Имя\n${'а\n'.repeat(10_001)}`)).toBe('ImportTooLong');
  });
});
