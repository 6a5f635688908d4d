import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { leadActivities } from '../../../activities/lead.ts';
import { writeMessage } from '../../../prisma/conversation/write-message.ts';
import { readStory } from '../../../prisma/event/event.queries.ts';
import { toEvent } from '../../../prisma/event/event.ts';
import { replayLead } from '../../../prisma/lead/story.queries.ts';
import { Automation } from '../../../workflows/automation/automation.schema.ts';
import { storedEvents } from '../../support/catalogued.ts';
import { openOffice, type Office } from '../../support/office.ts';
import { come, ivan, messageNow, openAccountIn } from '../talk.ts';

const tag = (key: string, when: object) =>
  Automation.parse({ key, name: { ru: key }, when, then: [{ do: 'lead.tag', add: [key], remove: [] }] });
const automations = [
  tag('first', { on: 'message.in', first: true }),
  tag('price', { on: 'message.in', words: ['цен'] }),
  tag('late', { on: 'answer.late', after: { amount: 2, unit: 'hours' } }),
];

let office: Office;
let account: string;
beforeAll(async () => {
  office = await openOffice({ automations });
  account = await openAccountIn(office, 'telegram:anna_bot', { pipeline: 'education' });
});
afterAll(() => office?.close());

let clients = 9000;
const somebody = () => ({ ...ivan, id: ++clients, first_name: `Client ${clients}` });
const one = async (text: string, values: unknown[] = []) => (await office.db.pool.query(text, values)).rows[0];
const talkOf = async ({ id }: { id: number }) =>
  one('SELECT id, lead_id FROM conversation WHERE thread = $1', [String(id)]);
const storyOf = (id: string) => readStory(office.db, id, { limit: 200 });
const turn = (leadId: string) =>
  leadActivities({ db: office.db }).turnLead({
    ...{ workflowId: `lead:${leadId}`, leadId, now: new Date().toISOString(), known: null },
  });
const tagsOf = async (leadId: string): Promise<string[]> =>
  (await one('SELECT tags FROM lead WHERE id = $1', [leadId])).tags;
const answer = async (conversationId: string, text: string) => {
  const message = { text, parts: [], direction: 'out' as const };
  await writeMessage(office.db, { conversationId, actor: { kind: 'user', id: office.aida }, message });
};

describe('A2 what a client writes about a lead', () => {
  it('is heard in the lead’s story once, also where it has just begun the lead, and its automations answer', async () => {
    const from = somebody();
    const update = messageNow('Здравствуйте', from);
    await come(office, account, update, update);
    const { id, lead_id: leadId } = await talkOf(from);
    await come(office, account, messageNow('Какая цена?', from));
    await answer(id, 'От 5000');
    await turn(leadId);
    const events = await storyOf(leadId);
    const echoes = events.filter(({ noun }) => noun === 'echo');
    expect(echoes.map(({ type, data }) => [type, data['of'], data['text']])).toEqual([
      ['lead.client_wrote', { kind: 'conversation', id }, undefined],
      ['lead.client_wrote', { kind: 'conversation', id }, undefined],
      ['lead.answered', { kind: 'conversation', id }, undefined],
    ]);
    expect(echoes.map(({ actor }) => actor.kind)).toEqual(['client', 'client', 'user']);
    expect((await tagsOf(leadId)).toSorted()).toEqual(['first', 'price']);
    expect((await replayLead(office.db, leadId)).differences).toEqual([]);
    const { memory } = await one('SELECT memory FROM process WHERE workflow_id = $1', [`lead:${leadId}`]);
    expect(memory).toMatchObject({ timers: [], talk: { awaits: 'client' } });
  });

  it('sets the clock of its answer by the lead’s own clock', async () => {
    const from = somebody();
    await come(office, account, messageNow('?', from));
    const { lead_id: leadId } = await talkOf(from);
    await office.db.pool.query('UPDATE lead SET clock_offset = 86400000 WHERE id = $1', [leadId]);
    await turn(leadId);
    await come(office, account, messageNow('??', from));
    const { at, recorded_at: recorded } = await one(
      `SELECT at, recorded_at FROM event WHERE subject_id = $1 AND noun = 'echo' ORDER BY number DESC LIMIT 1`,
      [leadId],
    );
    expect(at - recorded).toBeGreaterThan(86_000_000);
  });

  it('is read only where the conversation is: the story does not repeat its words to others', async () => {
    const from = somebody();
    await come(office, account, messageNow('моя тайна', from));
    const { lead_id: leadId } = await talkOf(from);
    const row = await one(`SELECT * FROM event WHERE subject_id = $1 AND type = 'lead.client_wrote'`, [leadId]);
    expect(row.data.text).toBe('моя тайна');
    expect(JSON.stringify(toEvent(row))).not.toContain('тайна');
  });

  it('says what the catalogue says', async () => {
    const { types, strange } = await storedEvents(office.db);
    expect(strange).toEqual([]);
    expect([...types]).toEqual(expect.arrayContaining(['lead.client_wrote', 'lead.answered']));
  });
});
