import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { queueMessage } from '../../../prisma/delivery/delivery.ts';
import { openDesk, type Desk, type Name } from '../../support/desk.ts';
import { writeTemplates } from '../../support/letters.ts';
import { newLead } from '../../support/office.ts';
import { storedEvents } from '../../support/catalogued.ts';
import { clientOf, openForm, stranger } from '../strangers.ts';

let desk: Desk;
let fill: Awaited<ReturnType<typeof openForm>>;
beforeAll(async () => {
  desk = await openDesk();
  await writeTemplates(desk.office);
  fill = await openForm(desk.office);
});
beforeEach(() => desk.office.db.pool.query('DELETE FROM rate'));
afterAll(() => desk?.close());

const ask = (method: string, path: string, as: Name, body?: unknown) => desk.ask(method, path, { as, body });
const get = async (path: string, as: Name = 'daniyar') => (await ask('GET', path, as)).body;
const made = async (body: object, as: Name = 'aida') => (await ask('POST', '/contacts', as, body)).body;
const names = async (q: string, as: Name) =>
  (await get(`/contacts?q=${encodeURIComponent(q)}`, as)).items.map(({ name }: { name: string }) => name);
const give = (leadId: string, to: string | null) =>
  desk.office.db.pool.query('UPDATE lead SET responsible_id = $2 WHERE id = $1', [leadId, to]);

describe('B1 contacts', () => {
  it('are entered with their addresses, which their author vouches for', async () => {
    const { phone, email } = stranger();
    const contact = await made({
      name: ' Айгүл  Нұрланова ',
      timeZone: 'Asia/Almaty',
      position: 'Директор',
      addresses: [
        { kind: 'phone', value: phone.replace('+7', '8 ') },
        { kind: 'email', value: email.toUpperCase() },
        { kind: 'phone', value: phone },
      ],
    });
    expect(contact).toMatchObject({
      ...{ language: 'ru', timeZone: 'Asia/Almaty', position: 'Директор', company: null, whole: true, leads: [] },
      addresses: [
        { kind: 'phone', value: phone, trust: 'staff', origin: { from: 'colleague' }, stopped: false },
        { kind: 'email', value: email, trust: 'staff' },
      ],
    });
    expect(await get(`/contacts/${contact.id}`, 'aida')).toEqual(contact);
    const wrong = await ask('POST', '/contacts', 'aida', { name: 'X', addresses: [{ kind: 'phone', value: '12' }] });
    expect([wrong.status, wrong.body.code]).toEqual([422, 'AddressWrong']);
    const nowhere = await ask('POST', '/contacts', 'aida', { name: 'X', timeZone: 'Mars/Olympus' });
    expect(nowhere.status).toBe(422);
  });

  it('are found by name, phone in any spelling and e-mail, whoever brought them', async () => {
    const { name, phone, email } = stranger('Зарина Ёлкина');
    await fill({ name, phone, email });
    await made({ name: 'Ольга Зимина', addresses: [{ kind: 'email', value: `Q${email}` }] });
    expect(await names('зарина елкин', 'daniyar')).toEqual([name]);
    expect(await names(phone.replace('+7', '8'), 'daniyar')).toEqual([name]);
    expect(await names(`q${email}`, 'daniyar')).toEqual(['Ольга Зимина']);
    expect(await names('100%_', 'daniyar')).toEqual([]);
  });

  it('come in pages, the newest first', async () => {
    for (const name of ['Первая', 'Вторая', 'Третья']) await made({ name });
    const first = await get('/contacts?limit=2');
    const second = await get(`/contacts?limit=2&cursor=${first.next}`);
    expect(first.items.map(({ name }: { name: string }) => name)).toEqual(['Третья', 'Вторая']);
    expect(second.items[0].name).toBe('Первая');
  });
});

