import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { moveLead } from '../../../prisma/lead/lead.ts';
import { storedEvents } from '../../support/catalogued.ts';
import { openDesk, type Desk, type Name } from '../../support/desk.ts';
import { newLead } from '../../support/office.ts';
import { clientOf, openForm, stranger } from '../strangers.ts';

let desk: Desk;
let fill: Awaited<ReturnType<typeof openForm>>;
beforeAll(async () => {
  desk = await openDesk();
  fill = await openForm(desk.office);
});
beforeEach(() => desk.office.db.pool.query('DELETE FROM rate'));
afterAll(() => desk?.close());

const ask = (method: string, path: string, as: Name, body?: unknown) => desk.ask(method, path, { as, body });
/** Follows to the record that a merged one is now. */
const get = async (path: string, as: Name = 'daniyar') => {
  const { status, headers, body } = await ask('GET', path, as);
  return status === 307 ? (await ask('GET', headers.get('location')!.replace('/api/v1', ''), as)).body : body;
};
const made = async (body: object, as: Name = 'aida'): Promise<string> =>
  (await ask('POST', '/contacts', as, body)).body.id;
const merge = (stays: string, gone: string, choose = {}, as: Name = 'daniyar') =>
  ask('POST', `/contacts/${stays}/merge`, as, { with: gone, choose });
const part = (id: string, as: Name = 'daniyar') => ask('POST', `/merges/${id}/undo`, as);
const phoneOf = (value: string) => ({ kind: 'phone', value });
const valuesOf = ({ addresses }: { addresses: { value: string; main: boolean }[] }) =>
  addresses.map(({ value }) => value);
const give = (leadId: string, to: string) =>
  desk.office.db.pool.query('UPDATE lead SET responsible_id = $2 WHERE id = $1', [leadId, to]);
const rows = async (id: string) =>
  (
    await desk.office.db.pool.query(
      `SELECT id, value, contact_id, trust, owner, main_since, refused_at, stopped_at FROM address WHERE contact_id = ANY($1) ORDER BY id`,
      [id.split(' ')],
    )
  ).rows;

