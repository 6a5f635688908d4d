import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { startLines } from '../../../temporal/line.ts';
import { openDesk, type Desk, type Name } from '../../support/desk.ts';
import { listenAt, stopListening } from '../../support/ears.ts';
import { newLead } from '../../support/office.ts';
import { until } from '../../support/until.ts';
import { openLine } from '../lines.ts';

let desk: Desk;
let line: string;
let lead: string;
let lines: ReturnType<typeof startLines>;
beforeAll(async () => {
  desk = await openDesk();
  line = await openLine(desk);
  lead = await newLead(desk.office);
  const { config, db, log, store } = desk.deps;
  lines = startLines({
    db,
    databaseUrl: config.databaseUrl,
    publicUrl: desk.url,
    keys: config.encryptionKeys,
    log,
    store,
    everyMs: 200,
  });
});
afterAll(async () => {
  await lines?.close();
  await desk?.close();
});

const ask = (method: string, path: string, body?: object, as: Name = 'aida') => desk.ask(method, path, { as, body });
const legs = async () => (await ask('GET', `/accounts/${line}/legs`)).body.items;
const play = async (who: { phone?: string; extension?: string }, what: string) => {
  const leg = await until(
    async () =>
      (await legs()).find(
        (one: any) => one.state !== 'ended' && (who.phone ? one.phone === who.phone : one.extension === who.extension),
      ),
    JSON.stringify(who),
  );
  expect((await ask('POST', `/accounts/${line}/legs/${leg.channel}`, { do: what })).status).toBe(204);
};
const is = (id: string, state: string) =>
  until(async () => {
    const { body } = await ask('GET', `/calls/${id}`, undefined, 'daniyar');
    return body.state === state && body;
  }, state);
const call = async (phone: string): Promise<string> => {
  const { status, body } = await ask('POST', '/calls', { phone, leadId: lead });
  expect({ status, body }).toMatchObject({ status: 201 });
  return body.id;
};

