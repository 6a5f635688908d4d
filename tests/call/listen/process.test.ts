import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { readWav } from '../../../activities/channel/voice/wav.ts';
import { startLines } from '../../../temporal/line.ts';
import { openAsterisk, type Asterisk } from '../../support/asterisk/asterisk.ts';
import { NoAsterisk } from '../../support/asterisk/packages.ts';
import { HIGH, LOW, openPhones, type Phones } from '../../support/asterisk/phones.ts';
import { openDesk, type Desk, type Name } from '../../support/desk.ts';
import { until } from '../../support/until.ts';
import { loudness } from './loudness.ts';

let desk: Desk;
let pbx: Asterisk | undefined;
let phones: Phones;
let lines: { close(): Promise<void> };
let skipped = 0;
beforeAll(async () => {
  desk = await openDesk();
  pbx = await openAsterisk().catch((error: unknown) => {
    if (!(error instanceof NoAsterisk)) throw error;
    console.warn(`Listening is not tried on a real Asterisk here: ${error.message}`);
    return undefined;
  });
  if (!pbx) return;
  phones = await openPhones(pbx);
  // what 110 hears is written down; 106 speaks in a tone of its own
  await desk.office.db.pool.query(
    `UPDATE app_user SET extension = n.extension FROM (VALUES ('Aida', '110'), ('Timur', '101'), ('Daniyar', '106')) AS n(name, extension)
     WHERE app_user.name = n.name`,
  );
  const made = await desk.ask('POST', '/accounts', {
    as: 'saule',
    body: {
      ...{ channel: 'voice', provider: 'asterisk', name: 'main' },
      settings: { ...pbx.settings, endpoint: 'Local/{extension}@phones/n' },
    },
  });
  expect(made.status).toBe(201);
  lines = open();
}, 240_000);
afterAll(async () => {
  if (skipped > 0) console.warn(`${skipped} tests of listening were skipped`);
  await lines?.close();
  await phones?.close();
  await pbx?.close();
  await desk?.close();
});

const open = () => {
  const { config, db, log, store } = desk.deps;
  return startLines({ db, databaseUrl: config.databaseUrl, keys: config.encryptionKeys, log, store, everyMs: 300 });
};
const real = (name: string, act: (pbx: Asterisk) => Promise<void>) =>
  it(name, async () => {
    if (pbx) return act(pbx);
    skipped += 1;
  });
const ask = (method: string, path: string, body?: object, as: Name = 'daniyar') => desk.ask(method, path, { as, body });
const becomes = (id: string, what: string, seen: (one: any) => boolean) =>
  until(async () => {
    const { body } = await ask('GET', `/calls/${id}`);
    return seen(body) && body;
  }, what);
/** A call that Aida and the client are in, and Daniyar hears. */
const heardBy = async (phone: string, as: string) => {
  const { body } = await ask('POST', '/calls', { phone }, 'aida');
  await becomes(body.id, 'the talk', ({ state }) => state === 'up');
  expect((await ask('POST', `/calls/${body.id}/listen`, { as })).status).toBe(200);
  const { listens } = await becomes(body.id, 'the listening', (one) => one.listens[0]?.upAt);
  return { id: body.id as string, client: `cl-${body.id}-02`, hers: listens[0].channel as string };
};
const ended = async (id: string) => {
  await ask('POST', `/calls/${id}/hangup`);
  return becomes(id, 'the end', ({ state }) => state === 'ended');
};
const free = (asterisk: Asterisk) =>
  until(
    async () => [...(await asterisk.ask('channels')), ...(await asterisk.ask('bridges'))].length === 0,
    'an Asterisk without calls',
    20,
  );

