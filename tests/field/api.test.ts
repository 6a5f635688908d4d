import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { openDesk, type Desk, type Name } from '../support/desk.ts';

let desk: Desk;
beforeAll(async () => {
  desk = await openDesk();
});
afterAll(() => desk.close());

const make = (body: object, as: 'saule' | 'aida' = 'saule') => desk.ask('POST', '/fields', { as, body });
const change = (id: string, body: object) => desk.ask('PATCH', `/fields/${id}`, { as: 'saule', body });
const list = async (as: 'saule' | 'aida' | 'daniyar', query = '?noun=lead') =>
  (await desk.ask('GET', `/fields${query}`, { as })).body.items;
const enter = async (fields: object, as: Name = 'saule') =>
  desk.ask('POST', '/leads', { as, body: { name: 'Acme', phone: '+7 701 555 20 18', fields } });

describe('B1 fields of the house', () => {
  it('are made by an admin, with a key of their own or one made of the name', async () => {
    const made = await make({ noun: 'lead', key: 'floor', type: 'number', name: 'Этаж' });
    expect(made).toMatchObject({ status: 201, body: { noun: 'lead', key: 'floor', name: { ru: 'Этаж' }, version: 1 } });
    expect((await make({ noun: 'lead', type: 'text', name: { ru: 'Отдел продаж', en: 'Desk' } })).body).toMatchObject({
      key: 'otdel_prodazh',
      name: { ru: 'Отдел продаж', en: 'Desk' },
    });
    expect((await make({ noun: 'lead', key: 'floor', type: 'text', name: 'Этаж' })).body.code).toBe('FieldExists');
    expect((await make({ noun: 'contact', key: 'floor', type: 'text', name: 'Этаж' })).status).toBe(201);
    expect((await make({ noun: 'lead', key: 'x', type: 'text', name: 'X' }, 'aida')).status).toBe(403);
  });

  it('hold what every door brings, read by one rule', async () => {
    const lead = await enter({ floor: '12,5' });
    expect(lead.body.fields).toEqual({ floor: 12.5 });
    const { id, version } = lead.body;
    const save = (fields: object) => desk.ask('PATCH', `/leads/${id}`, { as: 'saule', body: { version, fields } });
    expect(await save({ floor: 'двенадцать' })).toMatchObject({ status: 422, body: { code: 'FieldWrong' } });
    expect((await save({ floor: '7' })).body.fields).toEqual({ floor: 7 });
  });

  it('(people F08) keep options trimmed, and refuse the same one twice', async () => {
    const typed = ['example ', 'Example', '\u00a0 пример ', 'пример'];
    const twice = await make({ noun: 'lead', key: 'sample', type: 'list', name: 'Пример', options: typed });
    expect(twice).toMatchObject({ status: 422, body: { code: 'OptionTwice' } });
    expect(twice.body.detail).toContain('4');
    const made = await make({ noun: 'lead', key: 'sample', type: 'list', name: 'Пример', options: typed.slice(0, 3) });
    expect(made.body.options.map(({ name }: { name: { ru: string } }) => name.ru)).toEqual([
      'example',
      'Example',
      'пример',
    ]);
    expect(new Set(made.body.options.map(({ value }: { value: string }) => value)).size).toBe(3);
    expect((await make({ noun: 'lead', type: 'list', name: 'Пусто' })).body.code).toBe('NoOptions');
  });

  it('(people F05) rename an option by its label alone', async () => {
    const kind = (
      await make({ noun: 'lead', key: 'kind', type: 'list', name: 'Вид', options: [{ value: 'k1', name: 'Expense' }] })
    ).body;
    const root = (
      await make({
        noun: 'company',
        key: 'root',
        type: 'list',
        name: 'Счёт',
        options: [{ value: 'r1', name: 'Expense' }],
      })
    ).body;
    const lead = (await enter({ kind: 'k1' })).body;
    const renamed = await change(kind.id, { version: 1, options: [{ value: 'k1', name: 'Расход' }] });
    expect(renamed.body.options).toEqual([{ value: 'k1', name: { ru: 'Расход' } }]);
    expect((await list('saule', '?noun=company'))[0]).toMatchObject({
      id: root.id,
      options: [{ name: { ru: 'Expense' } }],
    });
    const filter = encodeURIComponent(JSON.stringify({ field: 'fields.kind', is: '=', value: 'k1' }));
    const found = (await desk.ask('GET', `/leads?filter=${filter}`, { as: 'saule' })).body.items;
    expect(found).toMatchObject([{ id: lead.id, version: lead.version, fields: { kind: 'k1' } }]);
  });

  it('(people F04) archive an option that is in use: it stays where it is and is offered no more', async () => {
    const [en, de, es] = ['en', 'de', 'es'].map((value) => ({ value, name: value }));
    const field = (await make({ noun: 'lead', key: 'tongue', type: 'list', name: 'Язык', options: [en, de, es] })).body;
    const lead = (await enter({ tongue: 'es' })).body;
    const dropped = await change(field.id, { version: 1, options: [en, de] });
    expect(dropped).toMatchObject({ status: 409, body: { code: 'OptionInUse' } });
    const archived = await change(field.id, { version: 1, options: [en, de, { ...es, archived: true }] });
    expect(archived.body.options[2]).toMatchObject({ value: 'es', archived: true });
    const saved = await desk.ask('PATCH', `/leads/${lead.id}`, {
      as: 'saule',
      body: { version: lead.version, name: 'Other', fields: { tongue: 'es' } },
    });
    expect(saved.body).toMatchObject({ name: 'Other', fields: { tongue: 'es' } });
    const unused = await change(field.id, { version: 2, options: [en, { ...es, archived: true }] });
    expect(unused.body.options.map(({ value }: { value: string }) => value)).toEqual(['en', 'es']);
  });

  it('are archived instead of deleted: no longer offered, and what is filled in stays', async () => {
    const field = (await make({ noun: 'lead', key: 'old', type: 'text', name: 'Старое' })).body;
    const lead = (await enter({ old: 'kept' })).body;
    expect((await change(field.id, { version: 1, archived: true })).body.archivedAt).toEqual(expect.any(String));
    expect((await list('saule')).map(({ key }: { key: string }) => key)).not.toContain('old');
    expect((await list('saule', '?noun=lead&archived=true')).map(({ key }: { key: string }) => key)).toContain('old');
    expect((await desk.ask('GET', `/leads/${lead.id}`, { as: 'saule' })).body.fields).toEqual({ old: 'kept' });
    expect((await change(field.id, { version: 2, archived: false })).body.archivedAt).toBeNull();
    expect((await change(field.id, { version: 1, name: 'Поздно' })).body.code).toBe('VersionChanged');
  });

  it('stand in the order that the admin gives them', async () => {
    const fields = await list('saule', '?noun=contact');
    const more = (await make({ noun: 'contact', type: 'text', name: 'Второе' })).body;
    const ordered = await desk.ask('POST', '/fields/order', {
      as: 'saule',
      body: { noun: 'contact', ids: [more.id, fields[0].id] },
    });
    expect(ordered.body.items.map(({ id }: { id: string }) => id)).toEqual([more.id, fields[0].id]);
    expect((await list('aida', '?noun=contact')).map(({ id }: { id: string }) => id)).toEqual([more.id, fields[0].id]);
  });

  it('(people F07) tell an unset box from one that says no', async () => {
    const before = (await enter({})).body;
    await make({ noun: 'lead', key: 'agreed', type: 'checkbox', name: 'Согласие' });
    const no = (await enter({ agreed: 'нет' })).body;
    expect(no.fields).toEqual({ agreed: false });
    const ids = async (filter: object) => {
      const query = encodeURIComponent(JSON.stringify({ all: [filter, { field: 'name', is: '=', value: 'Acme' }] }));
      const { items } = (await desk.ask('GET', `/leads?filter=${query}`, { as: 'saule' })).body;
      return items.map(({ id }: { id: string }) => id);
    };
    expect(await ids({ field: 'fields.agreed', is: '=', value: false })).toEqual([no.id]);
    expect(await ids({ field: 'fields.agreed', is: 'empty' })).toContain(before.id);
    expect((await desk.ask('GET', `/leads/${before.id}`, { as: 'saule' })).body).toMatchObject({
      version: before.version,
      fields: {},
    });
  });

  it('(people F07) hold their default on new records alone', async () => {
    const before = (await enter({})).body;
    const wrong = { noun: 'lead', key: 'level', type: 'number', name: 'Уровень', default: 'много' };
    expect((await make(wrong)).body.code).toBe('FieldWrong');
    const field = (await make({ ...wrong, default: '3', required: ['create'] })).body;
    expect(field.default).toBe(3);
    expect((await enter({})).body.fields).toEqual({ level: 3 });
    expect((await enter({ level: '5' })).body.fields).toEqual({ level: 5 });
    expect((await desk.ask('GET', `/leads/${before.id}`, { as: 'saule' })).body).toMatchObject({
      version: before.version,
      fields: {},
    });
    expect((await change(field.id, { version: 1, default: null, required: [] })).body.default).toBeNull();
    expect((await enter({})).body.fields).toEqual({});
  });
});