describe('G1 a practice line', () => {
  it('is a phone network that whoever tries it plays', async () => {
    const id = await call('+77015552018');
    await is(id, 'ringing_user');
    await play({ extension: '101' }, 'answer');
    await is(id, 'ringing');
    await play({ phone: '+77015552018' }, 'answer');
    await is(id, 'up');
    expect((await ask('POST', `/calls/${id}/hold`)).status).toBe(200);
    await until(async () => (await ask('GET', `/calls/${id}`)).body.onHold, 'the hold');
    await ask('POST', `/calls/${id}/resume`);
    await until(async () => !(await ask('GET', `/calls/${id}`)).body.onHold, 'the end of the hold');
    expect((await ask('POST', `/calls/${id}/hangup`, undefined, 'timur')).status).toBe(404);
    await play({ phone: '+77015552018' }, 'hangup');
    const over = await is(id, 'ended');
    expect(over).toMatchObject({ how: 'short', cause: 16, legs: [{ who: 'user' }, { who: 'client', cause: 16 }] });
    expect((await ask('POST', `/calls/${id}/hold`)).body.code).toBe('CallOver');
  });

  it('ends a call that is hung up while its row cannot be written, as soon as it can', async () => {
    const { pool } = desk.office.db;
    const id = await call('+77015552031');
    await play({ extension: '101' }, 'answer');
    await play({ phone: '+77015552031' }, 'answer');
    await is(id, 'up');
    await pool.query('CREATE SEQUENCE refused');
    await pool.query(`CREATE FUNCTION refuse_end() RETURNS trigger LANGUAGE plpgsql AS $$
      BEGIN PERFORM nextval('refused'); RAISE 'the disk is full'; END $$`);
    await pool.query(
      `CREATE TRIGGER refuse_end BEFORE UPDATE ON call FOR EACH ROW WHEN (NEW.state = 'ended') EXECUTE FUNCTION refuse_end()`,
    );
    expect((await ask('POST', `/calls/${id}/hangup`)).status).toBe(200);
    await until(async () => (await pool.query('SELECT 1 FROM refused WHERE is_called')).rows[0], 'a refusal');
    expect((await ask('GET', `/calls/${id}`)).body.state).toBe('up');
    await pool.query('DROP TRIGGER refuse_end ON call');
    expect(await is(id, 'ended')).toMatchObject({ how: 'short' });
  });

  it('says busy, declined and unreachable as a network does', async () => {
    for (const [what, how] of [
      ['busy', 'busy'],
      ['decline', 'rejected'],
      ['unreachable', 'unreachable'],
    ] as const) {
      const id = await call('+77015552018');
      await play({ extension: '101' }, 'answer');
      await play({ phone: '+77015552018' }, what);
      expect(await is(id, 'ended')).toMatchObject({ how });
    }
  });

  it('hands over to a colleague, asked first, as one call', async () => {
    const id = await call('+77015552018');
    await play({ extension: '101' }, 'answer');
    await play({ phone: '+77015552018' }, 'answer');
    await is(id, 'up');
    expect((await ask('POST', `/calls/${id}/transfer`, { userId: desk.office.saule })).body.code).toBe(
      'ColleagueUnreachable',
    );
    expect((await ask('POST', `/calls/${id}/transfer`, { userId: desk.office.timur, asked: true })).status).toBe(200);
    await play({ extension: '102' }, 'answer');
    await until(async () => (await ask('GET', `/calls/${id}`)).body.parts.length === 2, 'the word between them');
    await ask('POST', `/calls/${id}/transfer/complete`);
    await until(async () => (await ask('GET', `/calls/${id}`)).body.user.name === 'Timur', 'the hand-over');
    await ask('POST', `/calls/${id}/hangup`, undefined, 'timur');
    expect((await is(id, 'ended')).parts.map(({ what }: any) => what)).toEqual(['client', 'consultation', 'client']);
  });

  it('brings calls in: to the responsible user alone, then to the others, and tells the story of the lead', async () => {
    await desk.office.db.pool.query(
      `WITH c AS (INSERT INTO contact (id, name) VALUES (uuidv7(), 'Alia') RETURNING id),
         a AS (INSERT INTO address (id, contact_id, kind, value, trust, origin, owner, since) SELECT uuidv7(), id, 'phone', '+77015552019', 'staff', '{}', true, now() FROM c)
       INSERT INTO lead_contact (lead_id, contact_id, role, is_main, name, since) SELECT $1, id, 'client', false, 'Alia', now() FROM c`,
      [lead],
    );
    expect((await ask('POST', `/accounts/${line}/legs`, { phone: '+77015552019' })).status).toBe(201);
    await play({ extension: '101' }, 'decline');
    await play({ extension: '102' }, 'answer');
    const id = (await ask('GET', `/calls?lead=${lead}&state=ringing,up`, undefined, 'daniyar')).body.items[0].id;
    expect(await is(id, 'up')).toMatchObject({ direction: 'in', contact: { name: 'Alia' }, user: { name: 'Timur' } });
    await play({ phone: '+77015552019' }, 'hangup');
    await is(id, 'ended');
    const { body } = await ask('GET', `/leads/${lead}/events`);
    const told = body.items.find(({ type, nounId }: any) => type === 'call.ended' && nounId === id);
    expect(told.data).toMatchObject({ call: id, direction: 'in', user: desk.office.timur });
    const { version } = await until(async () => {
      const one = (await ask('GET', `/calls/${id}`)).body;
      return one.recording.state !== 'going' && one;
    }, 'the recording');
    const said = await ask('PATCH', `/calls/${id}`, { version, outcome: 'half', note: 'Перезвонит' });
    expect(said).toMatchObject({ status: 200, body: { outcome: 'half', note: 'Перезвонит' } });
    expect((await ask('PATCH', `/calls/${id}`, { version, note: 'x' })).body.code).toBe('VersionChanged');
  });
});

describe('E7 listening on a practice line', () => {
  it('is for those who oversee, by their own phone, changes as they wish, and is told to nobody else', async () => {
    const id = await call('+77015552044');
    const listen = (as: string, who: Name = 'daniyar') => ask('POST', `/calls/${id}/listen`, { as }, who);
    expect((await listen('listen')).body.code).toBe('CallNotUp');
    await play({ extension: '101' }, 'answer');
    await play({ phone: '+77015552044' }, 'answer');
    await is(id, 'up');
    expect((await listen('listen', 'aida')).status).toBe(403);
    expect((await listen('listen', 'saule')).body.code).toBe('ExtensionMissing');
    expect((await listen('shout')).status).toBe(422);
    expect((await listen('listen')).status).toBe(200);
    await play({ extension: '103' }, 'answer');
    const heard = (what: string, seen: (listens: any[]) => boolean) =>
      until(async () => {
        const { body } = await ask('GET', `/calls/${id}`, undefined, 'daniyar');
        return seen(body.listens) && body.listens;
      }, what);
    await heard('the listening', ([one]) => one?.upAt);
    await listen('whisper');
    await heard('the whisper', ([one]) => one.turns.length === 2);
    expect((await ask('POST', '/calls', { phone: '+77015552045' }, 'daniyar')).body.code).toBe('CallUnderWay');
    expect((await ask('GET', `/calls/${id}`)).body.listens).toEqual([]);
    expect((await ask('GET', '/calls/now')).body.items[0].listens).toEqual([]);
    await ask('POST', `/calls/${id}/leave`, undefined, 'daniyar');
    await heard('the leaving', ([one]) => one.to !== null);
    await listen('join');
    await play({ extension: '103' }, 'answer');
    await heard('the joining', ([, two]) => two?.upAt);
    await play({ phone: '+77015552044' }, 'hangup');
    const { listens } = await is(id, 'ended');
    expect(listens.map(({ turns, to }: any) => [turns.map(({ as }: any) => as), to !== null])).toEqual([
      [['listen', 'whisper'], true],
      [['join'], true],
    ]);
    expect((await legs()).filter(({ state }: any) => state !== 'ended')).toEqual([]);
    expect((await listen('listen')).body.code).toBe('CallOver');
    const { rows } = await desk.office.db.pool.query(
      `SELECT data -> 'kinds' AS kinds, data ->> 'user' AS user FROM event WHERE type = 'call.listened' AND noun_id = $1 ORDER BY seq`,
      [id],
    );
    expect(rows).toEqual([
      { kinds: ['listen', 'whisper'], user: desk.office.daniyar },
      { kinds: ['join'], user: desk.office.daniyar },
    ]);
  });
});

