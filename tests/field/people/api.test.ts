import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { livingLeads } from '../../../prisma/automation/living-lead.ts';
import { leadFacts } from '../../../prisma/lead/lead-facts.ts';
import { readLeadRow, type LeadRow } from '../../../prisma/lead/lead-row.ts';
import { sql } from '../../../prisma/sql.ts';
import { fulfils } from '../../../workflows/automation/condition.ts';
import { storedEvents } from '../../support/catalogued.ts';
import { openDesk, type Desk, type Name } from '../../support/desk.ts';

let desk: Desk;
beforeAll(async () => {
  desk = await openDesk();
});
afterAll(() => desk?.close());

const ask = (method: string, path: string, body?: unknown, as: Name = 'daniyar') =>
  desk.ask(method, path, { as, body });
const nouns = [
  { noun: 'contact', path: '/contacts' },
  { noun: 'company', path: '/companies' },
];
const field = async (noun: string, key: string, more: object = {}) => {
  const said = await ask('POST', '/fields', { noun, key, type: 'text', name: key, ...more }, 'saule');
  expect(said.status).toBe(201);
  return said.body;
};
const archive = ({ id, version }: { id: string; version: number }) =>
  ask('PATCH', `/fields/${id}`, { version, archived: true }, 'saule');
const stories = async (path: string, id: string, as: Name = 'daniyar') =>
  (await ask('GET', `${path}/${id}/events`, undefined, as)).body.items;

describe.each(nouns)('B1 the fields of a $noun', ({ noun, path }) => {
  it('are written and read by the rule of leads', async () => {
    await field(noun, 'floor', { type: 'number' });
    const made = await ask('POST', path, { name: 'Acme', fields: { floor: '12,5' } });
    expect(made).toMatchObject({ status: 201, body: { fields: { floor: 12.5 } } });
    const { id, version } = made.body;
    const save = (fields: object) => ask('PATCH', `${path}/${id}`, { version, fields });
    expect(await save({ floor: 'двенадцать' })).toMatchObject({ status: 422, body: { code: 'FieldWrong' } });
    expect((await save({ floor: '7' })).body.fields).toEqual({ floor: 7 });
    expect((await ask('GET', `${path}/${id}`)).body.fields).toEqual({ floor: 7 });
    const [told] = await stories(path, id);
    expect(told).toMatchObject({
      type: `${noun}.changed`,
      data: {
        changes: [{ what: 'fields.floor', from: 12.5, to: 7 }],
        set: { fields: [{ floor: 12.5 }, { floor: 7 }] },
      },
    });
  });

  it('(people F07) know yes, no and nothing; a save that changes nothing leaves no trace', async () => {
    const record = (await ask('POST', path, { name: 'Acme' })).body;
    await field(noun, 'vip', { type: 'checkbox' });
    expect((await ask('GET', `${path}/${record.id}`)).body).toMatchObject({ fields: {}, version: record.version });
    const save = (fields: object) => ask('PATCH', `${path}/${record.id}`, { version: record.version, fields });
    expect((await save({ vip: null })).body).toMatchObject({ fields: {}, version: record.version });
    expect((await save({ vip: false })).body).toMatchObject({ fields: { vip: false }, version: record.version + 1 });
    expect(await stories(path, record.id)).toHaveLength(2);
  });

  it('are merged one by one with what others changed since; only the same one is refused', async () => {
    await field(noun, 'street');
    await field(noun, 'zip');
    const { id, version } = (await ask('POST', path, { name: 'Acme', fields: { street: 'Абая', zip: '1' } })).body;
    const save = (fields: object) => ask('PATCH', `${path}/${id}`, { version, fields });
    await Promise.all([save({ street: 'Мира' }), save({ zip: '2' })]);
    expect((await ask('GET', `${path}/${id}`)).body.fields).toEqual({ street: 'Мира', zip: '2' });
    expect((await save({ zip: '3' })).body.code).toBe('VersionChanged');
    expect((await save({ zip: '2' })).status).toBe(200);
  });

  it('are asked for where an admin says so', async () => {
    const needed = await field(noun, 'source', { required: ['create', 'save'] });
    expect(await ask('POST', path, { name: 'Acme' })).toMatchObject({ status: 422, body: { code: 'FieldNeeded' } });
    const { id, version } = (await ask('POST', path, { name: 'Acme', fields: { source: 'Выставка' } })).body;
    const emptied = await ask('PATCH', `${path}/${id}`, { version, fields: { source: '' } });
    expect(emptied.body.code).toBe('FieldNeeded');
    expect((await ask('PATCH', `${path}/${id}`, { version, name: 'Acme 2' })).status).toBe(200);
    await archive(needed);
  });

  it('are hidden from those who may not see them: the record, its story, and what they write', async () => {
    await field(noun, 'margin', { visibleTo: { roles: ['supervisor'], teams: [] } });
    const { id } = (await ask('POST', path, { name: 'Acme' }, 'aida')).body;
    const { version } = (await ask('GET', `${path}/${id}`)).body;
    expect((await ask('PATCH', `${path}/${id}`, { version, fields: { margin: '40' } })).body.fields).toEqual({
      margin: '40',
    });
    expect((await ask('GET', `${path}/${id}`, undefined, 'aida')).body.fields).toEqual({});
    expect(JSON.stringify(await stories(path, id))).toContain('margin');
    expect(JSON.stringify(await stories(path, id, 'aida'))).not.toContain('margin');
    const said = await ask('PATCH', `${path}/${id}`, { version, fields: { margin: '1' } }, 'aida');
    expect(said.body.code).toBe('FieldHidden');
    const other = (await ask('POST', path, { name: 'Acme' }, 'aida')).body;
    const choose = { 'fields.margin': other.id };
    const merged = await ask('POST', `${path}/${id}/merge`, { with: other.id, choose }, 'aida');
    expect(merged.body.code).toBe('FieldHidden');
  });
});

