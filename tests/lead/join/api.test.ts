import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { storedEvents } from '../../support/catalogued.ts';
import { openDesk, type Desk, type Name } from '../../support/desk.ts';

let desk: Desk;
beforeAll(async () => {
  desk = await openDesk();
});
afterAll(() => desk.close());

const ask = (method: string, path: string, body?: unknown, as: Name = 'aida') => desk.ask(method, path, { as, body });
let phones = 0;
/** Two leads of one client. */
const pair = async (as: Name = 'aida') => {
  const phone = `+7701777${String(++phones).padStart(4, '0')}`;
  const made = async (name: string, by: Name) => (await ask('POST', '/leads', { name, phone, tags: [] }, by)).body;
  return [await made('Жанна', 'aida'), await made('Жанна', as)];
};
const get = async (path: string, as: Name = 'aida') => (await ask('GET', path, undefined, as)).body;

describe('B5 joining leads from the page of one', () => {
  it('shows the client’s other open lead, joins it, shows what belongs to it, and parts it again', async () => {
    const [stays, gone] = await pair();
    expect(await get(`/leads/${stays.id}/same-client`)).toMatchObject({ open: [{ id: gone.id }], joined: [] });
    const task = (
      await ask('POST', '/tasks', { type: 'call', text: 'Call', leadId: gone.id, dueAt: '2030-01-01T10:00:00Z' })
    ).body;
    const { status, body } = await ask('POST', `/leads/${stays.id}/merge`, { with: gone.id });
    expect([status, body.id]).toEqual([200, stays.id]);
    expect(await get(`/leads/${stays.id}/same-client`)).toMatchObject({
      open: [],
      joined: [{ id: gone.id, merge: body.merge }],
    });
    expect((await get(`/leads/${gone.id}`)).joinedTo).toEqual({ id: stays.id, number: stays.number, name: 'Жанна' });
    expect((await get(`/tasks?lead=${stays.id}`)).items).toMatchObject([{ id: task.id, lead: { id: gone.id } }]);
    const listed = (await get('/leads?q=жанна')).items.map(({ id }: { id: string }) => id);
    expect(listed).toContain(stays.id);
    expect(listed).not.toContain(gone.id);
    const types = (await get(`/leads/${gone.id}/events`)).items.map(({ type }: { type: string }) => type);
    expect(types.at(-1)).toBe('lead.merged');
    expect((await ask('POST', `/merges/${body.merge}/undo`)).body).toMatchObject({ id: gone.id });
    expect((await get(`/leads/${gone.id}`)).joinedTo).toBeNull();
    expect((await get('/leads?q=жанна')).items.map(({ id }: { id: string }) => id)).toContain(gone.id);
    expect((await get(`/tasks?lead=${stays.id}`)).items).toEqual([]);
  });

  it('has the task of the joined lead done from either page, and says of an outcome that it stands still', async () => {
    const [stays, gone] = await pair();
    const dueAt = '2030-01-01T10:00:00Z';
    const { id } = (await ask('POST', '/tasks', { type: 'call', text: 'Call', leadId: gone.id, dueAt })).body;
    await ask('POST', `/leads/${stays.id}/merge`, { with: gone.id });
    const moved = await ask('POST', `/tasks/${id}/complete`, { stage: 'half' });
    expect(moved.body).toMatchObject({ status: 409, code: 'LeadJoined' });
    expect((await get(`/tasks/${id}`)).state).toBe('open');
    expect((await ask('POST', `/tasks/${id}/complete`, { result: 'Same person' })).status).toBe(200);
    expect((await get(`/tasks?lead=${stays.id}&state=open`)).items).toEqual([]);
  });

  it('is not for whoever does not see both', async () => {
    const [stays, gone] = await pair('timur');
    expect(await get(`/leads/${stays.id}/same-client`)).toEqual({ open: [], joined: [] });
    expect((await ask('POST', `/leads/${stays.id}/merge`, { with: gone.id })).status).toBe(404);
    expect((await ask('GET', `/leads/${gone.id}/same-client`)).status).toBe(404);
    const { body } = await ask('POST', `/leads/${stays.id}/merge`, { with: gone.id }, 'daniyar');
    expect((await ask('POST', `/merges/${body.merge}/undo`)).status).toBe(404);
    expect((await ask('POST', `/leads/${stays.id}/merge`, { with: stays.id })).body).toMatchObject({
      status: 409,
      code: 'SameRecord',
    });
  });

  it('counts a joined lead nowhere: not at its stage, not as won or lost, not in the load', async () => {
    const [stays, gone] = await pair();
    const count = async () => {
      const { items } = await get('/pipelines/education/groups?by=stage');
      return items.find(({ value }: { value: string }) => value === 'new').count;
    };
    const before = await count();
    await ask('POST', `/leads/${stays.id}/merge`, { with: gone.id });
    expect(await count()).toBe(before - 1);
  });

  it('writes events of the catalogue only', async () => {
    const { types, strange } = await storedEvents(desk.office.db);
    expect(strange).toEqual([]);
    for (const type of ['lead.merged', 'lead.took_in', 'lead.unmerged', 'lead.let_go'] as const)
      expect(types).toContain(type);
  });
});
