import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { telephoneSeconds } from '../../../api/sound/wav.ts';
import { onRecord } from '../../../prisma/automation/carry-out.ts';
import { saveCallbackRules } from '../../../prisma/callback/rules.ts';
import { startLines } from '../../../temporal/line.ts';
import { callSay } from '../../../workflows/lead/action/call-say.ts';
import { defaultCallbackRules } from '../../../workflows/callback/rules.ts';
import { isRefusal } from '../../../workflows/refusal.ts';
import { wavOf } from '../../call/greeting/wav.ts';
import { openLine } from '../../call/lines.ts';
import { openDesk, type Desk, type Name } from '../../support/desk.ts';
import { runProcesses, type Processes } from '../../support/running-processes.ts';
import { until } from '../../support/until.ts';

let desk: Desk;
let processes: Processes;
let lines: ReturnType<typeof startLines>;
let server: Server;
const asked: { text: string; language: string }[] = [];
let answers: 'sound' | 'error' = 'sound';
beforeAll(async () => {
  desk = await openDesk();
  server = createServer((request, response) => {
    let body = '';
    request.on('data', (part) => (body += part));
    request.on('end', () => {
      asked.push(JSON.parse(body));
      if (answers === 'error') response.writeHead(500).end('boom');
      else response.setHeader('content-type', 'audio/wav').end(wavOf(1, 16_000));
    });
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  await openLine(desk);
  const always = Object.fromEntries([1, 2, 3, 4, 5, 6, 7].map((day) => [day, [['00:00', '24:00']]]));
  const rules = { ...defaultCallbackRules, countries: { KZ: always as never }, revision: 0 };
  if (isRefusal(await saveCallbackRules(desk.office.db, rules))) throw new Error('rules');
  const { config, db, log, store } = desk.deps;
  const place = { db, databaseUrl: config.databaseUrl, publicUrl: desk.url, keys: config.encryptionKeys, log, store };
  lines = startLines({ ...place, allowed: [host()], everyMs: 200 });
  processes = await runProcesses(desk.office);
});
afterAll(async () => {
  await processes?.stop();
  await lines?.close();
  server?.close();
  await desk?.close();
});

const host = () => `127.0.0.1:${(server.address() as AddressInfo).port}`;
const ask = (method: string, path: string, body?: object, as: Name = 'saule') => desk.ask(method, path, { as, body });
const newLead = async (name: string, phone: string): Promise<string> =>
  (await ask('POST', '/leads', { name, phone }, 'aida')).body.id;
const text = { ru: 'Здравствуйте, {{contact.firstName}}!' };

/** As the step of an automation does it. */
const step = async (leadId: string, more: object = {}) => {
  const at = new Date().toISOString();
  const action = { ...callSay.fresh(), text, joins: false, due: { by: 'after', amount: 0, unit: 'minutes' }, ...more };
  const [order] = callSay.orders!(action as never);
  return onRecord(desk.office.db, { actor: { kind: 'system' }, at, leadId }).callback(order!.order as never);
};
const promised = async (leadId: string, more?: object): Promise<string> => {
  const done = await step(leadId, more);
  if (isRefusal(done)) throw new Error(done.refusal);
  return (done as { id: string }).id;
};
/** Whoever is rung picks up, until it is over. */
const callOf = (callback: string) =>
  until(async () => {
    await desk.office.db.pool.query(`UPDATE sandbox_leg SET state = 'up' WHERE state = 'ringing'`);
    const { rows } = await desk.office.db.pool.query(
      `SELECT * FROM call WHERE callback_id = $1 AND state = 'ended' ORDER BY asked_at DESC`,
      [callback],
    );
    return rows[0];
  }, 'the end of the call');

describe('A2 a greeting that is a text of the step', () => {
  it('is refused by the step where nobody speaks and no sound stands in', async () => {
    const lead = await newLead('Дана', '+77015557700');
    expect(await step(lead)).toMatchObject({ refusal: 'SpeechNotSet' });
    const url = `http://${host()}/say`;
    expect((await ask('PUT', '/speech', { url, voices: { ru: 'anna' }, revision: 0 })).status).toBe(200);
  });

  it('is spoken with the client’s name, once for the same words, and heard as telephones have it', async () => {
    const first = await callOf(await promised(await newLead('Дана', '+77015557701')));
    expect(first).toMatchObject({ how: 'heard' });
    expect(asked).toEqual([{ text: 'Здравствуйте, Дана!', language: 'ru', voice: 'anna' }]);
    const token = first.machine.says.sound.replace('spoken:', '');
    const heard = await fetch(`${desk.url}/api/v1/sounds/${token}.wav`);
    expect(telephoneSeconds(Buffer.from(await heard.arrayBuffer()))).toBe(1);
    const second = await callOf(await promised(await newLead('Дана', '+77015557702')));
    expect(second.machine.says.sound).toBe(first.machine.says.sound);
    await callOf(await promised(await newLead('Ержан', '+77015557703')));
    expect(asked.map((one) => one.text)).toEqual(['Здравствуйте, Дана!', 'Здравствуйте, Ержан!']);
  });

  it('gives way to the chosen sound where the server fails, and without one to a person', async () => {
    answers = 'error';
    const { body } = await ask('POST', '/sounds', { name: 'Привет' });
    const { key } = (await ask('GET', '/sounds')).body.items.find(({ id }: { id: string }) => id === body.id);
    const stands = await callOf(await promised(await newLead('Аня', '+77015557704'), { sound: key }));
    expect(stands).toMatchObject({ how: 'heard', machine: { says: { sound: `upload:${key}` } } });
    const id = await promised(await newLead('Оля', '+77015557705'));
    expect(await callOf(id)).toMatchObject({ how: 'abandoned', legs: [] });
    const fallen = await until(async () => {
      const one = (await ask('GET', `/callbacks/${id}`)).body;
      return one.greeting === null && one;
    }, 'a promise for a person');
    // by night it waits until somebody may be rung
    expect(['waiting', 'due']).toContain(fallen.state);
    expect(fallen).toMatchObject({ attempts: [{ how: 'abandoned' }] });
  });
});