describe('B1 A2 the fields of the client and of the company of a lead', () => {
  it('are what its conditions look at', async () => {
    const lead = (await ask('POST', '/leads', { name: 'Acme', phone: '+7 701 555 20 44' })).body;
    const client = (await ask('GET', `/contacts/${lead.contacts[0].id}`)).body;
    const company = (await ask('POST', '/companies', { name: 'Acme', fields: { floor: '5' } })).body;
    const patch = { version: client.version, companyId: company.id, fields: { floor: '3' } };
    expect((await ask('PATCH', `/contacts/${client.id}`, patch)).status).toBe(200);
    const { db } = desk.office;
    const needs = new Set(['contact', 'company']);
    const one = await leadFacts(db, (await readLeadRow(db, lead.id)) as LeadRow, needs);
    expect(one).toMatchObject({ contact: { fields: { floor: 3 } }, company: { name: 'Acme', fields: { floor: 5 } } });
    const [many] = await livingLeads(db, { where: sql`l.id = ${lead.id}`, needs, limit: 1 });
    expect(many!.facts).toMatchObject({ contact: one['contact'], company: one['company'] });
    const holds = (field: string, value: number) => fulfils({ field, is: '=', value }, one);
    expect([
      holds('contact.fields.floor', 3),
      holds('company.fields.floor', 5),
      holds('company.fields.floor', 3),
    ]).toEqual([true, true, false]);
  });

  it('are found by, written to the client and taken away in a file', async () => {
    await field('contact', 'size', { type: 'list', options: [{ value: 'm', name: 'Средний' }], name: 'Размер' });
    await field('company', 'area', { type: 'number', name: 'Площадь' });
    const lead = (await ask('POST', '/leads', { name: 'Acme', phone: '+7 701 555 20 45' })).body;
    const client = (await ask('GET', `/contacts/${lead.contacts[0].id}`)).body;
    const company = (await ask('POST', '/companies', { name: 'Acme', fields: { area: '40' } })).body;
    const wish = { version: client.version, companyId: company.id, fields: { size: 'm' } };
    await ask('PATCH', `/contacts/${client.id}`, wish);
    const found = async (path: string, value: unknown, as: Name = 'daniyar') => {
      const filter = encodeURIComponent(JSON.stringify({ field: path, is: '=', value }));
      return ask('GET', `/leads?filter=${filter}`, undefined, as);
    };
    for (const [path, value] of [
      ['contact.fields.size', 'm'],
      ['company.fields.area', 40],
    ] as const)
      expect((await found(path, value)).body.items).toMatchObject([
        { id: lead.id, contacts: [{ fields: { size: 'm' } }] },
      ]);
    const grouped = await ask('GET', '/pipelines/education/groups?by=contact.fields.size');
    expect(grouped.status).toBe(200);
    const text = { channel: 'sms', subject: '', body: '{{contact.fields.size}}, {{company.fields.area}}' };
    const preview = await ask('POST', '/templates/preview', { ...text, language: 'ru', leadId: lead.id }, 'saule');
    expect(preview.body.body).toBe('Средний, 40');
    const file = await ask('GET', '/pipelines/education/export?columns=name,contact.fields.size,company.fields.area');
    expect(file.text).toContain('Размер,Площадь');
    expect(file.text).toContain('Acme,Средний,');
  });

  it('are hidden in lists from those who may not see them', async () => {
    await field('contact', 'debt', { visibleTo: { roles: ['supervisor'], teams: [] } });
    const lead = (await ask('POST', '/leads', { name: 'Acme', phone: '+7 701 555 20 46' }, 'aida')).body;
    const client = (await ask('GET', `/contacts/${lead.contacts[0].id}`)).body;
    await ask('PATCH', `/contacts/${client.id}`, { version: client.version, fields: { debt: '1' } });
    const seen = async (as: Name) => (await ask('GET', `/leads/${lead.id}`, undefined, as)).body.contacts[0].fields;
    expect(await seen('daniyar')).toEqual({ debt: '1' });
    expect(await seen('aida')).toEqual({});
    const filter = encodeURIComponent(JSON.stringify({ field: 'contact.fields.debt', is: '=', value: '1' }));
    expect((await ask('GET', `/leads?filter=${filter}`, undefined, 'aida')).body.code).toBe('FilterUnknown');
  });
});

describe('A10 events of fields', () => {
  it('all say what the catalogue knows', async () => {
    expect((await storedEvents(desk.office.db)).strange).toEqual([]);
  });
});
