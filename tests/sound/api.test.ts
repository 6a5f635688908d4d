import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { voiceOf } from '../../prisma/sound/sound.queries.ts';
import { uuidv7 } from '../../prisma/id.ts';
import { wavOf } from '../call/greeting/wav.ts';
import { openLine } from '../call/lines.ts';
import { openDesk, type Desk, type Name } from '../support/desk.ts';

let desk: Desk;
beforeAll(async () => {
  desk = await openDesk();
});
afterAll(() => desk?.close());

const ask = (method: string, path: string, body?: object, as: Name = 'saule') => desk.ask(method, path, { as, body });
const upload = (id: string, language: string, raw: Buffer, as: Name = 'saule') =>
  desk.ask('PUT', `/sounds/${id}/voices/${language}`, { as, raw, headers: { 'content-type': 'audio/wav' } });
const sounds = async () => (await ask('GET', '/sounds', undefined, 'aida')).body.items;

describe('G1 sounds that clients hear', () => {
  it('are uploaded by admins in each language, and fetched by whoever knows the address', async () => {
    expect((await ask('POST', '/sounds', { name: 'Привет' }, 'daniyar')).status).toBe(403);
    const { body } = await ask('POST', '/sounds', { name: 'Привет' });
    expect((await upload(body.id, 'ru', wavOf(3), 'aida')).status).toBe(403);
    expect((await upload(body.id, 'ru', wavOf(3))).status).toBe(204);
    expect((await upload(body.id, 'kk', wavOf(1))).status).toBe(204);
    const [sound] = await sounds();
    expect(sound).toMatchObject({
      name: 'Привет',
      voices: [
        { language: 'kk', seconds: 1 },
        { language: 'ru', seconds: 3 },
      ],
    });
    const heard = await fetch(`${desk.url}${sound.voices[1].path}`);
    expect([heard.status, heard.headers.get('content-type')]).toEqual([200, 'audio/wav']);
    expect(Buffer.from(await heard.arrayBuffer()).equals(wavOf(3))).toBe(true);
    await upload(body.id, 'ru', wavOf(2));
    expect((await fetch(`${desk.url}${sound.voices[1].path}`)).status).toBe(404);
    expect((await upload(uuidv7(), 'ru', wavOf(1))).status).toBe(404);
  });

  it('are said in the client’s language, else in Russian, else as there is', async () => {
    const { db } = desk.office;
    const [sound] = await sounds();
    const said = async (language: string) => {
      const contact = uuidv7();
      const call = uuidv7();
      await db.pool.query(`INSERT INTO contact (id, name, language) VALUES ($1, 'Асель', $2)`, [contact, language]);
      await db.pool.query(
        `INSERT INTO call (id, direction, account_id, contact_id) VALUES ($1, 'out', 'voice:main', $2)`,
        [call, contact],
      );
      const token = await voiceOf(db, { key: sound.key, call });
      return (await db.pool.query('SELECT language FROM sound_voice WHERE token = $1', [token])).rows[0].language;
    };
    expect([await said('kk'), await said('ru'), await said('en')]).toEqual(['kk', 'ru', 'ru']);
    expect(await voiceOf(db, { key: 'gone', call: uuidv7() })).toBeUndefined();
  });

  it('must be what telephones play', async () => {
    const { body } = await ask('POST', '/sounds', { name: 'Другая' });
    const wrong = [Buffer.from('ID3'), wavOf(1, 44_100), wavOf(0), Buffer.alloc(0), Buffer.alloc(100)];
    for (const raw of wrong)
      expect((await upload(body.id, 'ru', raw)).body).toMatchObject({ code: 'SoundNotForPhones' });
    expect((await upload(body.id, 'ru', wavOf(121))).status).toBe(413);
    expect((await upload(body.id, 'de', wavOf(1))).status).toBe(404);
  });

  it('stay while something says them', async () => {
    const [, sound] = await sounds();
    const line = await openLine(desk);
    const { revision } = (await ask('GET', `/accounts/${line}`)).body;
    const recording = { record: 'all', consent: `upload:${sound.key}`, keepDays: null };
    expect((await ask('PATCH', `/accounts/${line}`, { revision, recording })).status).toBe(200);
    const refused = await ask('DELETE', `/sounds/${sound.id}`);
    expect(refused.body).toMatchObject({ code: 'SoundUsed' });
    expect(refused.body.detail).toContain('Main');
    await desk.office.db.pool.query(`UPDATE channel_account SET desk = desk - 'recording'`);
    expect((await ask('DELETE', `/sounds/${sound.id}`)).status).toBe(204);
    expect(await sounds()).toHaveLength(1);
  });
});
