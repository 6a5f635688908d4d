import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { openDesk, type Desk, type Name } from '../../support/desk.ts';

let desk: Desk;
let lead: string;
beforeAll(async () => {
  desk = await openDesk();
  const field = { noun: 'lead', key: 'budget', type: 'number', name: 'budget' };
  await desk.ask('POST', '/fields', { as: 'saule', body: field });
  lead = (await ask('POST', '/leads', { name: 'Acme', phone: '+7 701 555 20 18' })).body.id;
  const { id } = (await ask('POST', '/scripts', { name: { ru: 'Первый звонок' } }, 'daniyar')).body;
  const { revision } = (await ask('GET', `/scripts/${id}`, undefined, 'daniyar')).body;
  const saved = await ask('PUT', `/scripts/${id}/draft`, { definition, revision }, 'daniyar');
  await ask('POST', `/scripts/${id}/publish`, { revision: saved.body.revision }, 'daniyar');
});
afterAll(() => desk?.close());

const ask = (method: string, path: string, body?: object, as: Name = 'aida') => desk.ask(method, path, { as, body });
const definition = {
  ...{ name: { ru: 'Первый звонок' }, for: { pipelines: [{ pipeline: 'education' }], directions: ['out'] } },
  steps: [
    { key: 'hello', do: 'say', text: { ru: 'Здравствуйте, {{contact.firstName}}' }, next: 'budget' },
    { key: 'budget', do: 'ask', text: { ru: 'Бюджет?' }, save: { noun: 'lead', field: 'budget' }, next: 'end' },
    { key: 'end', do: 'end', text: {}, outcome: 'half' },
  ],
};
const script = async (path: string, as?: Name) => (await ask('GET', `${path}/script`, undefined, as)).body.script;
const say = async (path: string, answers: object, as?: Name) => {
  const { versionId } = await script(path);
  return ask('PUT', `${path}/script`, { versionId, answers }, as);
};
const budget = async () => (await ask('GET', `/leads/${lead}`)).body.fields.budget;
const promise = async (more: object) => `/callbacks/${(await ask('POST', '/callbacks', more)).body.id}`;
const task = async (more: object = {}): Promise<string> => {
  const dueAt = new Date(Date.now() + 3_600_000).toISOString();
  return `/tasks/${(await ask('POST', '/tasks', { text: 'Позвонить', dueAt, leadId: lead, ...more })).body.id}`;
};

describe('G4 a script for whoever calls by a phone of her own', () => {
  it('stands with a promised call, and its answers are fields of the lead', async () => {
    const one = await promise({ leadId: lead });
    expect(await script(one)).toMatchObject({
      ...{ begun: false, answers: {} },
      texts: { 'steps.hello': { text: 'Здравствуйте, Acme', lacks: null } },
      fields: { 'lead.budget': { value: null, why: null } },
    });
    const said = await say(one, { hello: true, budget: '12 500,5' });
    expect(said.body.script).toMatchObject({ begun: true, answers: { hello: true, budget: 12500.5 }, refused: [] });
    expect(await budget()).toBe(12500.5);
  });

  it('stands with a task to call, apart from what was said by a promise', async () => {
    const one = await task();
    expect(await script(one)).toMatchObject({
      ...{ begun: false, answers: {} },
      texts: { 'steps.hello': { text: 'Здравствуйте, Acme' } },
      fields: { 'lead.budget': { value: 12500.5 } },
    });
    expect((await say(one, { hello: true, budget: '7' })).status).toBe(200);
    expect(await budget()).toBe(7);
    await ask('POST', `${one}/complete`, { result: 'Готово' });
    expect(await script(one)).toMatchObject({ begun: true, answers: { budget: 7 } });
  });

  it('is none for another task, nor for a promise without a lead of its pipeline', async () => {
    expect(await script(await task({ type: 'meeting' }))).toBeNull();
    expect(await script(await promise({ phone: '+77015550009' }))).toBeNull();
  });

  it('is read and answered by those alone who see what it stands with', async () => {
    for (const one of [await task(), await promise({ leadId: lead })]) {
      expect((await ask('GET', `${one}/script`, undefined, 'timur')).status).toBe(404);
      expect((await say(one, { hello: true }, 'timur')).status).toBe(404);
    }
  });
});
