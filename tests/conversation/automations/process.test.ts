import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { tellConversation } from '../../../prisma/conversation/conversation.ts';
import { writeMessage } from '../../../prisma/conversation/write-message.ts';
import { readStory } from '../../../prisma/event/event.queries.ts';
import { publishPipeline } from '../../../prisma/publication/publication.ts';
import { createTrial } from '../../../prisma/trial/trial.ts';
import { NewMessage } from '../../../workflows/conversation/conversation.schema.ts';
import type { PipelineDefinition } from '../../../workflows/pipeline/pipeline.schema.ts';
import { isRefusal } from '../../../workflows/refusal.ts';
import type { TrialWish } from '../../../workflows/trial/trial.schema.ts';
import { openOffice, type Office } from '../../support/office.ts';
import { runProcesses, type Processes } from '../../support/running-processes.ts';
import { until } from '../../support/until.ts';
import { come, ivan, messageNow, openAccountIn } from '../talk.ts';
import { publishTalks, talksOf } from './talks.ts';

const MINUTE = 60_000;
const named = (key: string, rest: object) => ({ key, name: { ru: key, en: key }, ...rest });
const reply = (text: string) => ({ do: 'conversation.reply', text: { ru: text, en: text } });
const tag = (...add: string[]) => ({ do: 'conversation.tag', add, remove: [] });
const rules = (daniyar: string) => [
  named('opened', { when: { on: 'conversation.opened' }, then: [tag('new')] }),
  named('price', {
    when: { on: 'message.in', words: ['price'] },
    then: [reply('Our prices, {{name}}'), { do: 'give', to: 'person', person: daniyar }],
  }),
  named('more', { when: { on: 'message.in', words: ['price'] }, then: [reply('And a second answer')] }),
  named('late', {
    when: { on: 'answer.late', after: { amount: 30, unit: 'minutes' } },
    then: [{ do: 'talk.note', text: { ru: 'Ждёт', en: 'Waits' } }, reply('We are still here')],
  }),
  named('deal', {
    when: { on: 'message.in', words: ['buy'] },
    then: [{ do: 'conversation.lead', pipeline: 'education' }],
  }),
  named('closed', { when: { on: 'conversation.closed' }, then: [tag('done')] }),
];

let office: Office;
let processes: Processes;
let account: string;
let pipelineId: string;
let people = 0;
beforeAll(async () => {
  office = await openOffice();
  account = await openAccountIn(office, 'telegram:shop', {
    greeting: { ru: 'Добрый день', en: 'Hello' },
  });
  await come(office, account, messageNow('An old talk', { ...ivan, id: 8000 }));
  const { email } = await one('SELECT email FROM app_user WHERE id = $1', office.daniyar);
  pipelineId = (await publishTalks(office, account, rules(email))).pipelineId;
  processes = await runProcesses(office);
});
afterAll(async () => {
  await processes?.stop();
  await office?.close();
});

const one = async (text: string, ...values: unknown[]) => (await office.db.pool.query(text, values)).rows[0];
const rowOf = (id: string) => one('SELECT * FROM conversation WHERE id = $1', id);
const processOf = (id: string) => one('SELECT * FROM process WHERE workflow_id = $1', `conversation:${id}`);
const write = async (text: string, from = { ...ivan, id: 7000 + ++people }) => {
  await come(office, account, messageNow(text, from));
  return { from, id: (await one('SELECT id FROM conversation WHERE thread = $1', String(from.id))).id as string };
};
/** Somebody who was greeted before. */
const known = async (text: string) => {
  const { from, id } = await write('Hi');
  await until(async () => (await rowOf(id)).tags.includes('new'), 'the tag of a new talk');
  return write(text, from);
};
const asAida = (conversationId: string) => ({ conversationId, actor: { kind: 'user' as const, id: office.aida } });
const said = async (id: string) =>
  (
    await office.db.pool.query(
      `SELECT text FROM message WHERE conversation_id = $1 AND direction = 'out' ORDER BY place, number`,
      [id],
    )
  ).rows.map(({ text }) => text);
