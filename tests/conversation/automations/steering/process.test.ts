import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { readTalkAutomations } from '../../../../prisma/conversation/automations.queries.ts';
import { PAUSE, RESUME, STEER } from '../../../../workflows/process/messages.ts';
import { openOffice, type Office } from '../../../support/office.ts';
import { runProcesses, type Processes } from '../../../support/running-processes.ts';
import { until } from '../../../support/until.ts';
import { come, ivan, messageNow, openAccountIn } from '../../talk.ts';
import { publishTalks } from '../talks.ts';

const reply = (text: string) => ({ do: 'conversation.reply', text: { ru: text, en: text } });
const note = (text: string) => ({ do: 'talk.note', text: { ru: text, en: text } });
const rules = [
  ['price', { on: 'message.in', words: ['price'] }, [reply('Our prices')]],
  ['late', { on: 'answer.late', after: { amount: 30, unit: 'minutes' } }, [reply('We are still here')]],
  ['run', { on: 'message.in', words: ['wait'] }, [{ do: 'wait', for: { amount: 2, unit: 'days' } }, note('Two days')]],
  ['lost', { on: 'message.in', words: ['lead'] }, [{ do: 'conversation.lead', pipeline: 'gone' }]],
].map(([key, when, then]) => ({ key, name: { ru: String(key) }, when, then }));

let office: Office;
let processes: Processes;
let account: string;
let people = 0;
let orders = 0;
beforeAll(async () => {
  office = await openOffice();
  account = await openAccountIn(office);
  await publishTalks(office, account, rules);
  processes = await runProcesses(office);
});
afterAll(async () => {
  await processes?.stop();
  await office?.close();
});

const one = async (text: string, ...values: unknown[]) => (await office.db.pool.query(text, values)).rows[0];
const write = async (text: string, from = { ...ivan, id: 5000 + ++people }) => {
  await come(office, account, messageNow(text, from));
  return { from, id: (await one('SELECT id FROM conversation WHERE thread = $1', String(from.id))).id as string };
};
const steer = (id: string, name: string, more: object = {}) => {
  const wish = `order-${++orders}`;
  const order = { actor: { kind: 'user', id: office.aida }, key: `conversation:${id}/${wish}`, ...more };
  return processes.door.updateProcess<{ taken?: string }>(`conversation:${id}`, name, order, { updateId: wish });
};
const told = async (id: string) => (await readTalkAutomations(office.db, id))!;
const said = (id: string, text: string) =>
  until(() => one('SELECT 1 FROM message WHERE conversation_id = $1 AND text = $2', id, text), text);
const answers = async (id: string) =>
  Number((await one(`SELECT count(*) FROM message WHERE conversation_id = $1 AND direction = 'out'`, id)).count);
const waits = (id: string, what: string) =>
  until(async () => (await told(id)).process.waitsFor.find((wait) => wait.what === what), what);

describe('A2 automations of a talk in the hands of a user', () => {
  it('stand still while they are paused: what comes then is for people; they hear what comes afterwards', async () => {
    const { id, from } = await write('Hello');
    await waits(id, 'automation');
    expect(await steer(id, PAUSE, { reason: 'I talk to her' })).toMatchObject({ id });
    expect(await steer(id, PAUSE, { reason: 'again' })).toMatchObject({ refusal: 'AlreadyPaused' });
    await until(async () => (await told(id)).process.state === 'paused', 'a pause');
    expect((await told(id)).process).toMatchObject({ pausedReason: 'I talk to her', pausedUntil: null });
    expect((await told(id)).items[0]).toMatchObject({ type: 'conversation.paused', actor: { name: 'Aida' } });
    await write('The price?', from);
    await steer(id, RESUME);
    await waits(id, 'automation');
    expect(await answers(id)).toBe(0);
    await write('The price, please', from);
    await said(id, 'Our prices');
    expect((await told(id)).items.map(({ type }) => type)).toEqual(
      expect.arrayContaining(['conversation.paused', 'conversation.resumed']),
    );
  });

  it('go on by themselves where the pause has an end, though nothing of theirs waited', async () => {
    const { id, from } = await write('The price?');
    await said(id, 'Our prices');
    await steer(id, PAUSE, { reason: 'a minute', until: new Date(Date.now() + 60_000).toISOString() });
    await until(async () => (await told(id)).process.state === 'paused', 'a pause');
    await processes.passTime(`conversation:${id}`, 61_000);
    await until(async () => (await told(id)).process.state !== 'paused', 'the end of the pause');
    await write('And the price of two?', from);
    await until(async () => (await answers(id)) === 2, 'an answer');
  });

  it('do now what waits, leave a wait out, and have it back', async () => {
    const { id } = await write('Please wait');
    const { id: run } = await waits(id, 'run');
    await waits(id, 'automation');
    await steer(id, STEER, { wish: { order: 'now', timer: 'late' } });
    await said(id, 'We are still here');
    const { taken } = (await steer(id, STEER, { wish: { order: 'stop', run } })) as { taken: string };
    await until(
      async () => (await told(id)).process.waitsFor.every(({ what }) => what !== 'run'),
      'the end of the run',
    );
    await steer(id, STEER, { wish: { order: 'restore', taken } });
    await waits(id, 'run');
    await steer(id, STEER, { wish: { order: 'skip', run } });
    await said(id, 'Two days');
  });

  it('try once more what could not be done', async () => {
    const { id } = await write('A lead');
    const failures = async () => (await told(id)).items.filter(({ type }) => type === 'automation.failed');
    const [failure] = await until(async () => ((await failures()).length > 0 ? failures() : undefined), 'a failure');
    await steer(id, STEER, { wish: { order: 'retry', event: failure!.id } });
    await until(async () => (await failures()).length === 2, 'another try');
  });

  it('are nobody’s to order where there are none', async () => {
    const { id } = await write('Hello again');
    await office.db.pool.query('UPDATE conversation SET pipeline_id = NULL, pipeline_version_id = NULL WHERE id = $1', [
      id,
    ]);
    expect(await steer(id, PAUSE, { reason: 'why not' })).toMatchObject({ refusal: 'ProcessOver' });
    expect(await steer(id, STEER, { wish: { order: 'now', timer: 'late' } })).toMatchObject({ refusal: 'ProcessOver' });
  });
});
