import { afterAll, beforeAll, describe, expect } from '@jest/globals';
import { readWav } from '../../../activities/channel/voice/wav.ts';
import type { Asterisk } from '../../support/asterisk/asterisk.ts';
import { HIGH, LOW } from '../../../activities/channel/voice/dev-server/phones.ts';
import { until } from '../../support/until.ts';
import { free, openAtAsterisk, realTest, type AtAsterisk } from '../at-asterisk.ts';
import { loudness } from '../loudness.ts';

let at: AtAsterisk;
beforeAll(async () => {
  // 106 speaks in a tone of its own
  at = await openAtAsterisk({
    extensions: { Aida: '110', Timur: '101', Daniyar: '106' },
    settings: () => ({ endpoint: 'Local/{extension}@phones/n', takes: 'answer' }),
  });
}, 240_000);
afterAll(() => at?.close());

const real = realTest(() => at);
/** A call that Aida and the client are in, and Daniyar hears. */
const heardBy = async (phone: string, as: string) => {
  const id = await at.call(phone);
  await at.is(id, 'up');
  expect((await at.ask('POST', `/calls/${id}/listen`, { as })).status).toBe(200);
  const { listens } = await at.becomes(id, 'the listening', (one) => one.listens[0]?.upAt);
  return { id, client: `cl-${id}-02`, hers: listens[0].channel as string };
};
const ended = async (id: string) => {
  await at.ask('POST', `/calls/${id}/hangup`);
  return at.is(id, 'ended');
};

let count = 0;
/** What is said to a phone within half a second; or, of the end at which somebody speaks to it, what comes in. */
const toldTo = async ({ url, settings }: Asterisk, channel: string, spy: 'out' | 'in' = 'out') => {
  const name = `probe-${(count += 1)}`;
  const send = (method: string, path: string) => {
    const authorization = `Basic ${Buffer.from(`${settings.user}:${settings.password}`).toString('base64')}`;
    return fetch(`${url}/ari/${path}`, { method, headers: { authorization } });
  };
  const ari = async (method: string, path: string) => {
    const answer = await send(method, path);
    expect([path, answer.ok]).toEqual([path, true]);
    return Buffer.from(await answer.arrayBuffer());
  };
  const probe = `sp-${name}`;
  await ari('POST', `channels/${encodeURIComponent(channel)}/snoop/${probe}?spy=${spy}&app=crm`);
  // it is there a moment before it may be told anything
  const begun = () => send('POST', `channels/${probe}/record?name=${name}&format=wav`);
  await until(async () => (await begun()).ok, 'a recording of what is heard', 3);
  await new Promise((done) => setTimeout(done, 500));
  await ari('POST', `recordings/live/${name}/stop`);
  await ari('DELETE', `channels/${probe}`);
  const { bytes } = readWav(await ari('GET', `recordings/stored/${name}/file`))!;
  return { low: loudness(bytes, LOW) > 200, high: loudness(bytes, HIGH) > 200 };
};
/** The far end of the channel that is dialled to her phone. */
const toldToAida = (asterisk: Asterisk, id: string) => toldTo(asterisk, `op-${id}-01;2`, 'in');

describe('E7 listening on a real Asterisk', () => {
  real('hears both and is heard by nobody', async (asterisk) => {
    const { id, client, hers } = await heardBy('+77015551000', 'listen');
    await until(async () => (await toldTo(asterisk, hers)).low, 'the client’s voice at the listener');
    expect(await toldTo(asterisk, client)).toMatchObject({ high: false });
    expect(await toldToAida(asterisk, id)).toEqual({ low: true, high: false });
    const over = await ended(id);
    expect(over.listens).toMatchObject([{ userId: at.desk.office.daniyar, turns: [{ as: 'listen' }] }]);
    await free(asterisk);
  });

  real('whispers to whoever talks for us alone, joins both, and leaves them talking', async (asterisk) => {
    const { id, client } = await heardBy('+77015551100', 'listen');
    await at.ask('POST', `/calls/${id}/listen`, { as: 'whisper' });
    await at.becomes(id, 'the whisper', ({ listens }) => listens[0].turns.length === 2);
    await until(async () => (await toldToAida(asterisk, id)).high, 'the whisper at her phone');
    for (const _ of [1, 2, 3]) expect(await toldTo(asterisk, client)).toMatchObject({ high: false });
    await at.ask('POST', `/calls/${id}/leave`);
    await at.becomes(id, 'the leaving', ({ listens }) => listens[0].to !== null);
    await until(async () => (await asterisk.ask('bridges')).length === 1, 'the bridge of the two alone');
    expect((await ended(id)).how).toMatch(/answered|short/);
    await free(asterisk);
    const joined = await heardBy('+77015551200', 'join');
    await until(async () => (await toldTo(asterisk, joined.client)).high, 'the voice of who has joined at the client');
    await ended(joined.id);
    await free(asterisk);
  });

  real('goes on, and can be left, when whoever has the line is gone', async (asterisk) => {
    const { id, client, hers } = await heardBy('+77015551300', 'whisper');
    await at.leaveLine();
    at.takeLine();
    // nothing can be asked of the PBX by an application that nobody has
    const heard = async () => (await toldTo(asterisk, hers).catch(() => undefined))?.low;
    await until(heard, 'the client’s voice after the takeover');
    expect(await toldTo(asterisk, client)).toMatchObject({ high: false });
    await at.ask('POST', `/calls/${id}/leave`);
    await at.becomes(id, 'the leaving', ({ listens }) => listens[0].to !== null);
    await at.leaveLine();
    await at.ask('POST', `/calls/${id}/listen`, { as: 'listen' });
    at.takeLine();
    await at.becomes(id, 'the second listening', ({ listens }) => listens[1]?.upAt);
    await at.leaveLine();
    await at.ask('POST', `/calls/${id}/hangup`);
    at.takeLine();
    await at.is(id, 'ended');
    await free(asterisk);
    const { rows } = await at.desk.office.db.pool.query(
      `SELECT data ->> 'kinds' AS kinds, subject_kind FROM event WHERE type = 'call.listened' AND noun_id = $1 ORDER BY seq`,
      [id],
    );
    expect(rows).toEqual([
      { kinds: '["whisper"]', subject_kind: null },
      { kinds: '["listen"]', subject_kind: null },
    ]);
  });
});
