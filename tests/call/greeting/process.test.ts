import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect } from '@jest/globals';
import { saveCallbackRules } from '../../../prisma/callback/rules.ts';
import { askCallback } from '../../../prisma/callback/ask.ts';
import { defaultCallbackRules } from '../../../workflows/callback/rules.ts';
import { isRefusal } from '../../../workflows/refusal.ts';
import { newLead } from '../../support/office.ts';
import { runProcesses, type Processes } from '../../support/running-processes.ts';
import { until } from '../../support/until.ts';
import { dials, free, openAtAsterisk, realTest, type AtAsterisk } from '../at-asterisk.ts';
import { wavOf } from './wav.ts';

let at: AtAsterisk;
let processes: Processes | undefined;
let sound: { id: string; key: string };
beforeAll(async () => {
  at = await openAtAsterisk({ extensions: { Aida: '101', Timur: '102' } });
  if (!at.pbx) return;
  const always = Object.fromEntries([1, 2, 3, 4, 5, 6, 7].map((day) => [day, [['00:00', '24:00']]]));
  const rules = { ...defaultCallbackRules, countries: { KZ: always as never }, revision: 0 };
  if (isRefusal(await saveCallbackRules(at.desk.office.db, rules))) throw new Error('rules');
  processes = await runProcesses(at.desk.office);
  const made = await at.ask('POST', '/sounds', { name: 'Здравствуйте' }, 'saule');
  const raw = wavOf(2);
  const headers = { 'content-type': 'audio/wav' };
  const path = `/sounds/${made.body.id}/voices/ru`;
  expect((await at.desk.ask('PUT', path, { as: 'saule', raw, headers })).status).toBe(204);
  [sound] = (await at.ask('GET', '/sounds')).body.items;
}, 240_000);
afterAll(async () => {
  await processes?.stop();
  await at?.close();
});

const real = realTest(() => at);

const promise = async (phone: string, joins = true): Promise<string> => {
  const says = { sound: sound.key, joins };
  const done = await askCallback(at.desk.office.db, {
    actor: { kind: 'system' },
    wanted: { source: 'automation', phone, says, minutes: 60 },
  });
  if (isRefusal(done)) throw new Error(done.refusal);
  return done.id;
};
const callback = async (id: string) => (await at.ask('GET', `/callbacks/${id}`)).body;
const callOf = (id: string) =>
  until(async () => {
    const [one] = (await at.ask('GET', `/calls?callback=${id}`)).body.items;
    return one?.state === 'ended' && one;
  }, 'the call');
const over = (id: string) =>
  until(async () => {
    const one = await callback(id);
    return one.closedAt && one;
  }, 'the end of the promise');

describe('G1 a voice greeting on a real Asterisk', () => {
  real('is heard to its end in one call, which is all that the promise needed', async (asterisk) => {
    const phone = '+77015556100';
    const id = await promise(phone, false);
    const call = await callOf(id);
    expect(call).toMatchObject({ how: 'heard', greeting: { heard: true, failed: false, pressed: false }, user: null });
    const [leg] = call.legs;
    // two seconds of sound were played
    expect(Date.parse(leg.to) - Date.parse(leg.upAt)).toBeGreaterThan(1900);
    expect(await over(id)).toMatchObject({
      state: 'kept',
      greeting: 'Здравствуйте',
      attempts: [{ how: 'heard', by: null }],
    });
    expect(dials(asterisk, phone)).toBe(1);
    await free(asterisk);
  });

  real(
    'joins who presses 1 with whoever of ours picks up and presses it in vain, and keeps the talk',
    async (asterisk) => {
      const phone = '+77015556111';
      await at.phones.becomes(`(10[12]|${phone})`, {
        then: 'answer',
        presses: { key: '1', after: 900 },
        hangUpAfter: 3000,
      });
      const id = await promise(phone);
      const call = await callOf(id);
      expect(call).toMatchObject({ how: 'answered', greeting: { pressed: true } });
      expect(['Aida', 'Timur']).toContain(call.user.name);
      // nobody is rung a second time
      expect(call.legs.map((one: { who: string }) => one.who).toSorted()).toEqual(['client', 'user', 'user']);
      expect(await over(id)).toMatchObject({ state: 'kept', attempts: [{ how: 'answered' }] });
      expect(
        (await at.becomes(call.id, 'the recording', (one) => one.recording.state !== 'going')).recording.state,
      ).toBe('kept');
      expect(dials(asterisk, phone)).toBe(1);
      await free(asterisk);
    },
  );

  real('falls to a person where nobody of ours is there, and where the sound cannot be fetched', async (asterisk) => {
    await at.desk.office.db.pool.query('UPDATE app_user SET extension = NULL');
    const phone = '+77015556112';
    await at.phones.becomes(phone, { then: 'answer', presses: { key: '1', after: 900 } });
    const id = await promise(phone);
    expect(await callOf(id)).toMatchObject({ how: 'abandoned', greeting: { pressed: true, failed: false } });
    const due = await until(async () => {
      const one = await callback(id);
      return one.state === 'due' && one;
    }, 'somebody to call');
    expect(due).toMatchObject({ greeting: null, attempts: [{ how: 'abandoned' }] });
    await at.desk.office.db.pool.query(`UPDATE sound_voice SET token = 'elsewhere-' || token, bytes = ''`);
    const mute = await promise('+77015556200');
    expect(await callOf(mute)).toMatchObject({ how: 'abandoned', greeting: { heard: false, failed: true } });
    await until(async () => (await callback(mute)).greeting === null, 'a person’s promise');
    await free(asterisk);
  });

  real('tries a busy phone again, and calls no number of the list', async (asterisk) => {
    const busy = await promise('+77015556186');
    expect(await callOf(busy)).toMatchObject({ how: 'busy', greeting: { heard: false } });
    await until(async () => (await callback(busy)).attempts.length === 1, 'the attempt');
    expect(await callback(busy)).toMatchObject({ state: 'waiting', greeting: 'Здравствуйте' });
    const barred = '+77015556300';
    const later = await promise(barred.replace('00', '01')).catch(() => undefined);
    expect(later).toBeDefined();
    await at.ask('POST', '/do-not-call', { phone: barred, reason: 'просил' }, 'daniyar');
    await expect(promise(barred)).rejects.toThrow('OnDoNotCallList');
    expect(dials(asterisk, barred)).toBe(0);
  });
});

describe('G1 the number that clients see', () => {
  real('is that of the lead’s pipeline', async (asterisk) => {
    const { db } = at.desk.office;
    await db.pool.query(`UPDATE app_user SET extension = '101' WHERE name = 'Aida'`);
    const pipeline = (await db.pool.query('SELECT key FROM pipeline')).rows[0].key;
    const { revision } = (await at.ask('GET', '/accounts/voice:main', undefined, 'saule')).body;
    const body = { revision, callerIds: { [pipeline]: '+77273500018' } };
    expect((await at.ask('PATCH', '/accounts/voice:main', body, 'saule')).status).toBe(200);
    await until(async () => (await asterisk.ask('applications/crm')) !== undefined, 'the line');
    const leadId = await newLead(at.desk.office);
    const made = await until(async () => {
      const answer = await at.ask('POST', '/calls', { phone: '+77015556401', leadId }, 'aida');
      return answer.status === 201 && answer.body;
    }, 'a call');
    await at.is(made.id, 'ended');
    const record = readFileSync(join(asterisk.run, 'log/cdr-csv/Master.csv'), 'utf8');
    const line = record.split('\n').find((one) => one.includes(`cl-${made.id}-02`));
    expect(line).toContain('<+77273500018>');
    await free(asterisk);
  });
});
