import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { claimFetches } from '../../../prisma/conversation/file-fetch.ts';
import { sweepFiles } from '../../../prisma/file/file-sweep.ts';
import { photo } from '../../file/pictures.ts';
import { until } from '../../support/until.ts';
import { ivan, messageOf } from '../talk.ts';
import { openFilesDesk, type FilesDesk } from './account.ts';

let here: FilesDesk;
beforeAll(async () => {
  here = await openFilesDesk();
});
afterAll(() => here?.close());

const given = (id: string, more: object = {}) => ({ file_id: id, file_size: 5, ...more });
const partsOf = async (talk: string) => (await here.messages(talk))[0].parts;
const settled = async (talk: string) =>
  until(async () => {
    const parts = await partsOf(talk);
    return parts[0]?.state === 'waits' ? undefined : parts;
  }, 'the file');

describe('D4 a file of a client', () => {
  it('is fetched after its message is on the screen, and opened by whoever sees the conversation (conversations C99)', async () => {
    const bytes = await photo();
    here.bot.files.set('photo-1', bytes);
    await here.come(messageOf({ photo: [given('small'), given('photo-1', { file_size: bytes.length })] }));
    const talk = await here.talk();
    expect(await partsOf(talk)).toMatchObject([{ kind: 'file', what: 'picture', state: 'waits', file: null }]);
    const fetching = here.fetching();
    const [part] = await settled(talk);
    expect(part).toMatchObject({
      ...{ state: 'kept', mime: 'image/jpeg', size: bytes.length },
      about: { type: 'image/jpeg', width: 800, height: 600, thumbnail: true, scan: 'none' },
    });
    for (const as of ['aida', 'timur', 'saule'] as const)
      expect((await here.desk.ask('GET', `/files/${part.file}/about`, { as })).status).toBe(200);
    // from now on others answer here, and Timur has nothing to do with it
    await here.rows(`UPDATE channel_account SET people = ARRAY[$1::uuid]`, [here.desk.office.aida]);
    expect((await here.desk.ask('GET', `/files/${part.file}`, { as: 'timur' })).status).toBe(404);
    expect((await here.desk.ask('GET', `/files/${part.file}/thumbnail`, { as: 'timur' })).status).toBe(404);
    await here.rows(`UPDATE channel_account SET people = '{}'`);
    expect(await here.rows('SELECT 1 FROM file_fetch')).toEqual([]);
    expect((await here.rows(`SELECT data FROM event WHERE type = 'conversation.fetched'`))[0].data).toMatchObject({
      ...{ state: 'kept', file: part.file },
    });
    await fetching.close();
  });

  it('whose fetching died in the middle is fetched again, once kept, and never swept', async () => {
    here.bot.files.set('doc-1', Buffer.from('%PDF-1.7\n1 0 obj\nendobj\n'));
    await here.come(messageOf({ document: given('doc-1', { file_name: 'Смета.pdf' }) }));
    const talk = await here.talk();
    // somebody took it and was killed
    expect(await claimFetches(here.desk.office.db, 5)).toHaveLength(1);
    expect(await claimFetches(here.desk.office.db, 5)).toHaveLength(0);
    await here.rows(`UPDATE file_fetch SET next_at = now() - interval '1 s'`);
    const both = [here.fetching(), here.fetching()];
    expect(await settled(talk)).toMatchObject([
      { state: 'kept', name: 'Смета.pdf', about: { type: 'application/pdf' } },
    ]);
    await Promise.all(both.map((one) => one.close()));
    const kept = await here.rows(`SELECT id, loose_since FROM file WHERE name = 'Смета.pdf'`);
    expect(kept).toMatchObject([{ loose_since: null }]);
    await here.rows(`UPDATE file SET created_at = now() - interval '3 days'`);
    await sweepFiles(here.desk.office.db, here.store.remove);
    expect(await here.rows('SELECT 1 FROM file WHERE id = $1', [kept[0].id])).toHaveLength(1);
  });

  it('is asked for again while the provider rests, and given up where it has it no more (conversations C99)', async () => {
    await here.come(messageOf({ voice: given('late') }));
    const talk = await here.talk();
    const fetching = here.fetching();
    await until(async () => (await here.rows(`SELECT 1 FROM file_fetch WHERE answer IS NOT NULL`))[0], 'the refusal');
    expect(await partsOf(talk)).toMatchObject([{ state: 'waits' }]);
    here.bot.files.set('late', 'Bad Request: wrong file_id or the file is temporarily unavailable');
    await here.rows(`UPDATE file_fetch SET next_at = now() - interval '1 s'`);
    expect(await settled(talk)).toMatchObject([{ state: 'lost', file: null }]);
    // the provider has found it: somebody asks once more
    here.bot.files.set('late', Buffer.from('%PDF-1.7\n1 0 obj\nendobj\n'));
    const [{ id }] = (await here.desk.ask('GET', `/conversations/${talk}/messages`, { as: 'aida' })).body.items;
    const again = (part: number) =>
      here.desk.ask('POST', `/conversations/${talk}/messages/${id}/fetch`, { as: 'aida', body: { part } });
    expect((await again(3)).status).toBe(404);
    expect((await again(0)).status).toBe(200);
    expect(await settled(talk)).toMatchObject([{ state: 'kept' }]);
    expect((await again(0)).body.code).toBe('FileNotFetched');
    await fetching.close();
  });

  it('that the bot is not given, or that we do not take, is said so', async () => {
    const fetching = here.fetching();
    here.bot.files.set('huge', 'Bad Request: file is too big');
    await here.come(messageOf({ video: given('huge') }));
    const talk = await here.talk();
    expect(await settled(talk)).toMatchObject([{ state: 'too_large' }]);
    here.bot.files.set('virus', Buffer.from('MZ this is a program'));
    await here.come(messageOf({ document: given('virus', { file_name: 'invoice.pdf.exe' }) }));
    expect(await settled(talk)).toMatchObject([{ state: 'refused', file: null }]);
    here.bot.files.set('page', Buffer.from('<script>alert(1)</script>'));
    await here.come(messageOf({ document: given('page', { file_name: 'a.html', mime_type: 'text/html' }) }));
    const [page] = await settled(talk);
    const { headers } = await here.desk.ask('GET', `/files/${page.file}`, { as: 'aida' });
    expect(headers.get('content-type')).toBe('application/octet-stream');
    expect(headers.get('content-disposition')).toMatch(/^attachment/);
    await fetching.close();
  });

  it('stays as it was fetched where the client changes the words above it', async () => {
    const bytes = await photo();
    here.bot.files.set('photo-2', bytes);
    const fetching = here.fetching();
    const sent = messageOf({ photo: [given('photo-2', { file_size: 9 })], caption: 'Было' });
    await here.come(sent);
    const talk = await here.talk();
    const [before] = await settled(talk);
    const edited = { ...sent.message, caption: 'Стало', edit_date: 1764330000 };
    await here.come({ update_id: sent.update_id + 10_000, edited_message: edited } as never);
    const [message] = await here.messages(talk);
    expect(message).toMatchObject({ text: 'Стало', parts: [{ state: 'kept', file: before.file }] });
    expect(await here.rows('SELECT 1 FROM file_fetch')).toEqual([]);
    await fetching.close();
  });
});