describe('B5 two contacts merged by hand', () => {
  it('become one with the values chosen, its leads and addresses, and part again as they were', async () => {
    const [a, b] = [stranger(), stranger()];
    const stays = await made({ name: 'Анна', position: 'Юрист', addresses: [phoneOf(a.phone)] });
    const leadId = await fill({ name: 'Аня Ким', phone: b.phone, email: b.email });
    const gone = await clientOf(desk.office, leadId);
    const before = [await get(`/contacts/${stays}`), await get(`/contacts/${gone}`), await rows(`${stays} ${gone}`)];
    const { status, body } = await merge(stays, gone, { name: gone });
    expect([status, body.id]).toEqual([200, stays]);
    const one = await get(`/contacts/${stays}`);
    expect(one).toMatchObject({
      name: 'Аня Ким',
      position: 'Юрист',
      leads: [{ id: leadId }],
      merged: [{ id: body.merge, name: 'Аня Ким' }],
    });
    expect(valuesOf(one).sort()).toEqual([a.phone, b.phone, b.email].sort());
    expect((await get(`/contacts?q=${b.phone}`)).items).toMatchObject([{ id: stays }]);
    expect((await get(`/leads/${leadId}/client`)).contactId).toBe(stays);
    expect((await part(body.merge)).body).toMatchObject({ id: gone });
    expect((await part(body.merge)).body.code).toBe('PartedAlready');
    const after = [await get(`/contacts/${stays}`), await get(`/contacts/${gone}`), await rows(`${stays} ${gone}`)];
    const timeless = (all: unknown[]) =>
      JSON.parse(JSON.stringify(all), (key, value) => (key === 'version' ? 0 : value));
    expect(timeless(after)).toEqual(timeless(before));
  });

  it('keep one place on a lead that has both, and both places again', async () => {
    const leadId = await newLead(desk.office);
    const main = await clientOf(desk.office, leadId);
    const second = await made({ name: 'Вторая', addresses: [phoneOf(stranger().phone)] });
    await ask('POST', `/leads/${leadId}/contacts`, 'aida', { contactId: second, role: 'pays' });
    const { merge: id } = (await merge(second, main, {}, 'aida')).body;
    expect((await get(`/leads/${leadId}`)).contacts).toMatchObject([{ id: second, main: true, role: 'pays' }]);
    await part(id);
    expect((await get(`/leads/${leadId}`)).contacts).toMatchObject([
      { id: main, main: true, role: 'client' },
      { id: second, main: false, role: 'pays' },
    ]);
  });

  it('lead from the ids of before along the chain, and never in a circle (people C14)', async () => {
    const [one, two, three, five] = [
      await made({ name: '1' }),
      await made({ name: '2' }),
      await made({ name: '3' }),
      await made({ name: '5' }),
    ] as [string, string, string, string];
    await merge(one, two);
    const { merge: ofOne } = (await merge(five, one)).body;
    await merge(five, three);
    const led = async (id: string) => (await get(`/contacts/${id}`)).id;
    expect(await led(two)).toBe(five);
    expect((await merge(two, five)).body.code).toBe('ContactMerged');
    expect((await merge(five, five)).body.code).toBe('SameRecord');
    await part(ofOne);
    expect([await led(two), await led(three), await led(one)]).toEqual([one, five, one]);
  });

  it('crossing each other become one, and one of the two is refused', async () => {
    const [a, b] = [await made({ name: 'A' }), await made({ name: 'B' })];
    const said = await Promise.all([merge(a, b), merge(b, a)]);
    expect(said.map(({ status }) => status).sort()).not.toEqual([200, 200]);
    expect(said.filter(({ status }) => status === 200)).toHaveLength(1);
    expect([await get(`/contacts/${a}`), await get(`/contacts/${b}`)].map(({ id }) => id)).toEqual(
      Array.from({ length: 2 }, () => said.find(({ status }) => status === 200)!.body.id),
    );
  });

  it('while an automation is at work with the lead lose neither', async () => {
    const { name, phone } = stranger();
    const leadId = await fill({ name, phone });
    const gone = await clientOf(desk.office, leadId);
    const stays = await made({ name: 'Та же' });
    const actor = { kind: 'process' as const, id: `lead:${leadId}` };
    const [merged, moved] = await Promise.all([
      merge(stays, gone),
      moveLead(desk.office.db, { actor, leadId, stage: 'half' }),
    ]);
    expect([merged.status, moved]).toEqual([200, expect.objectContaining({ id: leadId })]);
    const lead = await get(`/leads/${leadId}`);
    expect([lead.stage, lead.contacts[0].id]).toEqual(['half', stays]);
  });

  it('keep their stories where they were: nothing of them is written anew (people C10)', async () => {
    const [a, b] = [await made({ name: 'А' }), await made({ name: 'Б' })];
    const told = async () =>
      (
        await desk.office.db.pool.query(
          'SELECT id, noun_id, type, data FROM event WHERE noun_id = ANY($1) ORDER BY id',
          [[a, b]],
        )
      ).rows;
    const before = await told();
    await merge(a, b);
    const after = await told();
    expect(after.slice(0, before.length)).toEqual(before);
    expect(after.slice(before.length).map(({ type, noun_id: of }) => [type, of])).toEqual([
      ['contact.joined', a],
      ['contact.merged', b],
    ]);
  });

  it('have their own tasks moved, what repeats too, and given back', async () => {
    const [stays, gone] = [await made({ name: 'Остаётся' }), await made({ name: 'Уходит' })];
    const dueAt = '2031-03-03T04:00:00.000Z';
    const task = async (contactId: string, text: string, more = {}) =>
      (await ask('POST', '/tasks', 'daniyar', { type: 'call', text, contactId, dueAt, ...more })).body;
    const own = await task(stays, 'свой');
    const moved = await task(gone, 'чужой', { repeat: { rule: 'FREQ=DAILY' } });
    const tasksOf = async (contact: string) =>
      (await get(`/tasks?state=open&contact=${contact}`)).items.map(({ text }: { text: string }) => text).sort();
    const { merge: id } = (await merge(stays, gone)).body;
    expect([await tasksOf(stays), await tasksOf(gone)]).toEqual([['свой', 'чужой'], []]);
    const { version } = (await get(`/tasks/${moved.id}`)) as { version: number };
    expect((await ask('POST', `/tasks/${moved.id}/complete`, 'daniyar', { version, result: 'да' })).status).toBe(200);
    const [next] = (await get(`/tasks?state=open&contact=${stays}`)).items.filter(
      (one: { text: string }) => one.text === 'чужой',
    );
    expect(next.id).not.toBe(moved.id);
    await part(id);
    expect([await tasksOf(stays), await tasksOf(gone)]).toEqual([['свой'], ['чужой']]);
    expect((await get(`/tasks/${own.id}`)).contact.id).toBe(stays);
  });

  it('keep of each field the value chosen, and get theirs back one by one', async () => {
    for (const key of ['city', 'floor', 'zip'])
      await ask('POST', '/fields', 'saule', { noun: 'contact', key, type: 'text', name: key });
    const stays = await made({ name: 'А', fields: { city: 'Алматы', floor: '1' } });
    const gone = await made({ name: 'Б', fields: { city: 'Астана', floor: '2', zip: '010000' } });
    const fieldsOf = async (id: string) => (await get(`/contacts/${id}`)).fields;
    const { merge: id } = (await merge(stays, gone, { 'fields.city': gone })).body;
    expect(await fieldsOf(stays)).toEqual({ city: 'Астана', floor: '1', zip: '010000' });
    const { version } = await get(`/contacts/${stays}`);
    await ask('PATCH', `/contacts/${stays}`, 'aida', { version, fields: { zip: '050000' } });
    await part(id);
    expect(await fieldsOf(stays)).toMatchObject({ city: 'Алматы', floor: '1', zip: '050000' });
    expect(await fieldsOf(gone)).toEqual({ city: 'Астана', floor: '2', zip: '010000' });
  });

  it('are merged only by who sees all of both', async () => {
    const { name, phone } = stranger();
    const timurs = await fill({ name, phone });
    await give(timurs, desk.office.timur);
    const hidden = await clientOf(desk.office, timurs);
    const own = await made({ name: 'Своя' });
    expect((await merge(own, hidden, {}, 'aida')).body.code).toBe('NotFound');
    const { merge: id } = (await merge(own, hidden)).body;
    expect((await part(id, 'aida')).status).toBe(404);
    expect((await part(id, 'timur')).status).toBe(200);
  });
});