const storyOf = async (id: string) =>
  (await readStory(office.db, id, { limit: 100 })).map(({ type, cause }) => [type, cause?.automation ?? null]);
const failuresOf = async (id: string) =>
  (await readStory(office.db, id, { limit: 100 })).flatMap(({ type, data }) => {
    const { automation, because } = data as { automation: string; because: { refusal: string } };
    return type === 'automation.failed' ? [[automation, because.refusal]] : [];
  });

describe('A2 automations of a talk that is about no lead and no ticket', () => {
  it('answer, tag and hand over, and the talk’s story says why', async () => {
    const { id } = await known('What is the price?');
    await until(async () => (await rowOf(id)).assignee_id === office.daniyar, 'its operator');
    expect(await said(id)).toEqual(['Hello', 'Our prices, Ivan']);
    const story = await storyOf(id);
    expect(story).toContainEqual(['conversation.tagged', 'opened']);
    expect(story).toContainEqual(['conversation.answered', 'price']);
    expect(story).toContainEqual(['conversation.assigned', 'price']);
  });

  it('never answer one message twice: not beside another of them', async () => {
    const { id } = await known('The price, please');
    await until(async () => (await failuresOf(id)).length > 0, 'the second is refused');
    expect(await failuresOf(id)).toEqual([['more', 'AnsweredByItself']]);
    expect(await said(id)).toEqual(['Hello', 'Our prices, Ivan']);
  });

  it('and not beside the greeting of the account, which goes with the message', async () => {
    const { id } = await write('What is the price?');
    await until(async () => (await failuresOf(id)).length === 2, 'both are refused');
    expect(await said(id)).toEqual(['Hello']);
    expect((await rowOf(id)).assignee_id).toBe(office.daniyar);
  });

  it('act where nobody has answered for so long, once, and not where somebody has', async () => {
    const [{ id }, other] = [await known('Anybody?'), await known('Hello?')];
    const waits = (talk: string) => until(async () => (await processOf(talk))?.next_at, 'its clock');
    await waits(id);
    await waits(other.id);
    await writeMessage(office.db, { ...asAida(other.id), message: NewMessage.parse({ text: 'Yes' }) });
    await until(async () => (await processOf(other.id))?.state === 'finished', 'the end of what waits');
    await processes.passTime(`conversation:${id}`, 31 * MINUTE);
    await until(async () => (await said(id)).includes('We are still here'), 'the words');
    const { text } = await one(`SELECT text FROM message WHERE conversation_id = $1 AND direction = 'note'`, id);
    expect(text).toBe('Ждёт');
    await until(async () => (await processOf(id))?.state === 'finished', 'nothing waits any more');
    expect((await rowOf(id)).waiting_since).not.toBeNull();
    expect(await said(other.id)).toEqual(['Hello', 'Yes']);
  });

  it('hear that it is closed, wait for nothing then, and hear it again when it is opened again', async () => {
    const { id, from } = await known('Bye');
    await until(async () => (await processOf(id))?.next_at, 'its clock');
    await tellConversation(office.db, { ...asAida(id), order: { do: 'tag', add: [], remove: ['new'] } });
    await tellConversation(office.db, { ...asAida(id), order: { do: 'close' } });
    await until(async () => (await rowOf(id)).tags.includes('done'), 'the tag of a closed talk');
    await until(async () => (await processOf(id))?.state === 'finished', 'the end of its process');
    await write('Once more', from);
    await until(async () => (await rowOf(id)).tags.includes('new'), 'it is opened again');
  });

  it('come to a talk from before with its next message, and hear nothing older', async () => {
    const { id } = await write('And the price?', { ...ivan, id: 8000 });
    await until(async () => (await said(id)).length === 2, 'an answer');
    expect((await rowOf(id)).tags).toEqual([]);
    expect((await storyOf(id)).map(([type]) => type)).toContain('conversation.entered');
  });

  it('open a lead of the client, once, whose story has the talk from then on', async () => {
    const { id, from } = await known('I want to buy');
    const lead = await until(async () => (await rowOf(id)).lead_id as string | null, 'its lead');
    await write('I want to buy two', from);
    await until(async () => (await processOf(id))?.memory.cursor === (await rowOf(id)).event_seq, 'it has heard');
    const row = await one(
      `SELECT l.name, l.source, (SELECT array_agg(contact_id) FROM lead_contact WHERE lead_id = l.id) AS clients FROM lead l WHERE id = $1`,
      lead,
    );
    expect(row).toMatchObject({
      name: 'Ivan',
      source: { channel: 'telegram' },
      clients: [(await rowOf(id)).contact_id],
    });
    expect((await rowOf(id)).lead_id).toBe(lead);
    expect((await storyOf(id)).filter(([type]) => type === 'conversation.dealt')).toEqual([
      ['conversation.dealt', 'deal'],
    ]);
  });

  it('are tried before they are published: on what was, and on what is open', async () => {
    const { id } = await known('What is the price?');
    await until(async () => (await said(id)).length === 2, 'an answer');
    const tried = async (definition: PipelineDefinition) => {
      const wish: TrialWish = {
        kind: 'backtest',
        since: new Date(Date.now() - 3_600_000).toISOString(),
        until: new Date(Date.now() + 100).toISOString(),
      };
      const given = { actor: { kind: 'user' as const, id: office.aida }, key: `trial ${Math.random()}` };
      const begun = await createTrial(office.db, { ...given, pipelineId, definition, wish });
      if (isRefusal(begun)) throw new Error(begun.refusal);
      await until(() => one(`SELECT 1 FROM trial WHERE id = $1 AND state = 'done'`, begun.id), 'the trial');
      return (await one('SELECT steps FROM trial_lead WHERE trial_id = $1 AND lead_id = $2', begun.id, id)).steps;
    };
    const steps = (told: { automation: string; do: string }[]) => told.map((step) => `${step.automation} ${step.do}`);
    const lenient = talksOf([
      named('shut', { when: { on: 'message.in', words: ['price'] }, then: [{ do: 'talk.close' }] }),
    ]);
    const { before, after } = await tried(lenient);
    expect(steps(before)).toContain('price conversation.answered');
    expect(steps(after)).toEqual(['shut conversation.closed']);
  });

  it('follow a new version: open talks at once, closed ones when they are opened again', async () => {
    const [{ id }, shut] = [await known('Still here'), await known('Done')];
    await tellConversation(office.db, { ...asAida(shut.id), order: { do: 'close' } });
    const definition = talksOf([named('opened', { when: { on: 'conversation.opened' }, then: [tag('again')] })]);
    await office.db.pool.query(
      `INSERT INTO pipeline_draft (pipeline_id, definition, revision, updated_at) VALUES ($1, $2, 1, now())`,
      [pipelineId, JSON.stringify(definition)],
    );
    const choice = { keep: false, stageMap: {}, endRuns: true, fire: false };
    const done = await publishPipeline(office.db, {
      ...{ actor: { kind: 'user', id: office.saule }, pipeline: 'chats', note: '', revision: 1, choice },
    });
    if (isRefusal(done)) throw new Error(done.refusal);
    const newest = async () => (await one('SELECT published_id FROM pipeline WHERE id = $1', pipelineId)).published_id;
    await until(async () => (await rowOf(id)).pipeline_version_id === (await newest()), 'the new version');
    expect((await rowOf(shut.id)).pipeline_version_id).not.toBe(await newest());
    await write('Back', shut.from);
    await until(async () => (await rowOf(shut.id)).tags.includes('again'), 'the rule of the new version');
  });
});
