import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { uuidv7 } from '../../prisma/id.ts';
import { openLine } from '../call/lines.ts';
import { openDesk, type Desk, type Name } from '../support/desk.ts';
import { newLead } from '../support/office.ts';

let desk: Desk;
let lead: string;
let id: string;
let revision: number;
beforeAll(async () => {
  desk = await openDesk();
  await openLine(desk);
  for (const [noun, key, type, more] of [
    ['lead', 'budget', 'number', {}],
    ['contact', 'size', 'text', {}],
    ['lead', 'secret', 'text', { visibleTo: { roles: ['supervisor'], teams: [] } }],
  ] as const)
    await desk.ask('POST', '/fields', { as: 'saule', body: { noun, key, type, name: key, ...more } });
  lead = (await ask('POST', '/leads', { name: 'Acme', phone: '+7 701 555 20 18' }, 'aida')).body.id;
});
afterAll(() => desk?.close());

const ask = (method: string, path: string, body?: object, as: Name = 'daniyar') => desk.ask(method, path, { as, body });
const texts = (ru: string) => ({ ru });
const asks = (key: string, noun: string, next: string) => ({
  ...{ key, do: 'ask', text: texts(`${key}?`), next },
  save: { noun, field: key },
});
const steps = [
  {
    key: 'hello',
    do: 'say',
    text: texts('Здравствуйте, {{contact.firstName}}, это {{operator.name}}'),
    next: 'budget',
  },
  asks('budget', 'lead', 'size'),
  asks('size', 'contact', 'secret'),
  asks('secret', 'lead', 'end'),
  { key: 'end', do: 'end', text: {}, outcome: 'half' },
];
const definition = {
  ...{ name: texts('Первый звонок'), steps, for: { pipelines: [{ pipeline: 'education' }] } },
  objections: [{ key: 'dear', name: texts('Дорого'), text: texts('Понимаю') }],
};
const draft = async (more: object = {}, as: Name = 'daniyar') => {
  const saved = await ask('PUT', `/scripts/${id}/draft`, { definition: { ...definition, ...more }, revision }, as);
  if (saved.status === 200) revision = saved.body.revision;
  return saved;
};
const publish = async () => {
  const done = await ask('POST', `/scripts/${id}/publish`, { revision });
  if (done.status === 200) revision++;
  return done;
};