describe('L2 fields of the house', () => {
  it('are shown to those for whom they are, on the screens and in the lists', async () => {
    const visibleTo = { roles: ['supervisor'], teams: [] };
    await make({ noun: 'lead', key: 'margin', type: 'number', name: 'Маржа', visibleTo });
    expect((await list('daniyar')).map(({ key }: { key: string }) => key)).toContain('margin');
    expect((await list('aida')).map(({ key }: { key: string }) => key)).not.toContain('margin');
    expect((await list('saule')).map(({ key }: { key: string }) => key)).toContain('margin');
  });

  it('show their values to no others: not on a lead, in its story, in a filter, and nobody else writes them', async () => {
    const lead = (await enter({ margin: 40, floor: 3 }, 'daniyar')).body;
    await desk.ask('POST', `/leads/${lead.id}/assign`, { as: 'saule', body: { userId: desk.office.aida } });
    expect(lead.fields).toEqual({ margin: 40, floor: 3 });
    const hers = await desk.ask('GET', `/leads/${lead.id}`, { as: 'aida' });
    expect(hers.body.fields).toEqual({ floor: 3 });
    for (const path of [
      `/leads/${lead.id}/events`,
      '/leads?q=Acme',
      `/leads/${lead.id}/as-of?at=2100-01-01T00:00:00Z`,
      `/leads/${lead.id}/story`,
    ])
      expect((await desk.ask('GET', path, { as: 'aida' })).text).not.toContain('margin');
    const filter = encodeURIComponent(JSON.stringify({ field: 'fields.margin', is: '>', value: 1 }));
    expect((await desk.ask('GET', `/leads?filter=${filter}`, { as: 'aida' })).body.code).toBe('FilterUnknown');
    const { version } = hers.body;
    const write = await desk.ask('PATCH', `/leads/${lead.id}`, {
      as: 'aida',
      body: { version, fields: { margin: 1 } },
    });
    expect(write).toMatchObject({ status: 403, body: { code: 'FieldHidden' } });
    const other = await desk.ask('PATCH', `/leads/${lead.id}`, { as: 'aida', body: { version, fields: { floor: 4 } } });
    expect(other.body.fields).toEqual({ floor: 4 });
    expect((await desk.ask('GET', `/leads/${lead.id}`, { as: 'saule' })).body.fields).toEqual({ margin: 40, floor: 4 });
  });
});