describe('L2 contacts', () => {
  it('are seen by a manager only with leads that she sees, and where she made them', async () => {
    const { name, phone, email } = stranger();
    const timurs = await fill({ name, phone });
    await give(timurs, desk.office.timur);
    const id = await clientOf(desk.office, timurs);
    expect((await ask('GET', `/contacts/${id}`, 'aida')).status).toBe(404);
    expect(await names(phone, 'aida')).toEqual([]);
    const hers = await fill({ name: 'Айгүл', phone, email });
    await give(hers, desk.office.aida);
    expect(await get(`/contacts/${id}`, 'aida')).toMatchObject({
      ...{ name: 'Айгүл', whole: false, addresses: [{ value: phone }, { value: email }], leads: [{ id: hers }] },
    });
    expect(await get(`/contacts/${id}`, 'timur')).toMatchObject({ name, addresses: [{ value: phone }], whole: false });
    expect(await get(`/contacts/${id}`)).toMatchObject({ name, whole: true, leads: [{ id: hers }, { id: timurs }] });
    const own = await made({ name: 'Своя' });
    expect((await ask('GET', `/contacts/${own.id}`, 'timur')).status).toBe(404);
    expect(await names('своя', 'timur')).toEqual([]);
  });

  it('are changed only by who sees all of them', async () => {
    const { name, phone, email } = stranger();
    const timurs = await fill({ name, phone });
    const hers = await fill({ name, phone, email });
    await give(timurs, desk.office.timur);
    await give(hers, desk.office.aida);
    const { id, version } = await get(`/contacts/${await clientOf(desk.office, hers)}`, 'aida');
    for (const [method, path, body] of [
      ['PATCH', `/contacts/${id}`, { version, name: 'Другая' }],
      ['POST', `/contacts/${id}/addresses`, { kind: 'email', value: 'other@example.com' }],
    ] as const)
      expect((await ask(method, path, 'aida', body)).body.code).toBe('ContactOfColleague');
    expect((await ask('PATCH', `/contacts/${id}`, 'daniyar', { version, name: 'Другая' })).status).toBe(200);
  });
});

describe('B10 two users at one contact', () => {
  it('both keep what they changed, and the same value is refused', async () => {
    const { id, version } = await made({ name: 'Анна' });
    const patch = (as: Name, body: object) => ask('PATCH', `/contacts/${id}`, as, { version, ...body });
    expect((await patch('aida', { position: 'Юрист' })).status).toBe(200);
    expect((await patch('daniyar', { language: 'kk', timeZone: 'Asia/Almaty' })).body).toMatchObject({
      ...{ name: 'Анна', position: 'Юрист', language: 'kk', timeZone: 'Asia/Almaty' },
    });
    const late = await patch('daniyar', { position: 'Бухгалтер' });
    expect([late.status, late.body.code]).toEqual([409, 'VersionChanged']);
    expect((await patch('daniyar', { position: 'Юрист' })).status).toBe(200);
  });
});

describe('B13 addresses of a contact', () => {
  it('get nothing about any lead once the client has asked for that, until she allows it again', async () => {
    const { name, phone, email } = stranger();
    const leadId = await fill({ name, phone, email });
    const id = await clientOf(desk.office, leadId);
    const [, mail] = (await get(`/contacts/${id}`)).addresses;
    const send = async () => {
      const sent = await queueMessage(desk.office.db, {
        ...{ actor: { kind: 'user' as const, id: desk.office.aida }, leadId, account: 'email', template: 'hello' },
      });
      return 'refusal' in sent ? sent.refusal : 'queued';
    };
    const say = async (word: string) =>
      (await ask('POST', `/contacts/${id}/addresses/${mail.id}/${word}`, 'daniyar')).body.code ?? 'done';
    expect([await say('resume'), await say('stop'), await say('stop')]).toEqual([
      'AddressNotStopped',
      'done',
      'AddressStopped',
    ]);
    expect(await send()).toBe('NoAddress');
    expect([await say('resume'), await send()]).toEqual(['done', 'queued']);
    expect([await say('accept'), await say('main'), await say('refuse')]).toEqual(['done', 'done', 'done']);
    expect((await get(`/contacts/${id}`)).addresses[1]).toMatchObject({ trust: 'staff', main: false, refused: true });
  });
});

