import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { createLead } from '../../prisma/form/intake.ts';
import { openDesk, type Desk, type Name } from '../support/desk.ts';

let desk: Desk;
beforeAll(async () => {
  desk = await openDesk();
});
afterAll(() => desk?.close());

const person = async (name: string, as: Name = 'saule'): Promise<string> =>
  (await desk.ask('POST', '/contacts', { as, body: { name } })).body.id;
const leadOf = async (contactId: string, responsibleId: string, name: string): Promise<string> => {
  const lead = { pipeline: 'education', name, language: 'ru' as const, source: {}, tags: [], fields: {} };
  const made = (await createLead(desk.office.db, { actor: { kind: 'system' }, lead, responsibleId })) as { id: string };
  await desk.ask('POST', `/leads/${made.id}/contacts`, { as: 'saule', body: { contactId, role: 'client' } });
  return made.id;
};
const note = (path: string, text: string, as: Name = 'saule') =>
  desk.ask('POST', `${path}/notes`, { as, body: { text } });
const read = async (path: string, as: Name = 'saule') => (await desk.ask('GET', `${path}`, { as })).body;
const said = (items: { data: { text?: string } }[]) => items.flatMap(({ data }) => data.text ?? []);

describe('B3 the timeline of a client', () => {
  it('is its own events and those of its leads, the newest first, with what their sentences need', async () => {
    const contactId = await person('Арман');
    const leadId = await leadOf(contactId, desk.office.aida, 'Курс');
    await note(`/contacts/${contactId}`, 'один');
    await note(`/leads/${leadId}`, 'два');
    await note(`/contacts/${contactId}`, 'три');
    const { items, leads, next } = await read(`/contacts/${contactId}/events`);
    expect(said(items)).toEqual(['три', 'два', 'один']);
    expect(items.at(-1)).toMatchObject({ type: 'contact.created', leadId: null });
    expect(items.some(({ type }: { type: string }) => type === 'lead.created')).toBe(true);
    expect(leads).toEqual([
      expect.objectContaining({ id: leadId, name: 'Курс', pipeline: 'education', number: expect.any(Number) }),
    ]);
    expect(next).toBeNull();
    expect(said((await read(`/contacts/${contactId}/events?kind=note`)).items)).toHaveLength(3);
    expect((await read(`/contacts/${contactId}/events?kind=file`)).items).toEqual([]);
  });

  it('comes in pages that hold each event once, whatever happens meanwhile', async () => {
    const contactId = await person('Болат');
    const leads = [
      await leadOf(contactId, desk.office.aida, 'первая'),
      await leadOf(contactId, desk.office.aida, 'вторая'),
    ];
    for (let turn = 0; turn < 12; turn++) await note(`/leads/${leads[turn % 2]}`, String(turn));
    const seen: string[] = [];
    let cursor = '';
    for (;;) {
      const page = await read(`/contacts/${contactId}/events?kind=note&limit=5${cursor && `&cursor=${cursor}`}`);
      seen.push(...said(page.items));
      await note(`/leads/${leads[0]}`, 'новое');
      if (!page.next) break;
      cursor = page.next;
    }
    expect(seen).toEqual(Array.from({ length: 12 }, (_, turn) => String(11 - turn)));
    expect((await desk.ask('GET', `/contacts/${contactId}/events?cursor=WzFd`, { as: 'saule' })).status).toBe(422);
  });

  it('holds nothing of leads that the reader may not see, nor of what came with them', async () => {
    const contactId = await person('Сакен');
    const hers = await leadOf(contactId, desk.office.aida, 'своя');
    const his = await leadOf(contactId, desk.office.timur, 'чужая');
    await note(`/leads/${hers}`, 'видно');
    await note(`/leads/${his}`, 'тайна');
    await desk.ask('POST', `/contacts/${contactId}/addresses`, {
      as: 'saule',
      body: { kind: 'phone', value: '+77015550177' },
    });
    const text = JSON.stringify(await read(`/contacts/${contactId}/events`, 'aida'));
    expect(text).toContain('видно');
    for (const hidden of ['тайна', 'чужая', his, '+77015550177']) expect(text).not.toContain(hidden);
    expect(JSON.stringify(await read(`/contacts/${contactId}/events`))).toContain('+77015550177');
    const nobodys = await person('Чужой');
    expect((await desk.ask('GET', `/contacts/${nobodys}/events`, { as: 'aida' })).status).toBe(404);
  });

  it('is a union by link after a merge: no event is rewritten, each keeps the record it happened to (people C10)', async () => {
    const [one, two] = [await person('А'), await person('Б')];
    await note(`/contacts/${two}`, 'телефон второго');
    await note(`/contacts/${one}`, 'имя первого');
    const { rows: before } = await desk.office.db.pool.query('SELECT * FROM event WHERE subject_id = $1 ORDER BY id', [
      two,
    ]);
    expect(
      (await desk.ask('POST', `/contacts/${one}/merge`, { as: 'saule', body: { with: two, choose: {} } })).status,
    ).toBe(200);
    const { items } = await read(`/contacts/${one}/events`);
    expect(said(items)).toEqual(['имя первого', 'телефон второго']);
    const { rows: after } = await desk.office.db.pool.query(
      'SELECT * FROM event WHERE subject_id = $1 AND id <= $2 ORDER BY id',
      [two, before.at(-1).id],
    );
    expect(after).toEqual(before);
  });
});

describe('B3 the timeline of a company', () => {
  it('is its own events and those of its leads', async () => {
    const company = (await desk.ask('POST', '/companies', { as: 'saule', body: { name: 'Ромашка' } })).body.id;
    const lead = await leadOf(await person('Директор'), desk.office.aida, 'Поставка');
    await desk.office.db.pool.query('UPDATE lead SET company_id = $2 WHERE id = $1', [lead, company]);
    await note(`/companies/${company}`, 'о компании');
    await note(`/leads/${lead}`, 'о сделке');
    expect(said((await read(`/companies/${company}/events`)).items)).toEqual(['о сделке', 'о компании']);
  });
});
