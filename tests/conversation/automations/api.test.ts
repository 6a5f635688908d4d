import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { turnOf } from '../../../activities/subject-turn.ts';
import { conversations } from '../../../prisma/conversation/conversation-record.ts';
import { openDesk, type Desk } from '../../support/desk.ts';
import { come, ivan, messageNow, openAccountIn } from '../talk.ts';
import { publishTalks } from './talks.ts';

let desk: Desk;
let account: string;
beforeAll(async () => {
  desk = await openDesk();
  account = await openAccountIn(desk.office);
  await publishTalks(desk.office, 'nobody', [
    {
      ...{ key: 'price', name: { ru: 'Цена', en: 'Price' }, when: { on: 'message.in', words: ['price'] } },
      then: [{ do: 'conversation.reply', text: { ru: 'Прайс', en: 'Our prices' } }],
    },
  ]);
});
afterAll(() => desk?.close());

const path = () => `/accounts/${encodeURIComponent(account)}`;
const read = async () => (await desk.ask('GET', path(), { as: 'saule' })).body;
const patch = async (automations: string | null) =>
  desk.ask('PATCH', path(), { as: 'saule', body: { revision: (await read()).revision, automations } });

describe('A2 the automations of an account’s conversations', () => {
  it('are a pipeline of conversations, and no other', async () => {
    expect((await read()).automations).toBeNull();
    expect((await patch('education')).body.code).toBe('PipelineOfOtherNoun');
    expect((await patch('unknown')).body.code).toBe('UnknownPipeline');
    expect((await patch('chats')).body.automations).toBe('chats');
    const becomes = { revision: (await read()).revision, pipeline: 'chats' };
    expect((await desk.ask('PATCH', path(), { as: 'saule', body: becomes })).body.code).toBe('PipelineOfOtherNoun');
  });

  it('tell what they have done in a conversation, and why', async () => {
    await come(desk.office, account, messageNow('What is the price?', { ...ivan, id: 4001 }));
    const [talk] = (await desk.ask('GET', '/conversations', { as: 'aida' })).body.items;
    const now = new Date().toISOString();
    await turnOf(desk.office.db, conversations, { id: talk.id, now, known: null, publicUrl: desk.url });
    const { body } = await desk.ask('GET', `/conversations/${talk.id}/automations`, { as: 'aida' });
    expect(body).toMatchObject({ pipeline: 'chats', process: { state: 'finished', waitsFor: [] } });
    expect(body.items).toMatchObject([
      { type: 'conversation.answered', cause: { automation: 'price' }, data: { text: 'Our prices', automatic: true } },
    ]);
    expect((await desk.ask('GET', `/conversations/${talk.contact.id}/automations`, { as: 'aida' })).status).toBe(404);
  });

  it('are paused by whoever sees the conversation, until a moment to come', async () => {
    const [talk] = (await desk.ask('GET', '/conversations', { as: 'aida' })).body.items;
    const pause = (id: string, until: string) =>
      desk.ask('POST', `/conversations/${id}/process/pause`, { as: 'aida', body: { reason: 'I answer', until } });
    expect((await pause(talk.id, '2020-01-01T00:00:00Z')).body.code).toBe('DueInPast');
    expect((await pause(talk.contact.id, '2090-01-01T00:00:00Z')).status).toBe(404);
  });

  it('open no form, and are counted by their open conversations', async () => {
    const form = { key: 'ask', pipeline: 'chats', definition: { title: { ru: 'Анкета' }, fields: [] } };
    expect((await desk.ask('POST', '/forms', { as: 'saule', body: form })).status).not.toBe(201);
    const lines = (await desk.ask('GET', '/pipelines/all', { as: 'saule' })).body.items;
    expect(lines.find(({ key }: { key: string }) => key === 'chats')).toMatchObject({ noun: 'conversation', leads: 1 });
  });

  it('begin as a draft with one stage', async () => {
    const made = { key: 'chats_two', name: { ru: 'Чаты' }, noun: 'conversation' };
    expect((await desk.ask('POST', '/pipelines', { as: 'saule', body: made })).status).toBe(201);
    const draft = (await desk.ask('GET', '/pipelines/chats_two/draft', { as: 'saule' })).body;
    expect(draft.definition.stages.map(({ key }: { key: string }) => key)).toEqual(['open']);
  });
});
