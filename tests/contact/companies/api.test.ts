import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { openDesk, type Desk } from '../../support/desk.ts';

let desk: Desk;
let acme: string;
let bereg: string;
beforeAll(async () => {
  desk = await openDesk();
  acme = (await post('/companies', { name: 'Акме' })).body.id;
  bereg = (await post('/companies', { name: 'Берег' })).body.id;
});
afterAll(() => desk.close());

type As = 'aida' | 'saule' | 'daniyar';
const post = (path: string, body: object, as: As = 'saule') => desk.ask('POST', path, { as, body });
const patch = (id: string, body: object, as: As = 'saule') => desk.ask('PATCH', `/contacts/${id}`, { as, body });
const read = async (path: string, as: As = 'saule') => (await desk.ask('GET', path, { as })).body;
const make = async (more: object = {}) =>
  (await post('/contacts', { name: 'Вера', companyId: acme, position: 'Директор', ...more })).body;

describe('B1 somebody of several companies', () => {
  it('has one main and others with a role each, and is found on the pages of all of them', async () => {
    const { id } = await make();
    const { body } = await patch(id, { version: 1, companies: { [bereg]: { role: 'Юрист' } } });
    expect(body).toMatchObject({
      ...{ company: { id: acme }, position: 'Директор', version: 2 },
      companies: [
        { id: acme, name: 'Акме', role: 'Директор', main: true },
        { id: bereg, name: 'Берег', role: 'Юрист', main: false },
      ],
    });
    expect((await read(`/companies/${bereg}`)).contacts).toMatchObject([{ id, position: 'Юрист', main: false }]);
    expect((await read(`/companies/${acme}`)).contacts).toMatchObject([{ id, position: 'Директор', main: true }]);
    expect((await read('/companies?q=Берег')).items).toMatchObject([{ id: bereg, contacts: 1 }]);
  });

  it('stays as it was for a script that knows one company only', async () => {
    const { id } = await make({ companies: { [bereg]: { role: 'Юрист' } } });
    const { body } = await patch(id, { version: 1, companyId: null, position: '' });
    expect(body).toMatchObject({ company: null, position: '' });
    expect(body.companies).toEqual([{ id: bereg, name: 'Берег', role: 'Юрист', main: false }]);
  });

  it('is changed by two users at once, each another company, and both win', async () => {
    const { id } = await make();
    const third = (await post('/companies', { name: 'Волна' })).body.id;
    expect((await patch(id, { version: 1, companies: { [bereg]: { role: '' } } })).status).toBe(200);
    const { body } = await patch(id, { version: 1, companies: { [third]: { role: 'Бухгалтер' } } }, 'daniyar');
    expect(body.companies.map(({ name }: { name: string }) => name)).toEqual(['Акме', 'Берег', 'Волна']);
    const late = await patch(id, { version: 1, companies: { [bereg]: null } }, 'daniyar');
    expect(late.body).toMatchObject({ status: 409, code: 'VersionChanged' });
    const gone = await patch(id, { version: body.version, companies: { [bereg]: null } });
    expect(gone.body.companies.map(({ name }: { name: string }) => name)).toEqual(['Акме', 'Волна']);
  });

  it('goes with a company that is merged, once, and comes back when it is parted (people C07)', async () => {
    const [one, two] = [
      (await post('/companies', { name: 'Гамма' })).body.id,
      (await post('/companies', { name: 'Гамма ТОО' })).body.id,
    ];
    const { id } = await make({ companyId: one, position: 'закупки', companies: { [two]: { role: '' } } });
    const other = await make({ companies: { [two]: { role: 'юрист' } } });
    const merged = await post(`/companies/${one}/merge`, { with: two });
    expect(merged.status).toBe(200);
    const both = (await read(`/companies/${one}`)).contacts.map((each: { id: string; position: string }) => [
      each.id,
      each.position,
    ]);
    expect((await read(`/contacts/${id}`)).companies).toEqual([
      { id: one, name: 'Гамма', role: 'закупки', main: true },
    ]);
    expect((await read(`/contacts/${other.id}`)).companies[1]).toMatchObject({ id: one, role: 'юрист' });
    expect(both.map(([who]: [string]) => who).sort()).toEqual([id, other.id].sort());
    const { version } = await read(`/contacts/${other.id}`);
    const away = await patch(other.id, { version, companies: { [one]: null } });
    expect(away.body.companies).toHaveLength(1);
  });

  it('is no way to learn of a company that one does not see', async () => {
    const mine = (await post('/contacts', { name: 'Моя' }, 'aida')).body.id;
    const strange = await patch(mine, { version: 1, companies: { [bereg]: { role: '' } } }, 'aida');
    expect(strange.body).toMatchObject({ code: 'CompanyUnknown' });
  });
});