describe('B1 the people of a lead', () => {
  it('are added with a role, changed, made the main one and removed', async () => {
    const leadId = await newLead(desk.office, 'Сайт для пекарни');
    const { phone } = stranger();
    const { id: contactId } = await made({ name: 'Ольга Бухгалтер', addresses: [{ kind: 'phone', value: phone }] });
    const of = `/leads/${leadId}/contacts`;
    const add = () => ask('POST', of, 'aida', { contactId, role: 'pays' });
    expect((await add()).status).toBe(201);
    expect((await add()).body.code).toBe('ContactOnLead');
    expect((await ask('PATCH', `${of}/${contactId}`, 'aida', { role: 'Главбух' })).status).toBe(200);
    const { contacts } = await get(`/leads/${leadId}`, 'aida');
    expect(contacts).toMatchObject([
      { main: true },
      { name: 'Ольга Бухгалтер', role: 'Главбух', main: false, phones: [phone] },
    ]);
    expect((await get(`/leads?q=${encodeURIComponent('ольга бухг')}`, 'aida')).items).toMatchObject([{ id: leadId }]);
    expect((await ask('POST', `${of}/${contactId}/main`, 'aida')).status).toBe(200);
    expect((await ask('POST', `${of}/${contactId}/main`, 'aida')).body.code).toBe('MainContactAlready');
    expect((await ask('DELETE', `${of}/${contactId}`, 'aida')).body.code).toBe('MainContactStays');
    expect((await ask('DELETE', `${of}/${contacts[0].id}`, 'aida')).status).toBe(200);
    expect((await get(`/leads/${leadId}`, 'aida')).contacts).toMatchObject([{ id: contactId, main: true }]);
    const told = (await get(`/leads/${leadId}/events`, 'aida')).items.map(({ type }: { type: string }) => type);
    expect(told.slice(-4)).toEqual([
      'lead.contact_added',
      'lead.contact_role_changed',
      'lead.contact_chosen',
      'lead.contact_removed',
    ]);
  });

  it('bring no address for which nobody vouches, and come from what the reader sees', async () => {
    const { name, phone } = stranger();
    const theirs = await clientOf(desk.office, await fill({ name, phone }));
    const leadId = await newLead(desk.office);
    await ask('POST', `/leads/${leadId}/contacts`, 'aida', { contactId: theirs });
    expect((await get(`/leads/${leadId}`, 'aida')).contacts[1]).toMatchObject({ role: 'client', phones: [] });
    const { id: timurs } = await made({ name: 'Чужой' }, 'timur');
    expect((await ask('POST', `/leads/${leadId}/contacts`, 'aida', { contactId: timurs })).status).toBe(404);
  });
});

describe('B1 companies', () => {
  it('are entered, found, changed by two, and hold their people and leads', async () => {
    const company = (await ask('POST', '/companies', 'aida', { name: 'ТОО «Әділет»', taxId: '123 456-789012' })).body;
    expect(company).toMatchObject({ taxId: '123456789012', contacts: [], leads: [], version: 1 });
    const { id, version } = company;
    await made({ name: 'Дина', companyId: id, position: 'Юрист' });
    const leadId = await newLead(desk.office);
    expect((await ask('POST', `/leads/${leadId}/company`, 'aida', { companyId: id })).status).toBe(200);
    expect((await get(`/leads/${leadId}`, 'aida')).company).toEqual({ id, name: 'ТОО «Әділет»', fields: {} });
    expect((await get(`/companies?q=${encodeURIComponent('адилет')}`)).items).toMatchObject([
      { id, contacts: 1, leads: 1 },
    ]);
    expect((await get('/companies?q=123456789')).items).toMatchObject([{ id }]);
    expect((await get('/companies', 'timur')).items).toEqual([]);
    await ask('PATCH', `/companies/${id}`, 'aida', { version, name: 'Әділет' });
    expect((await ask('PATCH', `/companies/${id}`, 'daniyar', { version, taxId: null })).body).toMatchObject({
      ...{ name: 'Әділет', taxId: null, contacts: [{ name: 'Дина', position: 'Юрист' }], leads: [{ id: leadId }] },
    });
    expect((await ask('PATCH', `/companies/${id}`, 'daniyar', { version, name: 'X' })).body.code).toBe(
      'VersionChanged',
    );
    expect((await ask('PATCH', `/companies/${id}`, 'timur', { version, name: 'X' })).status).toBe(404);
    expect((await ask('POST', '/contacts', 'timur', { name: 'Y', companyId: id })).body.code).toBe('CompanyUnknown');
    expect((await get(`/contacts?company=${id}`)).items).toMatchObject([{ name: 'Дина' }]);
  });
});

describe('A10 events of contacts and companies', () => {
  it('all say what the catalogue knows', async () => {
    const { strange, types } = await storedEvents(desk.office.db);
    expect(strange).toEqual([]);
    expect([...types].filter((type) => /^(contact|company|lead\.(contact|company))[._]/.test(type)).sort()).toEqual([
      'company.changed',
      'company.created',
      'contact.address_accepted',
      'contact.address_chosen',
      'contact.address_refused',
      'contact.address_resumed',
      'contact.address_stopped',
      'contact.changed',
      'contact.created',
      'lead.company_changed',
      'lead.contact_added',
      'lead.contact_chosen',
      'lead.contact_removed',
      'lead.contact_role_changed',
    ]);
  });
});
