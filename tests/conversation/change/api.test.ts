import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { openFilesDesk, type FilesDesk } from '../files/account.ts';
import { photo } from '../../file/pictures.ts';
import { messageOf } from '../talk.ts';

let here: FilesDesk;
let talk: string;
beforeAll(async () => {
  here = await openFilesDesk();
  await here.come(messageOf({ text: 'Сколько стоит?' }));
  talk = await here.talk();
});
afterAll(() => here?.close());

const write = async (body: object): Promise<string> =>
  (await here.desk.ask('POST', `/conversations/${talk}/messages`, { as: 'aida', body })).body.messages[0];
const sent = async (body: object): Promise<string> => {
  const id = await write(body);
  await here.send();
  return id;
};
const change = (method: 'PATCH' | 'DELETE', id: string, text?: string) =>
  here.desk.ask(method, `/conversations/${talk}/messages/${id}`, {
    ...{ as: 'aida', ...(text === undefined ? {} : { body: { text } }) },
  });
const newest = async () => (await here.messages(talk))[0];
const last = () => here.bot.calls.at(-1)!;

describe('D4 a message of ours that has gone', () => {
  it('is edited at the client’s, and says what it said before', async () => {
    const id = await sent({ text: '10 000' });
    expect((await change('PATCH', id, '12 000')).status).toBe(200);
    expect(await newest()).toMatchObject({
      ...{ id, text: '12 000', earlier: [{ text: '10 000' }], change: { do: 'edit', state: 'queued' } },
    });
    expect(await here.send()).toMatchObject({ sent: 1 });
    expect(last()).toMatchObject({ method: 'editMessageText', order: { chat_id: '777', text: '12 000' } });
    expect(await newest()).toMatchObject({ state: 'sent', change: { state: 'sent' } });
    const [{ actor }] = await here.rows(`SELECT actor FROM event WHERE type = 'conversation.edited'`);
    expect(actor).toMatchObject({ kind: 'user', id: here.desk.office.aida });
    // answers to it are still known as such
    const answer = messageOf({ text: 'Беру', reply_to_message: { message_id: last().order['message_id'] } });
    await here.come(answer);
    expect(await newest()).toMatchObject({ replyTo: id });
  });

  it('is changed once more where the answer was lost, and is so where nothing was to change', async () => {
    const id = await sent({ text: 'Раз' });
    here.bot.next.push('dies after acting');
    await change('PATCH', id, 'Два');
    await here.send();
    expect(await newest()).toMatchObject({ change: { state: 'queued' } });
    await here.rows(`UPDATE delivery SET not_before = NULL WHERE changes_id = $1`, [id]);
    here.bot.next.push({ code: 400, description: 'Bad Request: message is not modified' });
    await here.send();
    expect(await newest()).toMatchObject({ change: { state: 'sent' } });
  });

  it('is taken back, stays readable, and is not changed any more', async () => {
    const id = await sent({ text: 'Ой' });
    expect((await change('DELETE', id)).status).toBe(200);
    await here.send();
    expect(last()).toMatchObject({ method: 'deleteMessage' });
    expect(await newest()).toMatchObject({ text: 'Ой', deletedAt: expect.any(String), change: { state: 'sent' } });
    expect((await change('PATCH', id, 'Эх')).body.code).toBe('MessageTakenBack');
  });

  it('with a file has its caption edited', async () => {
    const { id: file } = await here.upload('a.jpg', await photo());
    const id = await sent({ text: 'Дом', parts: [{ kind: 'file', file }] });
    await change('PATCH', id, 'Дача');
    await here.send();
    expect(last()).toMatchObject({ method: 'editMessageCaption', order: { caption: 'Дача' } });
    expect((await change('PATCH', id, 'а'.repeat(1025))).body).toMatchObject({ code: 'MessageTooLong', status: 422 });
  });

  it('says where the channel did not take the change, and when it is too late', async () => {
    const id = await sent({ text: 'Три' });
    await change('PATCH', id, 'Четыре');
    here.bot.next.push({ code: 400, description: 'Bad Request: message can’t be edited' });
    await here.send();
    expect(await newest()).toMatchObject({ text: 'Четыре', change: { state: 'failed', reason: expect.any(String) } });
    await here.rows(`UPDATE delivery SET sent_at = now() - interval '3 days' WHERE message_id = $1`, [id]);
    expect((await change('DELETE', id)).body).toMatchObject({ code: 'MessageTooOld', status: 409 });
    const [{ id: theirs }] = await here.rows(`SELECT id FROM message WHERE direction = 'in' LIMIT 1`);
    expect((await change('DELETE', theirs)).body.code).toBe('MessageNotOurs');
  });

  it('that has not left is withdrawn instead', async () => {
    const sendAt = new Date(Date.now() + 3_600_000).toISOString();
    const id = await write({ text: 'Завтра', sendAt });
    expect((await change('PATCH', id, 'Послезавтра')).body.code).toBe('MessageNotSent');
  });
});