describe('G4 a script as it is drawn', () => {
  it('is made by supervisors, empty or like a ready one, once a key', async () => {
    expect((await ask('POST', '/scripts', { name: texts('Мой') }, 'aida')).status).toBe(403);
    const twice = () => desk.ask('POST', '/scripts', { as: 'daniyar', body: { name: texts('Первый') }, key: 's1' });
    const made = await twice();
    expect(made.status).toBe(201);
    expect((await twice()).body).toEqual(made.body);
    ({ id } = made.body);
    ({ revision } = (await ask('GET', `/scripts/${id}`)).body);
    const ready = (await ask('POST', '/scripts', { name: texts('Готовый'), from: 'education' })).body.id;
    expect((await ask('GET', `/scripts/${ready}`)).body.definition.steps.length).toBeGreaterThan(5);
    expect((await ask('POST', '/scripts', { name: texts('Нет'), from: uuidv7() })).status).toBe(404);
    await ask('PATCH', `/scripts/${ready}`, { archived: true });
  });

  it('is written over the revision that was read, and loses nothing to a slower one', async () => {
    const before = revision;
    expect((await draft({}, 'aida')).status).toBe(403);
    expect((await draft()).status).toBe(200);
    const late = await ask('PUT', `/scripts/${id}/draft`, {
      definition: { ...definition, name: {} },
      revision: before,
    });
    expect(late.body).toMatchObject({ status: 409, code: 'VersionChanged' });
    expect((await ask('GET', `/scripts/${id}`)).body).toMatchObject({
      changed: true,
      definition: { name: texts('Первый звонок') },
    });
  });

  it('is published only when nothing in it is wrong, which is told with its place', async () => {
    await draft({ steps: [...steps.slice(0, 4), { ...steps[4], outcome: 'nothing' }] });
    const { problems } = (await ask('GET', `/scripts/${id}/check`)).body;
    expect(problems).toMatchObject([{ severity: 'error', code: 'UnknownOutcome', at: { step: 'end' } }]);
    expect((await publish()).body.code).toBe('ScriptHasProblems');
    expect((await ask('GET', `/scripts/${id}/versions`)).body.items).toEqual([]);
    await draft();
    expect((await publish()).body).toEqual({ number: 1 });
    expect((await publish()).body.code).toBe('ScriptUnchanged');
    expect((await ask('POST', `/scripts/${id}/publish`, { revision: revision - 1 })).body.code).toBe('VersionChanged');
  });

  it('has versions that never change, and any of them becomes the draft again', async () => {
    await draft({ name: texts('Другой') });
    expect((await ask('GET', `/scripts/${id}/check`)).body.changes).toEqual(['It is called “Другой”']);
    expect((await publish()).body).toEqual({ number: 2 });
    const back = await ask('POST', `/scripts/${id}/versions/1/restore`, { revision });
    expect(back.body).toMatchObject({
      changed: true,
      publishedVersion: 2,
      definition: { name: texts('Первый звонок') },
    });
    ({ revision } = back.body);
    expect((await ask('POST', `/scripts/${id}/versions/9/restore`, { revision })).status).toBe(404);
    await publish();
    const { items } = (await ask('GET', `/scripts/${id}/versions`)).body;
    expect(items.map((one: any) => [one.number, one.published, one.author.name])).toEqual([
      [3, true, 'Daniyar'],
      [2, false, 'Daniyar'],
      [1, false, 'Daniyar'],
    ]);
    await expect(desk.office.db.pool.query(`UPDATE script_version SET note = 'x'`)).rejects.toThrow('never changes');
  });

  it('is tried on a lead without writing anything', async () => {
    const tried = await ask('POST', '/scripts/try', { definition, leadId: lead, language: 'ru' });
    expect(tried.body.texts['steps.hello']).toMatchObject({ text: 'Здравствуйте, Acme, это Daniyar', lacks: null });
    expect((await ask('POST', '/scripts/try', { definition, leadId: lead, language: 'ru' }, 'aida')).status).toBe(403);
  });
});