let count = 0;
/** What is said to a phone within half a second. */
const toldTo = async ({ url, settings }: Asterisk, channel: string) => {
  const name = `probe-${(count += 1)}`;
  const ari = async (method: string, path: string) => {
    const authorization = `Basic ${Buffer.from(`${settings.user}:${settings.password}`).toString('base64')}`;
    const answer = await fetch(`${url}/ari/${path}`, { method, headers: { authorization } });
    expect([path, answer.ok]).toEqual([path, true]);
    return Buffer.from(await answer.arrayBuffer());
  };
  const probe = `sp-${name}`;
  await ari('POST', `channels/${channel}/snoop/${probe}?spy=out&app=crm`);
  await ari('POST', `channels/${probe}/record?name=${name}&format=wav`);
  await new Promise((done) => setTimeout(done, 500));
  await ari('POST', `recordings/live/${name}/stop`);
  await ari('DELETE', `channels/${probe}`);
  const { bytes } = readWav(await ari('GET', `recordings/stored/${name}/file`))!;
  return { low: loudness(bytes, LOW) > 200, high: loudness(bytes, HIGH) > 200 };
};
/** What Aida's phone has heard of her last call. */
const heardByAida = ({ run }: Asterisk) => loudness(readWav(readFileSync(join(run, 'heard.wav')))!.bytes, HIGH) > 20;

describe('E7 listening on a real Asterisk', () => {
  real('hears both and is heard by nobody', async (asterisk) => {
    const { id, client, hers } = await heardBy('+77015551000', 'listen');
    await until(async () => (await toldTo(asterisk, hers)).low, 'the client’s voice at the listener');
    expect(await toldTo(asterisk, client)).toMatchObject({ high: false });
    const over = await ended(id);
    expect(over.listens).toMatchObject([{ userId: desk.office.daniyar, turns: [{ as: 'listen' }] }]);
    await free(asterisk);
    expect(heardByAida(asterisk)).toBe(false);
  });

  real('whispers to whoever talks for us alone, joins both, and leaves them talking', async (asterisk) => {
    const { id, client } = await heardBy('+77015551100', 'listen');
    await ask('POST', `/calls/${id}/listen`, { as: 'whisper' });
    await becomes(id, 'the whisper', ({ listens }) => listens[0].turns.length === 2);
    for (const _ of [1, 2, 3]) expect(await toldTo(asterisk, client)).toMatchObject({ high: false });
    await ask('POST', `/calls/${id}/leave`);
    await becomes(id, 'the leaving', ({ listens }) => listens[0].to !== null);
    await until(async () => (await asterisk.ask('bridges')).length === 1, 'the bridge of the two alone');
    expect((await ended(id)).how).toMatch(/answered|short/);
    await free(asterisk);
    expect(heardByAida(asterisk)).toBe(true);
    const joined = await heardBy('+77015551200', 'join');
    await until(async () => (await toldTo(asterisk, joined.client)).high, 'the voice of who has joined at the client');
    await ended(joined.id);
    await free(asterisk);
  });

  real('goes on, and can be left, when whoever has the line is gone', async (asterisk) => {
    const { id, client, hers } = await heardBy('+77015551300', 'whisper');
    await lines.close();
    lines = open();
    await until(async () => (await toldTo(asterisk, hers)).low, 'the client’s voice after the takeover');
    expect(await toldTo(asterisk, client)).toMatchObject({ high: false });
    await ask('POST', `/calls/${id}/leave`);
    await becomes(id, 'the leaving', ({ listens }) => listens[0].to !== null);
    await lines.close();
    await ask('POST', `/calls/${id}/listen`, { as: 'listen' });
    lines = open();
    await becomes(id, 'the second listening', ({ listens }) => listens[1]?.upAt);
    await lines.close();
    await ask('POST', `/calls/${id}/hangup`);
    lines = open();
    await becomes(id, 'the end', ({ state }) => state === 'ended');
    await free(asterisk);
    const { rows } = await desk.office.db.pool.query(
      `SELECT data ->> 'kinds' AS kinds, subject_kind FROM event WHERE type = 'call.listened' AND noun_id = $1 ORDER BY seq`,
      [id],
    );
    expect(rows).toEqual([
      { kinds: '["whisper"]', subject_kind: null },
      { kinds: '["listen"]', subject_kind: null },
    ]);
  });
});
