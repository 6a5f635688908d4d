import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { openDesk, type Desk, type Name } from '../../support/desk.ts';
import { listenAt, stopListening, type Message } from '../../support/ears.ts';

let desk: Desk;
beforeAll(async () => {
  desk = await openDesk();
});
afterEach(stopListening);
afterAll(() => desk.close());

const listen = (as: Name) => listenAt(desk.url, { authorization: `Bearer token-${as}` });
const ask = (method: string, path: string, body: unknown, as: Name = 'aida') => desk.ask(method, path, { as, body });
const tells = (id: string) => (message: Message) =>
  message.type === 'events' && message.events.some(({ nounId }) => nounId === id);

describe('B10 the page of a client or a company at two users', () => {
  it('hears of the other’s change at once, where its reader sees the record; a manager not what it was', async () => {
    const lead = (await ask('POST', '/leads', { name: 'Roza', phone: '+77017770101' })).body;
    const { contactId } = (await ask('GET', `/leads/${lead.id}/client`, undefined)).body;
    const contact = (await ask('GET', `/contacts/${contactId}`, undefined)).body;
    const [aida, daniyar, timur] = [await listen('aida'), await listen('daniyar'), await listen('timur')];
    await ask('PATCH', `/contacts/${contactId}`, { version: contact.version, name: 'Roza Omar' }, 'daniyar');
    const hers = await aida.next(tells(contactId));
    expect(hers.events).toMatchObject([{ type: 'contact.changed', data: {} }]);
    expect(hers.events[0].data).toEqual({});
    expect((await daniyar.next(tells(contactId))).events[0].data.changes).toMatchObject([{ what: 'name' }]);
    const company = (await ask('POST', '/companies', { name: 'Tulpar' }, 'timur')).body;
    await ask('PATCH', `/companies/${company.id}`, { version: company.version, name: 'Tulpar 2' }, 'daniyar');
    await timur.next(tells(company.id));
    await new Promise((done) => setTimeout(done, 200));
    expect(JSON.stringify(timur.heard)).not.toContain(contactId);
    expect(JSON.stringify(aida.heard)).not.toContain(company.id);
  });

  it('says who else has it open, to those who see it only', async () => {
    const { id } = (await ask('POST', '/contacts', { name: 'Dina' })).body;
    const here = (as: Name) => ask('POST', '/presence', { place: `contact:${id}` }, as);
    expect((await here('aida')).body.others).toEqual([]);
    expect((await here('daniyar')).body.others).toMatchObject([{ name: 'Aida' }]);
    expect((await here('timur')).status).toBe(404);
  });
});