describe('B1 a field that must be filled', () => {
  it('is asked for when somebody enters a lead, or empties it; forms and stages ask for their own', async () => {
    const field = (
      await make({ noun: 'lead', key: 'branch', type: 'text', name: 'Филиал', required: ['create', 'save'] })
    ).body;
    expect(await enter({})).toMatchObject({ status: 422, body: { code: 'FieldNeeded' } });
    const lead = (await enter({ branch: 'Абая' })).body;
    const save = (fields: object) =>
      desk.ask('PATCH', `/leads/${lead.id}`, { as: 'saule', body: { version: lead.version, fields } });
    expect((await save({ branch: null })).body.code).toBe('FieldNeeded');
    expect((await save({ floor: 2 })).status).toBe(200);
    await change(field.id, { version: 1, archived: true });
    expect((await enter({})).status).toBe(201);
  });
});

describe('B1 the limit of fields', () => {
  it('is said in a sentence', async () => {
    const { pool } = desk.office.db;
    await pool.query(`INSERT INTO field (noun, key, type, name, position)
      SELECT 'company', 'many_' || n, 'text', '{"ru":"Поле"}', n FROM generate_series(1, 500 - (SELECT count(*)::int FROM field)) n`);
    const refused = await make({ noun: 'company', type: 'text', name: 'Ещё одно' });
    expect(refused).toMatchObject({ status: 409, body: { code: 'TooManyFields' } });
    expect(refused.body.detail).toContain('500');
  });
});
