import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { openDesk, type Desk } from '../../support/desk.ts';

let desk: Desk;
let acme: string;
type As = 'aida' | 'timur' | 'daniyar' | 'saule';
const ask = (path: string, as: As = 'saule') => desk.ask('GET', path, { as });
const make = async (path: string, body: object, as: As = 'saule'): Promise<string> =>
  (await desk.ask('POST', path, { as, body })).body.id;
const asked = (query: object) => new URLSearchParams(query as Record<string, string>);
const where = (filter: object, more: object = {}) => asked({ filter: JSON.stringify(filter), ...more });
const names = async (at: string, query: URLSearchParams, as: As = 'saule'): Promise<string[]> => {
  const { body } = await ask(`${at}?${query}`, as);
  return body.items?.map(({ name }: { name: string }) => name) ?? body;
};

beforeAll(async () => {
  desk = await openDesk();
  await make('/fields', { noun: 'contact', key: 'visits', type: 'number', name: { ru: 'Визиты' } });
  acme = await make('/companies', { name: 'Акме', taxId: '123456789012' });
  await make('/contacts', { name: 'Яна Лист', fields: { visits: '10' }, companyId: acme });
  await make('/contacts', { name: 'Ёлка Лист', fields: { visits: '9' }, language: 'kk' });
  await make('/contacts', { name: 'Жанна Лист', addresses: [{ kind: 'phone', value: '+77017770001' }] });
  const lead = await make('/leads', { name: 'Анна Лист', phone: '+77017770002' }, 'aida');
  expect(lead).toBeTruthy();
});
afterAll(() => desk.close());

const ours = { field: 'name', is: 'contains', value: 'Лист' };

describe('B4 the list of clients', () => {
  it('is sorted as a dictionary, page after page, and by a custom field, numbers as numbers', async () => {
    const first = await ask(`/contacts?${where(ours, { sort: 'name', limit: 3 })}`);
    expect(first.body.items.map(({ name }: { name: string }) => name)).toEqual([
      'Анна Лист',
      'Ёлка Лист',
      'Жанна Лист',
    ]);
    const rest = where(ours, { sort: 'name', limit: 3, cursor: first.body.next });
    expect(await names('/contacts', rest)).toEqual(['Яна Лист']);
    const byVisits = await names('/contacts', where(ours, { sort: '-fields.visits' }));
    expect(byVisits.slice(0, 2)).toEqual(['Яна Лист', 'Ёлка Лист']);
    expect(byVisits).toHaveLength(4);
    expect((await ask('/contacts?sort=secret')).body).toMatchObject({ status: 422, code: 'SortUnknown' });
  });

  it('is filtered by a field, company, language, an open lead, whoever is responsible and the day', async () => {
    const { email } = (await ask('/me', 'aida')).body;
    const only = (condition: object) => names('/contacts', where({ all: [ours, condition] }, { sort: 'name' }));
    expect(await only({ field: 'fields.visits', is: '>=', value: 10 })).toEqual(['Яна Лист']);
    expect(await only({ field: 'company', is: '=', value: 'Акме' })).toEqual(['Яна Лист']);
    expect(await only({ field: 'language', is: '=', value: 'kk' })).toEqual(['Ёлка Лист']);
    expect(await only({ field: 'openLeads', is: '=', value: 0 })).toEqual(['Ёлка Лист', 'Жанна Лист', 'Яна Лист']);
    expect(await only({ field: 'phone', is: 'contains', value: '+77017770001' })).toEqual(['Жанна Лист']);
    expect(await only({ field: 'responsible', is: 'empty' })).toHaveLength(3);
    expect(await only({ field: 'responsible', is: 'contains', value: email })).toEqual(['Анна Лист']);
    expect(await only({ field: 'createdAt', is: 'within', value: 'today', zone: 'Asia/Almaty' })).toHaveLength(4);
    expect((await ask(`/contacts?${where({ field: 'stage', is: 'filled' })}`)).body.code).toBe('FilterUnknown');
  });

  it('shows a manager only hers, and finds nobody by what she may not see', async () => {
    expect(await names('/contacts', where(ours), 'aida')).toEqual(['Анна Лист']);
    expect(await names('/contacts', where({ field: 'fields.visits', is: 'filled' }), 'aida')).toEqual([]);
    expect((await ask(`/contacts/count?${where(ours)}`, 'aida')).body).toEqual({ count: 1, more: false });
  });

  it('goes out as a file with the columns that are shown, and who took it is written down', async () => {
    const path = `/contacts/export?${where(ours, { sort: 'name', columns: 'name:200,company,fields.visits,openLeads' })}`;
    const file = await desk.ask('GET', path, { as: 'saule' });
    expect(file.status).toBe(200);
    expect(String(file.text).split(/\r?\n/).filter(Boolean)).toEqual([
      'Name,Company,Визиты,Open leads',
      'Анна Лист,,,1',
      'Ёлка Лист,,9,0',
      'Жанна Лист,,,0',
      'Яна Лист,Акме,10,0',
    ]);
    const told = await desk.office.db.pool.query(
      `SELECT data FROM event WHERE type = 'export.made' ORDER BY id DESC LIMIT 1`,
    );
    expect(told.rows[0].data).toMatchObject({ noun: 'contact', records: 4, format: 'csv' });
  });
});