describe('D4 files to a client', () => {
  it('go as what they are, several as several messages in order, the words with the first', async () => {
    await here.come(messageOf({ text: 'Пришлите фото' }, ivan));
    const talk = await here.talk();
    const [picture, text] = [await photo(), Buffer.from('name,price\nфото,5\n')];
    const files = [await here.upload('Дом.jpg', picture), await here.upload('Цены.csv', text)];
    const parts = files.map(({ id: file }) => ({ kind: 'file', file }));
    const replyTo = (await here.messages(talk))[0].id;
    const body = { text: 'Вот они', parts, replyTo };
    const written = await here.desk.ask('POST', `/conversations/${talk}/messages`, { as: 'aida', body });
    expect(written.body.messages).toHaveLength(2);
    here.bot.sent.length = 0;
    expect(await here.send()).toMatchObject({ sent: 2, left: 0 });
    expect(here.bot.sent).toMatchObject([
      { method: 'sendPhoto', caption: 'Вот они', photo: { name: 'Дом.jpg', bytes: picture } },
      { method: 'sendDocument', document: { name: 'Цены.csv', bytes: text } },
    ]);
    expect(JSON.parse(here.bot.sent[0]!['reply_parameters'])).toMatchObject({ allow_sending_without_reply: true });
    const [last, first] = await here.messages(talk);
    expect(first).toMatchObject({ state: 'sent', parts: [{ what: 'picture', about: { thumbnail: true } }] });
    expect(last.parts).toMatchObject([{ what: 'document', name: 'Цены.csv', state: 'kept' }]);
    const loose = await here.rows('SELECT 1 FROM file WHERE id = ANY($1) AND loose_since IS NOT NULL', [
      files.map(({ id }) => id),
    ]);
    expect(loose).toEqual([]);
    // whoever sees the conversation, not only who sent it
    expect((await here.desk.ask('GET', `/files/${files[1]!.id}`, { as: 'timur' })).status).toBe(200);
  });

  it('whose words are too long for a caption go after them', async () => {
    const talk = await here.talk();
    const { id: file } = await here.upload('a.txt', Buffer.from('1'));
    const body = { text: 'а'.repeat(1025), parts: [{ kind: 'file', file }] };
    await here.desk.ask('POST', `/conversations/${talk}/messages`, { as: 'aida', body });
    here.bot.sent.length = 0;
    await here.send();
    expect(here.bot.sent.map(({ method }) => method)).toEqual(['sendMessage', 'sendDocument']);
    expect(here.bot.sent[1]).not.toHaveProperty('caption');
  });

  it('that Telegram does not take as a picture go as documents', async () => {
    const talk = await here.talk();
    const { id: file } = await here.upload('long.jpg', await photo());
    await here.desk.ask('POST', `/conversations/${talk}/messages`, {
      ...{ as: 'aida', body: { parts: [{ kind: 'file', file }] } },
    });
    here.bot.sent.length = 0;
    here.bot.next.push({ code: 400, description: 'Bad Request: PHOTO_INVALID_DIMENSIONS' });
    expect(await here.send()).toMatchObject({ sent: 1 });
    expect(here.bot.sent).toMatchObject([{ method: 'sendDocument', document: { name: 'long.jpg' } }]);
  });

  it('are refused where they are another’s, gone, or too large (conversations C98)', async () => {
    const talk = await here.talk();
    const { id: file } = await here.upload('own.txt', Buffer.from('1'));
    const write = (as: 'aida' | 'timur', part: object) =>
      here.desk.ask('POST', `/conversations/${talk}/messages`, { as, body: { parts: [{ kind: 'file', ...part }] } });
    expect((await write('timur', { file })).body.code).toBe('FileGone');
    expect((await write('aida', { file: here.desk.office.aida })).body.code).toBe('FileGone');
    await here.rows('UPDATE file SET size = 60000000 WHERE id = $1', [file]);
    expect((await write('aida', { file })).body).toMatchObject({ code: 'FileTooLargeHere', status: 422 });
    await here.rows(`UPDATE file SET size = 1, scan = 'waiting' WHERE id = $1`, [file]);
    expect((await write('aida', { file })).body.code).toBe('FileNotScanned');
    await here.rows(`UPDATE file SET scan = 'none' WHERE id = $1`, [file]);
    await write('aida', { file });
    await here.store.remove(`file/${file}`);
    expect(await here.send()).toMatchObject({ failed: 1 });
    expect((await here.messages(talk))[0]).toMatchObject({ state: 'failed', reason: expect.stringMatching(/gone/) });
  });
});
