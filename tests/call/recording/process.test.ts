import { afterAll, beforeAll, describe, expect } from '@jest/globals';
import { finished } from '../../../activities/channel/voice/asterisk/finished.ts';
import { sweepRecordings } from '../../../prisma/call/recording-sweep.ts';
import { sweepFiles } from '../../../prisma/file/file-sweep.ts';
import { recordingOf } from '../../../workflows/call/call-now.ts';
import type { Asterisk } from '../../support/asterisk/asterisk.ts';
import { LOW } from '../../../activities/channel/voice/dev-server/phones.ts';
import { until } from '../../support/until.ts';
import { free, openAtAsterisk, realTest, type AtAsterisk } from '../at-asterisk.ts';
import { loudness } from '../loudness.ts';

let at: AtAsterisk;
beforeAll(async () => {
  at = await openAtAsterisk({ extensions: { Aida: '106', Timur: '102' } });
}, 240_000);
afterAll(() => at?.close());

const real = realTest(() => at);
const policy = async (recording: object) => {
  const { revision } = (await at.ask('GET', '/accounts/voice:main')).body;
  const body = { revision, recording: { record: 'all', consent: null, keepDays: null, ...recording } };
  expect((await at.ask('PATCH', '/accounts/voice:main', body, 'saule')).status).toBe(200);
};
const act = async (id: string, what: string) =>
  (await at.ask('POST', `/calls/${id}/${what}`, undefined, 'aida')).status;
const kept = (id: string) => at.becomes(id, 'the recording', ({ recording }) => recording.state === 'kept');
/** Of each half second, whether anything is heard. */
const heard = async (id: string) => {
  const answer = await fetch(`${at.desk.url}/api/v1/calls/${id}/recording`, {
    headers: { authorization: 'Bearer token-aida' },
  });
  const bytes = Buffer.from(await answer.arrayBuffer());
  const head = bytes.subarray(0, 44);
  return Array.from(
    { length: Math.floor((bytes.length - 44) / 8000) },
    (_, half) => loudness(Buffer.concat([head, bytes.subarray(44 + half * 8000, 44 + (half + 1) * 8000)]), LOW) > 100,
  );
};
const ariOf = ({ url, settings }: Asterisk) => {
  const authorization = `Basic ${Buffer.from(`${settings.user}:${settings.password}`).toString('base64')}`;
  const get = (path: string) => fetch(`${url}/ari/${path}`, { headers: { authorization } });
  return {
    ask: async (_: string, path: string) => ({ status: (await get(path)).status, body: {} }),
    bytes: async (path: string) => {
      const answer = await get(path);
      return answer.ok ? Buffer.from(await answer.arrayBuffer()) : undefined;
    },
  };
};
const pause = (ms: number) => new Promise((done) => setTimeout(done, ms));

describe('G5 a recording on a real Asterisk', () => {
  real('is silent while a secret is said, and deleted when its time is over', async (asterisk) => {
    const id = await at.call('+77015551000');
    await at.is(id, 'up');
    await pause(1200);
    const name = recordingOf({ id });
    const taken = () => finished(ariOf(asterisk), name);
    expect(await ariOf(asterisk).bytes(`recordings/stored/${name}/file`)).toBeDefined();
    expect(await taken()).toBeUndefined();
    expect(await act(id, 'recording/mask')).toBe(200);
    await at.becomes(id, 'the gap', ({ recording }) => recording.gaps.length === 1);
    await pause(1600);
    expect(await act(id, 'recording/unmask')).toBe(200);
    await at.becomes(id, 'the end of the gap', ({ recording }) => recording.gaps[0].to !== null);
    await pause(1200);
    await act(id, 'hangup');
    await kept(id);
    expect(await taken()).toBeDefined();
    expect((await heard(id)).map(String).join(' ')).toMatch(/^(true )+(false )+.*true/);
    const { db, store } = at.desk.deps;
    await policy({ keepDays: 30 });
    expect(await sweepRecordings(db)).toBe(0);
    await db.pool.query(`UPDATE call SET ended_at = now() - interval '31 days' WHERE id = $1`, [id]);
    const file = `file/${(await db.pool.query('SELECT recording_file FROM call WHERE id = $1', [id])).rows[0].recording_file}`;
    const isKept = () =>
      store.read(file).then(
        (bytes) => bytes.destroy() !== undefined,
        () => false,
      );
    expect(await isKept()).toBe(true);
    expect([await sweepRecordings(db), await sweepRecordings(db)]).toEqual([1, 0]);
    await sweepFiles(db, store.remove);
    expect(await isKept()).toBe(false);
    expect(await at.read(id)).toMatchObject({ recording: { state: 'deleted', deletedAt: expect.any(String) } });
    expect(await act(id, 'recording/mask')).toBe(409);
    expect((await at.ask('GET', `/calls/${id}/recording`, undefined, 'aida')).body.code).toBe('RecordingGone');
    const { rows } = await db.pool.query(`SELECT 1 FROM event WHERE type = 'call.recording_deleted' AND noun_id = $1`, [
      id,
    ]);
    expect(rows).toHaveLength(1);
    await free(asterisk);
  });

  real(
    'begins after the client was told, is none where that could not be said, and waits for a word',
    async (asterisk) => {
      await policy({ consent: 'vm-intro' });
      await until(async () => (await at.ask('GET', '/accounts/voice:main')).body.state === 'ok', 'the line');
      const told = await at.call('+77015551100');
      await until(
        async () =>
          (await asterisk.ask('channels')).some((one: any) => one.id === `cl-${told}-02` && one.state === 'Up'),
        'an answer',
      );
      expect(await at.read(told)).toMatchObject({ state: 'ringing', answeredAt: null });
      expect((await at.is(told, 'up')).recording).toMatchObject({ state: 'going', consent: 'told' });
      await act(told, 'hangup');
      await at.is(told, 'ended');
      await policy({ consent: 'no/such/sound' });
      const mute = await at.call('+77015551200');
      expect((await at.is(mute, 'up')).recording).toMatchObject({ state: 'none', consent: 'not_told' });
      await act(mute, 'hangup');
      await at.is(mute, 'ended');
      await policy({ record: 'ask' });
      const asked = await at.call('+77015551300');
      expect((await at.is(asked, 'up')).recording).toMatchObject({ state: 'none', mayBegin: true });
      expect(await act(asked, 'recording/mask')).toBe(409);
      expect(await act(asked, 'recording/begin')).toBe(200);
      await at.becomes(asked, 'the recording', ({ recording }) => recording.state === 'going');
      await until(async () => (await asterisk.ask(`recordings/live/${asked}-01`)) !== undefined, 'it at the PBX');
      await act(asked, 'hangup');
      await kept(asked);
      await free(asterisk);
    },
  );
});