describe('G5 recordings of a practice line', () => {
  it('are kept as its line has it, with what was kept out of them', async () => {
    const recording = { record: 'all', consent: 'custom/notice', keepDays: 30 };
    const { revision, recording: usual } = (await ask('GET', `/accounts/${line}`)).body;
    expect(usual).toEqual({ record: 'all', consent: null, keepDays: null });
    const change = (body: object, as: Name = 'saule') => ask('PATCH', `/accounts/${line}`, { revision, ...body }, as);
    expect((await change({ recording }, 'daniyar')).status).toBe(403);
    expect((await change({ recording: { ...recording, keepDays: 0 } })).status).toBe(422);
    expect((await change({ recording })).body.recording).toEqual(recording);
    const id = await call('+77015552055');
    await play({ extension: '101' }, 'answer');
    await play({ phone: '+77015552055' }, 'answer');
    expect((await is(id, 'up')).recording).toMatchObject({ state: 'going', consent: 'told', mayBegin: false });
    expect((await ask('POST', `/calls/${id}/recording/begin`)).body.code).toBe('RecordingNotAsked');
    expect((await ask('POST', `/calls/${id}/recording/mask`)).status).toBe(200);
    await until(async () => (await ask('GET', `/calls/${id}`)).body.recording.gaps.length === 1, 'the gap');
    await play({ phone: '+77015552055' }, 'hangup');
    const over = await is(id, 'ended');
    expect(over.recording.gaps).toMatchObject([{ by: desk.office.aida, to: expect.any(String) }]);
    const kept = () => ask('GET', `/calls/${id}`);
    await until(async () => (await kept()).body.recording.state === 'empty', 'the recording, in which nobody speaks');
    const { body } = await ask('GET', `/accounts/${line}`);
    await ask('PATCH', `/accounts/${line}`, { revision: body.revision, recording: usual }, 'saule');
  });
});

describe('G2 a promise to call', () => {
  it('hears how its call ended', async () => {
    const day = new Date(Date.now() + 86_400_000).toISOString().slice(0, 10);
    const window = { from: `${day}T07:00:00.000Z`, to: `${day}T09:00:00.000Z` };
    const made = await ask('POST', '/callbacks', { phone: '+77015552077', window });
    expect(made).toMatchObject({ status: 201 });
    const dial = async () => (await ask('POST', `/callbacks/${made.body.id}/call`, {})).body.id as string;
    const attempts = async () => (await ask('GET', `/callbacks/${made.body.id}`)).body.attempts;
    const first = await dial();
    await play({ extension: '101' }, 'answer');
    await play({ phone: '+77015552077' }, 'busy');
    await is(first, 'ended');
    expect(await attempts()).toMatchObject([{ how: 'busy', callId: first, by: desk.office.aida }]);
  });
});

describe('G1 the screens of those who may see a call', () => {
  it('hear each of its steps as it happens', async () => {
    const ears = await listenAt(desk.url, { authorization: 'Bearer token-aida' });
    const id = await call('+77015552018');
    await play({ extension: '101' }, 'answer');
    await play({ phone: '+77015552018' }, 'busy');
    await is(id, 'ended');
    await until(() => ears.heard.some((one: any) => one.type === 'calls' && one.calls[0].state === 'ended'), 'the end');
    const states = ears.heard.flatMap((one: any) =>
      one.type === 'calls' ? one.calls.map(({ state }: any) => state) : [],
    );
    expect(states).toEqual(expect.arrayContaining(['ringing_user', 'ringing', 'ended']));
    stopListening();
  });
});