describe('G4 a script in a call', () => {
  let call: string;
  const read = async (as: Name = 'aida') => (await ask('GET', `/calls/${call}/script`, undefined, as)).body.script;
  const say = async (answers: object, more: object = {}, as: Name = 'aida') => {
    const { versionId } = await read(as === 'timur' ? 'aida' : as);
    return ask('PUT', `/calls/${call}/script`, { versionId, answers, ...more }, as);
  };
  const fields = async () => (await ask('GET', `/leads/${lead}`)).body.fields;
  const story = async () => {
    const { rows } = await desk.office.db.pool.query(
      `SELECT type, actor ->> 'id' AS by, data ->> 'call' AS call FROM event WHERE data ? 'call' AND type LIKE '%.changed' ORDER BY id`,
    );
    return rows;
  };
  beforeAll(async () => {
    const contactId = (await ask('GET', `/leads/${lead}`)).body.contacts[0].id;
    const made = await ask('POST', '/calls', { phone: '+77015552018', leadId: lead, contactId }, 'aida');
    call = made.body.id;
  });

  it('is the one that fits, spoken in words for this client, with what is known already', async () => {
    expect(await read()).toMatchObject({
      ...{ number: 3, begun: false, answers: {}, raised: [] },
      texts: { 'steps.hello': { text: 'Здравствуйте, Acme, это Aida' } },
      fields: { 'lead.budget': { value: null, why: null }, 'contact.size': { why: null } },
    });
    expect((await read()).fields['lead.secret'].why).toContain('secret');
    expect((await ask('GET', `/calls/${call}/script`, undefined, 'timur')).status).toBe(404);
  });

  it('keeps each answer at once and writes it into its field, once however often it is said', async () => {
    await say({ hello: true });
    const once = await say({ budget: '12 500,5' }, { raised: ['dear', 'unknown'] });
    expect(once.body.script).toMatchObject({
      begun: true,
      answers: { hello: true, budget: 12500.5 },
      raised: ['dear'],
    });
    expect(await fields()).toMatchObject({ budget: 12500.5 });
    await Promise.all([say({ budget: '12 500,5' }), say({ budget: 12500.5 }), say({ size: '10' })]);
    expect((await read()).answers).toEqual({ hello: true, budget: 12500.5, size: '10' });
    expect(await story()).toEqual([
      { type: 'lead.changed', by: desk.office.aida, call },
      { type: 'contact.changed', by: desk.office.aida, call },
    ]);
  });

  it('writes a changed answer anew, and leaves what somebody has changed since', async () => {
    await say({ budget: 7 });
    expect(await fields()).toMatchObject({ budget: 7 });
    const { version } = (await ask('GET', `/leads/${lead}`)).body;
    await ask('PATCH', `/leads/${lead}`, { version, fields: { budget: 8 } });
    await say({ size: '11' });
    expect(await fields()).toMatchObject({ budget: 8 });
  });

  it('keeps with the call what she has no right to write, and says why', async () => {
    const done = await say({ secret: 'тайна' });
    expect(done.body.script).toMatchObject({ answers: { secret: 'тайна' }, refused: [{ visit: 'secret' }] });
    expect((await fields())['secret']).toBeUndefined();
  });

  it('refuses what is no answer and changes nothing by it', async () => {
    const before = await read();
    for (const [answers, code] of [
      [{ budget: 'много' }, 'FieldWrong'],
      [{ nowhere: 'x' }, 'ScriptStepElsewhere'],
      [{ end: true }, 'ScriptStepElsewhere'],
      [{ hello: 'x' }, 'ScriptStepElsewhere'],
    ] as const)
      expect((await say({ ...answers, size: 'другое' })).body.code).toBe(code);
    expect((await say({ size: '1' }, { versionId: uuidv7() })).body.code).toBe('ScriptChosen');
    expect((await say({ size: '1' }, {}, 'timur')).status).toBe(404);
    expect(await read()).toEqual(before);
  });

  it('stays at its version when another one is published, and after the call', async () => {
    await draft({ name: texts('Ещё один') });
    await publish();
    await desk.office.db.pool.query(`UPDATE call SET state = 'ended', how = 'answered', ended_at = now()`);
    expect(await read()).toMatchObject({ number: 3, answers: { budget: 7 } });
    expect((await say({ size: '12' })).status).toBe(200);
    const { items } = (await ask('GET', `/scripts/${id}/versions`)).body;
    expect(items.map((one: any) => one.calls)).toEqual([0, 1, 0, 0]);
  });

  it('waits with a lead’s fields until it is known whose call it is', async () => {
    await draft({ for: {} });
    await publish();
    call = (await ask('POST', '/calls', { phone: '+77015550000' }, 'aida')).body.id;
    expect((await read()).fields['lead.budget'].why).toMatch(/no lead/);
    const alone = await say({ hello: true, budget: '3' });
    expect(alone.body.script).toMatchObject({ answers: { budget: 3 }, refused: [{ visit: 'budget' }] });
    const other = await newLead(desk.office, 'other');
    await desk.office.db.pool.query('UPDATE call SET lead_id = $2 WHERE id = $1', [call, other]);
    await say({});
    expect((await ask('GET', `/leads/${other}`)).body.fields).toEqual({ budget: 3 });
  });

  it('is none where none is for such a call', async () => {
    await ask('PATCH', `/scripts/${id}`, { archived: true });
    await desk.office.db.pool.query(`UPDATE call SET state = 'ended', ended_at = now()`);
    call = (await ask('POST', '/calls', { phone: '+77015550001' }, 'aida')).body.id;
    expect(await read()).toBeNull();
  });
});
