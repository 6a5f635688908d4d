import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { storedEvents } from '../support/catalogued.ts';
import { openDesk, type Desk, type Name } from '../support/desk.ts';
import { newLead } from '../support/office.ts';

let desk: Desk;
let leadId: string;
beforeAll(async () => {
  desk = await openDesk();
  leadId = await newLead(desk.office);
});
afterAll(() => desk?.close());

type Told = { id: string; type: string; noun: string; data: Record<string, unknown> };
const story = async (): Promise<Told[]> =>
  (await desk.ask('GET', `/leads/${leadId}/events`, { as: 'aida' })).body.items;
const write = async (text: string, as: Name = 'aida') => {
  await desk.ask('POST', `/leads/${leadId}/notes`, { as, body: { text } });
  return (await story()).findLast(({ type }) => type === 'lead.noted')!;
};
const change = (id: string, body: object, as: Name = 'aida') => desk.ask('PATCH', `/notes/${id}`, { as, body });
const told = async (as: Name) =>
  (await desk.ask('GET', '/notifications', { as })).body.items.filter(
    ({ kind }: { kind: string }) => kind === 'note.mention',
  );
const rows = async (text: string, values: unknown[] = []) => (await desk.office.db.pool.query(text, values)).rows;

describe('B3 a note on a lead', () => {
  it('is changed by one more event; what was written stays as it was', async () => {
    const written = await write('Перезвонить');
    const changed = await change(written.id, { version: 1, text: 'Перезвонить в среду' });
    expect(changed).toMatchObject({ status: 200, body: { id: written.id, text: 'Перезвонить в среду', version: 2 } });
    const events = await story();
    expect(events.find(({ id }) => id === written.id)).toEqual(written);
    expect(events.at(-1)).toMatchObject({
      type: 'note.changed',
      data: { note: written.id, before: 'Перезвонить', text: 'Перезвонить в среду', version: 2 },
    });
    // of two who write at once the second sees the first
    const both = await Promise.all([
      change(written.id, { version: 2, text: 'один' }),
      change(written.id, { version: 2, text: 'два' }, 'saule'),
    ]);
    expect(both.map(({ status }) => status).sort()).toEqual([200, 409]);
    expect((await change(written.id, { version: 1, text: 'x' })).body).toMatchObject({ code: 'VersionChanged' });
  });

  it('is its author’s and the admins’; pinned by whoever sees it; of others it is not there', async () => {
    const { id } = await write('Паспорт у юриста');
    expect((await change(id, { version: 1, text: 'x' }, 'daniyar')).body).toMatchObject({ code: 'NoteNotYours' });
    expect((await change(id, { version: 1, pinned: true }, 'timur')).status).toBe(404);
    expect((await change(id, { version: 1, pinned: true }, 'daniyar')).status).toBe(200);
    const pinned = async () => (await desk.ask('GET', `/leads/${leadId}/pinned-notes`, { as: 'aida' })).body.items;
    expect(await pinned()).toMatchObject([{ id, text: 'Паспорт у юриста', by: desk.office.aida, version: 2 }]);
    expect((await change(id, { version: 2, removed: true }, 'saule')).status).toBe(200);
    expect(await pinned()).toEqual([]);
    expect((await change(id, { version: 3, text: 'x' })).body).toMatchObject({ code: 'NoteRemoved' });
    expect((await change(id, { version: 3, removed: false })).status).toBe(200);
    expect(await pinned()).toHaveLength(1);
    expect((await change('999999999', { version: 1, text: 'x' })).status).toBe(404);
    // an event that is no note is none
    const [created] = await story();
    expect((await change(created!.id, { version: 1, text: 'x' })).status).toBe(404);
  });

  it('tells the users whom it names, once, and nobody who may not see the lead', async () => {
    const before = await Promise.all([told('daniyar'), told('timur')]);
    const { id, data } = await write('@Daniyar, глянь. И ты, @timur, и я сама, @Aida');
    expect(data['mentions']).toEqual([desk.office.daniyar, desk.office.timur, desk.office.aida]);
    const [daniyar, timur] = [await told('daniyar'), await told('timur')];
    expect(daniyar).toHaveLength(before[0]!.length + 1);
    expect(daniyar[0]).toMatchObject({
      leadId,
      data: { author: 'Aida', leadName: 'acme', note: expect.stringContaining('глянь') },
    });
    expect(timur).toHaveLength(before[1]!.length);
    expect(await told('aida')).toEqual([]);
    await change(id, { version: 1, text: '@Daniyar, глянь сегодня. @Saule тоже' });
    expect(await told('daniyar')).toHaveLength(daniyar.length);
    expect(await told('saule')).toHaveLength(1);
  });
});

describe('M3 many who write about one lead at once', () => {
  it('all get through, each once', async () => {
    const ownLead = await newLead(desk.office);
    for (let round = 0; round < 4; round++) {
      const all = await Promise.all(
        Array.from({ length: 24 }, (_, n) =>
          desk.ask('POST', `/leads/${ownLead}/notes`, { as: 'saule', body: { text: `Запись ${n}` } }),
        ),
      );
      expect(all.map(({ status }) => status)).toEqual(all.map(() => 201));
    }
    expect(
      await rows(
        `SELECT count(*)::int AS noted, count(DISTINCT number)::int AS numbers FROM event WHERE subject_id = $1 AND type = 'lead.noted'`,
        [ownLead],
      ),
    ).toEqual([{ noted: 96, numbers: 96 }]);
  });
});

describe('B3 a note on a client', () => {
  it('is told in the client’s own story, changed and found on top of it', async () => {
    const [{ id: contactId }] = await rows(`INSERT INTO contact (name) VALUES ('Арман') RETURNING id`);
    const path = `/contacts/${contactId}`;
    expect((await desk.ask('POST', `${path}/notes`, { as: 'aida', body: { text: 'x' } })).status).toBe(404);
    await rows('INSERT INTO lead_contact (lead_id, contact_id, name) VALUES ($1, $2, $3)', [
      leadId,
      contactId,
      'Арман',
    ]);
    const written = await desk.ask('POST', `${path}/notes`, { as: 'aida', body: { text: 'Любит письма. @Saule' } });
    expect(written).toMatchObject({ status: 201, body: { version: 1 } });
    const [event] = await rows(`SELECT id::text, type, subject_kind FROM event WHERE subject_id = $1`, [contactId]);
    expect(event).toMatchObject({ type: 'note.written', subject_kind: 'contact' });
    expect((await told('saule'))[0]).toMatchObject({
      leadId: null,
      data: { noun: 'contact', id: contactId, name: 'Арман' },
    });
    expect((await change(event.id, { version: 1, pinned: true, text: 'Любит звонки' })).body).toMatchObject({
      version: 2,
    });
    expect((await desk.ask('GET', `${path}/pinned-notes`, { as: 'aida' })).body.items).toMatchObject([
      { id: event.id, text: 'Любит звонки', version: 2 },
    ]);
  });
});

describe('A10 events of notes', () => {
  it('all say what the catalogue knows', async () => {
    const { strange, types } = await storedEvents(desk.office.db);
    expect(strange).toEqual([]);
    for (const type of ['note.changed', 'note.pinned', 'note.removed', 'note.restored', 'note.written'])
      expect(types).toContain(type);
  });
});