describe('B5 who has the same address', () => {
  it('is told while it is typed, by address and not by name, without those merged away (people C04, C11)', async () => {
    const [{ phone, email }, other] = [stranger(), stranger()];
    const ivanova = await made({ name: 'Иванова Анна', addresses: [phoneOf(phone), { kind: 'email', value: email }] });
    const petrov = await made({ name: 'Петров Олег', addresses: [phoneOf(phone)] });
    await made({ name: 'Иванова Анна', addresses: [phoneOf(other.phone)] });
    const query = `name=${encodeURIComponent('ИВАНОВА  Анна')}&phone=${encodeURIComponent(phone.replace('+7', '8'))}`;
    expect(await get(`/contacts/alike?${query}&email=${email.toUpperCase()}`, 'aida')).toEqual({
      items: [
        expect.objectContaining({ id: petrov, by: ['phone'], sameName: false }),
        expect.objectContaining({ id: ivanova, by: ['email', 'phone'], sameName: true }),
      ],
      colleagues: [],
    });
    expect(await get(`/contacts/alike?name=${encodeURIComponent('Иванова Анна')}`, 'aida')).toEqual({
      items: [],
      colleagues: [],
    });
    await merge(ivanova, petrov);
    expect((await get(`/contacts/alike?${query}`)).items).toMatchObject([{ id: ivanova }]);
  });

  it('is nobody but a colleague’s client to who may not see more', async () => {
    const { name, phone } = stranger();
    await give(await fill({ name, phone }), desk.office.timur);
    const said = await ask('GET', `/contacts/alike?phone=${encodeURIComponent(phone)}`, 'aida');
    expect(said.body).toEqual({ items: [], colleagues: ['phone'] });
  });

  it('does not change a known person by what a stranger types (people C05)', async () => {
    const { email } = stranger();
    const known = await made({ name: 'Известная', addresses: [{ kind: 'email', value: email }] });
    const leadId = await fill({ name: 'Другой Человек', email });
    expect(await clientOf(desk.office, leadId)).not.toBe(known);
    expect(await get(`/contacts/${known}`)).toMatchObject({ name: 'Известная', leads: [], merged: [] });
    expect((await get(`/contacts/alike?email=${email}`)).items).toHaveLength(2);
  });
});

