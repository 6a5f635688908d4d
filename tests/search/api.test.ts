import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { takeInAll } from '../../prisma/search/take-in.ts';
import { openDesk, type Desk, type Name } from '../support/desk.ts';
import { publishHelpDesk } from '../support/help-desk.ts';

let desk: Desk;
beforeAll(async () => {
  desk = await openDesk();
});
afterAll(() => desk.close());

const post = async (path: string, body: unknown, as: Name = 'aida') => {
  const answer = await desk.ask('POST', path, { as, body });
  expect([answer.text, answer.status < 300]).toEqual([answer.text, true]);
  return answer.body;
};
const search = async (q: string, { as = 'aida', more = '' }: { as?: Name; more?: string } = {}) => {
  await takeInAll(desk.office.db);
  const { body, text } = await desk.ask('GET', `/search?q=${encodeURIComponent(q)}${more}`, { as });
  expect([text, body.status]).toEqual([text, undefined]);
  return body;
};
const idsOf = (found: Record<string, { items: { id: string }[] }>) =>
  Object.fromEntries(
    Object.entries(found).flatMap(([noun, { items }]) => (items.length > 0 ? [[noun, items.map(({ id }) => id)]] : [])),
  );

describe('B4 quick search', () => {
  it('finds a lead by number, name, phone in any writing, e-mail, tags, fields and notes, and says what it was', async () => {
    const lead = await post('/leads', {
      name: 'Қайрат Әлиев',
      phone: '+77071234567',
      email: 'kairat@search.example',
      tags: ['көктем', 'VIP'],
    });
    await post(`/leads/${lead.id}/notes`, { text: 'Просила перезвонить после экзамена по плаванию' });
    const what = async (q: string) => {
      const found = (await search(q)).lead.items.find(({ id }: { id: string }) => id === lead.id);
      return found?.matched?.what;
    };
    expect(await what(`№${lead.number}`)).toBe('number');
    expect(await what('кайрат алиев')).toBe('name');
    expect(await what('8 (707) 123-45-67')).toBe('phone');
    expect(await what('707 123 45')).toBe('phone');
    expect(await what('kairat@search')).toBe('email');
    expect(await what('коктем')).toBe('tags');
    expect(await what('плаванию')).toBe('note');
    expect(await what('плавание')).toBeUndefined();
    const { matched } = (await search('экзамена')).lead.items[0];
    expect(matched).toMatchObject({ what: 'note', text: expect.stringContaining('после экзамена') });
  });

  it('finds a ticket by its number and its subject, for whoever may see it', async () => {
    await publishHelpDesk(desk.office);
    const { aida } = desk.office;
    const ticket = await post('/tickets', { subject: 'Не пришёл чек за бассейн', assigneeId: aida }, 'daniyar');
    const what = async (q: string, as: Name = 'aida') => {
      const [found] = (await search(q, { as })).ticket.items;
      return found && [found.id, found.number, found.matched.what];
    };
    expect(await what('чек бассейн')).toEqual([ticket.id, ticket.track, 'name']);
    const { track } = ticket;
    expect(await what(track.toLowerCase(), 'daniyar')).toEqual([ticket.id, track, 'number']);
    expect(await what(`${track.slice(0, 2)} ${track.slice(2, 6)} ${track.slice(6)}`)).toEqual([
      ticket.id,
      track,
      'number',
    ]);
    expect(await what('чек бассейн', 'timur')).toBeUndefined();
    expect(await what(track, 'timur')).toBeUndefined();
  });

  it('finds people and companies by fields and notes, and tasks by number, text and result', async () => {
    await post('/fields', { noun: 'contact', key: 'hobby', type: 'text', name: { ru: 'Увлечение' } }, 'saule');
    await post('/fields', { noun: 'company', key: 'trade', type: 'text', name: { ru: 'Отрасль' } }, 'saule');
    const contact = await post('/contacts', { name: 'Дина Ким', fields: { hobby: 'альпинизм' } });
    const company = await post('/companies', { name: 'Тулпар', fields: { trade: 'коневодство' } });
    await post(`/companies/${company.id}/notes`, { text: 'Держат ипподром' });
    const task = await post('/tasks', {
      ...{ type: 'call', text: 'Спросить про седло', dueAt: '2030-01-01T10:00:00Z' },
    });
    expect(idsOf(await search('альпинизм'))).toEqual({ contact: [contact.id] });
    expect(idsOf(await search('дина ким'))).toEqual({ contact: [contact.id] });
    expect(idsOf(await search('коневодство'))).toEqual({ company: [company.id] });
    expect(idsOf(await search('ипподром'))).toEqual({ company: [company.id] });
    expect(idsOf(await search('седло'))).toEqual({ task: [task.id] });
    const spelled = task.track.replace(/^(..)(....)/, '$1 $2-').toLowerCase();
    expect((await search(spelled)).task.items).toMatchObject([{ id: task.id, number: task.track }]);
  });

  it('forgets a note that was removed and a tag that was taken off', async () => {
    const lead = await post('/leads', { name: 'Вера', tags: ['ромашка'] });
    await post(`/leads/${lead.id}/notes`, { text: 'любит незабудки' });
    expect(idsOf(await search('незабудки'))).toEqual({ lead: [lead.id] });
    const events = (await desk.ask('GET', `/leads/${lead.id}/events`, { as: 'aida' })).body.items;
    const note = events.find(({ type }: { type: string }) => type === 'lead.noted');
    await desk.ask('PATCH', `/notes/${note.id}`, { as: 'aida', body: { version: 1, removed: true } });
    const now = (await desk.ask('GET', `/leads/${lead.id}`, { as: 'aida' })).body;
    await desk.ask('PATCH', `/leads/${lead.id}`, { as: 'aida', body: { version: now.version, tags: [] } });
    expect(idsOf(await search('незабудки'))).toEqual({});
    expect(idsOf(await search('ромашка'))).toEqual({});
  });

  it('never finds what the reader may not see: a lead, a note on it, a task, a field', async () => {
    await post(
      '/fields',
      {
        ...{ noun: 'lead', key: 'secret', type: 'text', name: { ru: 'Тайна' } },
        visibleTo: { roles: ['supervisor'], teams: [] },
      },
      'saule',
    );
    const lead = await post('/leads', { name: 'Зухра', tags: ['сирень'], fields: {} });
    await desk.ask('PATCH', `/leads/${lead.id}`, {
      ...{ as: 'saule', body: { version: lead.version, fields: { secret: 'наследница' } } },
    });
    await post(`/leads/${lead.id}/notes`, { text: 'живёт у водокачки' });
    await post('/tasks', { type: 'call', text: 'спросить о рояле', leadId: lead.id, dueAt: '2030-01-01T10:00:00Z' });
    for (const q of ['сирень', 'зухра', 'водокачки', String(lead.number)])
      expect(idsOf(await search(q, { as: 'timur' }))).toEqual({});
    expect(idsOf(await search('рояле', { as: 'timur' }))).toEqual({});
    expect(Object.keys(idsOf(await search('рояле')))).toEqual(['task']);
    expect(idsOf(await search('наследница', { as: 'saule' }))).toEqual({ lead: [lead.id] });
    expect(idsOf(await search('наследница'))).toEqual({});
  });

  it('tells a manager of a client only what came with leads that the manager sees', async () => {
    const mine = await post('/leads', { name: 'Роза Омар', phone: '+77015550001' });
    const others = await post('/leads', { name: 'Роза Омар', phone: '+77015550001' }, 'timur');
    const { contactId } = (await desk.ask('GET', `/leads/${mine.id}/client`, { as: 'aida' })).body;
    const same = (await desk.ask('GET', `/leads/${others.id}/client`, { as: 'timur' })).body.contactId;
    expect(same).toBe(contactId);
    await post(`/contacts/${contactId}/notes`, { text: 'двоюродная сестра директора' }, 'daniyar');
    expect(idsOf(await search('сестра', { as: 'daniyar' }))).toEqual({ contact: [contactId] });
    expect(idsOf(await search('сестра'))).toEqual({});
  });

  it('gives one noun page after page, and refuses what cannot be read', async () => {
    const made: string[] = [];
    for (const n of [1, 2, 3]) made.unshift((await post('/companies', { name: `Жулдыз ${n}` })).id);
    const first = await search('жулдыз', { more: '&noun=company&limit=2' });
    const second = await search('жулдыз', { more: `&noun=company&limit=2&cursor=${first.company.next}` });
    expect([...first.company.items, ...second.company.items].map(({ id }) => id)).toEqual(made);
    expect(second.company.next).toBeNull();
    expect((await desk.ask('GET', '/search?q=a&noun=company&cursor=bm8', { as: 'aida' })).status).toBe(422);
    expect((await desk.ask('GET', '/search', { as: 'aida' })).status).toBe(422);
    expect(idsOf(await search('%'))).toEqual({});
    expect(idsOf(await search('   '))).toEqual({});
  });
});