describe('B4 the list of companies', () => {
  it('is filtered and sorted alike', async () => {
    await make('/companies', { name: 'Берег' });
    expect(await names('/companies', asked({ sort: '-name' }))).toEqual(['Берег', 'Акме']);
    expect(await names('/companies', where({ field: 'people', is: '>', value: 0 }))).toEqual(['Акме']);
    expect(await names('/companies', where({ field: 'taxId', is: 'empty' }))).toEqual(['Берег']);
    expect((await ask('/companies/count')).body).toEqual({ count: 2, more: false });
  });

  it('is sorted by a custom field as it stands now, page after page, sums by what they are worth, the empty ones last', async () => {
    await make('/fields', { noun: 'company', key: 'turnover', type: 'money', name: { ru: 'Оборот' } });
    const worth = (turnover: number) => ({ fields: { turnover } });
    const few = await make('/companies', { name: 'Оборот мал', ...worth(900) });
    await make('/companies', { name: 'Оборот велик', ...worth(10_000) });
    await make('/companies', { name: 'Оборот неизвестен' });
    const sorted = async (sort: string) => {
      const found: string[] = [];
      for (let cursor: string | null = ''; cursor !== null;) {
        const query = { sort, q: 'Оборот', limit: 1, ...(cursor ? { cursor } : {}) };
        const { body } = await ask(`/companies?${asked(query)}`);
        found.push(...body.items.map(({ name }: { name: string }) => name.slice(7)));
        cursor = body.next;
      }
      return found;
    };
    expect(await sorted('fields.turnover')).toEqual(['мал', 'велик', 'неизвестен']);
    expect(await sorted('-fields.turnover')).toEqual(['велик', 'мал', 'неизвестен']);
    const { version } = (await ask(`/companies/${few}`)).body;
    const change = { version, ...worth(20_000) };
    expect((await desk.ask('PATCH', `/companies/${few}`, { as: 'saule', body: change })).status).toBe(200);
    expect(await sorted('-fields.turnover')).toEqual(['мал', 'велик', 'неизвестен']);
  });
});

describe('B4 saved views of clients and companies', () => {
  it('are kept apart from those of leads and of each other', async () => {
    const search = { filter: JSON.stringify(ours), sort: 'name', columns: 'name,phone' };
    const body = { noun: 'contact', name: 'Листы', search };
    expect((await desk.ask('POST', '/views', { as: 'aida', body })).status).toBe(201);
    const kept = await ask('/views?noun=contact', 'aida');
    expect(kept.body.items).toMatchObject([{ name: 'Листы', search, isDefault: false }]);
    expect((await ask('/views?noun=company', 'aida')).body.items).toEqual([]);
    expect((await ask('/views?pipeline=education', 'aida')).body.items).toEqual([]);
    const both = { ...body, pipeline: 'education' };
    expect((await desk.ask('POST', '/views', { as: 'aida', body: both })).status).toBe(422);
  });
});