describe('B5 two companies merged by hand', () => {
  it('keep the positions of their people, and part again (people C07)', async () => {
    const company = async (name: string, taxId?: string) =>
      (await ask('POST', '/companies', 'aida', { name, taxId })).body.id as string;
    const [a, b] = [await company('ТОО «Альфа»'), await company('Альфа', '111222333444')];
    const people = [
      await made({ name: 'Первый', companyId: a, position: 'директор' }),
      await made({ name: 'Вторая', companyId: b, position: 'бухгалтер' }),
    ];
    const leadId = await newLead(desk.office);
    await ask('POST', `/leads/${leadId}/company`, 'aida', { companyId: b });
    expect(await get(`/companies/alike?name=${encodeURIComponent('АЛЬФА')}`, 'timur')).toEqual({
      items: [],
      colleagues: true,
    });
    expect((await get(`/companies/alike?name=${encodeURIComponent('АЛЬФА')}`, 'aida')).items).toHaveLength(2);
    const dueAt = '2031-03-03T04:00:00.000Z';
    await ask('POST', '/tasks', 'aida', { type: 'call', text: 'сверка', companyId: b, dueAt });
    const tasksOf = async (id: string) => (await get(`/tasks?company=${id}`)).items.length;
    const { body } = await ask('POST', `/companies/${a}/merge`, 'aida', { with: b });
    expect([await tasksOf(a), await tasksOf(b)]).toEqual([1, 0]);
    const one = await get(`/companies/${b}`, 'aida');
    expect(one).toMatchObject({ id: a, taxId: '111222333444', leads: [{ id: leadId }], merged: [{ id: body.merge }] });
    expect(one.contacts.map(({ id, position }: { id: string; position: string }) => [id, position])).toEqual([
      [people[0], 'директор'],
      [people[1], 'бухгалтер'],
    ]);
    expect((await ask('POST', `/companies/${b}/merge`, 'daniyar', { with: a })).status).toBe(404);
    await part(body.merge, 'aida');
    expect([await tasksOf(a), await tasksOf(b)]).toEqual([0, 1]);
    expect(await get(`/companies/${a}`)).toMatchObject({ taxId: null, contacts: [{ id: people[0] }], leads: [] });
    expect(await get(`/companies/${b}`)).toMatchObject({ contacts: [{ id: people[1] }], leads: [{ id: leadId }] });
  });
});

describe('A10 events of merging', () => {
  it('all say what the catalogue knows', async () => {
    const { strange, types } = await storedEvents(desk.office.db);
    expect(strange).toEqual([]);
    expect([...types]).toEqual(
      expect.arrayContaining([
        'contact.joined',
        'contact.parted',
        'company.merged',
        'company.joined',
        'company.parted',
      ]),
    );
  });
});
